import type { Message } from "../finding.ts";
import type { Judge } from "../judge.ts";
import { codePointLabel } from "../render.ts";
import type { LineFact, ReadLine, WholeReport, WholeRule } from "../whole.ts";
import { capacityOf, type LineSigns, type SignRun, weigh } from "./evidence.ts";
import { oddIn } from "./odd.ts";
import { type Channel, ENOUGH_ODD, type Sign, spanReader } from "./signs.ts";
import { spells } from "./spelled.ts";

/** Evidence in bits from which on a channel is reported; measured, see docs/rules/text-channel.md. */
const ENOUGH = 13;
/** What one of four signs in one place says. */
const MARK_BITS = 2;

const blank: LineSigns = { isBreak: true, runs: [] };
const listItem = /^[\s>*#/;-]*(?:[-*+\u2022]|\d+[.)]|#{1,6}|\|)\s/;

/** The rule that finds one channel: a sign whose ways of writing alternate where nothing decides between them. */
export function channelRule(channel: Channel, slot: number): WholeRule<LineSigns> {
  return {
    isWanted: (_, judge, seen) =>
      channel.isForInstructions === true
        ? judge.profile === "instructions" && judge.language.profile !== "data"
        : oddIn(seen.odd, slot) >= ENOUGH_ODD,
    read: (line, judge) => {
      const isEmpty = isBlank(line.text);
      if (channel.needs?.test(line.text) === false)
        return isEmpty || (channel.readWith && listItem.test(line.text)) ? blank : undefined;
      const runs = runsOf(line, channel.read(line, judge), judge);
      if (runs.length === 0 && (isEmpty || !channel.readWith)) return isEmpty ? blank : undefined;
      return { isBreak: isEmpty || listItem.test(line.text), runs, ...(channel.readWith && { again: { line } }) };
    },
    judge: (facts, report, judge) => judgeChannel(completed(facts, channel, judge), report, channel),
  };
}

/** Fewer signs are not worth reading a text again. */
const FEW = 4;

/** The facts with the places where a sign could be and is not. What was read again is kept until contexts come or go. */
function completed(
  facts: readonly LineFact<LineSigns>[],
  { readWith }: Channel,
  judge: Judge,
): readonly LineFact<LineSigns>[] {
  if (!readWith) return facts;
  const contexts = new Set<string>();
  let count = 0;
  for (const { fact } of facts)
    for (const run of fact.runs) {
      contexts.add(run.chain.slice(run.chain.indexOf(" ") + 1));
      count += run.count;
    }
  if (count < FEW) return facts;
  const key = [...contexts].join("\n");
  const read = readWith(contexts);
  return facts.map(({ line, fact }) => {
    const { again } = fact;
    if (!again) return { line, fact };
    if (again.key !== key) {
      again.key = key;
      again.runs = runsOf(again.line, read(again.line), judge);
    }
    return { line, fact: { isBreak: fact.isBreak, runs: again.runs ?? [] } };
  });
}

function runsOf(line: ReadLine, signs: Iterable<Sign>, judge: Judge): SignRun[] {
  const runs: SignRun[] = [];
  // Nearly all lines have no sign of a channel.
  let last: Map<string, SignRun> | undefined;
  let latest: { readonly context: string; readonly run: SignRun } | undefined;
  const spanAt = spanReader(line);
  for (const sign of signs) {
    const { context, symbol, start, end, text = symbol, isMark = false, surplus = 0 } = sign;
    const { weight = Number.POSITIVE_INFINITY } = sign;
    if (isAllowed(text, judge)) continue;
    const span = spanAt(start);
    // Signs may be as many as words, and nearly all stand in the chain of the one before.
    const former = latest?.context === context && latest.run.span === span ? latest.run : undefined;
    const chain = former?.chain ?? `${span.region} ${context}`;
    last ??= new Map();
    const before = former ?? last.get(chain);
    if (before && before.symbol === symbol && before.span === span && !isMark && before.surplus === surplus) {
      before.count++;
      if (!former) latest = { context, run: before };
    } else {
      const run = { chain, symbol, text, start, end, span, isMark, surplus, weight, count: 1 };
      runs.push(run);
      last.set(chain, run);
      latest = { context, run };
    }
  }
  return runs;
}

function judgeChannel(facts: readonly LineFact<LineSigns>[], report: WholeReport, channel: Channel): void {
  const { evidence, hasMark, chains } = weigh(facts, channel);
  if (evidence < ENOUGH && !hasMark && channel.decodes !== true) return;
  const mixed = new Map<string, ReadonlyMap<string, number>>();
  for (const [chain, { counts }] of chains) if (counts.size > 1) mixed.set(chain, counts);
  const alternates = evidence >= ENOUGH || (channel.decodes === true && spells(facts, mixed));
  if (!alternates && !hasMark) return;
  const usual = usualOf(mixed, channel.readWith !== undefined);
  const isAtHome = hasMark ? homesOf(facts) : undefined;
  const ways = new Map<string, number>();
  const characters = new Set<number>();
  let first: { readonly line: number; readonly run: SignRun } | undefined;
  let count = 0;
  let alone = 0;
  let absent = 0;
  for (const { line, fact } of facts)
    for (const run of fact.runs) {
      const isMixed = mixed.has(run.chain);
      if (isMixed || run.surplus > 0) ways.set(run.symbol, (ways.get(run.symbol) ?? 0) + run.count);
      else if (run.symbol === "") absent += run.count;
      const isOdd = alternates && (isMixed ? usual.get(run.chain) !== run.symbol : run.surplus > 0);
      if (!isOdd && !(run.isMark && isAtHome?.(run.symbol) === false)) continue;
      first ??= { line, run };
      count += run.count;
      if (!isMixed) alone += run.count;
      for (const char of run.text) if (char > "\u007F") characters.add(char.codePointAt(0) ?? 0);
    }
  if (!first) return;
  if (ways.size === 1 && absent > 0) ways.set("", absent);
  const { line, run } = first;
  const room = capacityOf(mixed.values()) + alone * (channel.room ?? 1);
  const says = alternates ? alternation(ways, room) : mark(run);
  report("text-channel", line, run.start, run.end, run.span, { characters: [...characters], count, says });
}

const HOME = 3;

/** Whether a sign is one of the text's orthography, as U+02BC of Breton: then English names have it, too. */
function homesOf(facts: readonly LineFact<LineSigns>[]): (symbol: string) => boolean {
  const honest = new Map<string, number>();
  for (const { fact } of facts)
    for (const { symbol, count, isMark } of fact.runs)
      if (!isMark) honest.set(symbol, (honest.get(symbol) ?? 0) + count);
  return (symbol) => (honest.get(symbol) ?? 0) >= HOME;
}

/** The most frequent way of each chain, the first of equals; or none, where there is nothing to show of it. */
function usualOf(counts: ReadonlyMap<string, ReadonlyMap<string, number>>, isShown: boolean): Map<string, string> {
  const usual = new Map<string, string>();
  for (const [chain, ofChain] of counts) {
    if (isShown && ofChain.has("")) {
      usual.set(chain, "");
      continue;
    }
    let most = 0;
    for (const [symbol, count] of ofChain)
      if (count > most) {
        most = count;
        usual.set(chain, symbol);
      }
  }
  return usual;
}

function alternation(ways: ReadonlyMap<string, number>, room: number): Message {
  const listed = [...ways].sort(([, a], [, b]) => b - a).map(([symbol, count]) => `${labelOf(symbol)} \u00D7${count}`);
  return {
    template: "One sign is written in {0} ways that alternate: {1}; room for {2} bits",
    values: [String(ways.size), shortList(listed), String(room)],
  };
}

const SHOWN_WAYS = 6;
const shortList = (items: readonly string[]): string =>
  items.length > SHOWN_WAYS ? `${items.slice(0, SHOWN_WAYS).join(", ")}, \u2026` : items.join(", ");

const mark = ({ text }: SignRun): Message => ({
  template: "The apostrophe of this word is {0}, which only passes for one: a mark that can say {1} bits",
  values: [labelOf(text), String(MARK_BITS)],
});

/** Names of forms are ASCII letters; what is not is spelled out. */
function labelOf(symbol: string): string {
  if (symbol === "") return "\u2205";
  if (/^[A-Za-z][\w /.-]+$/.test(symbol)) return symbol;
  return Array.from(symbol, (char) => codePointLabel(char.codePointAt(0) ?? 0)).join(" ");
}

function isAllowed(text: string, judge: Judge): boolean {
  for (const char of text) if (char > "\u007F" && judge.allows(char.codePointAt(0) ?? 0)) return true;
  return false;
}

/** A line without a letter or a digit, be it of a comment. */
function isBlank(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x80 || (unit >= 0x30 && unit <= 0x39) || ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a))
      return false;
  }
  return true;
}
