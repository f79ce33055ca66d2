import { defaultPolicy, scan, scanPath } from "../../src/engine/index.ts";
import type { Summary } from "../../src/report/format.ts";
import { type FormatName, formats } from "../../src/report/formats.ts";
import { addFile, emptyTotals } from "../../src/report/totals.ts";
import { excerptsOf } from "../../src/workspace/excerpt.ts";
import { countBySeverity } from "../../src/workspace/most-severe.ts";
import type { FileReport } from "../../src/workspace/scan-tree.ts";

/** What a scan of a file would say, with the findings in its path. */
export function reportOf(path: string, text: string): FileReport {
  const own = scan(text, { path }, defaultPolicy);
  const findings = [...scanPath(path, defaultPolicy), ...own];
  const counts = countBySeverity(findings);
  return { path, status: "text", bytes: text.length, findings, counts, excerpts: () => excerptsOf(own, [text]) };
}

/** A whole report. */
export function written(name: FormatName, files: readonly FileReport[], more: Partial<Summary> = {}): string {
  const { start, separator, records, end } = formats[name]({
    color: false,
    reveals: false,
    quiet: false,
    version: "1.2.3",
  });
  const totals = emptyTotals();
  for (const file of files) addFile(totals, file);
  const told = files.flatMap((file) => (file.findings.length > 0 ? [...records(file)] : []));
  return start + told.join(separator) + end({ ...totals, leftOut: 0, skipped: [], notes: [], problems: [], ...more });
}
