import { type Context, defaultPolicy, type Finding, type Policy, scan } from "../../src/engine/index.ts";

export function scanAs(languageId: string, text: string, policy: Policy = defaultPolicy): Finding[] {
  return scan(text, { languageId }, policy);
}

/** Findings as `severity rule line:start-end`. */
export function summary(findings: readonly Finding[]): string[] {
  return findings.map(({ severity, rule, line, start, end }) => `${severity} ${rule} ${line}:${start}-${end}`);
}

export function found(languageId: string, text: string, context: Context = {}): string[] {
  return summary(scan(text, { languageId, ...context }, defaultPolicy));
}
