import { CharacterClass } from "../unicode/classes.ts";
import { isDigit, isWordAt } from "./letters.ts";
import { type Channel, isText, type Place, type Sign, spanReader } from "./signs.ts";

/** HYPHEN-MINUS, HYPHEN, NON-BREAKING HYPHEN, MINUS SIGN, HYPHEN BULLET, a modifier letter, small and full-width ones. */
const alike = "-\u2010\u2011\u2212\u2043\u02D7\uFE63\uFF0D";
/** Figure dash, en dash, em dash, horizontal bar: a reader sees that they are longer. */
const longer = "\u2012\u2013\u2014\u2015";
/** Without the em dash: a text that has no other has nothing that alternates, and most have no other. */
const otherThanEm = "\u2012\u2013\u2015";

/** Hyphens within words and numbers, and where they stand for dashes: between them. */
export const hyphens: Channel = {
  classes: 1 << CharacterClass.punctuation,
  oddAt: (place, index) => (isSignAt(place, index, alike, anyOf) ? 1 : 0),
  needs: /-|[^\0-\x7f]/,
  read: (line) => signsOf(line, alike, anyOf),
};

/**
 * Dashes between words and between numbers; readers can tell their lengths apart: a change says less. That a hyphen
 * stands for some says nothing: keyboards have no dash, and many hands write one file.
 */
export const dashes: Channel = {
  classes: 1 << CharacterClass.punctuation,
  oddAt: (place, index) => (isSignAt(place, index, otherThanEm, betweenOf) ? 1 : 0),
  change: 4,
  needs: /[\u2012-\u2015]/,
  read: (line) => signsOf(line, longer, betweenOf),
};

type ContextOf = (text: string, index: number) => string | undefined;

function isSignAt({ text, spanAt }: Place, index: number, ways: string, contextOf: ContextOf): boolean {
  return ways.includes(text.charAt(index)) && contextOf(text, index) !== undefined && isText(spanAt(index));
}

function* signsOf(line: Parameters<Channel["read"]>[0], ways: string, contextOf: ContextOf): Generator<Sign> {
  const { text } = line;
  const spanAt = spanReader(line);
  for (let index = 1; index + 1 < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80 && unit !== 0x2d) continue;
    const symbol = text.charAt(index);
    if (!ways.includes(symbol)) continue;
    const context = contextOf(text, index);
    if (context !== undefined && isText(spanAt(index))) yield { context, symbol, start: index, end: index + 1 };
  }
}

function insideOf(text: string, index: number): string | undefined {
  const before = isWordAt(text, index - 1) ? "letter" : isDigit(text.charCodeAt(index - 1)) ? "digit" : undefined;
  const after = isWordAt(text, index + 1) ? "letter" : isDigit(text.charCodeAt(index + 1)) ? "digit" : undefined;
  const isRange = before === "digit" && after === "digit";
  return before === undefined || after === undefined || isRange ? undefined : `${before} ${after}`;
}

const anyOf: ContextOf = (text, index) => insideOf(text, index) ?? betweenOf(text, index);

function betweenOf(text: string, index: number): string | undefined {
  if (isDigit(text.charCodeAt(index - 1)) && isDigit(text.charCodeAt(index + 1))) return "digits";
  const isSpaced = text.charAt(index - 1) === " " && text.charAt(index + 1) === " ";
  return isSpaced && index >= 2 && isWordAt(text, index - 2) ? "words" : undefined;
}
