import assert from "node:assert/strict";
import fc from "fast-check";
import { applyFixes, defaultPolicy, fixesFor, messageOf, parsePolicy, scan } from "../../../src/engine/index.ts";

const findings = (languageId: string, text: string) =>
  scan(text, { languageId }, defaultPolicy).filter(({ rule }) => rule === "not-normalized");

describe("not-normalized", () => {
  it("finds what keyboards spell in another way", () => {
    for (const [text, start, end, twin] of [
      ["cafe\u0301s = 1", 3, 5, "\u00e9"],
      ["\u212bngstrom = 1", 0, 1, "\u00c5"],
      ["\u2126 = 1", 0, 1, "\u03a9"],
      ["a\u0340 = 1", 0, 2, "\u00e0"],
      ["\u1112\u1161\u11ab = 1", 0, 3, "\ud55c"],
      ["\u0958 = 1", 0, 1, "\u0915\u093c"],
      ["a\u0301\u0323 = 1", 0, 3, "\u1ea1\u0301"],
      ["e\u0301xe\u0301y = 1", 0, 5, "\u00e9x\u00e9"],
      ["x\u0301\u0323y = 1", 1, 3, "\u0323\u0301"],
    ] as const)
      assert.deepEqual(
        findings("typescript", text).map((finding) => [finding.start, finding.end, finding.twin, finding.severity]),
        [[start, end, twin, "warning"]],
        text,
      );
  });

  it("parts no surrogate pair where two characters share a half", () => {
    for (const [text, start, end, twin] of [
      ["x\u{11099}\u{110ba}y = 1", 1, 5, "\u{1109a}"],
      ["x\u{1e944}\u{11d44}y = 1", 1, 5, "\u{11d44}\u{1e944}"],
      ["\u{1e900}\u{1e944}\u{11d44} = 1", 2, 6, "\u{11d44}\u{1e944}"],
    ] as const)
      assert.deepEqual(
        findings("typescript", text).map((finding) => [finding.start, finding.end, finding.twin]),
        [[start, end, twin]],
        text,
      );
  });

  it("names the characters that NFC replaces, moves, or joins to the one before", () => {
    for (const [text, ...characters] of [
      ["cafe\u0301s", 0x301],
      ["x\u2126", 0x2126],
      ["a\u0323\u0302", 0x323, 0x302],
      ["e\u0301xe\u0301", 0x301],
      ["x\u0301\u0323", 0x323],
      ["\u1112\u1161\u11ab", 0x1161, 0x11ab],
      ["x\u{11099}\u{110ba}", 0x110ba],
      // Too far from the letter to be seen with it.
      [`x_a${"\u0334".repeat(10)}\u0301`, 0x61],
    ] as const) {
      const [finding] = findings("typescript", text);
      assert.deepEqual([finding?.characters, finding?.count], [characters, characters.length], text);
    }
  });

  it("says the name and the character, of a long name what stands around it", () => {
    const said = (text: string): string[] => findings("typescript", text).map(messageOf);
    assert.deepEqual(said("caf\u00e9 = cafe\u0301s"), [
      '"cafe\u0301s" is not spelled as NFC spells it: U+0301 COMBINING ACUTE ACCENT',
    ]);
    assert.deepEqual(said("cafe\u0301\u200b = 1"), [
      '"cafe\u0301<U+200B>" is not spelled as NFC spells it: U+0301 COMBINING ACUTE ACCENT',
    ]);
    const [before, behind] = ["b".repeat(30), "e".repeat(28)];
    const [finding] = findings("typescript", `b${before}\u2126x${behind}e = 1`);
    assert.equal(finding?.word, `${before}\u2126x${behind}`);
  });

  it("accepts a name if one of the characters is allowed", () => {
    const { policy } = parsePolicy({ "glyphguard.allow": [{ characters: "U+0302", reason: "Vietnamese, typed so" }] });
    const starts = (text: string): number[] =>
      scan(text, { languageId: "typescript" }, policy)
        .filter(({ rule }) => rule === "not-normalized")
        .map(({ start }) => start);
    assert.deepEqual(starts("a\u0323\u0302 = cafe\u0301"), [9]);
  });

  it("judges identifiers alone", () => {
    assert.deepEqual(findings("typescript", "// cafe\u0301\nx = 'cafe\u0301'; y = caf\u00e9"), []);
    assert.deepEqual(findings("markdown", "cafe\u0301"), []);
    assert.deepEqual(findings("unknown", "cafe\u0301"), []);
  });

  it("is mended by its fix", () => {
    const latin = fc.constantFrom("e", "a", "\u0301", "\u0323", "\u00e9", "\u212b", "_");
    const hangul = fc.constantFrom("\u1112", "\u1161", "\u11ab", "\ud558", "_");
    const devanagari = fc.constantFrom("\u0915", "\u093c", "\u0958", "_");
    const name = fc.oneof(...[latin, hangul, devanagari].map((unit) => fc.string({ unit, maxLength: 12 })));
    fc.assert(
      fc.property(name, (rest) => {
        const text = `_${rest}`;
        const [finding] = findings("rust", text);
        assert.equal(finding === undefined, text.normalize("NFC") === text);
        if (!finding) return;
        const [fix] = fixesFor(finding, text);
        assert.deepEqual(fix && applyFixes([text], [fix]), [text.normalize("NFC")]);
      }),
      { numRuns: 2000 },
    );
  });
});
