import { codePointLabel, type Finding, messageOf, reveal } from "../engine/index.ts";
import type { Remark } from "../workspace/remarks.ts";
import type { FileReport } from "../workspace/scan-tree.ts";
import type { ScanTotals } from "./totals.ts";

/** A finding in the JSON report. Lines and columns start at 1; columns count UTF-16 units; `endColumn` is exclusive. */
interface JsonFinding extends Pick<Finding, "rule" | "severity" | "region" | "count" | "word" | "twin"> {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** Such as `U+200B`. */
  readonly characters: readonly string[];
  readonly message: string;
  /** What a hidden message says, escaped. Only where it was asked for. */
  readonly revealed?: string;
}

/** The JSON report. It is written as it comes about, one finding on a line, in ASCII. */
export interface JsonReport {
  readonly version: 1;
  /** By path, line and column. */
  readonly findings: readonly JsonFinding[];
  /** Text files that were checked, and their bytes. */
  readonly files: number;
  readonly bytes: number;
  /** Binary files, which were not, and their paths. */
  readonly binary: number;
  readonly skipped: readonly string[];
  readonly notes: readonly Remark[];
  /** Not empty: the report is incomplete. */
  readonly problems: readonly Remark[];
}

export const jsonStart = '{"version":1,"findings":[';

/** The findings of one file. `isFirst` where no finding was written before; `reveals` to tell what hidden messages say. */
export function* jsonFindings(report: FileReport, isFirst: boolean, reveals = false): Generator<string> {
  let separator = isFirst ? "\n" : ",\n";
  for (const finding of report.findings) {
    yield separator + ascii(jsonFinding(report.path, finding, reveals));
    separator = ",\n";
  }
}

export function jsonEnd(totals: ScanTotals, remarks: Pick<JsonReport, "skipped" | "notes" | "problems">): string {
  const { files, bytes, binary } = totals;
  const { skipped, notes, problems } = remarks;
  const rest: Omit<JsonReport, "version" | "findings"> = { files, bytes, binary, skipped, notes, problems };
  return `\n],${ascii(rest).slice(1)}\n`;
}

function jsonFinding(path: string, finding: Finding, reveals: boolean): JsonFinding {
  const { rule, severity, region, line, start, end, characters, count, word, twin } = finding;
  const revealed = reveals ? reveal(finding) : undefined;
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
    ...(word !== undefined && { word }),
    ...(twin !== undefined && { twin }),
    ...(revealed !== undefined && { revealed }),
  };
}

/** JSON in which nothing can hide. */
function ascii(value: unknown): string {
  return JSON.stringify(value).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
