import { align, interner } from "./align.ts";
import { hasMoments } from "./dates.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** Lines before and after an edit, without their terminators. */
export interface Sides {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What of two texts stands for each other. Lines are indices. */
export interface Sink {
  /** Whether it matters where the words of a line come from, even if all of it is ASCII. */
  readonly wants: (after: number) => boolean;
  /** A line that is the same as before. */
  readonly sameLine: (before: number, after: number) => void;
  /**
   * Two tokens with the same key.
   * @param isFirm enough stands beside it that is the same too: it is there still, and not another one of its kind
   */
  readonly pair: (before: number, one: Token, after: number, other: Token, isFirm: boolean) => void;
  /** What stands between two pairs, or between a pair and the end: UTF-16 units of one line each. */
  readonly between: (before: number, from: number, to: number, after: number, start: number, end: number) => void;
}

/** A line that has no equal on the other side, by its tokens. */
interface Unpaired {
  readonly line: number;
  readonly tokens: readonly Token[];
  readonly key: string;
}

/** A stretch of lines on both sides of which none is the same. */
interface Gap {
  before: Unpaired[];
  after: Unpaired[];
}

const beyondAscii = /[^\0-\x7f]/;

/** Lays two texts side by side: equal lines, then lines of equal fold, those that moved too, then words. */
export function pairUp(sides: Sides, sink: Sink): void {
  const gaps = unequalLines(sides, sink);
  for (const gap of gaps) pairFolded(gap, sink);
  pairMoved(gaps, sides, sink);
  for (const gap of gaps) pairWords(gap, sides, sink);
}

/** Pairs equal lines; answers the gaps between them in which there is something to look for. */
function unequalLines({ before, after }: Sides, sink: Sink): Gap[] {
  const ids = interner<string>();
  const [a, b] = [Int32Array.from(before, ids.of), Int32Array.from(after, ids.of)];
  const gaps: Gap[] = [];
  let isSpecial = false;
  const ranges: [number, number, number, number][] = [];
  const partners = align(a, b, ids.size());
  forGaps(partners, a.length, (range) => ranges.push(range));
  for (const [line, partner] of partners.entries()) if (partner >= 0) sink.sameLine(partner, line);
  const someOf = (lines: readonly string[], from: number, to: number, test: (line: string, at: number) => boolean) => {
    for (let at = from; at < to; at++) if (test(lines[at] ?? "", at)) return true;
    return false;
  };
  const isBeyond = (line: string): boolean => beyondAscii.test(line);
  // What moved may have come from a gap of nothing but ASCII.
  for (const [fromA, toA, fromB, toB] of ranges) {
    isSpecial ||= someOf(before, fromA, toA, isBeyond);
    isSpecial ||= someOf(after, fromB, toB, (line, at) => isBeyond(line) || sink.wants(at));
  }
  for (const [fromA, toA, fromB, toB] of ranges) {
    const mayBeDates = (): boolean => someOf(before, fromA, toA, hasMoments) && someOf(after, fromB, toB, hasMoments);
    if (!isSpecial && !mayBeDates()) continue;
    gaps.push({ before: tokenized(before, fromA, toA), after: tokenized(after, fromB, toB) });
  }
  return gaps;
}

function tokenized(lines: readonly string[], from: number, to: number): Unpaired[] {
  const result: Unpaired[] = [];
  for (let line = from; line < to; line++) {
    const tokens = tokensOf(lines[line] ?? "");
    result.push({ line, tokens, key: tokens.map(({ key }) => key).join("\u0001") });
  }
  return result;
}

/** Calls back for what has no partner, between those that have. */
function forGaps(partners: Int32Array, lengthA: number, take: (range: [number, number, number, number]) => void): void {
  let [fromA, fromB] = [0, 0];
  for (let at = 0; at <= partners.length; at++) {
    const partner = at === partners.length ? lengthA : (partners[at] ?? -1);
    if (partner < 0) continue;
    if (partner > fromA || at > fromB) take([fromA, partner, fromB, at]);
    [fromA, fromB] = [partner + 1, at + 1];
  }
}

/** Pairs the lines of a gap that have the same fold, and leaves the others in it. */
function pairFolded(gap: Gap, sink: Sink): void {
  if (gap.before.length === 0 || gap.after.length === 0) return;
  const ids = interner<string>();
  const keys = (lines: readonly Unpaired[]): Int32Array => Int32Array.from(lines, ({ key }) => ids.of(key));
  const [a, b] = [keys(gap.before), keys(gap.after)];
  const partners = align(a, b, ids.size());
  const taken = new Set<Unpaired>();
  for (const [at, partner] of partners.entries()) {
    const [one, other] = [gap.before[partner], gap.after[at]];
    if (one && other) pairTokens(one, other, taken, sink);
  }
  leave(gap, taken);
}

function pairTokens(one: Unpaired, other: Unpaired, taken: Set<Unpaired>, sink: Sink): void {
  taken.add(one).add(other);
  for (const [at, token] of other.tokens.entries()) {
    const former = one.tokens[at];
    if (former) sink.pair(one.line, former, other.line, token, true);
  }
}

function leave(gap: Gap, taken: ReadonlySet<Unpaired>): void {
  if (taken.size === 0) return;
  gap.before = gap.before.filter((line) => !taken.has(line));
  gap.after = gap.after.filter((line) => !taken.has(line));
}

/** Shorter lines come and go, and are not moved. */
const LEAST_MOVED = 8;

/** Pairs lines of one gap with those of another that are the same but for blanks around them, or have the same fold. */
function pairMoved(gaps: readonly Gap[], { before, after }: Sides, sink: Sink): void {
  const taken = new Set<Unpaired>();
  const pairBy = (keyOf: (line: Unpaired, text: string) => string | undefined): void => {
    const known = new Map<string, Unpaired[]>();
    for (const gap of gaps)
      for (const line of gap.before) {
        const key = taken.has(line) ? undefined : keyOf(line, before[line.line] ?? "");
        const same = key === undefined ? undefined : known.get(key);
        if (same) same.push(line);
        else if (key !== undefined) known.set(key, [line]);
      }
    for (const same of known.values()) same.reverse();
    for (const gap of gaps)
      for (const line of gap.after) {
        const key = taken.has(line) ? undefined : keyOf(line, after[line.line] ?? "");
        const former = key === undefined ? undefined : known.get(key)?.pop();
        if (former) pairTokens(former, line, taken, sink);
      }
  };
  pairBy((_, text) => text.trim() || undefined);
  pairBy(({ key }) => (key.length >= LEAST_MOVED ? key : undefined));
  for (const gap of gaps) leave(gap, taken);
}

/** A token, and the line that it stands in. */
interface Placed {
  readonly line: number;
  readonly token: Token;
}

/** So much has to be the same beside a token that is not: a word, two signs, a sign at a line's edge. */
const FIRM = 2;

/** How much says that a token is the one that was there. What changed itself does not, unless it is a word. */
function weightOf({ kind, start, end }: Token, isSame: boolean): number {
  if (kind === "blank" || (!isSame && kind !== "word" && kind !== "letter")) return 0;
  return kind === "word" && end > start + 1 ? FIRM : 1;
}

function pairWords(gap: Gap, { before, after }: Sides, sink: Sink): void {
  if (gap.before.length === 0 || gap.after.length === 0) return;
  const placed = (lines: readonly Unpaired[]): Placed[] =>
    lines.flatMap(({ line, tokens }) => tokens.map((token) => ({ line, token })));
  const [old, now] = [placed(gap.before), placed(gap.after)];
  const ids = interner<string>();
  const keys = (tokens: readonly Placed[]): Int32Array => Int32Array.from(tokens, ({ token }) => ids.of(token.key));
  const [a, b] = [keys(old), keys(now)];
  const partners = align(a, b, ids.size());
  const isSame = (one: Placed, other: Placed): boolean => textOf(before, one) === textOf(after, other);
  for (let from = 0; from < now.length; ) {
    const partner = partners[from] ?? -1;
    let to = from + 1;
    if (partner >= 0) {
      while (to < now.length && partners[to] === partner + to - from) to++;
      let weight = 0;
      for (let at = from; at < to; at++) {
        const [one, other] = [old[partner + at - from], now[at]];
        if (one && other) weight += weightOf(other.token, isSame(one, other));
      }
      for (let at = from; at < to; at++) {
        const [one, other] = [old[partner + at - from], now[at]];
        // A date is the one that was there only if nothing beside it changed.
        const isInside = other?.token.kind !== "moment" || (at > from && at + 1 < to);
        if (one && other) sink.pair(one.line, one.token, other.line, other.token, weight >= FIRM && isInside);
      }
    }
    from = to;
  }
  forGaps(partners, a.length, ([fromA, toA, fromB, toB]) => {
    const [one, other, last, latest] = [old[fromA], now[fromB], old[toA - 1], now[toB - 1]];
    if (fromA === toA || fromB === toB || !one || !other || !last || !latest) return;
    if (one.line === last.line && other.line === latest.line)
      sink.between(one.line, one.token.start, last.token.end, other.line, other.token.start, latest.token.end);
  });
}

const textOf = (lines: readonly string[], { line, token }: Placed): string =>
  (lines[line] ?? "").slice(token.start, token.end);
