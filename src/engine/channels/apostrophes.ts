import { CharacterClass } from "../unicode/classes.ts";
import { lazy } from "../unicode/packed.ts";
import { punctuationTwin } from "../unicode/punctuation.ts";
import { isWordAt } from "./letters.ts";
import { type Channel, ENOUGH_ODD, isText, type Sign, spanReader } from "./signs.ts";

/** The two apostrophes, and what people type for one: the other half of a pair of quotes, accents beside the key. */
const typed = "'\u2019\u2018\u00B4`";

const beyondAscii = lazy(() => {
  const all = new Set<number>();
  for (let unit = 0x80; unit < 0x10000; unit++) if (punctuationTwin(unit) === "'") all.add(unit);
  return all;
});

const isSign = (unit: number): boolean => (unit < 0x80 ? unit === 0x27 || unit === 0x60 : beyondAscii().has(unit));

const ending = /^(?:s|t|d|re|ve|ll)$/i;
/** A grave accent closes code before a letter: only after these words of English it is an apostrophe. */
const shortened =
  /^(?:i|you|he|she|it|we|they|that|there|here|what|who|how|where|let|is|are|was|were|do|does|did|ca|could|wo|would|should|has|have|had)n?$/i;
const LONGEST_WORD = 12;

/** The apostrophe between two letters. */
export const apostrophes: Channel = {
  classes: 1 << CharacterClass.punctuation,
  oddAt: ({ text, spanAt }, index, codePoint) => {
    if (!beyondAscii().has(codePoint) || !isText(spanAt(index))) return 0;
    if (!isLetterAt(text, index - 1) || !isLetterAt(text, index + 1)) return 0;
    return typed.includes(text.charAt(index)) ? 1 : ENOUGH_ODD;
  },
  needs: /[A-Za-z]['`][A-Za-z]|[^\0-\x7f]/,
  *read(line): Generator<Sign> {
    const { text } = line;
    const spanAt = spanReader(line);
    for (let index = 0; index < text.length; index++) {
      if (!isSign(text.charCodeAt(index))) continue;
      const symbol = text.charAt(index);
      const follows = isLetterAt(text, index - 1);
      const precedes = isLetterAt(text, index + 1);
      if (!(follows || precedes) || !isText(spanAt(index))) continue;
      // At a word's edge quotes stand, too; what is no quote tells which letters the language has.
      if (follows !== precedes && !typed.includes(symbol))
        yield { context: "edge", symbol, start: index, end: index + 1 };
      if (!follows || !precedes) continue;
      const before = wordBefore(text, index);
      const isEnglish = isContraction(before, wordAfter(text, index + 1));
      if (symbol === "`" && !(isEnglish && shortened.test(before) && text.charAt(index - before.length - 1) !== "`"))
        continue;
      // Beyond English the letters decide: Uzbek has two apostrophes, transliterations have others than l'heure.
      const context = isEnglish ? "'s" : before.length <= 2 ? before.toLowerCase() : before.slice(-1);
      const isMark = isEnglish && !typed.includes(symbol);
      yield { context, symbol, start: index, end: index + 1, isMark, ...(isHebrew(before) && { weight: GERESH_BITS }) };
    }
  },
};

/** Hebrew keyboards have no geresh: translators of one text type it, or the apostrophe, each as they can. */
const GERESH_BITS = 1;
const isHebrew = (word: string): boolean => /[\u05d0-\u05ea]$/.test(word);

/** English: Today's, don't, we're, I'm. Of other languages hardly any word ends so, with any apostrophe. */
function isContraction(before: string, after: string): boolean {
  if (!/^[a-z]+$/i.test(before)) return false;
  return ending.test(after) || (/^m$/i.test(after) && /^i$/i.test(before));
}

const isLetterAt = (text: string, index: number): boolean => isWordAt(text, index) && !isSign(text.charCodeAt(index));

/** Letters up to `end`, as many as tell what a word is. */
function wordBefore(text: string, end: number): string {
  let start = end;
  while (end - start < LONGEST_WORD && start > 0 && isLetterAt(text, start - 1)) start--;
  return text.slice(start, end);
}

function wordAfter(text: string, start: number): string {
  let end = start;
  while (end - start < LONGEST_WORD && end < text.length && isLetterAt(text, end)) end++;
  return text.slice(start, end);
}
