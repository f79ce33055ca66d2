import type { Span } from "../syntax/regions.ts";
import { CharacterClass, classOf } from "../unicode/classes.ts";
import { isIdentifierPart } from "../unicode/identifiers.ts";

/** A line is marked with it, among its scripts, that has a name worth comparing with all others of the text. */
export const SUSPECT = "name";

/** An identifier, a keyword or a number of a line. Places are UTF-16 units of the line. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly isAscii: boolean;
}

/**
 * What stands in code and is made of identifier characters, from left to right. Characters that render as nothing do
 * not end an identifier, nor does a region's end inside a word: in doubt the lexer says code.
 */
export function* identifiersOf(text: string, spans: readonly Span[]): Generator<Token, void, undefined> {
  for (const [at, { region, start }] of spans.entries()) {
    if (region !== "code") continue;
    const end = spans[at + 1]?.start ?? text.length;
    for (let token = nextToken(text, start, end); token; token = nextToken(text, token.end, end)) yield token;
  }
}

/** The next run of identifier characters between two indices. No generator: most texts are made of names. */
export function nextToken(text: string, from: number, to: number): Token | undefined {
  let start = -1;
  let isAscii = true;
  for (let index = from; index < to; ) {
    const unit = text.charCodeAt(index);
    const codePoint = unit < 0x80 ? unit : (text.codePointAt(index) ?? unit);
    if (unit < 0x80 ? isAsciiPart(unit) : isPart(codePoint)) {
      if (start < 0) start = index;
      isAscii &&= unit < 0x80;
    } else if (start >= 0) return { text: text.slice(start, index), start, end: index, isAscii };
    index += codePoint > 0xffff ? 2 : 1;
  }
  return start < 0 ? undefined : { text: text.slice(start, to), start, end: to, isAscii };
}

/** Those of {@link identifiersOf} that are not ASCII. Faster by far: of most lines, hardly a character is looked at. */
export function* foreignIdentifiersOf(text: string, spans: readonly Span[]): Generator<Token, void, undefined> {
  if (nextForeignPart(text, 0) < 0) return;
  for (const [at, { region, start }] of spans.entries())
    if (region === "code") yield* foreignTokensOf(text, start, spans[at + 1]?.start ?? text.length);
}

const beyondAscii = /[^\0-\x7f]/g;

/** Index of the next character beyond ASCII that identifiers are made of, or -1. */
export function nextForeignPart(text: string, from: number): number {
  beyondAscii.lastIndex = from;
  while (beyondAscii.test(text)) {
    const index = beyondAscii.lastIndex - 1;
    if (isPart(text.codePointAt(index) ?? 0)) return index;
  }
  return -1;
}

function* foreignTokensOf(text: string, from: number, to: number): Generator<Token, void, undefined> {
  /** What stands before it belongs to no token. */
  let done = from;
  for (let index = from; index < to; ) {
    if (text.charCodeAt(index) < 0x80) {
      index++;
      continue;
    }
    const end = partsEnd(text, index, to);
    if (end > index) {
      let start = index;
      while (start > done && isAsciiPart(text.charCodeAt(start - 1))) start--;
      yield { text: text.slice(start, end), start, end, isAscii: false };
      index = end;
    } else index += (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
    done = index;
  }
}

/** Where the identifier characters end that begin at `start`. */
function partsEnd(text: string, start: number, to: number): number {
  let end = start;
  while (end < to) {
    const unit = text.charCodeAt(end);
    const codePoint = unit < 0x80 ? unit : (text.codePointAt(end) ?? unit);
    if (!(unit < 0x80 ? isAsciiPart(unit) : isPart(codePoint))) break;
    end += codePoint > 0xffff ? 2 : 1;
  }
  return Math.min(end, to);
}

const isAsciiPart = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) ||
  (unit >= 0x41 && unit <= 0x5a) ||
  (unit >= 0x30 && unit <= 0x39) ||
  unit === 0x5f ||
  unit === 0x24;

function isPart(codePoint: number): boolean {
  if (isIdentifierPart(codePoint)) return true;
  const characterClass = classOf(codePoint);
  return (
    characterClass === CharacterClass.hidden ||
    characterClass === CharacterClass.letter ||
    characterClass === CharacterClass.mark
  );
}
