import assert from "node:assert/strict";
import { defaultPolicy, scan } from "../../../src/engine/index.ts";

const found = (languageId: string, text: string): string[] =>
  scan(text, { languageId }, defaultPolicy).map(({ rule, start, twin }) => `${rule} ${start} ${twin}`);

/** With the signs of ASCII that they pass for. */
const signs = {
  "\u4e36": "\\",
  "\u4e3f": "/",
  "\u2039": "<",
  "\u203a": ">",
  "\u2795": "+",
  "\u2796": "-",
  "\u{1d16d}": ".",
  "\u2cc6": "/",
  "\ua778": "&",
  "\u0241": "?",
  "\u0294": "?",
  "\u30ce": "/",
  "\u4e28": "|",
} as const;

describe("strokes that pass for signs of ASCII", () => {
  for (const [sign, twin] of Object.entries(signs))
    it(`are found as operators: ${twin} as U+${sign.codePointAt(0)?.toString(16).toUpperCase()}`, () => {
      assert.deepEqual(found("typescript", `if (a ${sign} b) f();`), [`lookalike-punctuation 6 ${twin}`]);
      assert.deepEqual(found("typescript", `x = "a ${sign} b"; // a ${sign} b`), []);
      assert.deepEqual(found("markdown", `Home ${sign} Settings`), []);
    });

  it("are found among letters", () => {
    assert.deepEqual(found("typescript", "he\u4e28lo()"), ["lookalike-letter 2 l"]);
    assert.deepEqual(found("typescript", "x.\u30ceabc"), ["lookalike-punctuation 2 /"]);
    assert.deepEqual(found("typescript", "na\u0294me = 1"), ["lookalike-punctuation 2 ?"]);
  });

  it("are letters of words, and signs of other languages", () => {
    for (const [languageId, text] of [
      ["typescript", "\u30ce\u30fc\u30c8 = a\u30ce\u30fc\u30c8"],
      ["typescript", "\u4e28\u90e8 = x\u4e36\u70b9"],
      ["typescript", "f(\u4e28);"],
      ["lean4", "a \u2039 b"],
      ["markdown", "a\u30ceb \u2039 b"],
    ] as const)
      assert.deepEqual(found(languageId, text), [], text);
  });
});
