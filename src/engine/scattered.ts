import { type Detail, type LineFinding, lineFinding } from "./found.ts";
import type { Judge } from "./judge.ts";
import type { RuleId } from "./rules.ts";
import type { Span } from "./syntax/regions.ts";

/**
 * So many findings of one kind in a line are told one by one. Of 9,500 files of npm packages three lines have more, but
 * for binary data in string literals: there a line has 91, and a file 2.4 million.
 */
export const mostApart = 10;

/** Files findings of one line whose characters say all there is to say: of one kind, many become one with a count. */
export interface Scattered {
  readonly add: (rule: RuleId, start: number, end: number, span: Span, detail: Detail) => void;
  /** What was filed, without what became part of something else. */
  readonly findings: () => readonly LineFinding[];
}

/** Findings that differ in their places and characters alone. */
interface Kind {
  readonly apart: LineFinding[];
  /** All of them, once they are too many. */
  all: Wide | undefined;
}

/** What says which kind a finding is of, before it is made; and the kind, which has too many to be told one by one. */
interface Latest {
  readonly rule: RuleId;
  readonly span: Span;
  readonly severity: Detail["severity"];
  readonly all: Wide;
}

/** @param filed where findings are filed, by others too */
export function createScattered(judge: Judge, filed: LineFinding[]): Scattered {
  const kinds: Kind[] = [];
  // Binary data in one literal has millions of one kind: none of them is made but the first.
  let latest: Latest | undefined;
  return {
    add: (rule, start, end, span, detail) => {
      if (latest?.span === span && latest.rule === rule && latest.severity === detail.severity) {
        latest.all.add(start, end, detail);
        return;
      }
      const finding = lineFinding(judge, rule, start, end, span, detail);
      if (finding === undefined) return;
      const kind = kinds.find(({ apart: [first] }) => first !== undefined && isAlike(first, finding));
      if (kind === undefined) kinds.push({ apart: [finding], all: undefined });
      else if (kind.all !== undefined) {
        kind.all.add(start, end, detail);
        latest = { rule, span, severity: detail.severity, all: kind.all };
        return;
      } else kind.apart.push(finding);
      if (kind === undefined || kind.apart.length <= mostApart) filed.push(finding);
      else {
        kind.all = wide(finding);
        for (const one of kind.apart) kind.all.add(one.start, one.end, one);
        takeOut(kind.apart, filed);
        filed.push(kind.all.finding);
      }
    },
    findings: () => filed,
  };
}

/** No more than `mostApart` of them: once a kind. */
function takeOut(parts: readonly LineFinding[], filed: LineFinding[]): void {
  let kept = 0;
  for (const finding of filed) if (!parts.includes(finding)) filed[kept++] = finding;
  filed.length = kept;
}

function isAlike(one: LineFinding, other: LineFinding): boolean {
  return (
    one.rule === other.rule &&
    one.severity === other.severity &&
    one.region === other.region &&
    one.isValue === other.isValue &&
    one.escape === other.escape
  );
}

interface Wide {
  readonly finding: LineFinding;
  readonly add: (start: number, end: number, detail: Pick<Detail, "characters" | "count">) => void;
}

/** What one of them does, or what should stand in its place, is not said of all. */
function wide({ rule, severity, region, start: from, end: to, isValue, escape: notation }: LineFinding): Wide {
  const characters: number[] = [];
  const known = new Set<number>();
  const finding: { -readonly [Key in keyof LineFinding]: LineFinding[Key] } = {
    rule,
    severity,
    region,
    start: from,
    end: to,
    characters,
    count: 0,
    isValue,
    isScattered: true,
  };
  if (notation !== undefined) finding.escape = notation;
  return {
    finding,
    add: (start, end, { count, characters: own }) => {
      if (start < finding.start) finding.start = start;
      if (end > finding.end) finding.end = end;
      finding.count += count;
      for (const codePoint of own) {
        if (known.has(codePoint)) continue;
        known.add(codePoint);
        characters.push(codePoint);
      }
    },
  };
}
