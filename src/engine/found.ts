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
  const finding: Unfinished = { rule, severity, region, start, end, characters, count, isValue };
  // One by one: a line can have a million findings, and to spread seven optional parts takes longer than to find them.
  if (word !== undefined) finding.word = word;
  if (twin !== undefined) finding.twin = twin;
  if (carrier !== undefined) finding.carrier = carrier;
  if (says !== undefined) finding.says = says;
  if (related !== undefined) finding.related = related;
  if (span.escape !== undefined) finding.escape = span.escape;
  return finding;
}

type Unfinished = { -readonly [Key in keyof LineFinding]: LineFinding[Key] };

/**
 * The findings of one line in order of their place, without those whose characters a stronger rule speaks of: a code
 * point belongs to one rule. A wide finding that is about other characters covers nothing.
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
    const { rule, end, characters } = finding;
    for (const [other, covering] of reaching)
      if (rankOf[other] < rankOf[rule] && covering.end >= end && characters.every((c) => covering.characters.has(c)))
        return false;
    if (end > (reaching.get(rule)?.end ?? -1)) reaching.set(rule, { end, characters: new Set(characters) });
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
