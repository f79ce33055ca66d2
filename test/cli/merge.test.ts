import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { git, makePipe, useFolder, write } from "../workspace/support.ts";
import { runHere } from "./support.ts";

const formats = ["json", "jsonl", "sarif"] as const;

/** A tree in which what is told of a file depends on the others. */
function plant(folder: string, usesGit = true): void {
  const files: Record<string, string | Buffer> = {};
  for (let at = 0; at < 40; at++) {
    files[`src/${at % 7}/file${at}.ts`] = `function copy${at}() {}\nlet b\u200b${at};\n// \u202e ${at}\n`;
    files[`src/${at % 5}/other ${at}.ts`] =
      `const \u0436\u0438\u0437\u043d\u044c = 1;\n\u0441\u043e\u0440\u0443${at}(); \u200b\n`;
    files[`docs/${at}%\u4e2d.md`] = "a\u200bb\n".repeat(at % 3);
    files[`hid\u200bden/${at}`] = "plain\n";
  }
  files["blob.bin"] = Buffer.alloc(50);
  files["long.md"] = `${"word ".repeat(99)}\u202e${" word".repeat(99)}\u200b`;
  write(folder, files);
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe9])]), "a\u200b");
  if (usesGit) {
    git(folder, "init", "--quiet");
    git(folder, "add", "--all");
  }
  // The folder's name is told with a file that is there.
  rmSync(join(folder, "hid\u200bden/0"));
  makePipe(join(folder, "pipe"));
}

describe("glyphguard merge", function () {
  this.timeout(120_000);
  const folder = useFolder();
  let reports = "";
  beforeEach(() => {
    reports = mkdtempSync(join(tmpdir(), "glyphguard-merge-"));
  });
  afterEach(() => rmSync(reports, { recursive: true, force: true }));

  async function shards(count: number, args: readonly string[]): Promise<string[]> {
    const files: string[] = [];
    for (let index = 1; index <= count; index++) {
      const { report } = await runHere(folder.path, ["scan", ...args, "--shard", `${index}/${count}`, "."]);
      files.push(join(reports, `${index}.of.${count}`));
      writeFileSync(files.at(-1) ?? "", report);
    }
    return files;
  }

  for (const format of formats) {
    it(`makes of any number of shards what one scan says: ${format}`, async () => {
      plant(folder.path, format !== "jsonl");
      const whole = await runHere(folder.path, ["scan", "--format", format, "."]);
      assert.equal(whole.code, 1);
      assert.ok(whole.report.split("\n").length > 150);
      for (const told of ["confusable-identifier", "hid", "blob.bin", "copy39"]) assert.ok(whole.report.includes(told));
      for (let count = 1; count <= 5; count++) {
        const merged = await runHere(folder.path, ["merge", ...(await shards(count, ["--format", format])).reverse()]);
        assert.deepEqual(merged, whole, `${count} shards`);
      }
    });

    it(`keeps the most severe of all shards: ${format}`, async () => {
      plant(folder.path);
      const limit = ["--max-results", "60"];
      const whole = await runHere(folder.path, ["scan", "--format", format, ...limit, "."]);
      const files = await shards(3, ["--format", format]);
      assert.deepEqual(await runHere(folder.path, ["merge", ...limit, ...files]), whole);
      const limited = await shards(3, ["--format", format, ...limit]);
      assert.deepEqual(await runHere(folder.path, ["merge", ...limit, ...limited]), whole);
      assert.match(whole.report, /"leftOut":[1-9]/);
    });

    it(`refuses a report that was cut or changed: ${format}`, async () => {
      write(folder.path, { "a.ts": "\u200b\n\u202e\n", "b.ts": "\u202e" });
      const [file = ""] = await shards(1, ["--format", format]);
      const text = readFileSync(file, "utf8");
      const lines = text.split("\n");
      const last = lines.length - 2;
      const swapped = lines.toSpliced(last - 3, 3, ...lines.slice(last - 3, last).reverse());
      const withCommas = swapped.map((line, at) =>
        format !== "jsonl" && at >= last - 3 && at < last
          ? `${line.replace(/,$/, "")}${at < last - 1 ? "," : ""}`
          : line,
      );
      const attempts: readonly (readonly [string, RegExp])[] = [
        [text.slice(0, -9), /^.* (is broken in line \d+|is cut: its end is missing)$/],
        [lines.slice(0, last).join("\n"), /^.* is cut: its end is missing$/],
        [`${text}{}\n`, /^.* goes on after its end, in line \d+$/],
        [lines.toSpliced(last - 1, 1).join("\n"), /^.* has 2 findings and counts 3$/],
        [lines.with(last - 2, '{"path":').join("\n"), /^.* is broken in line \d+$/],
        [withCommas.join("\n"), /^.* is not sorted by path, in line \d+$/],
        ["", /^.* is no JSON, JSON lines or SARIF report of this version of Glyphguard$/],
        [`${text.slice(0, 1)} ${text.slice(1)}`, /^.* is no JSON, /],
      ];
      for (const [broken, message] of attempts) {
        assert.notEqual(broken, text);
        writeFileSync(file, broken);
        await assert.rejects(runHere(folder.path, ["merge", file]), { message });
      }
    });
  }

  it("refuses reports of two formats, of two scans, and a shard that is there twice", async () => {
    write(folder.path, { "a.ts": "\u200b" });
    const [json = ""] = await shards(2, ["--format", "json"]);
    const merge = (...files: string[]) => runHere(folder.path, ["merge", ...files]);
    await assert.rejects(merge(json, json), { message: "Shard 1/2 is there twice." });
    const [third = "", fourth = ""] = await shards(3, ["--format", "json"]);
    await assert.rejects(merge(json, third), { message: "These are not the shards of one scan." });
    const [whole = "", other = ""] = [join(reports, "whole"), join(reports, "other")];
    writeFileSync(whole, (await runHere(folder.path, ["scan", "--format", "json", "."])).report);
    await assert.rejects(merge(json, whole), { message: "These are not the shards of one scan." });
    writeFileSync(other, (await runHere(folder.path, ["scan", "--format", "sarif", "."])).report);
    await assert.rejects(merge(fourth, other), {
      message: `${other} is sarif, ${fourth} is json: merge reports of one format.`,
    });
    await assert.rejects(merge(reports), { message: `${reports} cannot be read: it is a folder` });
  });

  it("says which shards are missing, and that the report is incomplete", async () => {
    write(folder.path, { "a.ts": "\u200b" });
    for (const format of formats) {
      const [, second = ""] = await shards(3, ["--format", format]);
      const { code, report } = await runHere(folder.path, ["merge", second]);
      assert.equal(code, 2);
      for (const shard of ["1/3", "3/3"]) assert.ok(report.includes(`"the report of shard ${shard} is missing"`));
    }
  });

  it("joins reports of different folders, and exits as the scans would have", async () => {
    write(folder.path, { "b/a.md": "a\u200bb\n", "a/a.md": "a\n" });
    const files: string[] = [];
    for (const name of ["b", "a"]) {
      files.push(join(reports, name));
      writeFileSync(files.at(-1) ?? "", (await runHere(folder.path, ["scan", "--format", "json", name])).report);
    }
    const { code, report } = await runHere(folder.path, ["merge", ...files]);
    const whole = await runHere(folder.path, ["scan", "--format", "json", "a", "b"]);
    assert.deepEqual([code, report], [1, whole.report]);
    assert.equal((await runHere(folder.path, ["merge", "--fail-on", "error", ...files])).code, 0);
    const problem = await runHere(folder.path, ["scan", "--format", "json", "missing"]);
    writeFileSync(files[0] ?? "", problem.report);
    assert.equal((await runHere(folder.path, ["merge", ...files])).code, 2);
  });
});
