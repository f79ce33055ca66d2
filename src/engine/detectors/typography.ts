import type { Region } from "../finding.ts";
import type { Judge } from "../judge.ts";
import { CharacterClass, classOf } from "../unicode/classes.ts";
import { scriptOf } from "../unicode/scripts.ts";
import { codePointBefore } from "../unicode/text.ts";

/**
 * Whether running text is written with the sign: quotation marks, dashes, bullets, the punctuation of a script among its
 * letters. Signs that only mathematics, phonetics or the layout of vertical lines need are none, nor are those that take
 * the place of a dot, a slash or an at sign within a name (`a\u2024b`).
 */
export function isTypography(text: string, start: number, end: number, codePoint: number): boolean {
  const script = homes.get(codePoint) ?? scriptOf(codePoint);
  // A click begins a syllable; what only looks like an exclamation mark ends a word.
  if (script === LATIN)
    return isLetter(text.codePointAt(end)) || (codePoint === SALTILLO && isLetter(codePointBefore(text, start)));
  if (script !== COMMON) return isNear(text, start, end, script);
  if (isAmong(spacing, codePoint)) return isLetter(codePointBefore(text, start)) || isLetter(text.codePointAt(end));
  if (isAmong(eastAsian, codePoint)) return isEastAsianNear(text, start, end);
  if (!isAmong(typographic, codePoint)) return false;
  return !parting.has(codePoint) || !isWithinName(text, start, end, codePoint);
}

/** A data file's strings are text as well; those of a Markdown file stand in fences, to be copied. */
export function isRunningText({ language }: Judge, region: Region): boolean {
  return region === "prose" || region === "comment" || (region === "string" && language.profile !== "prose");
}

const LATIN = "Latn";
const COMMON = "Zyyy";
const SALTILLO = 0xa78c;
/** UTF-16 units to each side. */
const NEAR = 120;

/** Signs of one script, or of few, that Unicode counts as common to all. */
const homes: ReadonlyMap<number, string> = new Map([
  [0x374, "Grek"],
  [0x37e, "Grek"],
  [0x1735, "Tglg"],
  [0x1803, "Mong"],
  [0x1cd3, "Deva"],
  [0x16ec, "Runr"],
  [0x16ed, "Runr"],
]);

type Ranges = readonly (readonly [number, number])[];

/** Inclusive. */
const typographic: Ranges = [
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
];

/** Apostrophes, stress and length of many orthographies, which stand at a letter. */
const spacing: Ranges = [
  [0x2b9, 0x2be],
  [0x2c6, 0x2cb],
  [0x2d0, 0x2d0],
  [0x2ee, 0x2ee],
];

/** Small forms, which Taiwan's character sets have. */
const eastAsian: Ranges = [[0xfe4d, 0xfe6b]];

/** Signs that pass for what parts a name, a path or an operation. */
const parting: ReadonlySet<number> = new Set([
  ...[0x2016, 0x2024, 0x2025, 0x2041, 0x2043, 0x2044, 0x204e, 0x2052, 0x2053, 0x205a, 0x2215, 0x2216, 0x2217, 0x2223],
  ...[0x2225, 0x2236, 0x223c, 0x2e40, 0x30a0, 0xff02, 0xff07, 0xff0d, 0xff0e, 0xff0f, 0xff20, 0xff3c, 0xff3f, 0xff40],
]);

/** Fractions, ratios and scores stand between digits, but no full stop does. */
function isWithinName(text: string, start: number, end: number, codePoint: number): boolean {
  const [before, behind] = [text.charAt(start - 1), text.charAt(end)];
  if (!/\w/.test(before) || !/\w/.test(behind)) return false;
  return codePoint === 0x2024 || codePoint === 0xff0e || /\D/.test(before + behind);
}

function isAmong(ranges: Ranges, codePoint: number): boolean {
  return ranges.some(([first, last]) => codePoint >= first && codePoint <= last);
}

function isLetter(codePoint = SPACE): boolean {
  return scriptOf(codePoint) !== COMMON && classOf(codePoint) !== CharacterClass.punctuation;
}

const SPACE = 0x20;
const NO_BREAK_SPACE = 0xa0;
const NARROW_NO_BREAK_SPACE = 0x202f;
const IDEOGRAPHIC_SPACE = 0x3000;
/** Digits and punctuation of ASCII at which orthographies want a space that does not break the line. */
const SPACED = /[\d:;!?%.,)("'&=+/$#]/;

/**
 * Whether one space by itself is set as orthographies want it: a no-break space between a word and punctuation, numbers
 * or units, or beside letters beyond ASCII, the narrow one also before the suffixes of Mongolian; the ideographic space
 * at East Asian letters. Between two words in ASCII none of them is.
 */
export function isOrthographicSpace(text: string, start: number, end: number, codePoint: number): boolean {
  const before = codePointBefore(text, start) ?? SPACE;
  const behind = text.codePointAt(end) ?? SPACE;
  if (codePoint === IDEOGRAPHIC_SPACE) return isEastAsianAt(before) || isEastAsianAt(behind);
  if (codePoint !== NO_BREAK_SPACE && codePoint !== NARROW_NO_BREAK_SPACE) return false;
  return !isBlank(before) && !isBlank(behind) && (isSpaced(before) || isSpaced(behind));
}

const isBlank = (codePoint: number): boolean => codePoint <= SPACE || classOf(codePoint) === CharacterClass.space;

const isSpaced = (codePoint: number): boolean => codePoint >= 0x80 || SPACED.test(String.fromCharCode(codePoint));

/** CJK Symbols and Punctuation, and full-width forms. */
const eastAsianSigns: Ranges = [
  [0x3001, 0x303f],
  [0xff01, 0xff60],
];

const isEastAsianAt = (codePoint: number): boolean =>
  isAmong(eastAsianSigns, codePoint) || eastAsianScripts.has(scriptOf(codePoint));

/** Whether a letter of the script stands within the same words: bounded, so that a line of such signs stays linear. */
function isNear(text: string, start: number, end: number, script: string): boolean {
  return lettersNear(text, start, end, (codePoint) => scriptOf(codePoint) === script);
}

const isEastAsianNear = (text: string, start: number, end: number): boolean =>
  lettersNear(text, start, end, (codePoint) => eastAsianScripts.has(scriptOf(codePoint)));

const eastAsianScripts: ReadonlySet<string> = new Set(["Hani", "Hira", "Kana", "Hang", "Bopo"]);

function lettersNear(text: string, start: number, end: number, accept: (codePoint: number) => boolean): boolean {
  const near = text.slice(Math.max(0, start - NEAR), start) + text.slice(end, end + NEAR);
  return Array.from(near).some((character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return accept(codePoint) && classOf(codePoint) !== CharacterClass.punctuation;
  });
}
