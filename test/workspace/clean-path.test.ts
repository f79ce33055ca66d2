import assert from "node:assert/strict";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { defaultPolicy } from "../../src/engine/index.ts";
import { createKernel } from "../../src/kernel/kernel.ts";
import { collectRemarks } from "../../src/workspace/remarks.ts";
import { chunkLength } from "../../src/workspace/scan-file.ts";
import { scanTree } from "../../src/workspace/scan-tree.ts";
import { compileKernel } from "../kernel/support.ts";
import { useFolder, write } from "./support.ts";

/** What turns bytes into text. */
const decoders = [
  [TextDecoder.prototype, "decode"],
  [Buffer.prototype, "toString"],
  [Buffer.prototype, "latin1Slice"],
  [Buffer.prototype, "utf8Slice"],
  [Buffer.prototype, "ucs2Slice"],
] as const;

describe("a tree in which nothing matters", function () {
  this.timeout(120_000);

  const folder = useFolder();
  const restores: (() => void)[] = [];
  let code: Uint8Array | undefined;
  before(() => {
    code = compileKernel();
  });

  /** Has every call of a method told, until all are restored. */
  function watch(owner: object, name: string, told: (first: unknown) => void): void {
    const original: unknown = Reflect.get(owner, name);
    if (typeof original !== "function") return;
    const watched = function (this: unknown, ...args: unknown[]): unknown {
      told(args[0]);
      return original.apply(this, args);
    };
    Object.defineProperty(owner, name, { value: watched, configurable: true, writable: true });
    restores.push(() => Object.defineProperty(owner, name, { value: original, configurable: true, writable: true }));
  }

  function workOn(files: Readonly<Record<string, string>>) {
    write(folder.path, files);
    const root = { folder: folder.path, prefix: "", policyPrefix: "", policy: defaultPolicy };
    const tools = { git: undefined, kernel: createKernel(chunkLength, code) };
    assert.ok(tools.kernel.isCompiled);
    const opened: string[] = [];
    const work = { texts: 0, looks: 0 };
    watch(fs, "openSync", (path) => opened.push(String(path).slice(folder.path.length + 1)));
    for (const name of ["statSync", "lstatSync"]) watch(fs, name, () => work.looks++);
    for (const [owner, name] of decoders) watch(owner, name, () => work.texts++);
    syncBuiltinESMExports();
    const reports = [...scanTree(root, tools, collectRemarks())];
    for (const restore of restores.splice(0)) restore();
    syncBuiltinESMExports();
    return { ...work, opened, found: reports.flatMap(({ findings }) => findings).length, files: reports.length };
  }

  it("is read once, and never becomes text", () => {
    const files = {
      "a.ts": "export const answer = 42;\n\tif (a) {\n\t\tb();\r\n\t}\n".repeat(200),
      "b/c.md": "Ein K\u00e4se. \u4e2d\u6587\u3002\u65e5\u672c\u8a9e\u306e\u6587\u3002\n".repeat(100),
      "b/d.json": '{"name": "caf\u00e9", "emoji": "\u{1f600}"}\n',
      "e.txt": "",
      "large.c": "int length(const struct list *node);\n".repeat(200_000),
    };
    const { opened, texts, looks, found, files: count } = workOn(files);
    assert.deepEqual(opened.sort(), Object.keys(files).sort());
    assert.deepEqual({ texts, looks, found, count }, { texts: 0, looks: 0, found: 0, count: 5 });
  });

  it("is told from one in which something does, which is read once, too", () => {
    const { opened, texts, found } = workOn({ "a.ts": "// a\u200b\n", "b.ts": "b\n" });
    assert.deepEqual([opened.sort(), found], [["a.ts", "b.ts"], 1]);
    assert.ok(texts > 0);
  });

  it("is read again, but becomes no text, where a name of another file looks like one that it has not", () => {
    const copy = { "a.ts": "\u0441\u043e\u0440\u0443();\n" };
    const alone = workOn(copy);
    const { opened, texts } = workOn({ ...copy, "b.ts": "b\n", "c.md": "copy\n" });
    assert.deepEqual(opened.sort(), ["a.ts", "a.ts", "b.ts", "b.ts", "c.md"]);
    assert.equal(texts, alone.texts);
  });
});
