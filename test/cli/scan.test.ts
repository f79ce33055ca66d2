import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { formatNames } from "../../src/report/formats.ts";
import type { JsonReport } from "../../src/report/json.ts";
import { commitAll, git, makePipe, useFolder, write } from "../workspace/support.ts";
import { type Run, type RunOptions, runHere, useCommand } from "./support.ts";

describe("glyphguard scan", function () {
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

  it("is calm about a clean folder", async () => {
    write(folder.path, { "a.ts": "const a = 1;\n", "b.md": "caf\u00e9\n" });
    assert.deepEqual(await scan(), { code: 0, stdout: "No findings in 2 files.\n", stderr: "" });
  });

  it("shows each finding with its place, its line and a caret under it", async () => {
    write(folder.path, { "a.ts": "const a = 1;\n\tconst b\u200b = 2;\n" });
    const { code, stdout, stderr } = await scan();
    assert.equal(code, 1);
    assert.equal(stderr, "");
    assert.deepEqual(stdout.split("\n"), [
      "a.ts:2:9  error  hidden-character  Hidden character: U+200B ZERO WIDTH SPACE",
      "      const b<U+200B> = 2;",
      "             ^^^^^^^^",
      "",
      "1 finding (1 error) in 1 of 1 file.",
      "",
    ]);
  });

  it("never prints a hidden character, not even in a path", async () => {
    write(folder.path, {
      "a\u202eb\n\u001b[2Jc d.ts": "let a\u202e\u001b[31m\u200b\u{e0041};\n",
      "e\n.txt": Buffer.from([0xff]),
    });
    const { stdout, stderr } = await scan();
    assert.match(stdout, /a<U\+202E>b<U\+000A><U\+001B>\[2Jc d\.ts:1:6/);
    for (const text of [stdout, stderr]) {
      assert.doesNotMatch(text, /[^\n -\u{10ffff}]|[\u200b\u202e\u{e0041}]/u);
    }
  });

  it("never writes a hidden character, whatever the format, not in a name of what is wrong either", async () => {
    write(folder.path, {
      "a\u202eb\n\u001b[2Jc d.ts":
        "let a\u202e\u001b[31m\u200b\u{e0041} = p\u0430ss;\nlet \u0441\u043e\u0440\u0443; copy\n",
      "e\n\u2066.txt": Buffer.from([0xff]),
      "f\u200b.blob": Buffer.alloc(99),
      ".vscode/settings.json": '{ "glyphguard.rules": { "a\u202e\u200b": "off" } }',
    });
    for (const format of formatNames) {
      for (const args of [["."], ["--max-results", "3", "."], ["--shard", "1/1", ".", "gone\u202e\n\u001b[2J"]]) {
        const { code, report, errors } = await runHere(folder.path, ["scan", "--format", format, ...args]);
        assert.equal(code, 2);
        for (const text of [report, errors])
          assert.doesNotMatch(
            text,
            /[^\n -\u{10ffff}]|[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e0fff}]/u,
          );
      }
    }
  });

  it("prints JSON in ASCII, sorted, with the paths as they are", async () => {
    const odd = "b \u4e2d\u200b\n.ts";
    write(folder.path, { [odd]: "x\n\ud83d\ude00 a\u202e\u200b\n", "a.ts": "\u200b", "c.png": Buffer.alloc(9) });
    const { code, stdout, report } = await scanJson();
    assert.equal(code, 1);
    assert.match(stdout, /^[\n -~]*$/);
    assert.equal(report.version, 1);
    assert.deepEqual(
      [report.files + report.binary, report.problems, report.notes.length],
      [3, [], report.notes.length],
    );
    const places = report.findings.map(({ path, line, column, endLine, endColumn, characters }) => [
      path,
      line,
      column,
      endLine,
      endColumn,
      characters,
    ]);
    assert.deepEqual(places, [
      ["a.ts", 1, 1, 1, 2, ["U+200B"]],
      [odd, 1, 4, 1, 5, ["U+200B"]],
      [odd, 1, 5, 1, 6, ["U+000A"]],
      [odd, 2, 5, 2, 6, ["U+202E"]],
      [odd, 2, 6, 2, 7, ["U+200B"]],
    ]);
    assert.equal((await scanJson()).stdout, stdout);
  });

  it("decides by --fail-on and prints all the same", async () => {
    write(folder.path, { "a.md": "a\u200bb\n" });
    const codes = ["error", "warning", "information"].map(async (level) => {
      const { code, stdout } = await scan(["--fail-on", level]);
      assert.match(stdout, /1 finding \(1 warning\)/);
      return code;
    });
    assert.deepEqual(await Promise.all(codes), [0, 1, 1]);
  });

  it("scans what is named although git ignores it, and only that", async () => {
    write(folder.path, { ".gitignore": "*.log\nout\n", "a.log": "\u200b", "out/b.ts": "\u200b", "c.ts": "\u200b" });
    git(folder.path, "init", "--quiet");
    assert.deepEqual((await scanJson()).paths, ["c.ts"]);
    assert.deepEqual((await scanJson(["a.log", "out"])).paths, ["a.log", "out/b.ts"]);
    assert.deepEqual((await scanJson(["out/b.ts", "out", "./out"])).paths, ["out/b.ts"]);
    assert.deepEqual((await scanJson(["."], { cwd: join(folder.path, "out") })).paths, ["b.ts"]);
    assert.deepEqual((await scanJson(["../c.ts"], { cwd: join(folder.path, "out") })).paths, [
      join(folder.path, "c.ts"),
    ]);
  });

  it("says what it cannot scan, scans the rest and fails", async () => {
    write(folder.path, { "a.ts": "a" });
    makePipe(join(folder.path, "pipe"));
    const { code, stdout, stderr } = await scan(["a.ts", "missing", "pipe", "/dev/zero", ""]);
    assert.equal(code, 2);
    assert.deepEqual(stderr.split("\n"), [
      "glyphguard: problem: missing: cannot be scanned: no such file or folder",
      "glyphguard: problem: pipe: cannot be scanned: a named pipe, not a file",
      "glyphguard: problem: /dev/zero: cannot be scanned: a device, not a file",
      'glyphguard: problem: "": is an empty path',
      "",
    ]);
    assert.equal(stdout, "No findings in 1 file. Incomplete: 4 problems.\n");
  });

  it("says what it may not read", async () => {
    write(folder.path, { "a.ts": "a", "no.ts": "a", "folder/b.ts": "b" });
    chmodSync(folder.path, 0o755);
    chmodSync(join(folder.path, "no.ts"), 0);
    chmodSync(join(folder.path, "folder"), 0);
    // Root reads everything, so as root the command runs as nobody.
    const { code, stderr } = await scan([], process.getuid?.() === 0 ? { uid: 65534 } : {});
    chmodSync(join(folder.path, "folder"), 0o755);
    assert.equal(code, 2);
    assert.deepEqual(stderr.split("\n"), [
      "glyphguard: problem: folder/: the folder cannot be read: permission denied",
      "glyphguard: problem: no.ts: could not be checked: permission denied",
      "",
    ]);
  });

  it("ends on links in a circle and on pipes", async () => {
    write(folder.path, { "sub/a.ts": "a" });
    symlinkSync("..", join(folder.path, "sub/up"));
    symlinkSync("self", join(folder.path, "self"));
    makePipe(join(folder.path, "pipe"));
    const { code, stdout, stderr } = await scan();
    assert.equal(code, 0);
    assert.equal(stdout, "No findings in 1 file.\n");
    assert.equal(stderr, "glyphguard: note: pipe: skipped: a named pipe, not a file\n");
  });

  it("is silent about a tracked file that was deleted", async () => {
    write(folder.path, { "a.ts": "a", "b.ts": "b" });
    commitAll(folder.path);
    execFileSync("rm", [join(folder.path, "b.ts")]);
    assert.deepEqual(await scan(), { code: 0, stdout: "No findings in 1 file.\n", stderr: "" });
  });

  it("reads a name that is not UTF-8, and UTF-16", async () => {
    writeFileSync(Buffer.concat([Buffer.from(`${folder.path}/caf`), Buffer.from([0xe9])]), "a\u200b");
    write(folder.path, { "utf16.ts": Buffer.from("\ufeffa\u200b", "utf16le") });
    const { report, paths } = await scanJson();
    assert.deepEqual(paths, ["caf\\xE9", "caf\\xE9", "utf16.ts"]);
    const [name] = report.findings;
    assert.deepEqual(
      [name?.rule, name?.region, name?.column, name?.endColumn, name?.message],
      ["broken-encoding", "path", 4, 8, "The name is not valid UTF-8: E9"],
    );
  });

  it("takes the policy from the settings, whose globs count from their folder", async () => {
    const allow = [{ characters: "U+200B", files: "docs/**", reason: "a test" }];
    write(folder.path, {
      ".vscode/settings.json": JSON.stringify({ "glyphguard.allow": allow }),
      "docs/a.md": "a\u200b",
      "b.md": "a\u200b",
    });
    git(folder.path, "init", "--quiet");
    assert.deepEqual((await scanJson()).paths, ["b.md"]);
    assert.deepEqual((await scanJson(["docs"])).paths, []);
    assert.deepEqual((await scanJson(["a.md"], { cwd: join(folder.path, "docs") })).paths, []);
  });

  it("names the other place of a finding as it names files, wherever it runs", async () => {
    const life = "const \u0436\u0438\u0437\u043d\u044c = 1;\n";
    write(folder.path, {
      ".vscode/settings.json": "{}",
      "in/a.ts": `${life}\u0441\u043e\u0440\u0443();\n`,
      "in/b.ts": "export function copy() {}\n",
      "in/c.ts": "let c\u200b;",
    });
    git(folder.path, "init", "--quiet");
    const placesIn = async (place: string) => {
      const { report } = await runHere(join(folder.path, place), ["scan", "--format", "json", "."]);
      const { findings } = JSON.parse(report) as JsonReport;
      return findings.map(({ path, related }) => [path, related?.path, related?.line, related?.column]);
    };
    assert.deepEqual(await placesIn("."), [
      ["in/a.ts", "in/b.ts", 1, 17],
      ["in/c.ts", undefined, undefined, undefined],
    ]);
    assert.deepEqual(await placesIn("in"), [
      ["a.ts", "b.ts", 1, 17],
      ["c.ts", undefined, undefined, undefined],
    ]);
  });

  it("says what is wrong with the settings and goes on with the default for that key alone", async () => {
    const rules = '{ "hidden-character": "off", "bidi-control": "loud" }';
    write(folder.path, { ".vscode/settings.json": `{ "glyphguard.rules": ${rules} }`, "a.md": "a\u200b\u202e" });
    const { code, report, stderr } = await scanJson();
    assert.equal(code, 2);
    assert.equal(stderr, "");
    assert.deepEqual(
      report.findings.map(({ rule }) => rule),
      ["bidi-control"],
    );
    assert.match(report.problems[0]?.message ?? "", /"glyphguard\.rules\.bidi-control" must be/);
  });

  it("does without git and says so", async () => {
    write(folder.path, { ".gitignore": "*.log\n", "a.ts": "a\u200b", "b.log": "a\u200b" });
    git(folder.path, "init", "--quiet");
    const { report, paths } = await scanJson([], { env: { PATH: folder.path } });
    assert.deepEqual(paths, ["a.ts"]);
    assert.match(report.notes[0]?.message ?? "", /^git is not on PATH/);
  });

  it("shows a part of a long line", async () => {
    write(folder.path, { "a.txt": `${"x".repeat(10 << 20)}\u200b${"y".repeat(1000)}` });
    const { stdout } = await scan();
    const [place, line, marks] = stdout.split("\n");
    assert.match(place ?? "", /^a\.txt:1:10485761 /);
    assert.equal(line, `    \u2026${"x".repeat(60)}<U+200B>${"y".repeat(139)}\u2026`);
    assert.equal(marks, `${" ".repeat(65)}^^^^^^^^`);
  });
});
