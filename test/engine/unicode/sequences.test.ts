import assert from "node:assert/strict";
import fc from "fast-check";
import { sequencesOf } from "../../../scripts/unicode/properties.ts";
import { CharacterClass, classOf } from "../../../src/engine/unicode/classes.ts";
import { isNeededAt } from "../../../src/engine/unicode/sequences.ts";
import { assertLinear, countedModules } from "../work.ts";

/** For each hidden character of a line in turn whether it is needed. */
function judge(line: string, inProse = false, isNeeded = isNeededAt): boolean[] {
  const verdicts: boolean[] = [];
  let index = 0;
  for (const char of line) {
    if (classOf(char.codePointAt(0) ?? 0) === CharacterClass.hidden) verdicts.push(isNeeded(line, index, inProse));
    index += char.length;
  }
  return verdicts;
}

const accepts = (lines: Readonly<Record<string, string>>, inProse = false): void => {
  for (const [what, line] of Object.entries(lines))
    it(what, () => {
      const verdicts = judge(line, inProse);
      assert.ok(verdicts.length > 0);
      assert.ok(!verdicts.includes(false), verdicts.join());
    });
};

const refuses = (lines: Readonly<Record<string, string>>, inProse = false): void => {
  for (const [what, line] of Object.entries(lines))
    it(what, () => {
      const verdicts = judge(line, inProse);
      assert.ok(verdicts.length > 0);
      assert.ok(!verdicts.includes(true), verdicts.join());
    });
};

const tags = (text: string): string =>
  Array.from(text, (char) => String.fromCodePoint(0xe0000 + char.charCodeAt(0))).join("");

describe("isNeededAt: emoji", () => {
  for (const property of ["RGI_Emoji", "Basic_Emoji", "Emoji_Test"])
    it(`needs every hidden character of ${property}, alone and in a text`, async () => {
      const sequences = await sequencesOf(property);
      const hidden = sequences.map((sequence) => [
        ...judge(sequence),
        ...judge(`a${sequence}b`),
        ...judge(`${sequence}${sequence}`),
      ]);
      assert.ok(hidden.flat().length > 1000 || property === "Basic_Emoji");
      assert.ok(!hidden.flat().includes(false));
    });

  accepts({
    "a text selector": "\u2764\ufe0e",
    "an emoji selector on a default emoji that is listed": "\u{1f44d}\ufe0f",
    "a keycap": "#\ufe0f\u20e3",
    Scotland: `\u{1f3f4}${tags("gbsct")}\u{e007f}`,
    "a family with mixed skin tones": "\u{1f468}\u{1f3fb}\u200d\u{1f91d}\u200d\u{1f468}\u{1f3ff}",
  });

  refuses({
    "a selector after a letter": "a\ufe0f",
    "a selector after a digit that is no keycap": "1\ufe0f2",
    "a text selector on a keycap": "1\ufe0e\u20e3",
    "a selector after an emoji that has no sequences": "\u{1f600}\ufe0f",
    "a selector at the start": "\ufe0f",
    "a chain that is no sequence": "\u{1f468}\u200d\u{1f4a9}",
    "a sequence that goes on too long": "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}\u200d\u{1f466}",
    "a skin tone on what takes none": "\u{1f408}\u{1f3fb}\u200d\u2b1b",
    "an open end": "\u{1f468}\u200d",
    "letters joined": "a\u200db",
    "an unknown flag": `\u{1f3f4}${tags("gbabc")}\u{e007f}`,
    "another subdivision": `\u{1f3f4}${tags("usca")}\u{e007f}`,
    "a flag without its end": `\u{1f3f4}${tags("gbeng")}`,
    "tags after a letter": `a${tags("gbeng")}\u{e007f}`,
    "tags that spell something": `\u{1f3f4}${tags("rm -rf")}\u{e007f}`,
  });

  it("needs the first of two selectors only", () => {
    assert.deepEqual(judge("\u2764\ufe0f\ufe0f"), [true, false]);
    assert.deepEqual(judge("\u2764\ufe0e\ufe0f"), [true, false]);
  });

  it("needs nothing that follows a flag's end", () => {
    const flag = `\u{1f3f4}${tags("gbeng")}\u{e007f}`;
    assert.deepEqual(judge(`${flag}${tags("x")}`), [...Array(6).fill(true), false]);
  });
});

describe("isNeededAt: variation sequences", () => {
  accepts({
    "a slashed zero": "0\ufe00",
    "an intersection with serifs": "\u2229\ufe00",
    "script capitals of both styles": "\u{1d49c}\ufe00\u{1d49c}\ufe01",
    "a quotation mark in Sibe": "\u2018\ufe02",
    "a corner-justified comma": "\u3001\ufe00\u3001\ufe01",
    "a dotted Khamti letter": "\uaa60\ufe00",
    "a compatibility ideograph": "\u66f8\ufe00\u4fae\ufe01",
    "a rotated hieroglyph": "\u{13139}\ufe02",
    "an ideographic variant": "\u8fbb\u{e0100}\u845b\u{e01ef}",
    "a Mongolian free variation selector": "\u1820\u180b\u182d\u180c\u1820\u180d\u1820\u180f",
    "a Mongolian vowel separator": "\u182d\u180e\u1820",
    "a separator after a selector": "\u182d\u180b\u180e\u1820",
  });

  refuses({
    "an ordinary digit with a selector": "1\ufe00",
    "a selector after an ideograph that has no variant": "\u65e5\ufe00\u672c",
    "a second selector after one that has a single variant": "\u8fbb\ufe01",
    "a hieroglyph that is not turned": "\u{13000}\ufe00",
    "a selector beyond the three of ideographs": "\u8fbb\ufe03",
    "an ideographic variant of a kana": "\u3042\u{e0100}",
    "an ideographic variant of a letter": "a\u{e0100}",
    "a Mongolian selector after a letter of another script": "a\u180b",
    "a Mongolian separator at a word's end": "\u182d\u180e ",
    "a selector that hieroglyphs lack": "\u{13139}\ufe07",
  });

  it("needs the first of a series only", () => {
    assert.deepEqual(judge("\u8fbb\u{e0100}\u{e0101}\u{e0102}"), [true, false, false]);
    assert.deepEqual(judge("\u1820\u180b\u180c"), [true, false]);
  });
});

describe("isNeededAt: joiners", () => {
  accepts({
    "Persian, I want (mi-khaham)": "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "Persian, a house (khane-i)": "\u062e\u0627\u0646\u0647\u200c\u0627\u06cc",
    "Persian, with a mark on the letter": "\u0645\u06cc\u0651\u200c\u062e\u0648\u0627\u0647\u0645",
    "Persian, a plural after a letter that does not join": "\u06a9\u0627\u0631\u200c\u0647\u0627",
    "Persian, at a word's end": "\u062e\u0627\u0646\u0647\u200c \u0645\u0646",
    "Persian, a suffix on a number": "\u06f5\u200c\u0627\u0645",
    "Persian, the abbreviated era": "\u06f1\u06f3\u06f5\u06f0 \u0647\u200d.\u0634",
    "Hindi, a half letter": "\u0915\u094d\u200d\u0937",
    "Hindi, a visible virama": "\u0915\u094d\u200c\u0937",
    "Marathi, an eyelash ra": "\u0926\u0941\u0938\u0931\u094d\u200d\u092f\u093e",
    "Malayalam, a chillu of old": "\u0d05\u0d35\u0d28\u0d4d\u200d",
    "Malayalam, software": "\u0d38\u0d4b\u0d2b\u0d4d\u0d31\u0d4d\u0d31\u0d4d\u200c\u0d35\u0d46\u0d2f\u0d7c",
    "Sinhala, Sri": "\u0dc1\u0dca\u200d\u0dbb\u0dd3",
    "Sinhala, Lanka's state (rajya)": "\u0dbb\u0dcf\u0da2\u0dca\u200d\u0dba",
    "Bengali, RAB": "\u09b0\u200d\u09cd\u09af\u09be\u09ac",
    "Kannada, at a word's end": "\u0ca1\u0cbe\u0c9f\u0ccd\u200c ",
    "Telugu, inside a word": "\u0c38\u0c4d\u200c\u0c15",
    "Khmer, a subscript kept apart": "\u1780\u17d2\u200c\u1781",
  });

  refuses({
    "between Latin letters": "pass\u200cword",
    "a joiner between Latin letters": "pass\u200dword",
    "between Cyrillic letters": "\u043f\u200c\u0430\u043f\u200d\u0430",
    alone: "\u200c \u200d",
    "a joiner between letters that join anyway": "\u0628\u200d\u0628",
    "a virama of another script": "a\u094d\u200cb",
    "letters of two scripts": "\u0915\u094d\u200c\u0d15",
    "a joiner before a vowel sign": "\u0915\u094d\u200d\u093e",
    "between letters of Hindi without a virama": "\u0915\u200c\u0937\u200d\u0915",
    "after Hebrew points and a voicing mark, whose classes are next to a virama's":
      "\u05d0\u05b0\u200d\u304b\u3099\u200d",
    "between Persian digits": "\u06f5\u200c\u06f6",
    "Latin and Persian in code": "PDF\u200c\u0647\u0627",
  });

  it("needs one between a Latin word and its Persian suffix in prose", () => {
    assert.deepEqual(judge("PDF\u200c\u0647\u0627", true), [true]);
  });

  it("needs the first of a doubled non-joiner only", () => {
    assert.deepEqual(judge("\u0645\u06cc\u200c\u200c\u062e\u0648"), [true, false]);
    assert.deepEqual(judge("\u0915\u094d\u200c\u200c\u0937"), [true, false]);
  });
});

describe("isNeededAt: the rest", () => {
  accepts({
    "line breaks in Thai, Lao, Khmer and Burmese":
      "\u0e01\u200b\u0e02 \u0e81\u200b\u0e82 \u1780\u200b\u1781 \u1000\u200b\u1001",
    "a line break between Thai and Latin": "\u0e01\u200ba",
    "a grapheme joiner between Hebrew points": "\u05d1\u05bc\u034f\u05b0",
    "fillers in syllables of jamo": "\u1100\u1160 \u115f\u1161 \u115f\u1160\u11a8",
    "a blank among Braille cells": "\u2801\u2800\u2803",
    "a hieroglyph joiner": "\u{13000}\u{13430}\u{13001}",
  });

  accepts({ "a soft hyphen in a word of prose": "Donau\u00addampf", "one after a mark": "e\u0301\u00ada" }, true);
  refuses({ "a soft hyphen in code": "pass\u00adword" });
  refuses({ "a soft hyphen at a word's end": "word\u00ad next", "a doubled one": "a\u00ad\u00adb" }, true);

  refuses({
    "a zero width space between Latin letters": "a\u200bb",
    "two of them in Thai": "\u0e01\u200b\u200b\u0e02",
    "a grapheme joiner between letters": "a\u034fb",
    "Hangul fillers": "\u3164 \uffa0 \u115f \u1160 a\u115fb",
    "Khmer inherent vowels": "\u1780\u17b4\u1780\u17b5",
    "word joiners and invisible operators": "a\u2060b\u2061c\u2062d\u2063e\u2064",
    "a byte order mark, even first": "\ufeffa\ufeff",
    "deprecated format characters": "a\u206ab\u206f",
    "unassigned default-ignorables": "a\u2065\ufff0\u{e0080}\u{e01f0}",
    "blanks of Braille among Latin": "a\u2800b",
    "interlinear annotations": "\ufff9a\ufffab\ufffb",
  });

  it("needs no hidden character among ASCII and spaces, whatever the order", () => {
    const hidden = fc.constantFrom(
      "\u200b",
      "\u200c",
      "\u200d",
      "\u2060",
      "\u00ad",
      "\ufe0f",
      "\u{e0041}",
      "\u{e0100}",
      "\u034f",
      "\u180e",
      "\u3164",
    );
    const ascii = fc.constantFrom(..."abcXYZ129_-+ ()\"'\u00a0");
    fc.assert(
      fc.property(fc.string({ unit: fc.oneof(hidden, ascii) }), (line) => {
        assert.ok(!judge(line).includes(true));
      }),
    );
  });

  it("judges hostile lines with work that grows with their length", async () => {
    const units = [
      "\u200d",
      "\u200c",
      "\u094d\u200d",
      "\u0628\u200c",
      "\u{e0061}",
      "\u{1f468}\u200d",
      "\ufe0f",
      "\u064b\u200c",
      "\u034f",
    ];
    const { modules, workOf } = await countedModules<typeof import("../../../src/engine/unicode/sequences.ts")>(
      "src/engine/unicode/sequences.ts",
    );
    for (const unit of units)
      assertLinear((length) => {
        const line = unit.repeat(length / unit.length);
        return workOf(() => void judge(line, false, modules.isNeededAt));
      });
  }).timeout(60_000);
});
