import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { execute, root } from "../../scripts/process.ts";
import { skip } from "../reporter.ts";
import { tryArgs, tryEnvironment } from "./try.ts";

describe("npm run try, before it serves anything", function () {
  this.timeout(120_000);
  let folder: string;
  let taken: Server;
  let port: number;
  before(async function () {
    if (process.platform === "win32") skip(this, "it needs scripts of the shell");
    folder = mkdtempSync(path.join(tmpdir(), "try-test-"));
    taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const address = taken.address();
    port = typeof address === "object" && address !== null ? address.port : 0;
  });
  after(() => {
    taken?.close();
    if (folder !== undefined) rmSync(folder, { recursive: true });
  });

  /** Runs it with a `code` that notes its arguments and exits with `status`; the browser's port is taken. */
  async function run(name: string, status: number, extra: NodeJS.ProcessEnv) {
    const bin = path.join(folder, name);
    const notes = path.join(bin, "notes");
    const temporary = path.join(bin, "tmp");
    mkdirSync(temporary, { recursive: true });
    writeFileSync(
      path.join(bin, "code"),
      `#!/bin/sh\nprintf '%s\\n' "$@" >'${notes}'\ntest -f "$3/AGENTS.md" || exit 9\nexit ${status}\n`,
      { mode: 0o755 },
    );
    const variables = { PATH: `${bin}${path.delimiter}${process.env["PATH"]}`, TMPDIR: temporary, ...extra };
    const ended = await execute(process.execPath, [...tryArgs, String(port)], { env: tryEnvironment(variables) });
    return { ...ended, said: existsSync(notes) ? readFileSync(notes, "utf8").trimEnd().split("\n") : [], temporary };
  }
  const notFree = () => `Port ${port} is not free; choose another one, or let any be chosen: npm run try -- --port 0\n`;

  it("says what to do when the port is taken", async () => {
    const { code, output, said } = await run("taken", 0, { GLYPHGUARD_TRY: "embedded" });
    assert.deepEqual({ code, output, said }, { code: 1, output: notFree(), said: [] });
  });

  it("opens the VS Code of this machine, and leaves it its folder", async () => {
    const { code, output, said, temporary } = await run("works", 0, {});
    const [first, second, sample = "", ...more] = said;
    assert.deepEqual([first, second, more], ["--new-window", `--extensionDevelopmentPath=${root}`, []]);
    assert.ok(sample.startsWith(path.join(temporary, "glyphguard-")) && existsSync(path.join(sample, "findings")));
    assert.equal(code, 0);
    assert.ok(output.startsWith(`VS Code opens with Glyphguard and a sample workspace: ${sample}\n`));
  });

  it("serves one when that VS Code does not start", async () => {
    const { code, output, said, temporary } = await run("fails", 1, {});
    assert.equal(said.length, 3);
    assert.equal(output, `That VS Code did not start; here is one in the browser.\n${notFree()}`);
    assert.equal(code, 1);
    assert.deepEqual(
      readdirSync(temporary).filter((name) => name.startsWith("glyphguard-")),
      [],
    );
  });

  for (const [name, extra, why] of [
    ["remote", { VSCODE_IPC_HOOK_CLI: "/run/vscode-ipc.sock" }, "The VS Code of this terminal runs on another system"],
    ["wsl", { WSL_DISTRO_NAME: "Debian" }, "The VS Code of this terminal runs on another system"],
    ...(process.platform === "linux"
      ? ([["blind", { DISPLAY: "", WAYLAND_DISPLAY: "" }, "This terminal has no display"]] as const)
      : []),
  ] as const) {
    it(`serves one where no window can open: ${name}`, async () => {
      const { code, output, said } = await run(name, 0, extra);
      assert.deepEqual([code, said], [1, []]);
      assert.equal(output, `${why}; here is a VS Code in the browser.\n${notFree()}`);
    });
  }
});
