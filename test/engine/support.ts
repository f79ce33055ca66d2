import { type Context, defaultPolicy, type Finding, scan } from "../../src/engine/index.ts";

/** Findings as `severity rule line:start-end`. */
function summary(findings: readonly Finding[]): string[] {
  return findings.map(({ severity, rule, line, start, end }) => `${severity} ${rule} ${line}:${start}-${end}`);
}

export function found(languageId: string, text: string, context: Context = {}): string[] {
  return summary(scan(text, { languageId, ...context }, defaultPolicy));
}
