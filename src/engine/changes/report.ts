import type { Change, Finding, LineEdit, Message } from "../finding.ts";
import { inLine, lineFinding } from "../found.ts";
import type { Judge } from "../judge.ts";
import { fullLabel, shortened, visible } from "../render.ts";
import type { RuleId } from "../rules.ts";
import { mostApart } from "../scattered.ts";
import type { Span } from "../syntax/regions.ts";
import type { Swap, SwapKind } from "./swaps.ts";

/** What changed silently in one token of a line after the edit. UTF-16 units of the line. */
export interface TokenChange {
  readonly start: number;
  readonly end: number;
  /** One at least. */
  readonly swaps: readonly Swap[];
  /** A date in another notation; else its characters were swapped. */
  readonly isDate?: true;
}

/** Makes the findings of lines, in order of their place. */
export function createReporter(judge: Judge, isByAgent: boolean) {
  const describe = describer();
  const finding = (line: number, rule: RuleId, span: Span, { start, end, ...made }: Made): Finding | undefined => {
    const { characters, count, says, change, isScattered } = made;
    const severity = rule === "date-format-change" && isByAgent ? "warning" : undefined;
    const found = lineFinding(judge, rule, start, end, span, { characters, count, says, severity });
    return found && Object.assign(inLine(line, found), { change }, isScattered && { isScattered });
  };
  return (line: number, changes: readonly TokenChange[], spanAt: (index: number) => Span): Finding[] => {
    const findings: Finding[] = [];
    const add = (rule: RuleId, span: Span, made: Made): void => {
      const found = finding(line, rule, span, made);
      if (found) findings.push(found);
    };
    const groups = new Map<string, Group>();
    const isCrowded = changes.length > mostApart;
    for (const change of changes) {
      const span = spanAt(change.start);
      const swaps = change.isDate ? [] : accepted(change.swaps, judge);
      if (change.isDate) add("date-format-change", span, dateChange(change));
      else if (swaps.length > 0 && !isCrowded) add("silent-change", span, swapChange(change, swaps, describe));
      else if (swaps.length > 0) {
        const key = `${swaps[0]?.kind} ${span.region} ${span.isGuess} ${span.escape}`;
        const group = groups.get(key) ?? { span, changes: [] };
        groups.set(key, group);
        group.changes.push({ ...change, swaps });
      }
    }
    for (const { span, changes: own } of groups.values()) {
      if (own.length > mostApart) add("silent-change", span, joined(own, describe));
      else for (const change of own) add("silent-change", span, swapChange(change, change.swaps, describe));
    }
    return findings.length > 1 ? findings.sort((a, b) => a.start - b.start) : findings;
  };
}

/** Changes of one kind in a line, in spans that are alike. */
interface Group {
  readonly span: Span;
  readonly changes: TokenChange[];
}

interface Made {
  readonly start: number;
  readonly end: number;
  readonly characters: readonly number[];
  readonly count: number;
  readonly says: Message;
  readonly change: Change;
  readonly isScattered?: true;
}

/** Without those that bring characters that are allowed. */
function accepted(swaps: readonly Swap[], judge: Judge): readonly Swap[] {
  const isAllowed = ({ after }: Swap): boolean => {
    const beyond = codePointsOf(after).filter((codePoint) => codePoint >= 0x80);
    return beyond.length > 0 && beyond.every(judge.allows);
  };
  return swaps.some(isAllowed) ? swaps.filter((swap) => !isAllowed(swap)) : swaps;
}

const codePointsOf = (text: string): number[] => [...new Set(Array.from(text, (sign) => sign.codePointAt(0) ?? 0))];

const textsOf = (swaps: readonly Swap[]): [before: string, after: string] => {
  const [first] = swaps;
  if (swaps.length === 1 && first) return [first.before, first.after];
  return [swaps.map(({ before }) => before).join(""), swaps.map(({ after }) => after).join("")];
};

const editsOf = (swaps: readonly Swap[]): LineEdit[] =>
  swaps.map(({ start, end, before }) => ({ start, end, text: before }));

/** What is the same for all places in which the same characters became the same others. */
interface Description {
  readonly before: readonly number[];
  readonly characters: readonly number[];
  readonly count: number;
  readonly says: Message;
}

type Describe = (swaps: readonly Swap[]) => Description;

/** Longer ones are not kept: a file has few that are the same. */
const LONGEST_KEY = 40;

/** An edit that flattens a file makes the same swap a hundred thousand times. */
function describer(): Describe {
  const known = new Map<string, Description>();
  return (swaps) => {
    const [before, after] = textsOf(swaps);
    const key = `${swaps[0]?.kind} ${swaps.length} ${before}\0${after}`;
    const own = known.get(key);
    if (own) return own;
    const [former, characters] = [codePointsOf(before), codePointsOf(after)];
    const says = messageOf(swaps[0]?.kind ?? "changed", former, characters);
    const count = Math.max(swaps.length, Array.from(after).length);
    const description: Description = { before: former, characters, count, says };
    if (key.length < LONGEST_KEY) known.set(key, description);
    return description;
  };
}

function swapChange({ start, end }: TokenChange, swaps: readonly Swap[], describe: Describe): Made {
  const { before, characters, count, says } = describe(swaps);
  const [from, to] = [swaps[0]?.start ?? start, swaps.at(-1)?.end ?? end];
  // What is gone has no place of its own.
  const place = from < to ? { start: from, end: to } : { start, end };
  return { ...place, characters, count, says, change: { before, edits: editsOf(swaps) } };
}

function joined(changes: readonly TokenChange[], describe: Describe): Made {
  const swaps = changes.flatMap((change) => change.swaps);
  const { before, characters, count } = describe(swaps);
  const template = "{0} characters changed silently: {1} became {2}";
  const says = { template, values: [String(count), listed(before), listed(characters)] };
  const [start, end] = [changes[0]?.start ?? 0, changes.at(-1)?.end ?? 0];
  return { start, end, characters, count, says, change: { before, edits: editsOf(swaps) }, isScattered: true };
}

function dateChange({ start, end, swaps }: TokenChange): Made {
  const [before, after] = textsOf(swaps);
  return {
    start,
    end,
    characters: [],
    count: Array.from(after).length,
    says: {
      template: "The same date or time in another notation: {0} became {1}",
      values: [shortened(visible(before)), shortened(visible(after))],
    },
    change: { before: [], edits: editsOf(swaps) },
  };
}

function messageOf(kind: SwapKind, before: readonly number[], after: readonly number[]): Message {
  const [old, now] = [listed(before), listed(after)];
  if (kind === "added") return { template: "Added silently: {0}", values: [now] };
  if (kind === "removed") return { template: "Removed silently: {0}", values: [old] };
  if (kind === "spelled") return { template: "Spelled in another way: {0} became {1}", values: [old, now] };
  if (kind === "lost")
    return after.length === 0
      ? { template: "Lost in the edit: {0}", values: [old] }
      : { template: "Lost in the edit: {0} became {1}", values: [old, now] };
  return { template: "Changed silently: {0} became {1}", values: [old, now] };
}

const SHOWN = 3;

function listed(codePoints: readonly number[]): string {
  const shown = codePoints.slice(0, SHOWN).map(fullLabel).join(", ");
  return codePoints.length > SHOWN ? `${shown}, \u2026` : shown;
}
