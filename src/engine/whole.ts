import { textChannels } from "./channels/channels.ts";
import { farBelow } from "./detectors/far-below.ts";
import { strangersInProse } from "./detectors/paragraphs.ts";
import { hiddenInLines } from "./detectors/payload-lines.ts";
import { privateUse } from "./detectors/private-use.ts";
import { unrenderedText } from "./detectors/unrendered.ts";
import type { Finding } from "./finding.ts";
import { type Detail, lineFinding, withoutCovered } from "./found.ts";
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
  readonly hasRead: (line: number) => boolean;
  readonly read: (line: number, content: ReadLine) => void;
  /** Replaces what was read of each line; holes are read again. */
  readonly renew: (change: <T>(facts: (T | undefined)[]) => (T | undefined)[]) => void;
  readonly forget: (line: number) => void;
  readonly judge: (report: WholeReport) => void;
}

export function atWork<Fact extends object>(rule: WholeRule<Fact>): (judge: Judge) => Whole {
  return (judge) => {
    /** `null` where a line has nothing to add, `undefined` where it was not read. */
    let facts: (Fact | null | undefined)[] = [];
    return {
      isWanted: (judged, seen) => rule.isWanted(judged, judge, seen),
      hasRead: (line) => facts[line] !== undefined,
      read: (line, content) => {
        facts[line] = rule.read(content, judge) ?? null;
      },
      renew: (change) => {
        facts = change(facts);
      },
      forget: (line) => {
        if (line < facts.length) facts[line] = undefined;
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
}

/** The rules that judge texts as a whole. */
const wholeRules: readonly ((judge: Judge) => Whole)[] = [
  atWork(hiddenInLines),
  atWork(confusableIdentifiers),
  atWork(strangersInProse),
  atWork(privateUse),
  atWork(farBelow),
  atWork(unrenderedText),
  ...textChannels.map(atWork),
];

export function wholesFor(judge: Judge): readonly Whole[] {
  return wholeRules.map((create) => create(judge));
}

/** Whether some rule reads a text in which no line has a candidate. */
export function readsCleanText(judge: Judge): boolean {
  return wholesFor(judge).some((whole) => whole.isWanted([], seenIn([])));
}

/** The findings of the lines together with those of the rules that judge the whole text, in order of their place. */
export function withWhole(findings: readonly Finding[], wholes: readonly Whole[], judge: Judge): readonly Finding[] {
  const found: Finding[] = [];
  const report: WholeReport = (rule, line, start, end, span, detail) => {
    const finding = lineFinding(judge, rule, start, end, span, detail);
    if (finding) found.push({ line, ...finding });
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
