import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { JsonReport } from "../../src/report/json.ts";
import { commitAll, git, useFolder, write } from "../workspace/support.ts";
import { useCommand } from "./support.ts";

const preload = (name: string): string => `--require=${resolve("test/cli/preload", name)}`;

describe("glyphguard scan, where files change or cannot be reached", function () {
  // Each test runs processes.
  this.timeout(120_000);
  const folder = useFolder();
  const run = useCommand({ threads: true });

  async function scanJson(args: readonly string[], env: Readonly<Record<string, string>> = {}, uid?: number) {
    const options = { cwd: folder.path, env, ...(uid !== undefined && { uid }) };
    const { code, stdout } = await run(["scan", "--format", "json", ...args], options);
    const report: JsonReport = JSON.parse(stdout);
    return { code, report, paths: report.findings.map(({ path }) => path) };
  }

  const changing = (file: string, open: number, what: string) => ({
    NODE_OPTIONS: preload("change-while-scanned.cjs"),
    GLYPHGUARD_TEST_FILE: join(folder.path, file),
    GLYPHGUARD_TEST_OPEN: String(open),
    GLYPHGUARD_TEST_DO: what,
  });

  for (const [what, expected, paths, notes, problems] of [
    ["vanish", 1, ["a.ts", "c.ts"], ["b.ts: vanished before it could be read"], []],
    ["lock", 2, ["a.ts", "c.ts"], [], ["b.ts: could not be checked: permission denied"]],
    ["shrink", 1, ["a.ts", "c.ts"], [], []],
    ["grow", 1, ["a.ts", "b.ts", "c.ts"], [], []],
    ["break", 2, ["a.ts", "c.ts"], [], ["b.ts: could not be checked: input/output error"]],
  ] as const) {
    it(`goes on where it makes a file ${what}, and is incomplete only where it could not read it`, async () => {
      write(folder.path, { "a.ts": "a\u200b", "b.ts": "b\u200b", "c.ts": "c\u200b" });
      const { code, report, paths: found } = await scanJson([], changing("b.ts", 1, what));
      const said = (remarks: JsonReport["notes"]) => remarks.map(({ path, message }) => `${path}: ${message}`);
      // A file that grows while it is first read has all that it has grown by then.
      assert.deepEqual([code, [...new Set(found)]], [expected, paths]);
      assert.deepEqual([said(report.notes), said(report.problems)], [notes, problems]);
    });
  }

  for (const what of ["vanish", "lock", "shrink", "break"]) {
    it(`has the findings of a large file although it happens to ${what} before its lines are shown`, async () => {
      const large = `${"// a line of a large file\n".repeat(200_000)}let a\u200b;\n`;
      const files = { "a.ts": large, "b.ts": "b\u202e" };
      write(folder.path, files);
      const json = await scanJson([], changing("a.ts", 2, what));
      assert.deepEqual([json.code, json.paths], [1, ["a.ts", "b.ts"]]);
      write(folder.path, files);
      const { code, stdout } = await run(["scan"], { cwd: folder.path, env: changing("a.ts", 2, what) });
      assert.equal(code, 1);
      assert.match(stdout, /^a\.ts:200001:6 {2}error .*\n+b\.ts:1:2 {2}error /);
    });
  }

  it("loses nothing when a thread is killed, and says so", async () => {
    const files = Array.from({ length: 50 }, (_, at) => [`in/${at}.ts`, at % 7 === 0 ? "a\u200b" : "a"] as const);
    write(folder.path, Object.fromEntries(files));
    const mark = join(folder.path, "mark");
    const env = {
      NODE_OPTIONS: preload("end-thread.cjs"),
      GLYPHGUARD_THREADS: "1",
      GLYPHGUARD_TEST_FOLDER: join(folder.path, "in"),
      GLYPHGUARD_TEST_MARK: mark,
    };
    const { code, stdout, stderr } = await run(["scan", "in"], { cwd: folder.path, env });
    assert.equal(code, 1);
    assert.match(stdout, /\n8 findings \(8 errors\) in 8 of 50 files\.\n$/);
    const lost = readFileSync(mark, "utf8").slice(folder.path.length + 1);
    const why = "a thread that scanned this file ended or stood still; it was scanned again";
    assert.equal(stderr, `glyphguard: note: ${lost}: ${why}\n`);
  });

  it("says which folders git left out because it may not read them", async () => {
    write(folder.path, { "in/a.ts": "a\u200b", "in/no/b.ts": "b\u200b" });
    commitAll(folder.path);
    git(folder.path, "rm", "--quiet", "--cached", "in/no/b.ts");
    // Root reads everything, so as root the command runs as nobody, to whom the repository belongs: else git refuses.
    const uid = process.getuid?.() === 0 ? 65534 : undefined;
    if (uid !== undefined) execFileSync("chown", ["-R", `${uid}:${uid}`, folder.path]);
    chmodSync(join(folder.path, "in/no"), 0);
    for (const args of [[], ["in"]]) {
      const { code, report, paths } = await scanJson(args, {}, uid);
      assert.deepEqual([code, paths], [2, ["in/a.ts"]]);
      assert.deepEqual(report.problems, [{ path: "in/no/", message: "the folder cannot be read: permission denied" }]);
    }
    chmodSync(join(folder.path, "in/no"), 0o700);
  });

  for (const isRepository of [false, true]) {
    it(`says where folders go deeper than a path may be long, ${isRepository ? "with" : "without"} git`, async () => {
      write(folder.path, { "a.ts": "a\u200b" });
      if (isRepository) git(folder.path, "init", "--quiet");
      const dig = `
        const { mkdirSync, writeFileSync } = require("node:fs");
        for (let at = 0; at < 100; at++) {
          if (at === 20) writeFileSync("deep.ts", "a\\u200b");
          mkdirSync("x".repeat(50));
          process.chdir("x".repeat(50));
        }
        writeFileSync("too-deep.ts", "a\\u200b");`;
      assert.equal(spawnSync(process.execPath, ["-e", dig], { cwd: folder.path }).status, 0);
      try {
        const { code, report, paths } = await scanJson([]);
        assert.deepEqual([code, paths], [2, ["a.ts", `${`${"x".repeat(50)}/`.repeat(20)}deep.ts`]]);
        assert.equal(report.problems.length, 1);
        assert.match(report.problems[0]?.message ?? "", /^the folder cannot be read: .*too long$/);
        assert.match(report.problems[0]?.path ?? "", /^(?:x{50}\/){70,85}$/);
      } finally {
        // Node cannot: it goes by paths.
        execFileSync("rm", ["-rf", join(folder.path, "x".repeat(50))]);
      }
    });
  }

  it("scans 300 levels of folders, and 12,000 files in one", async () => {
    const deep = `${"d/".repeat(300)}a.ts`;
    write(folder.path, { [deep]: "a\u200b" });
    const many = Array.from({ length: 12_000 }, (_, at) => [`many/${at}.txt`, at === 11_999 ? "a\u202e" : ""] as const);
    write(folder.path, Object.fromEntries(many));
    const { code, report, paths } = await scanJson([]);
    assert.deepEqual([code, report.files, paths], [1, 12_001, [deep, "many/11999.txt"]]);
  });

  it("ends in /proc, where files have no size, cannot be read or are links", async () => {
    const { code, report } = await scanJson(["/proc/self"]);
    assert.equal(code, 2);
    assert.ok(report.files > 10);
    assert.ok(report.problems.every(({ path, message }) => path.startsWith("/proc/self/") && /: [a-z]/.test(message)));
  });

  it("refuses to work in a folder whose path is not UTF-8, and says what to do about such a name", async () => {
    const raw = Buffer.concat([Buffer.from(`${folder.path}/caf`), Buffer.from([0xe9])]);
    mkdirSync(raw);
    const shell = (script: string) => run(["scan"], { cwd: folder.path, through: ["sh", "-c", script, "sh"] });
    const inside = await shell('cd caf* && exec "$@"');
    assert.deepEqual(
      [inside.code, inside.stderr],
      [2, "glyphguard: Glyphguard cannot work in a folder whose path is not UTF-8: start it in one above.\n"],
    );
    const named = await shell('exec "$@" caf*');
    assert.equal(named.code, 2);
    assert.match(named.stderr, /: no such file or folder; a name that is not UTF-8 can be named by --files-from/);
  });
});
