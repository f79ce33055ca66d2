import { type Severity, severities } from "../engine/index.ts";
import { noFindings } from "../workspace/most-severe.ts";
import type { FileReport } from "../workspace/scan-tree.ts";

/** What a scan adds up to. */
export interface ScanTotals {
  files: number;
  bytes: number;
  binary: number;
  filesWithFindings: number;
  readonly findings: Record<Severity, number>;
}

export function emptyTotals(): ScanTotals {
  return { files: 0, bytes: 0, binary: 0, filesWithFindings: 0, findings: { error: 0, warning: 0, information: 0 } };
}

/** Adds a file. Only a text counts as one that was checked; findings in the name are those of any file. */
export function addFile(totals: ScanTotals, file: Pick<FileReport, "status" | "bytes" | "counts">): void {
  if (file.status === "binary") {
    totals.binary++;
  }
  if (file.status === "text") {
    totals.files++;
    totals.bytes += file.bytes;
  }
  if (file.counts === noFindings) return;
  totals.filesWithFindings += severities.some((severity) => file.counts[severity] > 0) ? 1 : 0;
  for (const severity of severities) {
    totals.findings[severity] += file.counts[severity];
  }
}

export function countFindings({ findings }: ScanTotals): number {
  return findings.error + findings.warning + findings.information;
}

/** Whether there is a finding at least as severe as `threshold`. */
export function reaches({ findings }: ScanTotals, threshold: Severity): boolean {
  return severities.slice(0, severities.indexOf(threshold) + 1).some((severity) => findings[severity] > 0);
}
