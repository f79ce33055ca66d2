import type { Span } from "../syntax/regions.ts";
import type { LineFact } from "../whole.ts";
import type { Channel } from "./signs.ts";

/** Neighbouring signs of a line that are written alike in one context. */
export interface SignRun {
  /** Region and context. */
  readonly chain: string;
  readonly symbol: string;
  /** How the first of them is written. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly span: Span;
  readonly isMark: boolean;
  /** Evidence of each by itself. */
  readonly surplus: number;
  count: number;
}

/** What a change says in one channel, in bits. */
type Changes = Pick<Channel, "change" | "between">;

/** What a line says for a channel. */
export interface LineSigns {
  /** A list item, a heading, a table's row or a blank line: another paragraph, perhaps by another hand. */
  readonly isBreak: boolean;
  readonly runs: readonly SignRun[];
}

/** Signs of one chain, and how often they are written in which way. */
type Counts = Map<string, number>;

export interface Weighed {
  /** In bits: how much better the signs are explained by a choice at each one than by one hand at a time. */
  readonly evidence: number;
  /** By chain. */
  readonly counts: ReadonlyMap<string, Counts>;
}

/** Signs further apart than this do not stand in one paragraph, whatever stands between them. In lines. */
const NEAR_LINES = 3;
/** A way kept costs what a bit of a message would have said. */
const KEPT = -1;
const CHANGE = 6;
/** Between paragraphs hands change, and pasted text begins. */
const CHANGE_BETWEEN_PARAGRAPHS = 2;
/** Strings of a program and values of data come from as many hands as there are. */
const CHANGE_BETWEEN_STRINGS = 0;

/**
 * The largest sum of any stretch of signs (CUSUM, Page 1954), where a sign written otherwise than the one before it in
 * its chain counts for a message, and one written alike against it.
 */
export function weigh(
  facts: readonly LineFact<LineSigns>[],
  { change = CHANGE, between = CHANGE_BETWEEN_PARAGRAPHS }: Changes,
): Weighed {
  const counts = new Map<string, Counts>();
  const last = new Map<string, { symbol: string; line: number; paragraph: number; span: Span }>();
  let sum = 0;
  let evidence = 0;
  let paragraph = 0;
  for (const { line, fact } of facts) {
    if (fact.isBreak) paragraph++;
    for (const { chain, symbol, span, count, surplus } of fact.runs) {
      const ofChain = counts.get(chain) ?? new Map<string, number>();
      counts.set(chain, ofChain);
      ofChain.set(symbol, (ofChain.get(symbol) ?? 0) + count);
      const before = last.get(chain);
      if (before && before.symbol !== symbol) {
        const isNear = before.paragraph === paragraph && line - before.line <= NEAR_LINES;
        if (span.region === "string")
          sum += isNear && isOneString(before, line, span) ? change : CHANGE_BETWEEN_STRINGS;
        else sum += isNear ? change : Math.min(change, between);
      }
      evidence = Math.max(evidence, sum);
      sum = Math.max(0, sum + KEPT * (before?.symbol === symbol ? count : count - 1) + surplus * count);
      evidence = Math.max(evidence, sum);
      last.set(chain, { symbol, line, paragraph, span });
    }
  }
  return { evidence, counts };
}

/** A string that begins with the line goes on from the line before. */
function isOneString(before: { readonly line: number; readonly span: Span }, line: number, span: Span): boolean {
  return before.line === line ? before.span.start === span.start : span.start === 0;
}

/** Room in bits: how many messages could have been written with as many signs of each way. */
export function capacityOf(counts: Iterable<ReadonlyMap<string, number>>): number {
  let bits = 0;
  for (const ofChain of counts) {
    let total = 0;
    for (const count of ofChain.values()) total += count;
    for (const count of ofChain.values()) bits += count * Math.log2(total / count);
  }
  return Math.round(bits);
}
