import { type Finding, type Severity, severities } from "../engine/index.ts";

export type Counts = Readonly<Record<Severity, number>>;

export const noFindings: Counts = { error: 0, warning: 0, information: 0 };

export function countBySeverity(findings: readonly Finding[]): Counts {
  const counts = { ...noFindings };
  for (const { severity } of findings) {
    counts[severity]++;
  }
  return counts;
}

export function totalOf({ error, warning, information }: Counts): number {
  return error + warning + information;
}

export function sumOf(some: Counts, others: Counts): Counts {
  const counts = { ...some };
  for (const severity of severities) {
    counts[severity] += others[severity];
  }
  return counts;
}

/** The `limit` most severe of findings that `counts` counts, the first ones among equals, in the order they came in. */
export function mostSevere(findings: readonly Finding[], counts: Counts, limit: number): readonly Finding[] {
  if (findings.length <= limit) {
    return findings;
  }
  const room = { ...noFindings };
  let left = limit;
  for (const severity of severities) {
    room[severity] = Math.min(counts[severity], left);
    left -= room[severity];
  }
  return findings.filter(({ severity }) => room[severity]-- > 0);
}
