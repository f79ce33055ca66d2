import type { Finding, Severity } from "./finding.ts";
import type { Judge } from "./judge.ts";
import { type RuleId, rankOf } from "./rules.ts";
import type { Span } from "./syntax/regions.ts";

/** A finding that does not know its line yet: lines move, what stands in them stays. */
export type LineFinding = Omit<Finding, "line">;

/** What a detector knows of its finding. */
export type Detail = Pick<Finding, "characters" | "count" | "says" | "related"> & {
  readonly word?: string | undefined;
  readonly twin?: string | undefined;
  readonly carrier?: string | undefined;
  /** What it is taken for here, in place of the rule table's level: a slip, or worse than usual. */
  readonly severity?: Severity | undefined;
};

/** The finding of a rule in `span`; none where the policy has the rule off. Offsets in UTF-16 units of the line. */
export function lineFinding(
  judge: Judge,
  rule: RuleId,
  start: number,
  end: number,
  span: Span,
  detail: Detail,
): LineFinding | undefined {
  const { region } = span;
  const severity = judge.levelOf(rule, region, detail.severity);
  if (severity === "off") return undefined;
  const { characters, count, word, twin, carrier, says, related } = detail;
  const isValue = region === "string" || judge.language.profile === "data" || span.isGuess === true;
  const finding: Unfinished<LineFinding> = { rule, severity, region, start, end, characters, count, isValue };
  return completed(finding, { word, twin, carrier, says, related, escape: span.escape });
}

type Unfinished<T> = { -readonly [Key in keyof T]: T[Key] };
type Optional = "isScattered" | "word" | "twin" | "carrier" | "says" | "related" | "escape";

/** One by one: a line can have a million findings, and to spread them takes longer than to find them. */
function completed<T extends Unfinished<LineFinding>>(
  finding: T,
  from: { readonly [Key in Optional]?: LineFinding[Key] | undefined },
): T {
  if (from.isScattered !== undefined) finding.isScattered = from.isScattered;
  if (from.word !== undefined) finding.word = from.word;
  if (from.twin !== undefined) finding.twin = from.twin;
  if (from.carrier !== undefined) finding.carrier = from.carrier;
  if (from.says !== undefined) finding.says = from.says;
  if (from.related !== undefined) finding.related = from.related;
  if (from.escape !== undefined) finding.escape = from.escape;
  return finding;
}

/** The finding, once its line is known. */
export function inLine(line: number, found: LineFinding): Finding {
  const { rule, severity, region, start, end, characters, count, isValue } = found;
  const finding: Unfinished<Finding> = { line, rule, severity, region, start, end, characters, count, isValue };
  return completed(finding, found);
}

/**
 * The findings of one line in order of their place, without those whose characters a stronger rule speaks of: a code
 * point belongs to one rule. A wide finding that is about other characters, or about some that stand apart, covers nothing.
 */
export function withoutCovered<T extends LineFinding>(findings: readonly T[]): readonly T[] {
  if (findings.length < 2) return findings;
  const sorted = [...findings].sort((a, b) => a.start - b.start || b.end - a.end || rankOf[a.rule] - rankOf[b.rule]);
  if (sorted.every(({ rule }) => rule === sorted[0]?.rule)) return sorted;
  return withoutEmptied(withoutEnclosed(sorted));
}

/** Without those that stand inside one of a stronger rule that is about the same characters. */
function withoutEnclosed<T extends LineFinding>(sorted: readonly T[]): readonly T[] {
  /** Of each rule the finding that reaches farthest so far. */
  const reaching = new Map<RuleId, { readonly end: number; readonly characters: ReadonlySet<number> }>();
  return sorted.filter((finding) => {
    const { rule, end, characters, isScattered } = finding;
    for (const [other, covering] of reaching)
      if (rankOf[other] < rankOf[rule] && covering.end >= end && characters.every((c) => covering.characters.has(c)))
        return false;
    if (!isScattered && end > (reaching.get(rule)?.end ?? -1))
      reaching.set(rule, { end, characters: new Set(characters) });
    return true;
  });
}

/** Without names that differ from others only by characters that stronger findings inside of them speak of. */
function withoutEmptied<T extends LineFinding>(sorted: readonly T[]): readonly T[] {
  const rank = rankOf["confusable-identifier"];
  return sorted.filter((name, at) => {
    if (name.rule !== "confusable-identifier") return true;
    const left = new Set(name.characters);
    for (let next = at + 1; next < sorted.length && left.size > 0; next++) {
      const inside = sorted[next];
      if (inside === undefined || inside.start >= name.end) break;
      if (rankOf[inside.rule] < rank && inside.end <= name.end) for (const c of inside.characters) left.delete(c);
    }
    return left.size > 0;
  });
}
