import { textChannels } from "./channels/channels.ts";
import { farBelow } from "./detectors/far-below.ts";
import { strangersInProse } from "./detectors/paragraphs.ts";
import { hiddenInLines } from "./detectors/payload-lines.ts";
import { privateUse } from "./detectors/private-use.ts";
import { unrenderedText } from "./detectors/unrendered.ts";
import type { Finding } from "./finding.ts";
import { type Detail, inLine, lineFinding, withoutCovered } from "./found.ts";
import { confusableIdentifiers } from "./identifiers/collisions.ts";
import type { Judge } from "./judge.ts";
import { type JudgedLine, type Seen, seenIn } from "./line.ts";
import type { RuleId } from "./rules.ts";
import type { Span } from "./syntax/regions.ts";

/** A line as rules read it that judge the whole text. */
export interface ReadLine {
  /** Without its terminator. */
  readonly text: string;
  readonly spans: readonly Span[];
  /** What ends it: empty at the end of the text, undefined where an editor shows all line ends alike. */
  readonly ending?: string | undefined;
}

export interface LineFact<Fact> {
  /** Zero-based. */
  readonly line: number;
  readonly fact: Fact;
}

/** Files a finding, unless the policy has the rule off in `span`. Units as in {@link Finding}. */
export type WholeReport = (rule: RuleId, line: number, start: number, end: number, span: Span, detail: Detail) => void;

/** A rule that judges a text as a whole, from what each of its lines adds. */
export interface WholeRule<Fact extends object> {
  /** Whether, after what stage one found, every line is worth reading. Asked at every keystroke: `seen` is the sum. */
  readonly isWanted: (judged: readonly JudgedLine[], judge: Judge, seen: Seen) => boolean;
  /** What one line adds, if anything. Asked once, and again only after an edit of the line. */
  readonly read: (line: ReadLine, judge: Judge) => Fact | undefined;
  /** Facts in order of their lines. */
  readonly judge: (facts: readonly LineFact<Fact>[], report: WholeReport, judge: Judge) => void;
}

/** A rule at work on one text, with what it has read of it. */
export interface Whole {
  readonly isWanted: (judged: readonly JudgedLine[], seen: Seen) => boolean;
  readonly read: (line: number, content: ReadLine) => void;
  /** Reads what was not read yet, or was forgotten. */
  readonly readRest: (count: number, lineAt: (line: number) => ReadLine) => void;
  /**
   * Replaces what was read of each line. Holes must be forgotten too.
   * @param first before which no line moves
   * @param growth by how many lines one moves downwards at the most
   */
  readonly renew: (change: <T>(facts: (T | undefined)[]) => (T | undefined)[], first: number, growth: number) => void;
  /** Returns whether anything was read. */
  readonly forget: (from: number, to: number) => boolean;
  readonly judge: (report: WholeReport) => void;
}

interface Work {
  readonly isWanted: WholeRule<never>["isWanted"];
  readonly begin: (judge: Judge) => Whole;
}

function atWork<Fact extends object>(rule: WholeRule<Fact>): Work {
  const begin = (judge: Judge): Whole => {
    /** `null` where a line has nothing to add, `undefined` where it was not read. */
    let facts: (Fact | null | undefined)[] = [];
    /** All lines that were not read are among these. A keystroke forgets one of 250,000. */
    let unread = { from: 0, to: Number.POSITIVE_INFINITY };
    let hasRead = false;
    const read = (line: number, content: ReadLine): void => {
      hasRead = true;
      facts[line] = rule.read(content, judge) ?? null;
    };
    return {
      isWanted: (judged, seen) => rule.isWanted(judged, judge, seen),
      read,
      readRest: (count, lineAt) => {
        for (let line = unread.from; line < Math.min(unread.to, count); line++)
          if (facts[line] === undefined) read(line, lineAt(line));
        unread = { from: count, to: 0 };
      },
      renew: (change, first, growth) => {
        facts = change(facts);
        if (unread.from < unread.to) unread = { from: Math.min(unread.from, first), to: unread.to + growth };
      },
      forget: (from, to) => {
        if (!hasRead) return false;
        for (let line = from; line < Math.min(to, facts.length); line++) facts[line] = undefined;
        unread = { from: Math.min(unread.from, from), to: Math.max(unread.to, to) };
        return true;
      },
      judge: (report) => {
        const known: LineFact<Fact>[] = [];
        for (let line = 0; line < facts.length; line++) {
          const fact = facts[line];
          if (fact) known.push({ line, fact });
        }
        rule.judge(known, report, judge);
      },
    };
  };
  return { isWanted: rule.isWanted, begin };
}

/** The rules that judge texts as a whole. */
const wholeRules: readonly Work[] = [
  atWork(hiddenInLines),
  atWork(confusableIdentifiers),
  atWork(strangersInProse),
  atWork(privateUse),
  atWork(farBelow),
  atWork(unrenderedText),
  ...textChannels.map(atWork),
];

export function wholesFor(judge: Judge): readonly Whole[] {
  return wholeRules.map(({ begin }) => begin(judge));
}

/** Whether some rule reads a text in which no line has a candidate. */
export function readsCleanText(judge: Judge): boolean {
  const nothing = seenIn([]);
  return wholeRules.some(({ isWanted }) => isWanted([], judge, nothing));
}

/** The findings of the lines together with those of the rules that judge the whole text, in order of their place. */
export function withWhole(findings: readonly Finding[], wholes: readonly Whole[], judge: Judge): readonly Finding[] {
  const found: Finding[] = [];
  const report: WholeReport = (rule, line, start, end, span, detail) => {
    const finding = lineFinding(judge, rule, start, end, span, detail);
    if (finding) found.push(inLine(line, finding));
  };
  for (const whole of wholes) whole.judge(report);
  if (found.length === 0) return findings;
  const byLine = new Map<number, Finding[]>();
  for (const finding of [...findings, ...found]) {
    const own = byLine.get(finding.line);
    if (own) own.push(finding);
    else byLine.set(finding.line, [finding]);
  }
  return [...byLine.keys()].sort((a, b) => a - b).flatMap((line) => [...withoutCovered(byLine.get(line) ?? [])]);
}
