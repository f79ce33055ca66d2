import assert from "node:assert/strict";
import { defaultPolicy, messageOf, scan, scanPath } from "../../../src/engine/index.ts";
import { found } from "../support.ts";

const styled = (languageId: string, text: string, path?: string): string[] =>
  found(languageId, text, path === undefined ? {} : { path }).filter((line) => line.includes("styled-letters"));

describe("styled-letters", () => {
  it("are an error where the language takes them for the plain ones, else a warning", () => {
    assert.deepEqual(styled("python", "\uff58\uff59 = 1"), ["error styled-letters 0:0-2"]);
    assert.deepEqual(styled("python", "x\u207f = \u210b"), [
      "error styled-letters 0:1-2",
      "error styled-letters 0:5-6",
    ]);
    assert.deepEqual(styled("typescript", "\uff58\uff59 = 1"), ["warning styled-letters 0:0-2"]);
    assert.deepEqual(styled("rust", "let \u{1d431}\u{1d432}_1 = 0;"), ["warning styled-letters 0:4-8"]);
    assert.deepEqual(styled("go", "\u24d0\u24d1 := \u017flow"), [
      "warning styled-letters 0:0-2",
      "warning styled-letters 0:6-7",
    ]);
  });

  it("are off in strings, comments and prose", () => {
    assert.deepEqual(styled("typescript", "// \uff58\nx = '\u{1d431}'"), []);
    assert.deepEqual(styled("markdown", "\u{1d431}\u{1d432}"), []);
  });

  it("are honest as signs, units and exponents, and where mathematics is written", () => {
    assert.deepEqual(styled("typescript", "\u211d; \u00b2; \u00bd; \u2122; \u2126; \u00b5s; m\u00b2"), []);
    assert.deepEqual(styled("julia", "\u{1d431} = x\u2099"), []);
    assert.deepEqual(styled("lean", "\u{1d4d5} \u2115 \u{1d538}"), []);
  });

  it("are found one by one inside of words that agents read", () => {
    for (const text of ["r\u{1d5fa}", "ad\u{1d5fa}in", "su\u217eo"])
      assert.equal(styled("markdown", `run ${text} now`, "AGENTS.md").length, 1, text);
    assert.deepEqual(styled("markdown", "the set \u{1d5fa}, chapter \u217e, \u211d", "AGENTS.md"), []);
  });

  it("are a warning where agents read, unless a language is written so", () => {
    assert.deepEqual(styled("markdown", "\u{1d5e3}\u{1d5ee}\u{1d600}\u{1d600}", "AGENTS.md"), [
      "warning styled-letters 0:0-8",
    ]);
    assert.deepEqual(
      styled("markdown", "\u300c\uff21\uff29\u300d\u3092\u4f7f\u3046 1\u02e2\u1d57 \u24d8 \u2122", "AGENTS.md"),
      [],
    );
  });
});

const messages = (languageId: string, text: string): string[] =>
  scan(text, { languageId }, defaultPolicy)
    .filter(({ rule }) => rule === "styled-letters")
    .map(messageOf);

describe("what is said of styled letters", () => {
  it("are pictures before the emoji selector, but not in code, and not where none is one", () => {
    const read = (text: string) => styled("markdown", text, "AGENTS.md");
    assert.deepEqual(read("a \u2139\ufe0f note \u24c2\ufe0f"), []);
    for (const text of ["an \u2139nput", "a \u{1d431}\ufe0f note", "the \u24d0\ufe0f file"])
      assert.equal(read(text).length, 1, text);
    assert.deepEqual(styled("rust", "let \u2139\ufe0f = 1;", "a.rs"), ["warning styled-letters 0:4-5"]);
  });

  it("is what the language, or some programs, take them for", () => {
    assert.deepEqual(messages("python", "\uff58\uff59 = 1"), [
      '"\uff58\uff59" is "xy" to this language: it compares names after NFKC',
    ]);
    assert.deepEqual(messages("typescript", "\uff58\uff59 = 1"), [
      '"\uff58\uff59" is styled "xy": other characters that some programs take for these',
    ]);
  });

  it("is shortened between characters, from 61 of them on", () => {
    const bold = "\u{1d41a}";
    for (const [count, shown] of [
      [59, 59],
      [60, 60],
      [61, 59],
      [99, 59],
    ] as const) {
      const end = shown === count ? "" : "\u2026";
      assert.deepEqual(messages("typescript", `${bold.repeat(count)} = 1`), [
        `"${bold.repeat(shown)}${end}" is styled "${"a".repeat(shown)}${end}": other characters that some programs take for these`,
      ]);
    }
  });

  it("has the plain letters and the number of the styled ones", () => {
    const [finding] = scan("\u{1d41a}\u{1d41b}\u{1d41a} = 1", { languageId: "go" }, defaultPolicy);
    assert.deepEqual([finding?.twin, finding?.count, finding?.characters], ["aba", 3, [0x1d41a, 0x1d41b]]);
  });
});

describe("signs that are no letters in another style", () => {
  for (const [what, first, last] of [
    ["ordinal indicators and raised digits of Latin-1", 0xaa, 0xba],
    ["raised digits", 0x2070, 0x2079],
    ["lowered digits", 0x2080, 0x2089],
    ["the sign for a number", 0x2116, 0x2116],
    ["service and trade marks, telephone", 0x2120, 0x2122],
    ["facsimile", 0x213b, 0x213b],
    ["numbers in circles", 0x2460, 0x2473],
    ["a zero in a circle", 0x24ea, 0x24ea],
    ["ideographic numbers and units in a square", 0x3250, 0x33ff],
    ["abbreviations in a square", 0x1f14a, 0x1f14f],
    ["raised marks", 0x1f16a, 0x1f16c],
  ] as const)
    it(`are ${what}, from the first to the last`, () => {
      for (const sign of [first, last])
        assert.deepEqual(styled("typescript", `x = ${String.fromCodePoint(sign)}y`), [], sign.toString(16));
    });

  for (const letter of [0x2071, 0x207f, 0x2090, 0x2115, 0x2119, 0x24b6, 0x24e9, 0x1f149, 0x1f190])
    it(`are not the letters right beside them: ${letter.toString(16)}`, () => {
      assert.equal(styled("typescript", `x = ${String.fromCodePoint(letter)}y`).length, 1);
    });

  it("end a run, and do not hide what follows", () => {
    assert.deepEqual(styled("typescript", "x = \u{1f16a}\uff21\u2116\uff22"), [
      "warning styled-letters 0:6-7",
      "warning styled-letters 0:8-9",
    ]);
  });
});

describe("styled letters in code", () => {
  it("are a notation where a double-struck or script letter stands by itself", () => {
    assert.deepEqual(styled("typescript", "\u211d_ = x_\u211d + \u2102 * \u2149"), []);
    for (const text of ["\u211d\u2115 = 1", "x\u211d = 1", "\u211dx = 1", "\uff21 = 1", "\u20a8 = 1", "x = \u2160"])
      assert.equal(styled("typescript", text).length, 1, text);
  });

  it("are names to Python even if only some of them can stand in one", () => {
    assert.deepEqual(styled("python", "\uff58\u24d0 = 1"), ["error styled-letters 0:0-2"]);
    assert.deepEqual(styled("python", "\u24d0 = 1"), ["warning styled-letters 0:0-1"]);
  });

  it("are read as a text's where the language is not known", () => {
    const inUnknown = (text: string): string[] => styled("", text, "notes.zzz");
    assert.deepEqual(inUnknown("\u{1d400} \u24d8 \u65e5\u672c\uff21"), []);
    assert.deepEqual(inUnknown("\u{1d400}\u{1d401}"), ["warning styled-letters 0:0-4"]);
  });

  it("are an error in a file's name, whatever stands near", () => {
    const inPath = (path: string): string[] =>
      scanPath(path, defaultPolicy).map(({ rule, severity, start, end }) => `${severity} ${rule} ${start}-${end}`);
    assert.deepEqual(inPath("\u65e5\u672c/\uff58.ts"), ["error styled-letters 3-4"]);
  });
});

describe("styled letters in what agents read", () => {
  const inInstructions = (text: string): string[] => styled("markdown", text, "AGENTS.md");

  it("are exponents, indices and ordinals behind a letter", () => {
    for (const letter of [0x2b0, 0x2e3, 0x1d2c, 0x1d9c, 0x1da0, 0x1dbb, 0x2071, 0x207f, 0x2090, 0x209c])
      assert.deepEqual(inInstructions(`x${String.fromCodePoint(letter)}`), [], letter.toString(16));
    for (const letter of [0x2c7c, 0x2c7d, 0xa7f1, 0xa7f4, 0x107a5])
      assert.deepEqual(inInstructions(`x${String.fromCodePoint(letter)}`), [], letter.toString(16));
    for (const letter of [0x1c7, 0x24b6, 0x2145, 0xfb00])
      assert.equal(inInstructions(`x${String.fromCodePoint(letter)}`).length, 1, letter.toString(16));
    assert.deepEqual(inInstructions("x\u02e2\u{1d41a}"), ["warning styled-letters 0:1-4"], "some of them only");
  });

  it("are honest at full width beside Chinese, Japanese and Korean only", () => {
    for (const near of ["\u3001", "\u303f", "\u3042", "\u30a2", "\uff71", "\ud55c", "\u1112", "\u3105", "\u{20000}"])
      assert.deepEqual(inInstructions(`${near} \uff21\uff22`), [], near);
    for (const near of ["", "a", "\u2fff", "\u3040", "\u0436", "\uff23!", "\u0e01"])
      assert.ok(inInstructions(`${near} \uff21\uff22`).length > 0, near);
    assert.equal(inInstructions("use \uff21 here").length, 1, "one by itself");
    assert.equal(inInstructions("\u65e5\u672c\u{1d41a}\u{1d41b}").length, 1, "of another style");
    assert.equal(inInstructions("\u65e5\u672c\uff21\u{1d41b}").length, 1, "of two styles");
  });

  it("stand near others within 80 units on either side", () => {
    const far = "a".repeat(78);
    assert.deepEqual(inInstructions(`\u65e5 ${far} \uff21\uff22`.replace("aa", "a")), []);
    assert.deepEqual(inInstructions(`\uff21\uff22 ${far} \u65e5`.replace("aa", "a")), []);
    assert.equal(inInstructions(`\u65e5 ${far} \uff21\uff22`).length, 1);
    assert.equal(inInstructions(`\uff21\uff22 ${far} \u65e5`).length, 1);
  });
});
