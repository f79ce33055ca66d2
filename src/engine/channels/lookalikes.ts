import { LATIN, passingTwin } from "../detectors/twins.ts";
import { CharacterClass } from "../unicode/classes.ts";
import { scriptOf } from "../unicode/scripts.ts";
import { unitsOf } from "../unicode/text.ts";
import { isWordAt } from "./letters.ts";
import { type Channel, ENOUGH_ODD, isText, type Sign, spanReader } from "./signs.ts";

/** Alphabets whose letters are drawn alike. */
const alphabets = /^(?:Latn|Cyrl|Grek|Armn|Copt)$/;
/** Shorter ones stand in ranges of letters. */
const SHORTEST_WORD = 3;
/** Longer ones are tables of letters. */
const LONGEST_WORD = 24;

/** Words of one letter that some alphabet has and another one draws alike. */
const letterWord = /^[aceo\u0430\u0435\u0441\u043E\u03BF]$/;

interface Word {
  readonly script: string;
  readonly end: number;
}

/** Letters of two alphabets that are drawn alike, in words that are clearly of one, or alone between two such. */
export const lookalikes: Channel = {
  classes: 1 << CharacterClass.letter,
  // Of two ways that take turns, one is not that of the words around.
  oddIn: (text) => {
    let count = 0;
    if (mayMix(text)) for (const { context, symbol } of signsOf(text)) if (!context.startsWith(symbol)) count++;
    return Math.min(count, ENOUGH_ODD);
  },
  needs: /[A-Za-z]{2}|[^\0-\x7f]/,
  read: (line) => {
    const spanAt = spanReader(line);
    return signsOf(line.text, (index) => isText(spanAt(index)));
  },
};

/** Whether letters of two alphabets may stand in a word, or a letter alone. Few lines have either. */
function mayMix(text: string): boolean {
  let first = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    const own = alphabetOf(unit);
    if (own === 0) {
      if (unit < 0x80) first = 0;
    } else if ((first !== 0 && own !== first) || own === SEVERAL) return true;
    else first = own;
  }
  return lonely.test(text);
}

const lonely = / [aceo\u0430\u0435\u0441\u043E\u03BF] /;

const SEVERAL = 5;

/** By block: 0 where there are no letters of alphabets. */
function alphabetOf(unit: number): number {
  if (unit < 0x80) return (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a ? 1 : 0;
  if (unit < 0x370) return 1;
  // Coptic began among the Greek letters.
  if (unit < 0x400) return unit >= 0x3e2 && unit < 0x3f0 ? SEVERAL : 2;
  if (unit < 0x530) return 3;
  if (unit < 0x590) return 4;
  return unit >= 0x1c80 && several.some(([first, last]) => unit >= first && unit <= last) ? SEVERAL : 0;
}

/** The blocks in which the alphabets have their rarer letters, and the halves of pairs. */
const several = [
  [0x1c80, 0x1c8f],
  [0x1d00, 0x1fff],
  [0x2070, 0x209f],
  [0x2100, 0x218f],
  [0x2c60, 0x2dff],
  [0xa640, 0xa7ff],
  [0xab30, 0xab6f],
  [0xd800, 0xdfff],
  [0xfb00, 0xfb17],
  [0xfe2e, 0xfe2f],
  [0xff21, 0xff5a],
] as const;

/** Those of the words that `isRead`; or, where spans are not known, of all, and others that may come out as none. */
function* signsOf(text: string, isRead?: (index: number) => boolean): Generator<Sign> {
  let start = 0;
  let before: Word | undefined;
  /** Whether no word so far is clearly of another alphabet. */
  let isLatin = true;
  let alone: { readonly sign: Sign; readonly script: string; readonly end: number } | undefined;
  for (let index = 0; index <= text.length; index++) {
    if (index < text.length && isWordAt(text, index)) continue;
    const from = start;
    start = index + 1;
    const isEscape = text.charAt(from - 1) === "\\";
    if (index === from || index - from > LONGEST_WORD || isEscape || isRead?.(from) === false) continue;
    const own = scriptOfWord(text, from, index);
    if (isRead) isLatin &&= own === undefined || own === LATIN;
    const script = own ?? (isLatin && isAsciiWord(text, from, index) ? LATIN : undefined);
    // An "a" is a word of Russian or of English, as those beside it are; beside one of each it may be either.
    if (alone && alone.script === script && isNext(text, alone.end, from)) yield alone.sign;
    alone = undefined;
    if (script !== undefined && alphabets.test(script)) {
      const isLong = own !== undefined && index - from >= SHORTEST_WORD;
      const sign = isLong ? signOf(text, from, index, script) : undefined;
      if (sign) yield sign;
      before = { script, end: index };
    } else {
      const word = text.slice(from, index);
      const isAlone = before !== undefined && isNext(text, before.end, from) && letterWord.test(word);
      if (before && isAlone) alone = { sign: wordSign(word, from, before.script), script: before.script, end: index };
      before = undefined;
    }
  }
}

const isNext = (text: string, end: number, start: number): boolean => end === start - 1 && text.charAt(end) === " ";

/** All its letters may be others', and it has two at least: beside others it is taken for the Latin that it is. */
function isAsciiWord(text: string, from: number, to: number): boolean {
  if (to - from < 2) return false;
  for (let index = from; index < to; index++) if (text.charCodeAt(index) >= 0x80) return false;
  return true;
}

function wordSign(word: string, start: number, script: string): Sign {
  const codePoint = word.charCodeAt(0);
  const twin = codePoint < 0x80 ? word : (passingTwin(codePoint, LATIN) ?? "");
  const own = codePoint < 0x80 ? LATIN : scriptOf(codePoint);
  return { context: `${script} ${twin}`, symbol: own, start, end: start + 1, text: word };
}

/** The one script of the letters that no other alphabet has alike; undefined if there are none, or of two scripts. */
function scriptOfWord(text: string, from: number, to: number): string | undefined {
  let found: string | undefined;
  for (let index = from; index < to; index++) {
    const codePoint = text.codePointAt(index) ?? 0;
    const script = ownScriptOf(codePoint);
    if (script !== undefined && found !== undefined && script !== found) return undefined;
    found ??= script;
    index += unitsOf(codePoint) - 1;
  }
  return found;
}

function ownScriptOf(codePoint: number): string | undefined {
  if (codePoint < 0x80) return /[bdfghklmnqrtuvwzDFGLQRUVW]/.test(String.fromCharCode(codePoint)) ? LATIN : undefined;
  const script = passingTwin(codePoint, LATIN) === undefined ? scriptOf(codePoint) : undefined;
  return script === "Zyyy" || script === "Zinh" ? undefined : script;
}

/**
 * Whether a letter of the word is another alphabet's: one bit a word, because each such word is a finding of its own.
 * None if no letter could be.
 */
function signOf(text: string, from: number, to: number, script: string): Sign | undefined {
  let found: Sign | undefined;
  let end = afterAbbreviation(text, from, to);
  for (let start = end; start < to; start = end) {
    const codePoint = text.codePointAt(start) ?? 0;
    end = start + unitsOf(codePoint);
    const own = codePoint < 0x80 ? LATIN : scriptOf(codePoint);
    if (own === LATIN ? codePoint >= 0x80 : passingTwin(codePoint, LATIN)?.length !== 1) continue;
    found ??= { context: script, symbol: script, start, end, text: "" };
    if (own !== script && alphabets.test(own))
      return { context: script, symbol: own, start, end, text: text.slice(start, end) };
  }
  return found;
}

/** Where the rest of a word begins that starts with Latin capitals, as `APIs` do in other alphabets: they chose nothing. */
function afterAbbreviation(text: string, from: number, to: number): number {
  let end = from;
  while (end < to && /[A-Z]/.test(text.charAt(end))) end++;
  return end - from > 1 ? end : from;
}
