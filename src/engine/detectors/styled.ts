import { foldOf, isMathematical } from "../identifiers/language.ts";
import type { Detector, Line } from "../line.ts";
import { isIdentifierPart } from "../unicode/identifiers.ts";
import { nfkc } from "../unicode/normalize.ts";
import { scriptOf } from "../unicode/scripts.ts";
import { codePointBefore } from "../unicode/text.ts";
import { has, Trait } from "../unicode/traits.ts";
import { after, runOf } from "./run.ts";

/** Letters and digits in another style, which NFKC takes for the plain ones. A run is one finding. */
export const styledLetters: Detector = (line, index, codePoint) => {
  const { text, judge } = line;
  const { region, isGuess } = line.spanAt(index);
  const run = runOf(line, index, (character) => !isAmong(signs, character));
  if (run.count === 0) return after(index, codePoint);
  const { end } = run;
  const inCode = region === "code" || region === "path";
  if (!inCode && text.charCodeAt(end) === EMOJI && has(codePoint, Trait.emojiVariation)) return end;
  const folds = foldOf(judge.language) === "NFKC" && inCode && run.characters.some(isIdentifierPart);
  if (!folds && (isGuess === true || !inCode ? isHonestText(line, index, end) : isHonestCode(line, index, end)))
    return end;
  const styled = text.slice(index, end);
  const twin = nfkc(styled);
  line.report("styled-letters", index, end, {
    characters: run.characters,
    count: run.count,
    twin,
    ...(folds && { severity: "error" }),
    says: folds
      ? {
          template: '"{0}" is "{1}" to this language: it compares names after NFKC',
          values: [short(styled), short(twin)],
        }
      : {
          template: '"{0}" is styled "{1}": other characters that some programs take for these',
          values: [short(styled), short(twin)],
        },
  });
  return end;
};

/** Before this selector, U+2139 and U+24C2 are pictures. */
const EMOJI = 0xfe0f;

const SHOWN = 60;
function short(text: string): string {
  const characters = [...text];
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN - 1).join("")}\u2026` : text;
}

type Ranges = readonly (readonly [first: number, last: number])[];

const isAmong = (ranges: Ranges, codePoint: number): boolean =>
  ranges.some(([first, last]) => codePoint >= first && codePoint <= last);

/**
 * Not letters but signs: raised and lowered digits, ordinal indicators, trade marks, numbers in circles, units in a
 * square, telephone and numero.
 */
const signs: Ranges = [
  [0xaa, 0xba],
  [0x2070, 0x2070],
  [0x2074, 0x207e],
  [0x2080, 0x2089],
  [0x2116, 0x2116],
  [0x2120, 0x2122],
  [0x213b, 0x213b],
  [0x2460, 0x249b],
  [0x24ea, 0x24ff],
  [0x2776, 0x2793],
  [0x3200, 0x33ff],
  [0x1f16a, 0x1f16c],
  [0x1f14a, 0x1f14f],
];

const letterlike: Ranges = [[0x2100, 0x214f]];
const fullWidth: Ranges = [[0xff01, 0xff5e]];
/** Superscripts and subscripts: phonetic and mathematical modifiers. */
const modifiers: Ranges = [
  [0x2b0, 0x2e4],
  [0x1d2c, 0x1dbf],
  [0x2071, 0x209c],
  [0x2c7c, 0x2c7d],
  [0xa7f1, 0xa7f4],
  [0x10780, 0x107ba],
];

/** Notation: the real numbers by themselves, in mathematics whatever is styled. */
function isHonestCode({ text, judge }: Line, start: number, end: number): boolean {
  if (isMathematical(judge.language)) return true;
  const only = text.codePointAt(start) ?? 0;
  return (
    end - start === 1 &&
    isAmong(letterlike, only) &&
    !isLetterAt(codePointBefore(text, start)) &&
    !isLetterAt(text.codePointAt(end))
  );
}

const LOW_LINE = 0x5f;
const isLetterAt = (codePoint = LOW_LINE): boolean => codePoint !== LOW_LINE && isIdentifierPart(codePoint);

/** A sign by itself, an ordinal or an exponent, and what Chinese, Japanese and Korean write at the width of their own signs. */
function isHonestText({ text }: Line, start: number, end: number): boolean {
  const characters = Array.from(text.slice(start, end), (character) => character.codePointAt(0) ?? 0);
  const areAll = (ranges: Ranges): boolean => characters.every((codePoint) => isAmong(ranges, codePoint));
  if (areAll(fullWidth)) return isEastAsianLine(text, start, end);
  const isPart = isLetterAt(codePointBefore(text, start)) || isLetterAt(text.codePointAt(end));
  return (characters.length === 1 && !isPart) || areAll(modifiers);
}

const NEAR = 80;
/** What they write besides letters: brackets, commas and full stops. */
const eastAsianSigns: Ranges = [[0x3000, 0x303f]];
const eastAsianScripts: ReadonlySet<string> = new Set(["Hani", "Hira", "Kana", "Hang", "Bopo"]);

/** Whether East Asian letters or punctuation stand near. */
function isEastAsianLine(text: string, start: number, end: number): boolean {
  const near = text.slice(Math.max(0, start - NEAR), start) + text.slice(end, end + NEAR);
  return Array.from(near, (character) => character.codePointAt(0) ?? 0).some(
    (codePoint) => isAmong(eastAsianSigns, codePoint) || eastAsianScripts.has(scriptOf(codePoint)),
  );
}
