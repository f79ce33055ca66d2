import assert from "node:assert/strict";
import { renameSync, rmSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { parsePolicy } from "../../src/engine/index.ts";
import { createKernel } from "../../src/kernel/kernel.ts";
import { resultOf } from "../../src/workspace/file-result.ts";
import { createKnownFiles, type KnownFiles } from "../../src/workspace/known.ts";
import { collectRemarks } from "../../src/workspace/remarks.ts";
import { chunkLength } from "../../src/workspace/scan-file.ts";
import { scanTree } from "../../src/workspace/scan-tree.ts";
import { rewrite, useFolder, write } from "./support.ts";

const hour = 3_600_000;
const hidden = '"\u200b"\n';
/** There is no other way to have garbage collected. */
const collect = (): void => {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
};

describe("what is known of files", function () {
  this.timeout(120_000);

  const folder = useFolder();
  let time = 0;
  let known: KnownFiles;

  beforeEach(() => {
    time = Date.now() + hour;
    known = createKnownFiles(folder.path, () => time);
  });

  /** What a scan tells, with a star where a file was not read, and which files were. */
  function scan(wanted: "findings" | "counts" = "findings") {
    const pass = known.pass(wanted);
    const read: string[] = [];
    const counting = {
      ...pass,
      take: (entry: Parameters<typeof pass.take>[0], reader: () => ReturnType<typeof pass.take>) =>
        pass.take(entry, () => {
          read.push(entry.path);
          return reader();
        }),
    };
    const { policy } = parsePolicy({});
    const root = { folder: folder.path, prefix: "", policyPrefix: "", policy };
    const tools = { git: undefined, kernel: createKernel(chunkLength), known: counting };
    const told = [...scanTree(root, tools, collectRemarks())].map(({ path, status, bytes, findings, isKnown }) =>
      [path, status, bytes, ...findings.map(({ rule }) => rule), ...(isKnown ? ["*"] : [])].join(" "),
    );
    return { told, read };
  }

  it("is told again without reading, as long as nothing changes", () => {
    write(folder.path, { "a.ts": hidden, "b.ts": "b\n", "c.png": Buffer.alloc(9), "d/e.ts": "e" });
    const told = ["a.ts text 6 hidden-character", "b.ts text 2", "c.png binary 9", "d/e.ts text 1"];
    assert.deepEqual(scan(), { told, read: ["a.ts", "b.ts", "c.png", "d/e.ts"] });
    assert.deepEqual(scan(), { told: told.map((each) => `${each} *`), read: [] });
    assert.deepEqual(scan("counts"), { told: told.map((each) => `${each} *`), read: [] });
  });

  it("is read again when it changes, though its size and its time of modification stay", () => {
    write(folder.path, { "a.ts": "a\u00a0\n", "b.ts": "abcd\n", "c.ts": "c" });
    scan();
    rewrite(folder.path, { "b.ts": '"\u200b"' });
    utimesSync(join(folder.path, "b.ts"), 1, 1);
    renameSync(join(folder.path, "c.ts"), join(folder.path, "d.ts"));
    const { told, read } = scan();
    assert.deepEqual(read, ["b.ts", "d.ts"]);
    assert.deepEqual(told, ["a.ts text 4 unusual-space *", "b.ts text 5 hidden-character", "d.ts text 1"]);
    assert.deepEqual(scan().read, []);
  });

  it("is nothing of files whose result depends on others, which unsettles nothing else", () => {
    write(folder.path, { "a.ts": "let s\u0441ope = 1;\n", "b.ts": "b" });
    const entry = { path: "b.ts", raw: undefined, tracked: false };
    const doubting = () => {
      known.doubt();
      return resultOf("text", 1);
    };
    known.take(entry, doubting);
    scan();
    assert.deepEqual(scan(), { told: ["b.ts text 1", "a.ts text 16 lookalike-letter *"], read: ["b.ts"] });
  });

  it("is nothing of files that changed just before: they may do so again within a tick of the clock", () => {
    write(folder.path, { "a.ts": "a" });
    time = Date.now() + 1000;
    assert.deepEqual([scan().read, scan().read], [["a.ts"], ["a.ts"]]);
    time = Date.now() - hour;
    assert.deepEqual([scan().read, scan().read], [["a.ts"], ["a.ts"]]);
    time = Date.now() + hour;
    assert.deepEqual([scan().read, scan().read], [["a.ts"], []]);
  });

  it("is judged again when names of other files change", () => {
    const suspect = "let s\u0441ope = 1;\n";
    write(folder.path, { "a.ts": suspect, "b.ts": "let scope = 1;\n", "c.ts": "c" });
    const collides = "a.ts text 16 confusable-identifier";
    const first = scan();
    assert.deepEqual(first.told, ["b.ts text 15", "c.ts text 1", collides]);
    assert.deepEqual(scan().told, ["b.ts text 15 *", "c.ts text 1 *", `${collides} *`]);
    rewrite(folder.path, { "b.ts": "let other = 1;\n" });
    assert.deepEqual(scan(), {
      told: ["b.ts text 15", "c.ts text 1 *", "a.ts text 16 lookalike-letter"],
      read: ["b.ts"],
    });
    rewrite(folder.path, { "c.ts": "scope" });
    assert.equal(scan().told.at(-1), collides);
    rmSync(join(folder.path, "c.ts"));
    assert.equal(scan().told.at(-1), "a.ts text 16 lookalike-letter");
    assert.equal(scan().told.at(-1), "a.ts text 16 lookalike-letter *");
  });

  it("is judged again after a scan that did not come to its end", () => {
    write(folder.path, { "a.ts": "let s\u0441ope = 1;\n", "b.ts": "let other = 1;\n" });
    scan();
    rewrite(folder.path, { "b.ts": "let scope = 1;\n" });
    known.take({ path: "b.ts", raw: undefined, tracked: false }, () => resultOf("text", 15));
    assert.equal(scan().told.at(-1), "a.ts text 16 confusable-identifier");
  });

  it("has the numbers of all findings, and reads those again that are too many to keep", () => {
    const many = hidden.repeat(30_000);
    write(folder.path, { "a.ts": many, "b.ts": many });
    scan();
    assert.deepEqual(scan("counts").read, []);
    assert.deepEqual(scan().read, ["b.ts"]);
  });

  it("takes less than 100 bytes of each clean file, and forgets what is of the past", () => {
    const read = () => resultOf("text", 1);
    write(folder.path, { "0": "a" });
    const entry = (index: number) => ({ path: `some/folder/${index}.ts`, raw: join(folder.path, "0"), tracked: false });
    collect();
    const before = process.memoryUsage().heapUsed;
    for (let index = 0; index < 20_000; index++) known.take(entry(index), read);
    collect();
    assert.ok(process.memoryUsage().heapUsed - before < 20_000 * 100);
    assert.throws(() => known.take(entry(20_000), () => assert.fail("it is read")), /it is read/);
    known.take(entry(0), () => assert.fail("it is known"));
    known.pass("findings").finish();
    assert.throws(() => known.take(entry(0), () => assert.fail("it is read")), /it is read/);
  });
});
