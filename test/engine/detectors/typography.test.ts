import assert from "node:assert/strict";
import { isOrthographicSpace, isTypography } from "../../../src/engine/detectors/typography.ts";
import { defaultPolicy, scan } from "../../../src/engine/index.ts";

const lengthOf = (codePoint: number): number => String.fromCodePoint(codePoint).length;

/** Whether running text is written with the sign between these texts. */
const isSign = (before: string, codePoint: number, behind: string): boolean =>
  isTypography(
    before + String.fromCodePoint(codePoint) + behind,
    before.length,
    before.length + lengthOf(codePoint),
    codePoint,
  );

const isSpace = (before: string, codePoint: number, behind: string): boolean =>
  isOrthographicSpace(
    before + String.fromCodePoint(codePoint) + behind,
    before.length,
    before.length + lengthOf(codePoint),
    codePoint,
  );

type Place = readonly [before: string, codePoint: number, behind: string];

function assertAll(judge: (...place: Place) => boolean, expected: boolean, places: readonly Place[]): void {
  for (const place of places) assert.equal(judge(...place), expected, JSON.stringify(place));
}

describe("the typography of running text", () => {
  it("knows a click by the letter that it begins, and a saltillo by one at either side", () => {
    assertAll(isSign, true, [
      ["", 0x1c3, "garib"],
      ["\u00e9", 0x1c0, "\u00e9"],
      ["", 0x1c1, "\u6f22"],
      ["Masik", 0xa78c, "oma"],
      ["ma", 0xa78c, ""],
      ["", 0xa78c, "ma"],
    ]);
    assertAll(isSign, false, [
      ["is", 0x1c3, "= x"],
      ["is", 0x1c3, ""],
      ["is\u00e9", 0x1c3, " a\u00e9"],
      ["\u00e9", 0x1c0, "1"],
      ["\u00e9", 0x1c0, "_"],
      ["\u00e9", 0x1c0, "\u2019"],
      ["\u00e9", 0x1c3, "\u01c3"],
      ["\u00e9 ", 0xa78c, " \u00e9"],
      ["1", 0xa78c, "1"],
      ["", 0xa78c, ""],
    ]);
  });

  it("knows the sign of a script by a letter of it within 120 units", () => {
    const armenian = 0x589;
    const far = (count: number): string => ".".repeat(count);
    assertAll(isSign, true, [
      [`\u0561${far(119)}`, armenian, ""],
      ["", armenian, `${far(119)}\u0561`],
      [`abc \u0561${far(100)}`, armenian, " abc"],
      ["\u03b1", 0x37e, ""],
      ["\u03b1", 0x374, ""],
      ["\u170b", 0x1735, ""],
      ["\u1820", 0x1803, ""],
      ["\u0915", 0x1cd3, ""],
      ["\u16a0", 0x16ec, ""],
      ["\u16a0", 0x16ed, ""],
    ]);
    assertAll(isSign, false, [
      [`\u0561${far(120)}`, armenian, ""],
      ["", armenian, `${far(120)}\u0561`],
      ["caf\u00e9", armenian, "\u03b1"],
      ["", armenian, ""],
      // Its like beside it is no letter.
      ["\u0589", armenian, "\u0589"],
      ["\u0561", 0x37e, ""],
      ["a", 0x374, "a"],
    ]);
  });

  it("knows apostrophes, stress and length by a letter at either side", () => {
    for (const sign of [0x2b9, 0x2be, 0x2c6, 0x2cb, 0x2d0, 0x2ee]) {
      assertAll(isSign, true, [
        ["a", sign, ""],
        ["", sign, "a"],
        ["Hawai", sign, "i"],
        ["\u0434", sign, "1"],
      ]);
      assertAll(isSign, false, [
        ["", sign, ""],
        ["1 ", sign, " 1"],
        [".", sign, "."],
        ["\u2019", sign, "\u2019"],
      ]);
    }
    assertAll(
      isSign,
      false,
      [0x2bf, 0x2c5, 0x2cc, 0x2d1, 0x2ed, 0x2ef].map((other) => ["a", other, "a"] as const),
    );
  });

  it("knows small forms by East Asian letters nearby", () => {
    for (const sign of [0xfe4d, 0xfe6b])
      for (const letter of ["\u6f22", "\u3042", "\u30a2", "\uac00", "\u3105"])
        assertAll(isSign, true, [
          [letter, sign, ""],
          ["", sign, `a${letter}`],
        ]);
    assertAll(isSign, false, [
      ["a", 0xfe4d, "a"],
      ["caf\u00e9", 0xfe6b, "\u0434"],
      ["\u3001", 0xfe6b, ""],
      ["\u6f22", 0xfe4c, "\u6f22"],
      ["\u6f22", 0xfe6c, "\u6f22"],
    ]);
  });

  it("knows quotation marks, dashes, bullets, minus, brackets and full-width forms from one end to the other", () => {
    const ranges = [
      [0xb4, 0xb4],
      [0x2010, 0x2057],
      [0x205a, 0x205a],
      [0x2212, 0x223c],
      [0x226a, 0x226b],
      [0x2768, 0x2775],
      [0x2e28, 0x2e29],
      [0x2e40, 0x2e42],
      [0x3003, 0x301f],
      [0x30a0, 0x30a0],
      [0xfd3e, 0xfd3f],
      [0xff01, 0xff5e],
    ] as const;
    for (const [first, last] of ranges) {
      assertAll(isSign, true, [
        ["a ", first, " b"],
        ["a ", last, " b"],
      ]);
      assertAll(isSign, false, [
        ["a ", first - 1, " b"],
        ["a ", last + 1, " b"],
      ]);
    }
    assertAll(isSign, false, [["a ", 0x29f8, " b"]]);
  });

  it("takes no sign within a name for typography where it passes for what parts names", () => {
    const parting = [0x2024, 0x2044, 0x2215, 0x2217, 0x2223, 0x2236, 0x223c, 0xff0e, 0xff0f, 0xff20, 0xff3c, 0xff3f];
    for (const sign of parting) {
      assertAll(isSign, false, [
        ["a", sign, "b"],
        ["x1", sign, "b"],
        ["a", sign, "1"],
        ["1", sign, "a"],
        ["_", sign, "_"],
      ]);
      assertAll(isSign, true, [
        ["a ", sign, " b"],
        ["a", sign, " b"],
        [" ", sign, "b"],
        ["\u6f22", sign, "b"],
        ["a", sign, "\u6f22"],
        ["", sign, "b"],
        ["a", sign, ""],
      ]);
      // A fraction, a ratio, a score; but no number has two full stops of one.
      assert.equal(isSign("1", sign, "2"), sign !== 0x2024 && sign !== 0xff0e, sign.toString(16));
    }
    assertAll(isSign, true, [
      ["don", 0x2019, "t"],
      ["a", 0x2014, "b"],
    ]);
  });

  it("is that of texts, comments and data, not of code nor of what Markdown shows to be copied", () => {
    const count = (path: string, text: string): number =>
      scan(text, { path }, defaultPolicy).filter(({ rule }) => rule === "lookalike-punctuation").length;
    assert.equal(count("AGENTS.md", "a \u2014 b"), 0);
    assert.equal(count("AGENTS.md", "<!-- a \u2014 b -->"), 0);
    assert.equal(count(".mcp.json", '{"a": "b \u2014 c"}'), 0);
    assert.equal(count(".mcp.json", '{"a": \u2014 1}'), 1);
    assert.equal(count("AGENTS.md", "```js\ns = 'a \u2014 b';\n```"), 1);
    assert.equal(count("AGENTS.md", "```js\na \u2014 b\n```"), 1);
    assert.equal(count(".mcp.json", '{"a": "b \u29f8 c"}'), 1);
  });
});

describe("the spaces of orthographies", () => {
  it("are no-break spaces at digits, at punctuation of ASCII and at letters beyond it", () => {
    for (const space of [0xa0, 0x202f]) {
      for (const sign of "0123456789:;!?%.,)(\"'&=+/$#\u00e9\u00ab\u1820\u{10400}")
        assertAll(isSpace, true, [
          ["a", space, sign],
          [sign, space, "a"],
        ]);
      for (const sign of "abzAZ_-*@[]{}<>|\\`~^")
        assertAll(isSpace, false, [
          ["a", space, sign],
          [sign, space, "a"],
        ]);
    }
  });

  it("stand by themselves, within a line", () => {
    for (const blank of ["", " ", "\t", "\u00a0", "\u2009", "\u3000"])
      assertAll(isSpace, false, [
        [blank, 0xa0, ":"],
        [blank, 0xa0, "\u00e9"],
        ["1", 0xa0, blank],
        ["\u00e9", 0x202f, blank],
      ]);
  });

  it("are ideographic at East Asian letters, signs and full-width forms", () => {
    const eastAsian = [..."\u6f22\u3042\u30a2\uac00\u1100\u3105\u3001\u3002\u303f\uff01\uff21\uff60\uff66\u{20000}"];
    for (const sign of eastAsian)
      assertAll(isSpace, true, [
        ["a", 0x3000, sign],
        [sign, 0x3000, "a"],
        ["", 0x3000, sign],
        [sign, 0x3000, ""],
      ]);
    for (const sign of ["a", "1", "\u00e9", "\u0434", "\u10ff", "\u2fff", "\u3000", "\uff00", "\uff61", "\u2019"])
      assertAll(isSpace, false, [
        ["a", 0x3000, sign],
        [sign, 0x3000, "a"],
        ["", 0x3000, ""],
      ]);
  });

  it("are no others", () => {
    const others = [0x1680, 0x2000, 0x2007, 0x2009, 0x200a, 0x205f, 0x2028];
    for (const other of others)
      assertAll(isSpace, false, [
        ["1", other, "1"],
        ["\u6f22", other, "\u6f22"],
        ["\u00e9", other, ":"],
      ]);
  });
});
