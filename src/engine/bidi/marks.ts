import { CharacterClass, classOf } from "../unicode/classes.ts";
import { codePointBefore, unitsOf } from "../unicode/text.ts";
import { BidiClass, bidiClassOf } from "./classes.ts";
import { levelsOf } from "./levels.ts";
import { orderOf } from "./order.ts";

/** The literal, the comment or the line in which a mark must have its reason. UTF-16 units of the line. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Whether a directional mark (U+200E, U+200F, U+061C) does what it is for. Cheapest when asked from left to right. */
export type MarkJudge = (index: number, place: Place) => boolean;

/**
 * A mark is honest beside what it can put in its place, where something runs from right to left, and in the patterns of
 * locales, which are filled with it: `\u200F#,##0.00`, `d\u200F/M`. It is not inside a number or an address, and not
 * where numbers change their places by it.
 */
export function markJudge(text: string): MarkJudge {
  const known = new Map<number, { readonly rightToLeft: boolean; readonly moves: boolean }>();
  const factsOf = ({ start, end }: Place): { readonly rightToLeft: boolean; readonly moves: boolean } => {
    const before = known.get(start);
    if (before) return before;
    const content = text.slice(start, end);
    const rightToLeft = runsRightToLeft(content);
    const facts = { rightToLeft, moves: !rightToLeft && movesNumbers(content) };
    known.set(start, facts);
    return facts;
  };
  let field = { start: 0, end: 0, isPattern: false };
  const isInPattern = (index: number, place: Place): boolean => {
    if (index < field.start || index >= field.end) field = fieldAt(text, index, place);
    return field.isPattern;
  };
  return (index, place) => {
    if (isInNumber(text, index) || isInAddress(text, index)) return false;
    const { rightToLeft, moves } = factsOf(place);
    if (rightToLeft) return hasReason(text, index);
    if (moves || !hasNeighbour(text, index, place)) return false;
    return isInPhrase(text, index) || isBesideHole(text, index, place) || isInPattern(index, place);
  };
}

/** Right-to-left texts come in such pieces, and without a letter of theirs: `(src)\u200E,`, `\u200E\u00B0C`, `\u200E1 EUR,\u200F \u200E5 USD`. */
function isInPhrase(text: string, index: number): boolean {
  const [before, behind] = [text.charAt(index - 1), text.charAt(index + 1)];
  if (/[\u00a2-\u00b6]/.test(behind)) return /["'`]/.test(before);
  if (/[,.;:!?]/.test(behind)) return /[)\]]/.test(before);
  if (/[,;]/.test(before)) return behind === " ";
  return (
    /\d/.test(behind) && (before === " " || (/["'`]/.test(before) && /^\d+ /.test(text.slice(index + 1, index + 8))))
  );
}

const hole = /\{\d\}/;

/** Whether it stands beside the hole of a pattern, beyond a blank, or at the pattern's start: `{0}\u200E km`, `\u200Epx {0}`. */
function isBesideHole(text: string, index: number, { start, end }: Place): boolean {
  if (index === start && end - start <= LONGEST_PATTERN && hole.test(text.slice(start, end))) return true;
  return (
    /\{\d\} ?$/.test(text.slice(Math.max(0, index - 4), index)) || /^ ?\{\d\}/.test(text.slice(index + 1, index + 5))
  );
}

const isMark = (unit: number): boolean => unit === 0x200e || unit === 0x200f || unit === 0x061c;
const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;
const isLetter = (unit: number): boolean => (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;

/** The units on both sides of the mark, or of it and one beside it. */
function unitsAround(text: string, index: number): readonly [before: number, behind: number] {
  const [before, behind] = [text.charCodeAt(index - 1), text.charCodeAt(index + 1)];
  return [isMark(before) ? text.charCodeAt(index - 2) : before, isMark(behind) ? text.charCodeAt(index + 2) : behind];
}

function isInNumber(text: string, index: number): boolean {
  const [before, behind] = unitsAround(text, index);
  return isDigit(before) && isDigit(behind);
}

/** The longest part of an address that is looked at: were it all, a line that is one address would take its square. */
const NEAR = 64;

/** Whether the mark stands between a letter and a sign of a URL or a path. */
function isInAddress(text: string, index: number): boolean {
  const [before, behind] = unitsAround(text, index);
  if (!(isLetter(before) && isPartSign(behind)) && !(isPartSign(before) && isLetter(behind))) return false;
  const token = /[^\s"'`<(]*$/.exec(text.slice(Math.max(0, index - NEAR), index + 2))?.[0] ?? "";
  return /:\/\/|^(?:www\.|[~.]{0,2}\/|[A-Za-z]:\\|\\\\)/i.test(token);
}

/** The signs of addresses: `. / : @ \`. */
function isPartSign(unit: number): boolean {
  return unit === 0x2e || unit === 0x2f || unit === 0x3a || unit === 0x40 || unit === 0x5c;
}

const {
  Right_To_Left: R,
  Arabic_Letter: AL,
  Common_Separator: CS,
  Arabic_Number: AN,
  Nonspacing_Mark: NSM,
  Other_Neutral: ON,
} = BidiClass;

/** Whether letters, digits or signs of scripts that run from right to left stand in it. */
function runsRightToLeft(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x590 || isMark(unit)) continue;
    const codePoint = text.codePointAt(index) ?? unit;
    const bidiClass = bidiClassOf(codePoint);
    const isStrong = bidiClass === R || bidiClass === AL || bidiClass === AN;
    // Arabic percent signs and commas belong to no direction.
    if (isStrong || (codePoint >= 0x600 && codePoint <= 0x6ff)) return true;
    index += unitsOf(codePoint) - 1;
  }
  return false;
}

/** Whether the numbers stand in another order on the screen than they would without the marks. */
function movesNumbers(text: string): boolean {
  if (!/\d\D+\d/.test(text)) return false;
  const marked = text.replace(/\{\d\}/g, "{#}");
  return shownNumbers(marked) !== shownNumbers(marked.replace(/[\u200e\u200f\u061c]/g, "\u00ad"));
}

function shownNumbers(text: string): string {
  const shown: string[] = [];
  let isNumber = false;
  for (const index of orderOf(text, levelsOf(text, "ltr"))) {
    const unit = text.charCodeAt(index);
    if (isDigit(unit)) shown.push(isNumber ? "" : " ", text.charAt(index));
    if (!isMark(unit) && unit !== 0xad) isNumber = isDigit(unit);
  }
  return shown.join("");
}

/** The longest pattern of CLDR 48 that has a mark is 42 units long. */
const LONGEST_PATTERN = 80;

/** What stands between tabs, quotes and signs that part keys from values. */
function fieldAt(text: string, index: number, { start, end }: Place) {
  const from = Math.max(start, index - LONGEST_PATTERN);
  const before = /(?:[^\t"'=:|]|:(?!\s))*$/.exec(text.slice(from, index))?.[0] ?? "";
  const behind = /^[^\t"'=|]*/.exec(text.slice(index, Math.min(end, index + LONGEST_PATTERN)))?.[0] ?? "";
  return {
    start: index - before.length,
    end: index + behind.length,
    isPattern: isPattern((before + behind).trim()),
  };
}

/**
 * A pattern of a locale: fields of CLDR (UTS #35) or of a library that knows its like, digits and signs, and no word.
 * Letters by themselves are no pattern, and numbers only one with a sign.
 */
function isPattern(text: string): boolean {
  const bare = text.replace(/[\u200e\u200f\u061c]/g, "").replace(/\{\d\}/g, "0");
  const fields = bare.replace(/[A-Z]{1,3}(?=\p{Sc})|^(?:GMT|UTC)(?=[0+-])/gu, "");
  if (!/^(?:[^\p{L}\p{M}]|(\p{L})\1{0,4}(?!\p{L}))+$/u.test(fields)) return false;
  const letters = fields.replace(/[^A-Za-z]+/g, "");
  if (!/^[A-Za-z]*$/.test(fields.replace(/\P{L}/gu, ""))) return false;
  if (letters === "") return /[^\d\s]/.test(bare);
  // Short numbers such as `0K`, or fields of dates and times.
  return /[0#]/.test(fields) ? letters.length <= 2 : isDate.test(letters) && /[^A-Za-z]/.test(fields);
}

const isDate = /^(?=[A-Za-z]*[dDyYMLhH])[GyYuQqMLwdDEecabBhHKkmsSzZOvVXx]+$/;

/** Whether it stands inside, or beside a sign, beyond what is blank: the quotes around a literal are no reason. */
function hasNeighbour(text: string, index: number, { start, end }: Place): boolean {
  const before = blanksBefore(text, index);
  const behind = blanksBehind(text, index + 1);
  return before > start || behind < end;
}

/**
 * Whether a directional mark has a neighbour whose place it settles: a right-to-left letter, a digit or a sign, beyond
 * blanks and one other mark, as in `0K<RLM> <RLM>\u00A4`. A run of marks does not vouch for itself.
 */
function hasReason(text: string, index: number): boolean {
  const before = blanksBefore(text, index);
  const behind = blanksBehind(text, index + 1);
  return (
    settles(codePointBefore(text, isMark(text.charCodeAt(before - 1)) ? blanksBefore(text, before - 1) : before)) ||
    settles(text.codePointAt(isMark(text.charCodeAt(behind)) ? blanksBehind(text, behind + 1) : behind))
  );
}

/** Beyond the vowel points and other marks of the letter before, too. */
function blanksBefore(text: string, index: number): number {
  let at = index;
  while (at > 0 && isBlank(text.charCodeAt(at - 1))) at--;
  while (at > 0 && text.charCodeAt(at - 1) > 0x7f && bidiClassOf(text.charCodeAt(at - 1)) === NSM) at--;
  return at;
}

function blanksBehind(text: string, index: number): number {
  let at = index;
  while (at < text.length && isBlank(text.charCodeAt(at))) at++;
  return at;
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || (unit > 0x7f && classOf(unit) === CharacterClass.space);
}

/**
 * Letters and digits that run from right to left, numbers and signs: what a mark next to them can put in its place. Where
 * a line ends, it gives the line its direction.
 */
function settles(codePoint: number | undefined): boolean {
  if (codePoint === undefined) return true;
  if (isMark(codePoint)) return false;
  const bidiClass = bidiClassOf(codePoint);
  return (bidiClass >= R && bidiClass <= CS) || bidiClass === ON;
}
