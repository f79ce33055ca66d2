import assert from "node:assert/strict";
import { join } from "node:path";
import { defaultPolicy, type Finding, scan } from "../../src/engine/index.ts";
import { createKernel } from "../../src/kernel/kernel.ts";
import { createTextScanner, scanText } from "../../src/workspace/notebook.ts";
import { scanFile } from "../../src/workspace/scan-file.ts";
import { assertLinear, countedModules } from "../engine/work.ts";
import { useFolder, write } from "./support.ts";

const path = "a.ipynb";

function notebook(cells: readonly object[], metadata: object = { language_info: { name: "python" } }): string {
  return JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, undefined, 1);
}

function code(...source: readonly string[]): object {
  return { cell_type: "code", execution_count: 1, metadata: {}, outputs: [], source };
}

function found(text: string): readonly Finding[] {
  return scanText(text, { path }, defaultPolicy);
}

/** What stands in the file where each finding is. */
function marked(text: string): string[] {
  return found(text).map(({ rule, severity, line, start, end }) => {
    const content = text.split("\n")[line]?.slice(start, end) ?? "";
    return `${rule} ${severity} ${JSON.stringify(content)}`;
  });
}

describe("a notebook", function () {
  this.timeout(120_000);

  it("has cells that are judged as what they are, where they stand in the file", () => {
    const text = notebook([
      code("import os\n", "\u0430dmin = 'x'  # \u0430dmin"),
      { cell_type: "markdown", metadata: {}, source: ["It\u2019s `c\u043ede`\u2014\u00a0prose\n"] },
      { cell_type: "raw", metadata: {}, source: "It\u2019s \u201craw\u201d" },
    ]);
    assert.deepEqual(marked(text), [
      'lookalike-letter error "\u0430"',
      'lookalike-letter warning "\u0430"',
      'lookalike-letter error "\u043e"',
    ]);
  });

  it("hides nothing in an escape", () => {
    const text = notebook([code("a = 1\u200b\n", 'b = "\u202e\u2066"')]).replace(
      /[\u200b\u202e\u2066]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16)}`,
    );
    assert.match(text, /^[ -~\n]*$/);
    assert.deepEqual(marked(text), [
      'hidden-character error "\\\\u200b"',
      'bidi-control error "\\\\u202e"',
      'bidi-control error "\\\\u2066"',
    ]);
  });

  it("counts what stands before in the file's own units", () => {
    const text = notebook([code("s = \"\\t\u00e9\\n\" + '\ud83d\ude00' + x\u200b\n")]);
    const [finding] = found(text);
    assert.equal(text.split("\n")[finding?.line ?? 0]?.[finding?.start ?? 0], "\u200b");
  });

  it("takes each cell for itself", () => {
    const text = notebook([code('"""'), code("x\u200b = 1"), code("%%bash\n", "echo 'x' # it\u2019s\n")]);
    assert.deepEqual(marked(text), ['hidden-character error "\u200b"']);
  });

  it("speaks the kernel's language, and Python where it names none", () => {
    const cell = code("x = 1 // it\u2019s");
    const rules = (metadata: object): number => marked(notebook([cell], metadata)).length;
    assert.equal(rules({ kernelspec: { language: "C++17" } }), 0);
    assert.equal(rules({ language_info: { name: "scala" }, kernelspec: { language: "python" } }), 0);
    assert.equal(rules({ language_info: { name: "python" } }), 1);
    assert.equal(rules({}), 1);
    assert.equal(rules({ language_info: { name: "unheard-of" } }), 1);
  });

  it("is JSON outside of its cells", () => {
    const text = notebook([{ ...code("x = 1\n"), outputs: [{ text: ["\u202ex"] }] }], { "\u200b": "It\u2019s" });
    assert.deepEqual(
      found(text).map(({ rule, region }) => [rule, region]),
      [
        ["bidi-control", "string"],
        ["hidden-character", "string"],
      ],
    );
  });

  it("may be of the older format", () => {
    const cell = { cell_type: "code", language: "python", input: ["\u0430dmin = 1\n"], outputs: [] };
    const text = JSON.stringify({ nbformat: 3, metadata: {}, worksheets: [{ cells: [cell] }] });
    assert.deepEqual(marked(text), ['lookalike-letter error "\u0430"']);
  });

  it("writes what replaces a finding as JSON does", () => {
    const text = notebook([code("x = \u201dy\u201d")]);
    assert.deepEqual(
      found(text).map(({ twin }) => twin),
      ['\\"', '\\"'],
    );
  });

  it("is plain JSON if it is broken, hostile or none at all", () => {
    const deep = `{"cells": [{"source": ${"[".repeat(200_000)}"\u200b"${"]".repeat(200_000)}}]}`;
    for (const text of [
      `{"cells": [{"source": ["a\u200b"]`,
      '{"a": "\u200b"}',
      "\u200b",
      deep,
      `${notebook([code("\u200b")])},`,
    ]) {
      assert.deepEqual(found(text), scan(text, { path }, defaultPolicy));
      assert.equal(found(text).length, 1);
    }
  });

  it("is the same in pieces", () => {
    const text = notebook([code("\u0430dmin = 1\n"), code("x = 2\u200b")]);
    const scanner = createTextScanner({ path }, defaultPolicy);
    for (const line of text.split(/(?<=\n)/)) scanner.push(line);
    assert.deepEqual(scanner.finish(), found(text));
  });

  it("takes work in proportion to its length", async () => {
    const { modules, workOf } =
      await countedModules<typeof import("../../src/workspace/notebook.ts")>("src/workspace/notebook.ts");
    assertLinear((length) => {
      const lines = Array.from({ length: length / 8 }, () => "\\\\a\u200b\n");
      const cells = [code(..."\\\\ \u200b".repeat(length / 4).split(" "), "\u200b".repeat(length)), code(...lines)];
      const text = notebook([...cells, ...lines.map((line) => code(line))]);
      return workOf(() => assert.ok(modules.scanText(text, { path }, defaultPolicy).length > 0));
    });
  });
});

describe("a notebook's file", function () {
  this.timeout(120_000);

  const folder = useFolder();

  it("is read for escapes though it is all ASCII", () => {
    const content = notebook([code("a = 1\u200b")]).replace("\u200b", "\\u200b");
    write(folder.path, { [path]: content, "a.json": content });
    const count = (name: string, room: number): number =>
      scanFile(join(folder.path, name), name, { policy: defaultPolicy, named: false, kernel: createKernel(room) })
        .findings.length;
    assert.equal(count(path, 4096), 1);
    assert.equal(count(path, 64), 1);
    assert.equal(count("a.json", 4096), 0);
  });
});
