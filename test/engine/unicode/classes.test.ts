import assert from "node:assert/strict";
import fc from "fast-check";
import { setOf } from "../../../scripts/unicode/properties.ts";
import { CharacterClass, classOf } from "../../../src/engine/unicode/classes.ts";
import { punctuationTwin } from "../../../src/engine/unicode/punctuation.ts";
import { scriptOf } from "../../../src/engine/unicode/scripts.ts";

const { none, hidden, bidi, control, space, punctuation, letter, styled } = CharacterClass;

function members(wanted: number): number[] {
  const found: number[] = [];
  for (let c = 0; c < 0x110000; c++) if (classOf(c) === wanted) found.push(c);
  return found;
}

const are = (wanted: number, codePoints: readonly number[]): void => {
  for (const c of codePoints) assert.equal(classOf(c), wanted, `U+${c.toString(16)}`);
};

describe("classOf", () => {
  it("knows the twelve bidi controls", () => {
    assert.deepEqual(
      members(bidi),
      [0x61c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069],
    );
  });

  it("takes every other default-ignorable code point as hidden, assigned or not", async () => {
    const ignorable = await setOf("Binary_Property/Default_Ignorable_Code_Point");
    for (const c of members(bidi)) ignorable.delete(c);
    are(hidden, [...ignorable]);
    const others = members(hidden).filter((c) => !ignorable.has(c));
    const listed = [
      0x2800,
      0xfff9,
      0xfffa,
      0xfffb,
      0x16fe4,
      0x1d159,
      ...Array.from({ length: 16 }, (_, i) => 0x13430 + i),
    ];
    assert.deepEqual(
      others,
      listed.sort((a, b) => a - b),
    );
  });

  it("names the hidden characters that tools forget", () => {
    const forgotten = [0xad, 0x34f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180e, 0x180f, 0x200b, 0x2060, 0x2061];
    are(hidden, [...forgotten, 0x2065, 0x206a, 0x206f, 0x3164, 0xfe0f, 0xfeff, 0xffa0, 0xfff0, 0x1bca0, 0x1d173]);
    are(hidden, [0xe0000, 0xe0001, 0xe0041, 0xe0080, 0xe0100, 0xe01ef, 0xe01f0, 0xe0fff]);
  });

  it("takes all of C0, DEL and C1 as controls but TAB and LF", () => {
    const all = Array.from({ length: 0xa0 }, (_, c) => c).filter((c) => c < 0x20 || c > 0x7e);
    assert.deepEqual(
      members(control),
      all.filter((c) => c !== 0x09 && c !== 0x0a),
    );
  });

  it("knows the spaces and separators", () => {
    const widths = Array.from({ length: 11 }, (_, i) => 0x2000 + i);
    assert.deepEqual(members(space), [0xa0, 0x1680, ...widths, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000]);
  });

  it("leaves ASCII alone, but for its controls", () => {
    for (let c = 0x20; c < 0x7f; c++) assert.equal(classOf(c), none);
  });

  it("judges letters of the scripts that pass for Latin, Greek or Cyrillic", () => {
    are(letter, [0x430, 0x3b1, 0x555, 0x5e1, 0x627, 0x6f5, 0x13a0, 0x10428, 0x2c9f, 0xa4d0]);
    are(letter, [0x966, 0x0be6, 0xe50, 0x17e0]);
  });

  it("judges Latin letters that pass for ASCII, the ideographic zero, and letters that NFC writes in another way", () => {
    are(letter, [0x131, 0x261, 0x269, 0x1d04, 0x1d0f, 0xa731, 0x3007, 0x212b, 0x1161, 0xf900]);
    are(styled, [0x17f, 0x212a, 0x1d400, 0x1d6c2, 0xff41, 0x24d0]);
  });

  it("judges no other Latin, no East Asian letters and none of scripts that look like nothing else", () => {
    are(none, [0xe9, 0xfe, 0x1e9e, 0x4e00, 0x3042, 0x30a2, 0xac00, 0x1100, 0x3105, 0xa000, 0x17000, 0x1b170]);
    are(none, [0xe01, 0xe51, 0x995, 0xb95, 0x1f600]);
  });

  it("has no class for what is no code point", () => {
    fc.assert(fc.property(fc.integer({ min: 0x110000 }), (c) => classOf(c) === none));
  });
});

describe("punctuationTwin", () => {
  const twins: Readonly<Record<string, readonly number[]>> = {
    "'": [0x2b9, 0x2bc, 0x2018, 0x2019, 0x201a, 0x2032, 0xff07, 0xa78c, 0xb4, 0x5f3, 0x55a],
    '"': [0x201c, 0x201d, 0x201e, 0x2033, 0xff02, 0x2ba, 0x5f4],
    "`": [0x1fef, 0xff40],
    "-": [0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0x58a, 0x6d4, 0xfe58, 0xfe63, 0xff0d],
    ":": [0x2236, 0x589, 0x5c3, 0xa789, 0xff1a, 0x2d0],
    ";": [0x37e, 0xff1b],
    "!": [0x1c3, 0xff01],
    "/": [0x2044, 0x2215, 0x29f8, 0xff0f],
    "\\": [0x2216, 0x29f5, 0xff3c],
    "|": [0x2223, 0x5c0, 0xff5c],
    "*": [0x2217, 0x204e, 0x66d, 0xff0a],
    "(": [0xff08, 0x2768, 0x3014],
    "[": [0xff3b],
    "{": [0xff5b, 0x2774],
    "=": [0x30a0, 0xff1d],
    "<": [0x2c2, 0xff1c],
    ".": [0x2024, 0xff0e],
    ",": [0xff0c, 0x66b],
    "%": [0x66a, 0xff05],
    "~": [0x223c, 0xff5e],
  };

  for (const [sign, passers] of Object.entries(twins))
    it(`finds what passes for ${sign}`, () => {
      for (const c of passers) assert.equal(punctuationTwin(c), sign, `U+${c.toString(16)}`);
      are(punctuation, passers);
    });

  it("leaves honest signs alone", () => {
    const quotes = [0xab, 0xbb, 0x2039, 0x203a, 0x300c, 0x300d, 0x300e, 0x300f, 0xff62];
    const maths = [0xd7, 0xf7, 0xac, 0xb1, 0x2260, 0x2264, 0x2265, 0x2192, 0x21d2, 0x2200, 0x221e, 0x2208];
    const marks = [0xa1, 0xbf, 0xa7, 0xb6, 0xb0, 0xb7, 0x2022, 0x2026, 0xa9, 0x20ac, 0xa3, 0x3001, 0x3002];
    const drawn = [0x2500, 0x2502, 0x2588, 0x25a0, 0x2713, 0x2795, 0x2796, 0x207a, 0x207b, 0x2080, 0x301c, 0x5be];
    for (const c of [...quotes, ...maths, ...marks, ...drawn])
      assert.equal(punctuationTwin(c), undefined, c.toString(16));
  });

  it("gives several signs for what is drawn as several", () => {
    for (const [c, signs] of [
      [0x2225, "||"],
      [0x1c1, "||"],
      [0x203c, "!!"],
      [0x2049, "!?"],
      [0x2034, "'''"],
      [0x2a74, "::="],
      [0x2a76, "==="],
      [0x226b, ">>"],
    ] as const)
      assert.equal(punctuationTwin(c), signs);
  });

  it("has a twin, ASCII signs, exactly for the class punctuation, and no letters of words", () => {
    for (let c = 0; c < 0x110000; c++) {
      const twin = punctuationTwin(c);
      if (classOf(c) !== punctuation) continue;
      assert.match(twin ?? "", /^[!-/:-@[-`{-~]{1,4}$/, c.toString(16));
      assert.ok(c > 0x7f && !/^(Cyrl|Deva|Ethi|Cher)$/.test(scriptOf(c)));
    }
  });
});
