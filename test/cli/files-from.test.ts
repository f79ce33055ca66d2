import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonReport } from "../../src/report/json.ts";
import { useFolder, write } from "../workspace/support.ts";
import { runHere, useCommand } from "./support.ts";

describe("glyphguard scan --files-from", function () {
  this.timeout(60_000);
  const folder = useFolder();
  const run = useCommand();

  async function listed(list: string | Buffer, ...args: string[]) {
    writeFileSync(join(folder.path, "list"), list);
    const { code, report } = await runHere(folder.path, ["scan", "--format", "json", "--files-from", "list", ...args]);
    const json: JsonReport = JSON.parse(report);
    return { code, json, paths: json.findings.map(({ path }) => path) };
  }

  it("scans what is named, a name a line or between NULs, and nothing else", async () => {
    write(folder.path, {
      "a.ts": "\u200b",
      "b c.ts": "\u200b",
      "d\ne.ts": "\u200b",
      "f/g.ts": "\u200b",
      "h.ts": "\u200b",
    });
    assert.deepEqual((await listed("b c.ts\n\na.ts\nf/g.ts")).paths, ["a.ts", "b c.ts", "f/g.ts"]);
    assert.deepEqual((await listed("\ufeffa.ts\r\nh.ts\r\n")).paths, ["a.ts", "h.ts"]);
    const odd = await listed("d\ne.ts\0a.ts\0");
    assert.deepEqual([...new Set(odd.paths)], ["a.ts", "d\ne.ts"]);
    assert.deepEqual((await listed("f\n", "h.ts")).paths, ["f/g.ts", "h.ts"]);
    assert.deepEqual((await listed("a.ts\n./a.ts\na.ts\n")).paths, ["a.ts"]);
    assert.deepEqual(await listed(""), { code: 0, json: (await listed("")).json, paths: [] });
    assert.equal((await listed("")).json.files, 0);
  });

  it("says what is gone, and what no list can name", async () => {
    write(folder.path, { "a.ts": "\u200b" });
    const { code, json, paths } = await listed(
      Buffer.concat([Buffer.from("a.ts\ngone\ncaf"), Buffer.from([0xe9, 0x0a])]),
    );
    assert.equal(code, 2);
    assert.deepEqual(paths, ["a.ts"]);
    assert.deepEqual(json.problems, [
      { path: "caf?", message: "cannot be named in a list, because it is not UTF-8; name its folder" },
      { path: "gone", message: "cannot be scanned: no such file or folder" },
    ]);
  });

  it("reads standard input, and shares its work among shards", async () => {
    write(folder.path, { "a.ts": "\u200b", "b.ts": "\u200b", "c.ts": "\u200b" });
    const found = await Promise.all(
      [1, 2].map(async (index) => {
        const args = ["scan", "--format", "json", "--files-from", "-", "--shard", `${index}/2`];
        const { stdout } = await run(args, { cwd: folder.path, input: "a.ts\nb.ts\nc.ts\n" });
        return (JSON.parse(stdout) as JsonReport).findings.map(({ path }) => path);
      }),
    );
    assert.deepEqual(found.flat().sort(), ["a.ts", "b.ts", "c.ts"]);
  });

  it("takes a list of 100,000 names in its stride", async () => {
    write(folder.path, Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`${at}.ts`, "\u200b"])));
    const names = Array.from({ length: 100_000 }, (_, at) => `${at < 100 ? "" : "./".repeat(at % 50)}${at % 100}.ts\n`);
    const { json } = await listed(names.join(""));
    assert.deepEqual([json.files, json.findings.length], [100, 100]);
    const gone = Array.from({ length: 100_000 }, (_, at) => `gone/${at}\n`);
    assert.equal((await listed(gone.join(""))).json.problems.length, 100_000);
  });
});
