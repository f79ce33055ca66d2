import assert from "node:assert/strict";
import fc from "fast-check";
import { foldedText, foldOf } from "../../../src/engine/changes/fold.ts";
import { swapsIn } from "../../../src/engine/changes/swaps.ts";
import { nfd } from "../../../src/engine/unicode/normalize.ts";
import { changes, compared, restored } from "./support.ts";

/** Every code point beyond ASCII that may take the place of another text without a sign, with that text. */
function* table(): Generator<readonly [plain: string, other: string]> {
  for (let codePoint = 0x80; codePoint < 0x110000; codePoint++) {
    if (codePoint >= 0xd800 && codePoint < 0xe000) continue;
    const other = String.fromCodePoint(codePoint);
    const plain = foldOf(codePoint);
    if (plain !== other && plain !== "" && swapsIn(plain, other).length > 0) yield [plain, other];
  }
}

const prose = { path: "a.md" };

describe("what renders the same", () => {
  it("is told of wherever it takes the place of the other, and put back", () => {
    const pairs = [...table()];
    const textOf = (pick: 0 | 1): string => pairs.map((pair, at) => `${at} two${pair[pick]}three four`).join("\n");
    const [before, after] = [textOf(0), textOf(1)];
    const found = new Set(compared(before, after, prose).changes.map(({ line }) => line));
    assert.deepEqual(
      pairs.filter((_, line) => !found.has(line)),
      [],
    );
    assert.equal(restored(before, after, prose), before);
    assert.ok(pairs.length > 1500, `${pairs.length}`);
  });

  it("has no two signs of ASCII, and nothing that a reader counts as more or fewer letters", () => {
    for (let code = 0; code < 0x80; code++) assert.equal(foldOf(code), String.fromCharCode(code));
    for (const [plain, other] of table()) {
      assert.ok(![...other].some((sign) => sign.charCodeAt(0) < 0x80), other);
      // The ellipsis, leaders and ligatures are as wide as what they stand for.
      if (!/[\u2024-\u2026\uFB00-\uFB06]/.test(other))
        assert.equal([...nfd(plain)].length, [...nfd(other)].length, other);
    }
  });

  it("has the look-alikes that were used", () => {
    for (const [plain, other] of [
      ["'", "\u2019\u2018\u02BC\u02B9\u2032"],
      ['"', "\u201C\u201D\u201E\u2033"],
      ["-", "\u2010\u2011\u2012\u2013\u2014\u2212"],
      [" ", "\u00A0\u2009\u202F\u3000"],
      [";", "\u037E"],
      ["a", "\u0430\u03B1"],
      ["I", "\u0406\u0399\u04C0"],
      ["o", "\u043E\u03BF"],
    ] as const)
      for (const one of other) assert.equal(swapsIn(plain, one).length, 1, one);
  });

  it("has no letters of one script, no digits for letters, and nothing styled", () => {
    for (const [before, after] of [
      ["i", "\u0131"],
      ["a", "\u0251"],
      ["6", "\u0431"],
      ["3", "\u0417"],
      ["a", "\u{1D41A}"],
      ["a", "\uFF41"],
      ["2", "\u00B2"],
      ["w", "\u0448"],
      ["o", "\u03C3"],
      ["\u0443", "\u04AF"],
    ] as const)
      assert.deepEqual(swapsIn(before, after), [], after);
  });
});

describe("what shows", () => {
  it("has words of other letters in it", () => {
    assert.deepEqual(changes("modern times", "modem times", prose), []);
    assert.deepEqual(changes("a `b` c", "a 'b' c", prose), []);
    assert.deepEqual(changes("1 l I | O 0", "l 1 | I 0 O", prose), []);
  });

  const ascii = fc.string({ unit: "grapheme-ascii", maxLength: 30 });

  it("is never called silent: of ASCII nothing is", () => {
    fc.assert(
      fc.property(ascii, ascii, ascii, (start, one, other) => {
        const found = changes(`${start}${one}${start}`, `${start}${other}${start}`, prose);
        assert.deepEqual(
          found.filter((line) => line.includes("silent-change")),
          [],
        );
      }),
    );
  });

  it("is never part of a swap that is put back: both have the same fold, or something was lost", () => {
    const unit = fc.constantFrom(
      ...'ab it\'s "x" -.?\n',
      "\u2019",
      "\u201C",
      "\u00A0",
      "\u0430",
      "\u200B",
      "\u00E9",
      "\uFFFD",
    );
    const text = fc.array(unit, { maxLength: 40 }).map((units) => units.join(""));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = after.split("\n");
        for (const { line, change } of compared(before, after, prose).changes)
          for (const { start, end, text: old } of change?.edits ?? []) {
            const now = (lines[line] ?? "").slice(start, end);
            assert.notEqual(now, old);
            if (!/[?\uFFFD]/.test(now)) assert.equal(foldedText(now), foldedText(old));
          }
      }),
      { numRuns: 500 },
    );
  });
});

describe("what is put back", () => {
  const words = [
    "copy",
    "it's",
    '"word"',
    "a-b",
    "x y",
    "na\u00EFve",
    "caf\u00E9",
    "one \u2014 two",
    "line()",
    "10\u00A0km",
  ];
  const line = fc.array(fc.constantFrom(...words), { minLength: 2, maxLength: 6 }).map((all) => all.join(" "));
  const swapped = new Map([
    ["c", "\u0441"],
    ["'", "\u2019"],
    ['"', "\u201C"],
    ["-", "\u2011"],
    [" ", "\u202F"],
    ["\u00EF", "i\u0308"],
    ["\u2014", "-"],
    ["\u00A0", " "],
    ["o", "o\u200B"],
  ]);

  it("leaves the edit as it was meant, with the characters that were there", () => {
    const edit = fc.record({
      insert: fc.boolean(),
      indent: fc.boolean(),
      picks: fc.array(fc.boolean(), { maxLength: 12 }),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(line, edit), { minLength: 1, maxLength: 6 }), (lines) => {
        const meant: string[] = [];
        const made: string[] = [];
        for (const [number, [text, { insert, indent, picks }]] of lines.entries()) {
          if (insert) for (const side of [meant, made]) side.push(`${number} is a new line`);
          const signs = [...`${number}. ${text}`];
          const own = signs.map((sign, at) => (at > 2 && picks[at % 12] ? (swapped.get(sign) ?? sign) : sign));
          for (const [side, all] of [
            [meant, signs],
            [made, own],
          ] as const)
            side.push((indent ? "  " : "") + all.join(""));
        }
        const before = lines.map(([text], number) => `${number}. ${text}`).join("\n");
        assert.equal(restored(before, made.join("\n"), prose), meant.join("\n"));
      }),
      { numRuns: 300 },
    );
  });
});
