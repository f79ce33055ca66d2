import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { codePointLabel, type Severity } from "../../src/engine/index.ts";
import { root } from "../process.ts";
import type { Hit } from "./measure.ts";

/** Findings of one kind in one package, in texts of one language. */
export interface Group {
  readonly language: string;
  readonly package: string;
  readonly rule: string;
  readonly severity: Severity;
  /** The most frequent code points first, a few of them. */
  readonly characters: string;
  readonly count: number;
  /** A key of `reasons`. */
  readonly reason: string;
}

/** Why findings in honest texts are there. */
interface Reason {
  /** `right`: the text does have the flaw; `noise`: nobody wanted to be told. */
  readonly verdict: "right" | "noise";
  readonly text: string;
}

export interface Expected {
  readonly reasons: Readonly<Record<string, Reason>>;
  readonly findings: readonly Group[];
}

const expectedFile = path.join(root, "test", "honest", "expected.json");
const SHOWN_CHARACTERS = 4;

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

const keyOf = ({ language, package: name, rule, severity }: Group): string =>
  [language, name, rule, severity].join(" | ");

/** The groups of these findings in a fixed order, each with the reason that was given for it before, or none. */
export function groupsOf(hits: readonly Hit[], known: readonly Group[]): Group[] {
  const reasons = new Map(known.map((group) => [keyOf(group), group.reason]));
  const groups = new Map<string, { group: Group; count: number; characters: Map<number, number> }>();
  for (const { language, package: name, finding } of hits) {
    const { rule, severity } = finding;
    const group: Group = { language, package: name, rule, severity, characters: "", count: 0, reason: "" };
    const key = keyOf(group);
    const entry = groups.get(key) ?? { group, count: 0, characters: new Map<number, number>() };
    groups.set(key, entry);
    entry.count++;
    for (const c of finding.characters) entry.characters.set(c, (entry.characters.get(c) ?? 0) + 1);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { group, count, characters }]) => ({
      ...group,
      characters: [...characters]
        .sort(([a, many], [b, more]) => more - many || a - b)
        .slice(0, SHOWN_CHARACTERS)
        .map(([codePoint]) => codePointLabel(codePoint))
        .join(" "),
      count,
      reason: reasons.get(key) ?? "",
    }));
}

/** What differs, a line each, and which groups have no reason. Empty if all is as it was written down. */
export function differences(groups: readonly Group[], { reasons, findings }: Expected): string[] {
  const result: string[] = [];
  const expected = new Map(findings.map((group) => [keyOf(group), group]));
  for (const group of groups) {
    const key = keyOf(group);
    const before = expected.get(key);
    expected.delete(key);
    if (before === undefined) result.push(`new: ${key}: ${group.count} of ${group.characters}`);
    else if (before.count !== group.count || before.characters !== group.characters)
      result.push(`changed: ${key}: ${before.count} of ${before.characters} -> ${group.count} of ${group.characters}`);
    if (before !== undefined && !(before.reason in reasons)) result.push(`without a reason: ${key}`);
  }
  for (const [key, { count }] of expected) result.push(`gone: ${key}: ${count}`);
  return result;
}
