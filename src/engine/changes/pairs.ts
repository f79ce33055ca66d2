import { align, type Interner, interner } from "./align.ts";
import { hasMoments } from "./dates.ts";
import { foldedText } from "./fold.ts";
import { alignLines, gapsIn } from "./gaps.ts";
import { addTokens, noTokens, TokenKind, type Tokens } from "./tokens.ts";

/** Lines before and after an edit, without their terminators. */
export interface Sides {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** UTF-16 units of a line. */
export interface Stretch {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** What of two texts stands for each other. Lines are indices. */
export interface Sink {
  /** Whether it matters where the words of a line come from, even if all of it is ASCII. */
  readonly wants: (after: number) => boolean;
  /** A line that is the same as before. */
  readonly sameLine: (before: number, after: number) => void;
  /** Two tokens of one kind and the same key, with enough beside them that is the same to say that they are the same. */
  readonly pair: (before: Stretch, after: Stretch, kind: number) => void;
  /** What stands between two pairs, or between a pair and the end, and has no equal. */
  readonly between: (before: Stretch, after: Stretch) => void;
}

/** Numbers of lines on both sides of which none is the same. */
interface Gap {
  before: number[];
  after: number[];
}

const beyondAscii = /[^\0-\x7f]/;

/** Lays two texts side by side: equal lines, then lines of equal fold, those that moved too, then words. */
export function pairUp(sides: Sides, sink: Sink): void {
  const gaps = unequalLines(sides, sink);
  const isSpecial = (gap: Gap): boolean =>
    gap.before.some((line) => beyondAscii.test(sides.before[line] ?? "")) ||
    gap.after.some((line) => sink.wants(line) || beyondAscii.test(sides.after[line] ?? ""));
  const special = gaps.filter(isSpecial);
  const ids = interner<string>();
  for (const gap of special) pairFolded(gap, sides, sink, ids);
  // What moved may come from a gap of nothing but ASCII.
  if (special.length > 0) pairMoved(gaps, sides, sink, ids);
  for (const gap of gaps) {
    const hasBoth =
      gap.before.some((line) => hasMoments(sides.before[line] ?? "")) &&
      gap.after.some((line) => hasMoments(sides.after[line] ?? ""));
    if (hasBoth || isSpecial(gap)) pairWords(gap, sides, sink);
  }
}

/** Pairs equal lines; answers the gaps between them. */
function unequalLines({ before, after }: Sides, sink: Sink): Gap[] {
  const partners = alignLines(before, after);
  for (const [line, partner] of partners.entries()) if (partner >= 0) sink.sameLine(partner, line);
  return gapsIn(partners, before.length).map(({ fromA, toA, fromB, toB }) => {
    return { before: numbers(fromA, toA), after: numbers(fromB, toB) };
  });
}

const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at);

const blanksAround = /^[ \t]+|[ \t]+$/g;

/** Equal for lines that have the same fold but for blanks around them. */
const keyOf = (line: string | undefined): string => foldedText(line ?? "").replace(blanksAround, "");

/** Pairs the lines of a gap that have the same fold, and leaves the others in it. */
function pairFolded(gap: Gap, sides: Sides, sink: Sink, tokenIds: Interner<string>): void {
  const { before, after } = sides;
  if (gap.before.length === 0 || gap.after.length === 0) return;
  const ids = interner<string>();
  const a = Int32Array.from(gap.before, (line) => ids.of(keyOf(before[line])));
  const b = Int32Array.from(gap.after, (line) => ids.of(keyOf(after[line])));
  const taken = noLines();
  for (const [at, partner] of align(a, b, ids.size()).entries()) {
    const [one, other] = [gap.before[partner], gap.after[at]];
    if (one !== undefined && other !== undefined) pairLines(one, other, taken, sides, sink, tokenIds);
  }
  leave(gap, taken);
}

interface Taken {
  readonly before: Set<number>;
  readonly after: Set<number>;
}

const noLines = (): Taken => ({ before: new Set(), after: new Set() });

/** Pairs the tokens of two lines that have the same fold but for blanks around them. */
function pairLines(one: number, other: number, taken: Taken, sides: Sides, sink: Sink, ids: Interner<string>): void {
  taken.before.add(one);
  taken.after.add(other);
  const [before, after] = [sides.before[one] ?? "", sides.after[other] ?? ""];
  if (!sink.wants(other) && !beyondAscii.test(before) && !beyondAscii.test(after)) return;
  const [old, now] = [noTokens(), noTokens()];
  addTokens(old, one, before, ids.of);
  addTokens(now, other, after, ids.of);
  // A fraction is one sign, and three if it is written out.
  if (!areEqual(old.keys, now.keys)) pairWords({ before: [one], after: [other] }, sides, sink);
  else for (const [at, kind] of now.kinds.entries()) sink.pair(stretchOf(old, at), stretchOf(now, at), kind);
}

const areEqual = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((key, at) => key === other[at]);

function leave(gap: Gap, taken: Taken): void {
  if (taken.before.size === 0) return;
  gap.before = gap.before.filter((line) => !taken.before.has(line));
  gap.after = gap.after.filter((line) => !taken.after.has(line));
}

/** Shorter lines come and go, and are not moved. */
const LEAST_MOVED = 8;

/** Pairs lines of one gap with those of another that are the same but for blanks around them, or have the same fold. */
function pairMoved(gaps: readonly Gap[], sides: Sides, sink: Sink, tokenIds: Interner<string>): void {
  const { before, after } = sides;
  const taken = noLines();
  const pairBy = (keyIn: (line: string | undefined) => string, least: number): void => {
    const known = new Map<string, number[]>();
    for (const line of gaps.flatMap((gap) => gap.before)) {
      const key = keyIn(before[line]);
      if (taken.before.has(line) || key.length < least) continue;
      const same = known.get(key);
      if (same) same.push(line);
      else known.set(key, [line]);
    }
    // In the order in which they stood.
    for (const same of known.values()) same.reverse();
    for (const line of gaps.flatMap((gap) => gap.after)) {
      const former = taken.after.has(line) ? undefined : known.get(keyIn(after[line]))?.pop();
      if (former !== undefined) pairLines(former, line, taken, sides, sink, tokenIds);
    }
  };
  pairBy((line = "") => line.replace(blanksAround, ""), 1);
  pairBy(keyOf, LEAST_MOVED);
  for (const gap of gaps) leave(gap, taken);
}

/** So much has to be the same beside a token that is not: a word, two signs, a sign at a line's edge. */
const FIRM = 2;

/** How much says that a token is the one that was there. What changed itself does not, unless it is a word. */
function weightOf(kind: number, length: number, isSame: boolean): number {
  const { blank, word, letter } = TokenKind;
  if (kind === blank || (!isSame && kind !== word && kind !== letter)) return 0;
  return kind === word && length > 1 ? FIRM : 1;
}

function pairWords(gap: Gap, { before, after }: Sides, sink: Sink): void {
  if (gap.before.length === 0 || gap.after.length === 0) return;
  const ids = interner<string>();
  const tokensOf = (numbers: readonly number[], lines: readonly string[]): Tokens => {
    const tokens = noTokens();
    for (const line of numbers) addTokens(tokens, line, lines[line] ?? "", ids.of);
    return tokens;
  };
  const [old, now] = [tokensOf(gap.before, before), tokensOf(gap.after, after)];
  const partners = align(Int32Array.from(old.keys), Int32Array.from(now.keys), ids.size());
  const isSame = (one: number, other: number): boolean => textAt(before, old, one) === textAt(after, now, other);
  for (let from = 0, to = 0; from < partners.length; from = to) {
    const partner = partners[from] ?? -1;
    to = from + 1;
    if (partner < 0) continue;
    while (to < partners.length && partners[to] === partner + to - from) to++;
    let weight = 0;
    for (let at = from; at < to && weight < FIRM; at++)
      weight += weightOf(now.kinds[at] ?? 0, lengthAt(now, at), isSame(partner + at - from, at));
    if (weight < FIRM) continue;
    for (let at = from; at < to; at++) {
      const kind = now.kinds[at] ?? 0;
      // A date is the one that was there only if nothing beside it changed.
      if (kind === TokenKind.moment && (at === from || at + 1 === to)) continue;
      sink.pair(stretchOf(old, partner + at - from), stretchOf(now, at), kind);
    }
  }
  for (const { fromA, toA, fromB, toB } of gapsIn(partners, old.keys.length)) {
    if (fromA === toA || fromB === toB) continue;
    const [one, other] = [stretchOf(old, fromA, toA - 1), stretchOf(now, fromB, toB - 1)];
    if (one.line === old.lines[toA - 1] && other.line === now.lines[toB - 1]) sink.between(one, other);
  }
}

function stretchOf({ lines, starts, ends }: Tokens, first: number, last = first): Stretch {
  return { line: lines[first] ?? 0, start: starts[first] ?? 0, end: ends[last] ?? 0 };
}

const lengthAt = ({ starts, ends }: Tokens, at: number): number => (ends[at] ?? 0) - (starts[at] ?? 0);

const textAt = (lines: readonly string[], tokens: Tokens, at: number): string =>
  (lines[tokens.lines[at] ?? 0] ?? "").slice(tokens.starts[at], tokens.ends[at]);
