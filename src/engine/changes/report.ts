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

/** The findings of a line, in order of their place. */
export function findingsIn(
  line: number,
  changes: readonly TokenChange[],
  judge: Judge,
  spanAt: (index: number) => Span,
  isByAgent: boolean,
): Finding[] {
  const groups = new Map<string, { readonly span: Span; readonly changes: TokenChange[] }>();
  const findings: Finding[] = [];
  const report = (rule: RuleId, span: Span, made: Made, isDate = false): void => {
    const { start, end, characters, count, says, change, isScattered } = made;
    const severity = isDate && isByAgent ? ("warning" as const) : undefined;
    const found = lineFinding(judge, rule, start, end, span, { characters, count, says, severity });
    if (found) findings.push({ ...inLine(line, found), ...(isScattered && { isScattered }), change });
  };
  for (const change of changes) {
    const span = spanAt(change.start);
    if (change.isDate) {
      report("date-format-change", span, dateChange(change), true);
      continue;
    }
    const swaps = change.swaps.filter(({ after }) => !isAllowed(after, judge));
    const [first] = swaps;
    if (first === undefined) continue;
    const key = `${first.kind} ${span.region} ${span.isGuess} ${span.escape}`;
    const group = groups.get(key) ?? { span, changes: [] };
    groups.set(key, group);
    group.changes.push({ ...change, swaps });
  }
  for (const { span, changes: own } of groups.values()) {
    if (own.length > mostApart) report("silent-change", span, joined(own));
    else for (const change of own) report("silent-change", span, swapChange(change));
  }
  return findings.sort((a, b) => a.start - b.start);
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

/** Who allows characters accepts that they come. */
function isAllowed(after: string, judge: Judge): boolean {
  const beyond = codePointsOf(after).filter((codePoint) => codePoint >= 0x80);
  return beyond.length > 0 && beyond.every(judge.allows);
}

const codePointsOf = (text: string): number[] => [...new Set(Array.from(text, (sign) => sign.codePointAt(0) ?? 0))];

const textsOf = (swaps: readonly Swap[]): [before: string, after: string] => [
  swaps.map(({ before }) => before).join(""),
  swaps.map(({ after }) => after).join(""),
];

const editsOf = (swaps: readonly Swap[]): LineEdit[] =>
  swaps.map(({ start, end, before }) => ({ start, end, text: before }));

function swapChange({ start, end, swaps }: TokenChange): Made {
  const [before, after] = textsOf(swaps);
  const [former, characters] = [codePointsOf(before), codePointsOf(after)];
  const [from, to] = [swaps[0]?.start ?? start, swaps.at(-1)?.end ?? end];
  return {
    // What is gone has no place of its own.
    ...(from < to ? { start: from, end: to } : { start, end }),
    characters,
    count: Math.max(swaps.length, Array.from(after).length),
    says: messageOf(swaps[0]?.kind ?? "changed", former, characters),
    change: { before: former, edits: editsOf(swaps) },
  };
}

function joined(changes: readonly TokenChange[]): Made {
  const swaps = changes.flatMap((change) => change.swaps);
  const { start, end, characters, count, change } = swapChange({ start: 0, end: 0, swaps });
  const [from, to] = [changes[0]?.start ?? start, changes.at(-1)?.end ?? end];
  const template = "{0} characters changed silently: {1} became {2}";
  const says = { template, values: [String(count), listed(change.before), listed(characters)] };
  return { start: from, end: to, characters, count, says, change, isScattered: true };
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
