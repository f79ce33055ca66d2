import assert from "node:assert/strict";
import { defaultPolicy, messageOf, parsePolicy, scan } from "../../../src/engine/index.ts";

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

  it("are found between operands of all kinds", () => {
    for (const text of ["a\u2796b", "a\u2796.5", "a\u2796(b)", "a\u2796[0]", "a.\u2796b", "f()\u2796b", "a[0]\u2796b"])
      assert.deepEqual(found("typescript", text), [`lookalike-punctuation ${text.indexOf("\u2796")} -`], text);
    for (const text of ["f() \u2796 b", "a[0] \u2796 b", "a \u2796 (b)", "a \u2796 [0]"])
      assert.deepEqual(found("typescript", text), [`lookalike-punctuation ${text.indexOf("\u2796")} -`], text);
  });

  it("are left alone where an operand is missing", () => {
    for (const text of [
      "a\u2796",
      "\u2796a",
      "a \u2796",
      "\u2796 a",
      "a\u2796 b",
      "a \u2796b",
      "x = (\u2796 b",
      "a \u2796 = b",
      "(\u2796b",
      "a\u2796)",
      "a\u2796\u00e9",
      "\u00e9\u2796a",
      ".\u2796.",
    ])
      assert.deepEqual(found("typescript", text), [], text);
  });

  it("are found in code alone, and not in files of no known kind", () => {
    for (const [languageId, text] of [
      ["typescript", "'he\u4e28lo' // he\u4e28lo"],
      ["markdown", "he\u4e28lo"],
      ["unknown", "he\u4e28lo"],
      ["unknown", "a \u2796 b"],
    ] as const)
      assert.deepEqual(found(languageId, text), [], text);
  });

  it("are told with the name that they stand in, of which a long one is cut", () => {
    const said = (text: string): string[] => scan(text, { path: "a.ts" }, defaultPolicy).map(messageOf);
    assert.deepEqual(said("if (he\u4e28lo) f()"), ['Han "\u4e28" (U+4E28) in "he\u4e28lo" looks like Latin "l"']);
    const [before, behind] = ["b".repeat(30), "e".repeat(30)];
    for (const more of ["", "x"])
      assert.deepEqual(said(`${more}${before}\u4e28${behind}${more}`), [
        `Han "\u4e28" (U+4E28) in "${before}\u4e28${behind}" looks like Latin "l"`,
      ]);
    assert.deepEqual(said("a \u4e36 b"), ["\u4e36 (U+4E36 CJK UNIFIED IDEOGRAPH-4E36) looks like \\"]);
  });

  it("are no signs where they are allowed, nor are letters and signs that pass for none", () => {
    const { policy } = parsePolicy({ "glyphguard.allow": [{ characters: "U+4E28, U+2796", reason: "box drawing" }] });
    assert.deepEqual(scan("he\u4e28lo(a \u2796 b)", { path: "a.ts" }, policy), []);
    assert.deepEqual(found("typescript", "p\u00e6dagog = a\u00d7b"), []);
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
