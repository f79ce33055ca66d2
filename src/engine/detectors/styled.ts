import { foldOf, isMathematical } from "../identifiers/language.ts";
import type { Detector, Line } from "../line.ts";
import { isIdentifierPart } from "../unicode/identifiers.ts";
import { nfkc } from "../unicode/normalize.ts";
import { scriptOf } from "../unicode/scripts.ts";
import { codePointBefore } from "../unicode/text.ts";
import { runOf } from "./run.ts";

/** Letters and digits in another style, which NFKC takes for the plain ones. A run is one finding. */
export const styledLetters: Detector = (line, index) => {
  const { text, judge } = line;
  const { region, isGuess } = line.spanAt(index);
  const run = runOf(line, index, (codePoint) => !isSign(codePoint));
  const end = run.count > 0 ? run.end : index + ((text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1);
  if (run.count === 0) return end;
  const inCode = region === "code" || region === "path";
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

const SHOWN = 60;
const short = (text: string): string =>
  text.length > SHOWN ? `${[...text.slice(0, SHOWN - 1)].join("")}\u2026` : text;

/**
 * Not letters but signs: raised and lowered digits, ordinal indicators, trade marks, numbers in circles, units in a
 * square, telephone and numero.
 */
function isSign(codePoint: number): boolean {
  if (codePoint < 0x100) return true;
  if (codePoint >= 0x2070 && codePoint <= 0x2089) return codePoint !== 0x2071 && codePoint !== 0x207f;
  return signs.some(([first, last]) => codePoint >= first && codePoint <= last);
}

const signs = [
  [0x2116, 0x2116],
  [0x2120, 0x2122],
  [0x213b, 0x213b],
  [0x2460, 0x249b],
  [0x24ea, 0x24ff],
  [0x2776, 0x2793],
  [0x3200, 0x33ff],
  [0x1f16a, 0x1f16c],
  [0x1f14a, 0x1f14f],
] as const;

const isLetterlike = (codePoint: number): boolean => codePoint >= 0x2100 && codePoint <= 0x214f;
const isFullWidth = (codePoint: number): boolean => codePoint >= 0xff01 && codePoint <= 0xff5e;
/** Superscripts and subscripts: phonetic and mathematical modifiers. */
const isModifier = (codePoint: number): boolean =>
  (codePoint >= 0x2b0 && codePoint <= 0x2e4) ||
  (codePoint >= 0x1d2c && codePoint <= 0x1d9f) ||
  (codePoint >= 0x2071 && codePoint <= 0x209c) ||
  (codePoint >= 0x2c7c && codePoint <= 0x2c7d) ||
  (codePoint >= 0x10780 && codePoint <= 0x107ba);

/** Notation: the real numbers by themselves, in mathematics whatever is styled. */
function isHonestCode({ text, judge }: Line, start: number, end: number): boolean {
  if (isMathematical(judge.language)) return true;
  const only = text.codePointAt(start) ?? 0;
  return (
    end - start === 1 &&
    isLetterlike(only) &&
    !isLetterAt(codePointBefore(text, start)) &&
    !isLetterAt(text.codePointAt(end))
  );
}

const isLetterAt = (codePoint: number | undefined): boolean =>
  codePoint !== undefined && isIdentifierPart(codePoint) && codePoint !== 0x5f;

/** A sign by itself, an ordinal or an exponent, and what Chinese, Japanese and Korean write at the width of their own signs. */
function isHonestText({ text }: Line, start: number, end: number): boolean {
  const characters = Array.from(text.slice(start, end), (character) => character.codePointAt(0) ?? 0);
  const isPart = isLetterAt(codePointBefore(text, start)) || isLetterAt(text.codePointAt(end));
  if (characters.length === 1 && !isFullWidth(characters[0] ?? 0) && !isPart) return true;
  if (characters.every(isModifier)) return true;
  return characters.every(isFullWidth) && isEastAsianLine(text, start, end);
}

const NEAR = 80;

/** Whether East Asian letters or punctuation stand near. */
function isEastAsianLine(text: string, start: number, end: number): boolean {
  const near = text.slice(Math.max(0, start - NEAR), start) + text.slice(end, end + NEAR);
  return Array.from(near).some((character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return (
      codePoint >= 0x3000 &&
      codePoint < 0xfb00 &&
      (codePoint < 0x3040 || /^(Hani|Hira|Kana|Hang|Bopo)$/.test(scriptOf(codePoint)))
    );
  });
}
