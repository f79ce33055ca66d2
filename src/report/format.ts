import type { Remark } from "../workspace/remarks.ts";
import type { FileReport } from "../workspace/scan-tree.ts";
import type { ScanTotals } from "./totals.ts";

/** What a scan, or a shard of one, came to beside its findings. */
export interface Summary extends Readonly<ScanTotals> {
  /** How many findings are not in the report, because it was to hold the most severe only. */
  readonly leftOut: number;
  /** Which part of the files the report is about, such as `1/4`; all of them if it says nothing. */
  readonly shard?: string | undefined;
  /** The paths of binary files, which were not checked, in order. */
  readonly skipped: readonly string[];
  readonly notes: readonly Remark[];
  /** Not empty: the scan is incomplete. */
  readonly problems: readonly Remark[];
}

/** A file with findings, as a report tells of it. */
export interface ReportedFile extends FileReport {
  /** Why it is told of in one line where people read: nobody writes it by hand, and nobody asked for it. */
  readonly kind?: string | undefined;
}

/** A report that is written as it comes about: `start`, records with separators between them, `end`. One report each. */
export interface Format {
  readonly start: string;
  readonly separator: string;
  /** What is said of a file with findings. */
  readonly records: (report: ReportedFile) => Iterable<string>;
  readonly end: (summary: Summary) => string;
}

export interface Style {
  readonly color: boolean;
  /** Tell what hidden messages say. */
  readonly reveals: boolean;
  readonly quiet: boolean;
  /** Of Glyphguard. */
  readonly version: string;
}

/** How many findings the report has. */
export function countShown({ findings, leftOut }: Summary): number {
  return findings.error + findings.warning + findings.information - leftOut;
}
