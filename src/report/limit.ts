import type { Excerpt } from "../workspace/excerpt.ts";
import { countBySeverity } from "../workspace/most-severe.ts";
import type { ReportedFile } from "./format.ts";
import { keepMost, type Ranked } from "./keep-most.ts";
import { type Placed, placed } from "./placed.ts";

export interface Limit {
  take(report: ReportedFile): void;
  /** The files with the findings that are kept, by path. */
  finish(): Generator<ReportedFile>;
}

interface Kept extends Ranked, Placed {
  readonly report: Pick<ReportedFile, "path" | "status" | "bytes" | "kind">;
}

/**
 * Keeps of all findings of a scan the `limit` most severe, the first ones among equals, with the lines that show them:
 * the files are gone when they are told.
 */
export function limitFindings(limit: number, reveals: boolean): Limit {
  const most = keepMost<Kept>(limit);
  return {
    take: (report) => {
      const { path, status, bytes, kind, findings } = report;
      if (!findings.some(({ severity }) => most.fits({ severity, path }))) return;
      let shown: Excerpt | undefined;
      let copy: Excerpt | undefined;
      for (const { finding, excerpt } of placed(report)) {
        const { severity } = finding;
        if (!most.fits({ severity, path })) continue;
        if (excerpt !== shown) {
          shown = excerpt;
          copy = excerpt && owned({ ...excerpt, findings: [] });
        }
        const { carrier: _, ...rest } = finding;
        const of = { path, status, bytes, kind };
        const own = owned(reveals ? finding : rest);
        most.add({ severity, path, report: of, finding: own, ...(copy && { excerpt: copy }) });
      }
    },
    *finish() {
      let file: Kept[] = [];
      for (const one of most.finish()) {
        if (file[0] && file[0].path !== one.path) {
          yield reportOf(file[0].report, file);
          file = [];
        }
        file.push(one);
      }
      if (file[0]) yield reportOf(file[0].report, file);
    },
  };
}

function reportOf(report: Kept["report"], kept: readonly Kept[]): ReportedFile {
  const findings = kept.map(({ finding }) => finding);
  return { ...report, findings, counts: countBySeverity(findings), excerpts: () => excerptsOf(kept) };
}

function* excerptsOf(kept: readonly Kept[]): Generator<Excerpt> {
  for (let at = 0; at < kept.length; ) {
    const { excerpt } = kept[at] ?? {};
    let end = at + 1;
    while (end < kept.length && kept[end]?.excerpt === excerpt) end++;
    if (excerpt) yield { ...excerpt, findings: kept.slice(at, end).map(({ finding }) => finding) };
    at = end;
  }
}

/** A copy whose texts are its own: a part of a text keeps the whole of it in memory. */
const owned = <T>(value: T): T => structuredClone(value);
