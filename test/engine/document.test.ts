import assert from "node:assert/strict";
import fc from "fast-check";
import { createDocument, defaultPolicy, type LineChange, scan } from "../../src/engine/index.ts";

const pieces = fc.constantFrom(
  "a",
  " ",
  '"',
  "'",
  "`",
  "/*",
  "*/",
  "//",
  "${",
  "}",
  "{",
  "(",
  ")",
  "<b>",
  "</b>",
  "/",
  "\\",
  "\n",
  "\n",
  "```",
  "#",
  "'''",
  "\u200B",
  "\u202E",
  "\u2066",
  "\u2069",
  "\u0441",
  "\u0430dmin",
  "\u0441\u043E\u0440\u0443",
  "\u0436",
  "\u201C",
  "\u00A0",
  "\u0000",
  "\u{E0041}",
  "\u{1F600}\uFE0F",
);
const text = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(""));
const language = fc.constantFrom(
  "typescript",
  "typescriptreact",
  "python",
  "cpp",
  "rust",
  "shellscript",
  "markdown",
  "html",
  "yaml",
  "json",
  "unknown",
);

/** An edit as editors report it: places before any of its changes, not overlapping. */
interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function replace(before: string, replacements: readonly Replacement[]): { after: string; changes: LineChange[] } {
  const lineOf = (offset: number): number => before.slice(0, offset).split("\n").length - 1;
  let after = "";
  let kept = 0;
  const changes: LineChange[] = [];
  for (const { start, end, text: inserted } of replacements) {
    after += before.slice(kept, start) + inserted;
    kept = end;
    changes.push({
      start: lineOf(start),
      removed: lineOf(end) - lineOf(start) + 1,
      inserted: inserted.split("\n").length,
    });
  }
  return { after: after + before.slice(kept), changes };
}

function replacementsOf(before: string, cuts: readonly number[], texts: readonly string[]): Replacement[] {
  const places = cuts.map((cut) => cut % (before.length + 1)).sort((a, b) => a - b);
  return texts.flatMap((inserted, index) => {
    const start = places[2 * index];
    const end = places[2 * index + 1];
    return start === undefined || end === undefined ? [] : [{ start, end, text: inserted }];
  });
}

describe("a document", function () {
  this.timeout(60_000);

  it("has the findings of a scan, before and after any edits", () => {
    const edit = fc.record({
      cuts: fc.array(fc.nat(), { minLength: 2, maxLength: 6 }),
      texts: fc.array(text, { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(language, text, fc.array(edit, { maxLength: 4 }), (languageId, initial, edits) => {
        let current = initial;
        const lines = {
          count: () => current.split("\n").length,
          at: (line: number) => current.split("\n")[line] ?? "",
        };
        const document = createDocument(lines, { languageId }, defaultPolicy);
        assert.deepEqual(document.findings(), scan(current, { languageId }, defaultPolicy));
        for (const { cuts, texts } of edits) {
          const { after, changes } = replace(current, replacementsOf(current, cuts, texts));
          current = after;
          document.update(changes);
          assert.deepEqual(document.findings(), scan(current, { languageId }, defaultPolicy));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("reads only what an edit can have altered", () => {
    const text = Array.from({ length: 10_000 }, () => "let a = 1;");
    text[9_999] = "b\u200B";
    let read = 0;
    const at = (line: number): string => {
      read++;
      return text[line] ?? "";
    };
    const document = createDocument({ count: () => text.length, at }, { languageId: "typescript" }, defaultPolicy);
    const reads = (line: number, now: string): number => {
      text[line] = now;
      read = 0;
      document.update([{ start: line, removed: 1, inserted: 1 }]);
      return read;
    };
    assert.ok(reads(5_000, "let a = 12;") <= 4, "a keystroke");
    assert.ok(reads(5_000, "/* let a = 12;") >= 5_000, "a comment that opens");
    assert.deepEqual(document.findings()[0]?.region, "comment");
    assert.ok(reads(5_001, "let a = 12;") <= 4, "a keystroke in the comment");
  });

  it("keeps its findings while a clean line changes into a clean one, and no others", () => {
    const text = ["let a = 1;", "b\u0001", "let c = 1;"];
    const document = createDocument(
      { count: () => text.length, at: (line) => text[line] ?? "" },
      { languageId: "typescript" },
      defaultPolicy,
    );
    const known = document.findings();
    const isKept = (line: number, now: string): boolean => {
      text[line] = now;
      document.update([{ start: line, removed: 1, inserted: 1 }]);
      return document.findings() === known;
    };
    assert.equal(isKept(0, "let a = 12;"), true);
    assert.equal(isKept(0, "/* let a = 12;"), false);
    assert.equal(document.findings()[0]?.region, "comment");
    assert.equal(isKept(1, "b"), false);
    assert.deepEqual(document.findings(), []);
  });

  it("takes a paste of 300,000 lines", () => {
    let current: readonly string[] = ["a"];
    const document = createDocument(
      { count: () => current.length, at: (line) => current[line] ?? "" },
      {},
      defaultPolicy,
    );
    current = Array.from({ length: 300_000 }, (_, line) => (line === 299_999 ? "\u200B" : "x"));
    document.update([{ start: 0, removed: 1, inserted: 300_000 }]);
    assert.deepEqual(
      document.findings().map(({ line }) => line),
      [299_999],
    );
  });
});
