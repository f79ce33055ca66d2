import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { codePointLabel, type Finding, type Severity } from "../../src/engine/index.ts";
import { root } from "../process.ts";
import type { Hit } from "./measure.ts";

/** What one commit of a history did silently, in whichever files. */
export interface Group {
  readonly history: string;
  /** The subject of the commit: of a package its version. */
  readonly at: string;
  readonly rule: string;
  readonly severity: Severity;
  /** What became what. */
  readonly swap: string;
  readonly count: number;
  /** One of the files. */
  readonly path: string;
  /** A key of `reasons`. */
  readonly reason: string;
}

/** Why something is told of honest work. */
interface Reason {
  /** `right`: the commit did change it, and it does not show; `noise`: nobody wanted to be told. */
  readonly verdict: "right" | "noise";
  readonly text: string;
}

export interface Expected {
  readonly reasons: Readonly<Record<string, Reason>>;
  readonly findings: readonly Group[];
}

const expectedFile = path.join(root, "test", "replay", "expected.json");

export function readExpected(file = expectedFile): Expected {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Expected) : { reasons: {}, findings: [] };
}

/** One line a group, so that a difference reads well. */
export function writeExpected({ reasons, findings }: Expected, file = expectedFile): void {
  const reasonLines = Object.entries(reasons).map(
    ([key, reason]) => `    ${JSON.stringify(key)}: ${JSON.stringify(reason)}`,
  );
  const lines = findings.map((group) => `    ${JSON.stringify(group)}`);
  writeFileSync(
    file,
    `{\n  "reasons": {\n${reasonLines.join(",\n")}\n  },\n  "findings": [\n${lines.join(",\n")}\n  ]\n}\n`,
  );
}

const keyOf = ({ history, at, rule, severity, swap }: Group): string => [history, at, rule, severity, swap].join(" | ");

/** What the message says with names: the characters before and after, or that the file or a date changed. */
function swapOf({ change, characters, says }: Finding): string {
  const labels = (codePoints: readonly number[]): string => codePoints.map(codePointLabel).join(" ") || "nothing";
  if (change && change.before.length + characters.length > 0) return `${labels(change.before)} > ${labels(characters)}`;
  return says?.values.join(" > ") ?? "";
}

/** The groups of these findings in the order of their histories, each with the reason it had before, or none. */
export function groupsOf(hits: readonly Hit[], known: readonly Group[]): Group[] {
  const reasons = new Map(known.map((group) => [keyOf(group), group.reason]));
  const groups = new Map<string, Group>();
  for (const { history, commit, path: file, finding } of hits) {
    const { rule, severity } = finding;
    const group = { history, at: commit.subject, rule, severity, swap: swapOf(finding), count: 1, path: file };
    const key = keyOf({ ...group, reason: "" });
    const before = groups.get(key);
    groups.set(key, before ? { ...before, count: before.count + 1 } : { ...group, reason: reasons.get(key) ?? "" });
  }
  return [...groups.values()];
}

/**
 * What differs, a line each, and which groups have no reason. Empty if all is as it was written down.
 * @param cut histories that are not known from their start: what is missing of them may stand there
 */
export function differences(
  groups: readonly Group[],
  { reasons, findings }: Expected,
  cut: ReadonlySet<string> = new Set(),
): string[] {
  const result: string[] = [];
  const expected = new Map(findings.map((group) => [keyOf(group), group]));
  for (const group of groups) {
    const key = keyOf(group);
    const before = expected.get(key);
    expected.delete(key);
    if (before === undefined) result.push(`new: ${key}: ${group.count}, as in ${group.path}`);
    else if (before.count !== group.count) result.push(`changed: ${key}: ${before.count} -> ${group.count}`);
    if (before !== undefined && !(before.reason in reasons)) result.push(`without a reason: ${key}`);
  }
  for (const [key, { history, count }] of expected) if (!cut.has(history)) result.push(`gone: ${key}: ${count}`);
  return result;
}
