import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { hosts } from "../../scripts/host/install.ts";
import { execute, root } from "../../scripts/process.ts";

/** Runs in a process of its own, so that what the provoked host prints does not stand in this report. */
async function provoke(file: string, limit = 60_000): Promise<string> {
  const program = `
    import { runExtensionTests } from "./scripts/host/run.ts";
    const options = { host: "current", files: ["provoke/${file}"], limit: ${limit} };
    console.log(await runExtensionTests(options).then(JSON.stringify, (error) => error.message));`;
  const { output } = await execute(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", program]);
  return output;
}

describe("the run of tests inside VS Code", function () {
  this.timeout(120_000);

  it("counts what passed and what failed", async () => {
    assert.match(await provoke("fail"), /\n\{"passed":1,"skipped":0,"failures":\["fails\\n.*1 !== 2.*"\]\}\n$/);
  });
  for (const [what, file] of [
    ["crashes", "crash"],
    ["exits with 0", "exit"],
    ["cannot load its tests", "none"],
  ] as const) {
    it(`fails when the host ${what}`, async () => {
      assert.match(await provoke(file), /\nThe extension host did not come to the end of the tests\.\n$/);
    });
  }
  it("fails when the host hangs", async () => {
    assert.match(
      await provoke("hang", 15_000),
      /^The extension host hangs: no end within 15 s\.\n[\s\S]*did not come to the end/,
    );
  });
  it("fails when no test ran", async () => {
    assert.match(await provoke("empty"), /\nThe extension host ran no test\.\n$/);
  });
});

describe("the table of hosts", () => {
  it("names the VS Code that the manifest promises as the lowest", () => {
    const { engines } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
      engines: { vscode: string };
    };
    const minor = (version: string) => version.split(".").slice(0, 2).join(".");
    assert.equal(`^${minor(hosts.lowest.vscode)}.0`, engines.vscode);
  });
});
