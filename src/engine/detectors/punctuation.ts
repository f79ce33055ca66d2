import { isMathematical } from "../identifiers/language.ts";
import type { Detector, Line } from "../line.ts";
import { punctuationTwin } from "../unicode/punctuation.ts";
import { scriptOf } from "../unicode/scripts.ts";
import { codePointBefore } from "../unicode/text.ts";
import { after } from "./run.ts";
import { isRunningText, isTypography } from "./typography.ts";

/** Signs that are read as ASCII signs and are none to the language. */
export const lookalikePunctuation: Detector = (line, index, codePoint) => {
  const end = after(index, codePoint);
  if (line.judge.allows(codePoint) || isHonest(line, index, end, codePoint)) return end;
  if (codePoint === DENTAL_CLICK && isInWord(line, index, end)) {
    const detail = { characters: [codePoint], count: 1, word: asciiWord(line.text, index, end), twin: "l" };
    line.report("lookalike-letter", index, end, detail);
  } else {
    const twin = punctuationTwin(codePoint);
    line.reportScattered("lookalike-punctuation", index, end, { characters: [codePoint], count: 1, twin });
  }
  return end;
};

/** It passes for the sign `|` between words, and for the letter l inside of one. */
const DENTAL_CLICK = 0x1c0;
const EMOJI_SELECTOR = 0xfe0f;
const isInAsciiWord = (character: string): boolean => /\w/.test(character);
/** Only in code: Khoekhoe is written with clicks. */
const isInWord = ({ text, spanAt }: Line, start: number, end: number): boolean =>
  spanAt(start).region === "code" && isInAsciiWord(text.charAt(start - 1)) && isInAsciiWord(text.charAt(end));

const SHOWN = 30;

function asciiWord(text: string, start: number, end: number): string {
  let [from, to] = [start, end];
  while (start - from < SHOWN && isInAsciiWord(text.charAt(from - 1))) from--;
  while (to - end < SHOWN && isInAsciiWord(text.charAt(to))) to++;
  return text.slice(from, to);
}

function isHonest({ text, judge, spanAt }: Line, start: number, end: number, codePoint: number): boolean {
  if (text.charCodeAt(end) === EMOJI_SELECTOR) return true;
  const before = codePointBefore(text, start) ?? 0x20;
  const behind = text.codePointAt(end) ?? 0x20;
  const script = scriptOf(codePoint);
  // A letter of a word in its own script: Inuktitut is full of "angle brackets".
  if (script !== "Zyyy" && script !== "Latn" && (scriptOf(before) === script || scriptOf(behind) === script))
    return true;
  // Text that is judged as code because nothing is known of it: Chinese takes its own commas.
  if (spanAt(start).isGuess === true && (isEastAsian(before) || isEastAsian(behind))) return true;
  if (judge.language.profile === "prose" && isShown(text, start, end)) return true;
  if (judge.profile === "instructions" && isRunningText(judge, spanAt(start).region))
    return isTypography(text, start, end, codePoint);
  return isMathematical(judge.language) && isOperator(codePoint);
}

/** How long a code span is that shows signs, in UTF-16 units. */
const SHOWN_SIGNS = 12;

/** Signs that a text shows by themselves: `\u2013`, `\u201c\u2026\u201d`. */
function isShown(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - SHOWN_SIGNS), start);
  const behind = text.slice(end, end + SHOWN_SIGNS);
  return /`[^`\w]*$/.test(before) && /^[^`\w]*`/.test(behind);
}

const eastAsian: ReadonlySet<string> = new Set(["Hani", "Hira", "Kana", "Hang", "Bopo"]);

/** A letter, or CJK Symbols and Punctuation. */
function isEastAsian(codePoint: number): boolean {
  return (codePoint >= 0x3000 && codePoint <= 0x303f) || eastAsian.has(scriptOf(codePoint));
}

/** Blocks of operators and arrows, double bars, and primes, with which these languages are written. */
const operators = [
  [0x2016, 0x2016],
  [0x2032, 0x2037],
  [0x2057, 0x2057],
  [0x2190, 0x23ff],
  [0x27c0, 0x27ef],
  [0x2900, 0x2bff],
] as const;

function isOperator(codePoint: number): boolean {
  return operators.some(([first, last]) => codePoint >= first && codePoint <= last);
}
