import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonReport } from "../../src/report/json.ts";
import { git, useFolder, write } from "../workspace/support.ts";
import { runHere, useCommand } from "./support.ts";

describe("glyphguard scan --files-from", function () {
  this.timeout(120_000);
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

  it("scans files whose names, or whose folders' names, are not UTF-8, as if their folder was scanned", async () => {
    const bytes = (text: string): Buffer => Buffer.from(text, "latin1");
    const inside = (name: string): Buffer => Buffer.concat([bytes(`${folder.path}/`), bytes(name)]);
    write(folder.path, { ".vscode/settings.json": '{"glyphguard.rules":{"broken-encoding":"off"}}', "in/a.ts": "" });
    git(folder.path, "init", "--quiet");
    for (const name of ["caf\u00e9.ts", "in/\u00e8.ts"]) writeFileSync(inside(name), "a\u200b");
    mkdirSync(inside("d\u00e9"));
    writeFileSync(inside("d\u00e9/b.ts"), "b\u200b");
    const { code, json } = await listed(bytes("caf\u00e9.ts\nin/\u00e8.ts\nd\u00e9/b.ts\nin/a.ts\ncaf\u00e9.ts\n"));
    const whole = (await runHere(folder.path, ["scan", "--format", "json"])).report;
    assert.equal(code, 1);
    assert.deepEqual(json.findings, (JSON.parse(whole) as JsonReport).findings);
    assert.deepEqual(
      json.findings.map(({ path }) => path),
      ["caf\\xE9.ts", "d\\xE9/b.ts", "in/\\xE8.ts"],
    );
  });

  it("says what is gone, and what is a folder whose name is not UTF-8", async () => {
    write(folder.path, { "a.ts": "\u200b" });
    mkdirSync(Buffer.concat([Buffer.from(`${folder.path}/caf`), Buffer.from([0xe9])]));
    const { code, json, paths } = await listed(
      Buffer.concat([Buffer.from("a.ts\ngone\ncaf"), Buffer.from([0xe9, 0x0a, 0xe9, 0x0a])]),
    );
    assert.equal(code, 2);
    assert.deepEqual(paths, ["a.ts"]);
    assert.deepEqual(json.problems, [
      { path: "\\xE9", message: "cannot be scanned: no such file or folder" },
      {
        path: "caf\\xE9",
        message: "cannot be scanned: its name is not UTF-8; name the folder that it is in",
      },
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
