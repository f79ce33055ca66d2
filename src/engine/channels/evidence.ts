import type { Span } from "../syntax/regions.ts";
import type { LineFact, ReadLine } from "../whole.ts";
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
  /** The most that a change says. */
  readonly weight: number;
  count: number;
}

/** What a line says for a channel. */
export interface LineSigns {
  /** A list item, a heading, a table's row or a blank line: another paragraph, perhaps by another hand. */
  readonly isBreak: boolean;
  readonly runs: readonly SignRun[];
  /** The line itself, where it is read again for what is missing in it; with what came out, and for which contexts. */
  readonly again?: { readonly line: ReadLine; key?: string; runs?: readonly SignRun[] };
}

/** The signs of one context, up to the last that was read. */
interface Chain {
  /** By the way they are written. */
  readonly counts: ReadonlyMap<string, number>;
}

export interface Weighed {
  /** In bits: how much better a choice at each sign explains them than one hand after the other. */
  readonly evidence: number;
  readonly hasMark: boolean;
  readonly chains: ReadonlyMap<string, Chain>;
}

/** What a change says in one channel, in bits. */
type Changes = Pick<Channel, "change" | "between" | "second">;

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
 * its chain counts for a message, and one written alike against it. Runs at each keystroke: one look-up a run.
 */
export function weigh(
  facts: readonly LineFact<LineSigns>[],
  { change = CHANGE, between = CHANGE_BETWEEN_PARAGRAPHS, second = CHANGE }: Changes,
): Weighed {
  const chains = new Map<string, OpenChain>();
  let sum = 0;
  let evidence = 0;
  let paragraph = 0;
  let hasMark = false;
  for (const { line, fact } of facts) {
    if (fact.isBreak) paragraph++;
    for (const { chain, symbol, span, count, surplus, weight, isMark } of fact.runs) {
      hasMark ||= isMark;
      const before = chains.get(chain);
      let kept = count - 1;
      if (before === undefined) chains.set(chain, opened(symbol, count, line, paragraph, span));
      else {
        if (before.symbol === symbol) kept = count;
        else {
          const isNear = before.paragraph === paragraph && line - before.line <= NEAR_LINES;
          const most = Math.min(weight, before.isOne ? second : change);
          if (span.region === "string")
            sum += Math.min(most, isNear && isOneString(before, line, span) ? change : CHANGE_BETWEEN_STRINGS);
          else sum += Math.min(most, isNear ? change : between, change);
          if (sum > evidence) evidence = sum;
          before.turnTo(symbol);
        }
        before.isOne = false;
        before.amount += count;
        before.line = line;
        before.paragraph = paragraph;
        before.span = span;
      }
      sum = Math.max(0, sum + KEPT * kept + surplus * count);
      if (sum > evidence) evidence = sum;
    }
  }
  return { evidence, hasMark, chains };
}

interface OpenChain extends Chain {
  symbol: string;
  /** Whether there is but one sign yet. */
  isOne: boolean;
  /** Signs of `symbol` that `counts` does not know yet. */
  amount: number;
  line: number;
  paragraph: number;
  span: Span;
  readonly turnTo: (symbol: string) => void;
}

/** Most chains never turn: a map for each sign would be most of the work. */
function opened(symbol: string, amount: number, line: number, paragraph: number, span: Span): OpenChain {
  const counts = new Map<string, number>();
  const chain: OpenChain = {
    symbol,
    isOne: amount === 1,
    amount,
    line,
    paragraph,
    span,
    get counts() {
      chain.turnTo(chain.symbol);
      return counts;
    },
    turnTo: (next) => {
      if (chain.amount > 0) counts.set(chain.symbol, (counts.get(chain.symbol) ?? 0) + chain.amount);
      chain.amount = 0;
      chain.symbol = next;
    },
  };
  return chain;
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
