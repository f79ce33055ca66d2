import type { Message } from "../finding.ts";
import { codePointLabel, visible } from "../render.ts";
import type { Letter, Word } from "../syntax/words.ts";
import { CharacterClass, classOf } from "../unicode/classes.ts";
import { decimalValue } from "../unicode/identifiers.ts";
import { scriptName, scriptOf } from "../unicode/scripts.ts";
import type { WordLine } from "./letters.ts";
import { after } from "./run.ts";
import { shownWord } from "./shown.ts";
import { digitTwin, LATIN, passingTwin } from "./twins.ts";

/**
 * Digits of two systems in one number (UTS #39 §5.3), digits of another system in an ASCII identifier, and letters
 * that pass for digits between digits. Returns whether the word is dealt with.
 */
export function judgeNumerals(line: WordLine, word: Word): boolean {
  const letters = word.letters.filter((letter): letter is Letter => letter !== undefined);
  const foreign = letters.filter(({ codePoint }) => codePoint >= 0x80);
  const { region, isGuess } = line.spanAt(word.start);
  const inCode = region === "code" && isGuess !== true;
  const isNumber = startsWithDigit(line.text, word);
  if (inCode && !isNumber && foreign.every(isDecimal)) {
    if (isQuoted(line.text, word)) return true;
    for (const letter of foreign) reportDigit(line, letter, word);
    return true;
  }
  if (!inCode && isDigitRow(line.text, word)) return true;
  const lettersHere = inCode && isNumber && letters.every(({ codePoint }) => codePoint < 0x80 || isPassing(codePoint));
  let dealt = false;
  for (const letter of foreign) {
    const between =
      isDigitUnit(line.text.charCodeAt(letter.start - 1)) || isDigitUnit(line.text.charCodeAt(letter.end));
    if (isDecimal(letter) ? between && (inCode || !opensRange(line.text, letter)) : lettersHere) {
      reportDigit(line, letter, word);
      dealt = true;
    }
  }
  return dealt;
}

/** A hidden character before it makes no name of a number. */
function startsWithDigit(text: string, { start, end }: Word): boolean {
  let at = start;
  while (at < end) {
    const codePoint = text.codePointAt(at) ?? 0;
    const characterClass = classOf(codePoint);
    if (characterClass !== CharacterClass.hidden && characterClass !== CharacterClass.bidi) break;
    at = after(at, codePoint);
  }
  return isDigitUnit(text.charCodeAt(at));
}

/** A digit that code in a text shows: `["\u06F1", "\u06F2"]`. */
function isQuoted(text: string, { start, end }: Word): boolean {
  const quote = text.charAt(start - 1);
  if (!/['"`]/.test(quote) || text.charAt(end) !== quote || end - start > 2) return false;
  return decimalValue(text.codePointAt(start) ?? 0) !== undefined;
}

/** UTF-16 units of a digit in several systems, at most. */
const LONGEST_ROW = 12;

/** `0\u0660`: a table that lists the digits of two or more systems. */
function isDigitRow(text: string, { start, end }: Word): boolean {
  if (end - start > LONGEST_ROW || decimalValue(text.codePointAt(start) ?? 0) === undefined) return false;
  const digits = Array.from(text.slice(start, end), (character) => character.codePointAt(0) ?? 0);
  const values = new Set(digits.map(decimalValue));
  return values.size === 1 && digits.length > 1 && new Set(digits).size === digits.length;
}

/** Whether a range of a character class follows: `[\u0661\u06620-9]`. */
function opensRange(text: string, { start, end }: Letter): boolean {
  if (!/[0-9]-[0-9]/.test(text.slice(end, end + 3)) || isDigitUnit(text.charCodeAt(start - 1))) return false;
  return /\[[^\]\s]*$/.test(text.slice(Math.max(0, start - LONGEST_CLASS), start));
}

const LONGEST_CLASS = 60;

const isDigitUnit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;
const isDecimal = ({ codePoint }: Letter): boolean => decimalValue(codePoint) !== undefined;
const isPassing = (codePoint: number): boolean =>
  digitTwin(codePoint) !== undefined || passingTwin(codePoint, LATIN) !== undefined;

/** Files a digit of another system, or a letter that passes for a digit. */
export function reportDigit(line: WordLine, { codePoint, start, end }: Letter, word: Word): void {
  if (line.judge.allows(codePoint)) return;
  const beside = isDigitUnit(line.text.charCodeAt(start - 1)) || isDigitUnit(line.text.charCodeAt(end));
  const digit = digitTwin(codePoint);
  const looks = (beside ? digit : undefined) ?? passingTwin(codePoint, LATIN) ?? digit;
  const value = decimalValue(codePoint)?.toString();
  const shown = shownWord(line.text, word, start);
  const detail = { characters: [codePoint], count: 1, word: shown };
  if (looks !== undefined && (value === undefined || value === looks)) {
    line.report("lookalike-letter", start, end, {
      ...detail,
      twin: looks,
      ...(isDigitUnit(looks.charCodeAt(0)) && { says: likeDigit(codePoint, shown, looks) }),
    });
    return;
  }
  // What it looks like and what it counts differ, or it looks like nothing: only who wrote it knows which was meant.
  line.report("lookalike-letter", start, end, {
    ...detail,
    ...(looks === undefined && { twin: value }),
    says: {
      template: '{0} "{1}" ({2}) is the digit {3} of another system in "{4}"',
      values: [
        scriptName(scriptOf(codePoint)),
        String.fromCodePoint(codePoint),
        codePointLabel(codePoint),
        value ?? "",
        visible(shown),
      ],
    },
  });
}

const likeDigit = (codePoint: number, word: string, digit: string): Message => ({
  template: '{0} "{1}" ({2}) in "{3}" looks like the digit {4}',
  values: [
    scriptName(scriptOf(codePoint)),
    String.fromCodePoint(codePoint),
    codePointLabel(codePoint),
    visible(word),
    digit,
  ],
});
