import { type Cursor, lose, type Mode, mark, markAs, when } from "./frames.ts";
import type { Pattern, Place } from "./vocabulary.ts";

export interface Token {
  /** UTF-16 units. */
  readonly length: number;
  /** The first group of a pattern. */
  readonly tag: string;
}

export interface Matcher {
  /** The ASCII characters that a token can start with. */
  readonly on: string;
  /** The token at the cursor. */
  match(cursor: Cursor): Token | undefined;
}

export function matcherOf(open: string | Pattern): Matcher {
  if (typeof open === "string") {
    const token = { length: open.length, tag: "" };
    return { on: open.charAt(0), match: ({ line, at }) => (line.startsWith(open, at) ? token : undefined) };
  }
  const { on, match } = open;
  return {
    on,
    match: ({ line, at }) => {
      match.lastIndex = at;
      const found = match.exec(line);
      return found === null ? undefined : { length: found[0].length, tag: found[1] ?? "" };
    },
  };
}

/** Passes over what only looks like something. */
export function addPlain(mode: Mode, pattern: Pattern): void {
  const { on, match } = matcherOf(pattern);
  when(mode, on, (cursor) => {
    const length = match(cursor)?.length ?? 0;
    cursor.at += length;
    return length > 0;
  });
}

/** Marks what is code in a text that is not; in whatever language: typography may be what it shows. */
export function addCodeSpan(mode: Mode, pattern: Pattern, isGuess = true): void {
  const { on, match } = matcherOf(pattern);
  when(mode, on, (cursor) => {
    const length = match(cursor)?.length ?? 0;
    if (length === 0) return false;
    markAs(cursor, cursor.at, "code", undefined, isGuess);
    cursor.at += length;
    mark(cursor);
    return true;
  });
}

/** The action for a token behind which nothing can be told for sure. */
export function addUndecidable(mode: Mode, pattern: Pattern): void {
  const { on, match } = matcherOf(pattern);
  when(mode, on, (cursor) => {
    if (match(cursor) === undefined) return false;
    lose(cursor);
    return true;
  });
}

export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

/** U+2028 and U+2029. */
export function isLineSeparator(code: number): boolean {
  return code === 0x2028 || code === 0x2029;
}

/** What ECMA-262 (12.2, 12.3), Rust (Pattern_White_Space) or Clang takes for white space. */
export function isSpace(code: number): boolean {
  return code <= 0x20 || (code >= 0x80 && spaces.test(String.fromCharCode(code)));
}

/** And what is no part of any token: where it is taken out, the same tokens are left. */
const spaces =
  /[\s\u0085\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|\u034f|[\u180b-\u180d\u180f]|[\ufe00-\ufe0f]/;

/** ASCII letters, digits, `_`, `$`, and everything beyond ASCII that is no space. */
export function isWord(code: number): boolean {
  return (
    (code >= 0x80 && !isSpace(code)) ||
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x5f ||
    code === 0x24
  );
}

/** The word that ends at the cursor; of one that is longer than any prefix, just enough to tell. */
export function wordBefore({ line, at, start }: Cursor): string {
  let from = at;
  while (from > start && at - from <= 8 && isWord(line.charCodeAt(from - 1))) from--;
  return line.slice(from, at);
}

/** Whether the cursor stands at such a place. */
export function standsAt({ line, at, start }: Cursor, place: Place | undefined): boolean {
  if (place === undefined || at === start) return true;
  if (place === "column") return false;
  const code = line.charCodeAt(at - 1);
  return isBlank(code) || (place === "word" && ";&|()".includes(line.charAt(at - 1)));
}
