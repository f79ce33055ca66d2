import { decimalValue } from "../unicode/identifiers.ts";
import { isUnspaced, scriptOf } from "../unicode/scripts.ts";
import { unitsOf } from "../unicode/text.ts";
import { has, Trait } from "../unicode/traits.ts";
import { momentsIn } from "./dates.ts";
import { foldedText, foldOf } from "./fold.ts";

/**
 * What a line is made of: words, numbers, dates, signs, runs of blanks. A letter is a word of its own where words are not
 * parted by blanks. `indent` and `end` are a line's first and last, of all blanks that stand there: every line has both,
 * if only empty.
 */
export const TokenKind = { indent: 0, blank: 1, sign: 2, dots: 3, letter: 4, word: 5, moment: 6, end: 7 } as const;

const { indent, blank, sign, dots, letter, word, moment, end: lineEnd } = TokenKind;

/**
 * The tokens of lines, without gaps between them, as columns: a text of a megabyte has half a million. What shows nothing
 * belongs to what it follows.
 */
export interface Tokens {
  readonly lines: number[];
  /** UTF-16 units of the line. */
  readonly starts: number[];
  readonly ends: number[];
  readonly kinds: number[];
  /** Numbers of the keys: equal for tokens that may stand for each other. */
  readonly keys: number[];
}

export const noTokens = (): Tokens => ({ lines: [], starts: [], ends: [], kinds: [], keys: [] });

/** Adds the tokens of a line: two at least. */
export function addTokens(tokens: Tokens, number: number, line: string, numberOf: (key: string) => number): void {
  const { lines, starts, ends, kinds, keys } = tokens;
  const first = starts.length;
  const push = (key: string, start: number, end: number, kind: number): void => {
    lines.push(number);
    starts.push(start);
    ends.push(end);
    kinds.push(kind);
    keys.push(numberOf(key));
  };
  let start = 0;
  let kind = -1;
  /** Whether the text of the token is its key. */
  let isPlain = true;
  const close = (at: number): void => {
    if (kind < 0) return;
    const isIndent = kind === blank && starts.length === first;
    if (starts.length === first && !isIndent) push("", 0, 0, indent);
    const text = line.slice(start, at);
    push(
      kind === blank ? (isIndent ? "" : " ") : isPlain ? text : foldedText(text),
      start,
      at,
      isIndent ? indent : kind,
    );
    start = at;
    kind = -1;
    isPlain = true;
  };
  const moments = momentsIn(line);
  let next = 0;
  for (let at = 0; at < line.length; ) {
    while ((moments[next]?.start ?? at) < at) next++;
    const here = moments[next];
    if (here?.start === at) {
      close(at);
      if (starts.length === first) push("", 0, 0, indent);
      push(`\0${here.key}`, start, here.end, moment);
      [at, start] = [here.end, here.end];
      continue;
    }
    const codePoint = line.codePointAt(at) ?? 0;
    const own = codePoint < 0x80 ? (asciiKinds[codePoint] ?? sign) : kindOf(codePoint, foldOf(codePoint));
    if (own !== kind || own < blank || own === sign || own === letter) {
      if (own >= blank) {
        close(at);
        kind = own;
      }
    }
    isPlain &&= codePoint < 0x80;
    at += unitsOf(codePoint);
  }
  close(line.length);
  if (starts.length === first) push("", 0, 0, indent);
  const last = starts.length - 1;
  if (kinds[last] === blank) {
    kinds[last] = lineEnd;
    keys[last] = numberOf("\n");
  } else push("\n", start, line.length, lineEnd);
}

/** -1 for what shows nothing. */
function kindOf(codePoint: number, fold: string): number {
  if (fold === "") return -1;
  const kind = asciiKinds[fold.charCodeAt(0)];
  // An accent stays with its letter; a fraction is made of signs of two kinds.
  if (kind !== undefined)
    return Array.from(fold).every((one) => (asciiKinds[one.charCodeAt(0)] ?? kind) === kind) ? kind : sign;
  if (!has(codePoint, Trait.letter | Trait.mark) && decimalValue(codePoint) === undefined) return sign;
  const script = scriptOf(codePoint);
  return isUnspaced(script) || wide.has(script) ? letter : word;
}

const wide: ReadonlySet<string> = new Set(["Hani", "Hira", "Kana", "Bopo"]);

const asciiKinds: readonly number[] = Array.from({ length: 0x80 }, (_, code) => {
  const text = String.fromCharCode(code);
  return /\w/.test(text) ? word : /[ \t]/.test(text) ? blank : text === "." ? dots : sign;
});
