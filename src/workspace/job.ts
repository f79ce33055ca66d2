import type { Finding } from "../engine/index.ts";
import { countBySeverity, mostSevere, totalOf } from "./most-severe.ts";
import {
  type Answer,
  type FileAnswer,
  fewFindings,
  type LargeFile,
  mostFindings,
  type ScanFolder,
  type Summary,
  type Totals,
} from "./protocol.ts";
import type { Remark, Remarks } from "./remarks.ts";
import type { FileReport } from "./scan-tree.ts";

/** Progress is told this often (ms). */
const progressInterval = 100;
/** A message of so many findings is sent. It has 5,000 at the most: who receives it must not stand still. */
const batchSize = 4000;

/** Puts what becomes known of files into messages, and adds up. */
export interface Job {
  remarksFor(folder: string): Remarks;
  take(report: Measured, evenClean: boolean): void;
  /** More files will come. */
  list(count: number): void;
  flush(): void;
  /** Of a file in a folder: why no more than its beginning must be scanned, if so. */
  beforeLarge(folder: string): (path: string, size: number) => string | undefined;
  finish(): Omit<Summary, "cancelled">;
}

/** What was found in a file, and whether it is one of those that are counted, and told. */
export interface Measured extends FileAnswer {
  readonly bytes: number;
  readonly isKnown: boolean;
  readonly isCounted: boolean;
  readonly isTold: boolean;
}

/** `most`: so many findings are told in full. `deadly`: files that must not be scanned. */
export function createJob(
  id: number,
  post: (answer: Answer) => void,
  deadly: readonly LargeFile[] = [],
  most: number = mostFindings,
): Job {
  const notes: (Remark & { folder: string })[] = [];
  const problems: (Remark & { folder: string })[] = [];
  const totals = { files: 0, bytes: 0, findings: 0, binary: 0, known: 0, listed: 0 };
  let sent = 0;
  let batch: FileAnswer[] = [];
  let batched = 0;
  let told = performance.now();
  let inLarge = false;
  const flush = (): void => {
    if (batch.length > 0) {
      post({ kind: "files", id, files: batch });
    }
    batch = [];
    batched = 0;
  };
  return {
    remarksFor: (folder) => ({
      note: (path, message) => notes.push({ folder, path, message }),
      problem: (path, message) => problems.push({ folder, path, message }),
    }),
    beforeLarge: (folder) => (path, size) => {
      if (deadly.some((file) => file.folder === folder && file.path === path && file.size === size)) {
        return "its findings take more memory than there is";
      }
      inLarge = true;
      post({ kind: "large", id, file: { folder, path, size } });
      return undefined;
    },
    list: (count) => {
      totals.listed += count;
    },
    take: (report, evenClean) => {
      if (inLarge) {
        inLarge = false;
        post({ kind: "large", id, file: undefined });
      }
      count(totals, report);
      const { bytes: _, isKnown: __, isCounted: ___, isTold, ...file } = report;
      if (isTold && (evenClean || totalOf(file.counts) > 0 || file.status === "unread")) {
        const findings = sent < most ? file.findings : fewOf(file.findings);
        batch.push({ ...file, findings });
        sent += findings.length;
        batched += findings.length + 1;
      }
      const now = performance.now();
      if (batched > batchSize) {
        flush();
      }
      if (now - told > progressInterval) {
        told = now;
        post({ kind: "progress", id, ...totals });
      }
    },
    flush,
    finish: () => {
      flush();
      return { ...totals, notes, problems };
    },
  };
}

function fewOf(findings: readonly Finding[]): readonly Finding[] {
  return mostSevere(findings, countBySeverity(findings), fewFindings);
}

function count(totals: { -readonly [Key in keyof Totals]: number }, file: Measured): void {
  if (!file.isCounted) return;
  if (file.status === "binary") {
    totals.binary++;
  } else if (file.status === "text" || file.status === "same") {
    totals.files++;
    totals.bytes += file.bytes;
  }
  if (file.isKnown) totals.known++;
  totals.findings += totalOf(file.counts);
}

/** Told and counted, unless somebody knows better. */
export function answerOf(folder: ScanFolder, report: Omit<FileReport, "excerpts">): Measured {
  const { path, status, bytes, findings, counts } = report;
  const isOdd = status === "link" || status === "folder" || status === "special";
  return {
    folder: folder.path,
    path,
    status: isOdd ? "skipped" : status,
    below: false,
    bytes,
    findings: findings.map(sendable),
    counts,
    isKnown: false,
    isCounted: true,
    isTold: true,
  };
}

/** What hidden characters say is asked of open documents alone: it stays out of messages. */
export function sendable(finding: Finding): Finding {
  if (finding.carrier === undefined) return finding;
  const { carrier: _, ...rest } = finding;
  return rest;
}
