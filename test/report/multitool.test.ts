import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { accessSync, chmodSync, constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Log } from "sarif";
import { skip } from "../reporter.ts";
import { reportOf, written } from "./support.ts";

interface Tool {
  readonly path: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Microsoft's validator, whose package may come without the permission to run it. */
async function validator(): Promise<Tool | { readonly reason: string }> {
  try {
    const { default: path } = await import("@microsoft/sarif-multitool");
    try {
      accessSync(path, constants.X_OK);
    } catch {
      chmodSync(path, 0o755);
    }
    // It asks the internet for the schema, and waits for as long as that does: nobody listens on port 9.
    const offline = { HTTP_PROXY: "http://127.0.0.1:9", HTTPS_PROXY: "http://127.0.0.1:9" };
    // .NET wants ICU, or to hear that it is not needed.
    const env = { ...process.env, ...offline, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1" };
    const { status, error, stderr } = spawnSync(path, ["--version"], { env, encoding: "utf8" });
    return status === 0 ? { path, env } : { reason: `the SARIF multitool does not run: ${error?.message ?? stderr}` };
  } catch (error) {
    return { reason: `the SARIF multitool is not there: ${error}` };
  }
}

describe("the SARIF report before Microsoft's validator", function () {
  this.timeout(120_000);
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "glyphguard-sarif-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** The rules that a report breaks, but for notes of taste. */
  function broken(tool: Tool, report: string): string[] {
    const [file, answer] = [join(folder, "a.sarif"), join(folder, "answer.sarif")];
    writeFileSync(file, report);
    const kinds = [
      "--level",
      "Error;Warning",
      "--kind",
      "Fail",
      "--rule-kind",
      "Sarif;Ghas",
      "--log",
      "ForceOverwrite",
    ];
    const { error, stdout } = spawnSync(tool.path, ["validate", file, ...kinds, "--output", answer], {
      env: tool.env,
      encoding: "utf8",
    });
    assert.equal(error, undefined, stdout);
    const log: Log = JSON.parse(readFileSync(answer, "utf8"));
    return log.runs.flatMap(({ results }) => results?.map(({ ruleId = "" }) => ruleId) ?? []);
  }

  it("is valid, and breaks none of its rules but the one that wants an address of the project", async function () {
    const tool = await validator();
    if ("reason" in tool) return skip(this, tool.reason);
    const text = "let p\u0430ss\u200b = 1; // \u202e\nlet \u0441\u043e\u0440\u0443;\nlet copy;\n\uff0b {0} [a](b)";
    const files = [
      reportOf("a b%\u4e2d.ts", text),
      reportOf("hid\u200bden/a:b.md", text),
      reportOf("/absolute/c.ts", text),
    ];
    const more = { problems: [{ path: "x y", message: "a {b}" }], notes: [{ path: "", message: "n" }], skipped: ["z"] };
    assert.deepEqual([...new Set(broken(tool, written("sarif", files, more)))], ["SARIF2005"]);
    assert.deepEqual([...new Set(broken(tool, written("sarif", [])))], ["SARIF2005"]);
    const report = written("sarif", files);
    assert.deepEqual(broken(tool, report.replace('"columnKind"', '"columns"')), ["JSON1005", "SARIF2005"]);
    // It says nothing at all of what it cannot read: not even of the address.
    assert.deepEqual(broken(tool, report.replace('"utf16CodeUnits"', '"bytes"')), []);
  });
});
