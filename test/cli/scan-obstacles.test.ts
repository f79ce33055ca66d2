import assert from "node:assert/strict";
import { chmodSync, closeSync, existsSync, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonReport } from "../../src/report/json.ts";
import { git, makePipe, useFolder, write } from "../workspace/support.ts";
import { type Run, type RunOptions, useCommand } from "./support.ts";

describe("glyphguard scan, where something is in its way", function () {
  // Each test runs processes.
  this.timeout(120_000);
  const run = useCommand();
  const folder = useFolder();

  function scan(args: readonly string[] = [], options: Partial<RunOptions> = {}): Promise<Run> {
    return run(["scan", ...args], { cwd: folder.path, ...options });
  }

  async function scanJson(args: readonly string[] = [], options: Partial<RunOptions> = {}) {
    const { code, stdout, stderr } = await scan(["--format", "json", ...args], options);
    const report: JsonReport = JSON.parse(stdout);
    return { code, stdout, stderr, report, paths: report.findings.map(({ path }) => path) };
  }

  it("does not mind a reader that hangs up, and still tells by its code", async () => {
    write(folder.path, { "a.txt": "a\u200b\n".repeat(20_000), "b.txt": "a" });
    const { code, stderr } = await scan([], { hangUp: true });
    assert.equal(code, 1);
    assert.equal(stderr, "");
  });

  it("colours only where that is wanted", async () => {
    write(folder.path, { "a.ts": "a\u200b" });
    const codes = /\u001b\[/;
    assert.doesNotMatch((await scan()).stdout, codes);
    assert.match((await scan([], { env: { FORCE_COLOR: "1" } })).stdout, codes);
    assert.doesNotMatch((await scan(["--no-color"], { env: { FORCE_COLOR: "1" } })).stdout, codes);
    assert.doesNotMatch((await scan([], { env: { FORCE_COLOR: "1", NO_COLOR: "1" } })).stdout, codes);
  });

  it("does not run a git that npm put on PATH from the project, nor one beside the folder that is scanned", async () => {
    const trap = `#!/bin/sh\ntouch "${folder.path}/ran"\n`;
    write(folder.path, { "node_modules/.bin/git": trap, "tools/git": trap, "src/a.ts": "a\u200b" });
    git(folder.path, "init", "--quiet");
    for (const bin of ["node_modules/.bin", "tools"]) {
      chmodSync(join(folder.path, bin, "git"), 0o755);
      const env = { PATH: `${join(folder.path, bin)}:${process.env["PATH"]}` };
      const { paths, report } = await scanJson(["src"], { env });
      assert.deepEqual(paths, ["src/a.ts"]);
      assert.deepEqual(report.notes, []);
      assert.ok(!existsSync(join(folder.path, "ran")), bin);
    }
  });

  it("names the files that it skips because they are binary", async () => {
    write(folder.path, { "a.blob": Buffer.alloc(100), "a.ts": "a", "b\u200b.blob": Buffer.alloc(100) });
    const { report } = await scanJson([".", "a.blob"]);
    assert.deepEqual(report.skipped, ["a.blob", "b\u200b.blob"]);
    assert.equal(report.binary, 2);
  });

  it("scans both of two files whose names look the same when spelled out", async () => {
    const raw = Buffer.concat([Buffer.from(`${folder.path}/a`), Buffer.from([0xe9]), Buffer.from(".js")]);
    writeFileSync(raw, "a\u202e");
    write(folder.path, { "a\\xE9.js": "a\u200b" });
    for (const args of [["."], ["a\\xE9.js", "."], [".", "a\\xE9.js"]]) {
      const { report } = await scanJson(args);
      const found = report.findings.map(({ path, characters }) => [path, ...characters]).sort();
      assert.deepEqual(found, [
        ["a\\\\xE9.js", "U+200B"],
        ["a\\xE9.js", "U+202E"],
        ["a\\xE9.js", "U+FFFD"],
      ]);
    }
  });

  it("says where it scanned nothing", async () => {
    write(folder.path, { ".gitignore": "*\n", "a.ts": "a\u200b", "empty/.gitignore": "*\n", "full/a.ts": "a" });
    const { code, stdout, stderr } = await scan();
    assert.deepEqual([code, stdout], [0, "No findings in 0 files.\n"]);
    assert.deepEqual(stderr.split("\n"), [
      "glyphguard: Nothing was scanned in .",
      "glyphguard: note: .: 4 files and folders left out because of a .gitignore, though this is no repository",
      "",
    ]);
    const quiet = await scan(["--quiet", "--format", "json", "empty", "full"]);
    assert.equal(quiet.stderr, "glyphguard: Nothing was scanned in empty/\n");
  });

  it("goes on where the settings are made to break the parser", async () => {
    write(folder.path, { ".vscode/settings.json": "[".repeat(200_000), "a.ts": "a\u200b" });
    const { code, report, paths } = await scanJson();
    assert.equal(code, 2);
    assert.deepEqual(paths, ["a.ts"]);
    assert.match(report.problems[0]?.message ?? "", /^is nested too deeply/);
  });

  it("fails where its report, its problems or its help cannot be written", async () => {
    write(folder.path, { "a.ts": "a" });
    const full = openSync("/dev/full", "w");
    const codes = [
      await scan([".", "missing"], { stderr: full }),
      await scan(["--fromat"], { stderr: full }),
      await scan([], { stdout: full }),
      await scan(["--help"], { stdout: full }),
    ].map(({ code }) => code);
    closeSync(full);
    assert.deepEqual(codes, [2, 2, 2, 2]);
  });

  it("says nothing but findings and problems with --quiet", async () => {
    write(folder.path, { "a.txt": "a" });
    makePipe(join(folder.path, "pipe"));
    assert.match((await scan()).stderr, /^glyphguard: note: pipe: skipped/);
    assert.deepEqual(await scan(["--quiet"]), { code: 0, stdout: "", stderr: "" });
  });
});
