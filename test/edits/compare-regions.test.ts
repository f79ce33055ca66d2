import assert from "node:assert/strict";
import { compareRegions } from "../../src/edits/compare-regions.ts";
import { createShadow } from "../../src/edits/shadow.ts";
import { defaultPolicy, scan } from "../../src/engine/index.ts";

const context = { path: "a.ts" };

/** What is told of a document in which lines are replaced one after the other. */
function told(
  before: string,
  after: string,
  edits: readonly (readonly [line: number, removed: number, count: number])[],
) {
  const shadow = createShadow(before);
  for (const [start, removed, inserted] of edits) shadow.update([{ start, removed, inserted }]);
  const lines = after.split("\n");
  const present = { lineAt: (line: number) => lines[line] ?? "", findings: scan(after, context, defaultPolicy) };
  const edit = compareRegions(shadow, scan(before, context, defaultPolicy), present, context, defaultPolicy);
  return [...edit.introduced, ...edit.changes].map(({ rule, line, start }) => `${rule} ${line}:${start}`);
}

describe("the edited lines of a document, compared with what they were", () => {
  it("have what they bring in told where it stands in the document", () => {
    const before = "a\u200b\nb\nc\nd";
    const after = "a\u200b\nx\nb\nc\u200b\nd";
    const edits = [
      [0, 1, 2],
      [3, 1, 1],
    ] as const;
    assert.deepEqual(told(before, after, edits), ["hidden-character 3:1", "silent-change 3:1"]);
  });

  it("have silent changes told, and no longer when they are undone", () => {
    const [before, after] = ["// one\n// it's two\n", "// one\n// it\u2019s two\n"];
    assert.deepEqual(told(before, after, [[1, 1, 1]]), ["silent-change 1:5"]);
    assert.deepEqual(told(before, before, [[1, 1, 1]]), []);
  });

  it("are no beginning of a file", () => {
    assert.deepEqual(told("a\nb\nc", "a\n\ufeffb\nc", [[1, 1, 1]]), ["hidden-character 1:0", "silent-change 1:0"]);
  });

  it("are only those that are not the same any more", () => {
    const before = "a\nb\nc\nd\ne\nf";
    const lines = ["A", "b", "c", "x", "d", "F"];
    const shadow = createShadow(before);
    shadow.update([{ start: 0, removed: 6, inserted: 6 }]);
    const present = { lineAt: (line: number) => lines[line] ?? "", findings: [] };
    compareRegions(shadow, [], present, context, defaultPolicy);
    assert.deepEqual(
      shadow.regions().map(({ oldStart, oldEnd, newStart, newEnd }) => [oldStart, oldEnd, newStart, newEnd]),
      [
        [0, 1, 0, 1],
        [3, 3, 3, 4],
        [4, 6, 5, 6],
      ],
    );
  });

  it("may exchange lines without a word", () => {
    assert.deepEqual(
      told("a\u200b\nb\nc\nd", "d\nb\nc\na\u200b", [
        [0, 1, 1],
        [3, 1, 1],
      ]),
      [],
    );
  });
});
