import { codePointLabel, type Finding, messageOf, reveal } from "../engine/index.ts";
import type { Counts } from "../workspace/most-severe.ts";
import type { Remark } from "../workspace/remarks.ts";
import type { Summary } from "./format.ts";

/** Lines and columns start at 1; columns count UTF-16 units; `endColumn` is exclusive. */
interface JsonPlace {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A finding in the JSON report. */
export interface JsonFinding extends JsonPlace, Pick<Finding, "rule" | "severity" | "region" | "count"> {
  /** Such as `U+200B`. */
  readonly characters: readonly string[];
  readonly message: string;
  readonly word?: string | undefined;
  readonly twin?: string | undefined;
  readonly related?: JsonPlace | undefined;
  /** What a hidden message says, escaped. Only where it was asked for. */
  readonly revealed?: string | undefined;
}

/** What the JSON report says beside its findings. */
export interface JsonSummary {
  /** Text files that were checked, and their bytes. */
  readonly files: number;
  readonly bytes: number;
  readonly filesWithFindings: number;
  /** All findings, also those that were left out. */
  readonly counts: Counts;
  readonly leftOut: number;
  readonly shard?: string | undefined;
  /** Binary files, which were not checked, and their paths. */
  readonly binary: number;
  readonly skipped: readonly string[];
  readonly notes: readonly Remark[];
  /** Not empty: the report is incomplete. */
  readonly problems: readonly Remark[];
}

/** Members without a value are not written. There may be millions of findings: no spreading of what has one or not. */
export function jsonFinding(path: string, finding: Finding, reveals: boolean): JsonFinding {
  const { rule, severity, region, line, start, end, characters, count, word, twin, related } = finding;
  return {
    path,
    line: line + 1,
    column: start + 1,
    endLine: line + 1,
    endColumn: end + 1,
    rule,
    severity,
    region,
    characters: characters.map(codePointLabel),
    count,
    message: messageOf(finding),
    word,
    twin,
    related: related && placeOf(related.path ?? path, related),
    revealed: reveals ? reveal(finding) : undefined,
  };
}

function placeOf(path: string, { line, start, end }: Pick<Finding, "line" | "start" | "end">): JsonPlace {
  return { path, line: line + 1, column: start + 1, endLine: line + 1, endColumn: end + 1 };
}

export function jsonSummary(summary: Summary): JsonSummary {
  const {
    files,
    bytes,
    filesWithFindings,
    findings: counts,
    leftOut,
    shard,
    binary,
    skipped,
    notes,
    problems,
  } = summary;
  return { files, bytes, filesWithFindings, counts, leftOut, shard, binary, skipped, notes, problems };
}
