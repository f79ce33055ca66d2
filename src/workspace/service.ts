import { join } from "node:path";
import { type Finding, parsePolicy } from "../engine/index.ts";
import { createKernel } from "../kernel/kernel.ts";
import { type Changed, selectChanged } from "./changed.ts";
import { createExclude } from "./exclude.ts";
import { findGit } from "./git.ts";
import { noFindings } from "./most-severe.ts";
import { createNameScan } from "./name-findings.ts";
import {
  type Answer,
  type FileAnswer,
  findingsPerFile,
  type Request,
  type ScanFolder,
  type Summary,
  type Totals,
} from "./protocol.ts";
import type { Remark, Remarks } from "./remarks.ts";
import { chunkLength, scanFile } from "./scan-file.ts";
import { type FileReport, type Root, scanTree, withNames } from "./scan-tree.ts";

/** Progress is told this often, and the thread listens for other requests at least this often (ms). */
const progressInterval = 100;
const turn = 20;
/** A message of so many findings is sent. It has 5,000 at the most: who receives it must not stand still. */
const batchSize = 4000;

export interface Service {
  take(request: Request): void;
}

/** Answers requests. A scan lets others in between: changed files need not wait for it. */
export function createService(post: (answer: Answer) => void): Service {
  const cancelled = new Set<number>();
  const running = new Set<number>();

  async function answer(request: JobRequest): Promise<void> {
    const { id } = request;
    running.add(id);
    const job = createJob(request, post);
    const reports = request.kind === "scan" ? scanFolders(request.folders, job) : scanChanged(request, job);
    let listened = performance.now();
    for (const report of reports) {
      job.take(report, request.kind === "files");
      if (performance.now() - listened > turn) {
        // What waits here would come after the answers of whoever reads the same files meanwhile.
        job.flush();
        await new Promise((resolve) => setImmediate(resolve));
        listened = performance.now();
        if (cancelled.has(id)) {
          break;
        }
      }
    }
    post({ kind: "done", id, ...job.finish(), cancelled: cancelled.has(id) });
  }

  return {
    take: (request) => {
      if (request.kind === "cancel") {
        if (running.has(request.id)) {
          cancelled.add(request.id);
        }
        return;
      }
      answer(request)
        .catch((error: unknown) => post({ kind: "failed", id: request.id, message: String(error) }))
        .finally(() => {
          running.delete(request.id);
          cancelled.delete(request.id);
        });
    },
  };
}

interface Job {
  remarksFor(folder: string): Remarks;
  take(report: Measured, evenClean: boolean): void;
  flush(): void;
  /** Of a file in a folder: why it must not be scanned, if so. */
  beforeLarge(folder: string): (path: string, size: number) => string | undefined;
  finish(): Omit<Summary, "cancelled">;
}

type JobRequest = Exclude<Request, { kind: "cancel" }>;

function createJob({ id, deadly }: JobRequest, post: (answer: Answer) => void): Job {
  const notes: (Remark & { folder: string })[] = [];
  const problems: (Remark & { folder: string })[] = [];
  const totals = { files: 0, bytes: 0, findings: 0, binary: 0 };
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
    take: ({ bytes, ...file }, evenClean) => {
      if (inLarge) {
        inLarge = false;
        post({ kind: "large", id, file: undefined });
      }
      count(totals, file, bytes);
      if (evenClean || file.findings.length > 0 || file.status === "unread") {
        batch.push(file);
        batched += file.findings.length + 1;
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

function count(totals: { -readonly [Key in keyof Totals]: number }, file: FileAnswer, bytes: number): void {
  if (file.status === "text") {
    totals.files++;
    totals.bytes += bytes;
  } else if (file.status === "binary") {
    totals.binary++;
  }
  totals.findings += file.counts.error + file.counts.warning + file.counts.information;
}

type Measured = FileAnswer & { readonly bytes: number };
type Reports = Generator<Measured, void, undefined>;

function* scanFolders(folders: readonly ScanFolder[], job: Job): Reports {
  const git = findGit(folders.map(({ path }) => path));
  const kernel = createKernel(chunkLength);
  for (const folder of folders) {
    const remarks = job.remarksFor(folder.path);
    const root: Root = { ...rootOf(folder), exclude: excludeOf(folder, remarks) };
    const tools = { git: folder.git ? git : undefined, kernel, ...bounds(folder, job) };
    for (const report of scanTree(root, tools, remarks)) {
      yield answerOf(folder, report, false);
    }
  }
}

function* scanChanged({ folder, paths }: Extract<Request, { kind: "files" }>, job: Job): Reports {
  const git = folder.git ? findGit([folder.path]) : undefined;
  const remarks = job.remarksFor(folder.path);
  const kernel = createKernel(chunkLength);
  const { policy } = rootOf(folder);
  const options = { git, exclude: excludeOf(folder, remarks) };
  const files: Changed[] = [];
  // What is known without reading is told before anybody else may answer about the same paths, and what is over
  // before what is told anew.
  for (const changed of selectChanged(folder.path, paths, options, remarks)) {
    const { path, status, below } = changed;
    if (status === "file") {
      files.push(changed);
    } else {
      job.take({ folder: folder.path, path, status, below, bytes: 0, findings: [], counts: noFindings }, true);
    }
  }
  const how = { policy, named: false, kernel, ...bounds(folder, job) };
  const namesIn = createNameScan(policy, "");
  for (const { path, below } of files) {
    const file = join(folder.path, path);
    const result = withNames(scanFile(file, path, how), namesIn({ path }), 0);
    if (result.problem !== undefined) remarks.problem(path, result.problem);
    yield answerOf(folder, { ...result, path }, below);
  }
}

function bounds({ path }: ScanFolder, job: Job) {
  return { keep: findingsPerFile, beforeLarge: job.beforeLarge(path) };
}

function excludeOf({ exclude }: ScanFolder, remarks: Remarks) {
  return createExclude(exclude, (glob) =>
    remarks.note("", `a glob in files.exclude is too long and hides nothing: ${glob.slice(0, 60)}\u2026`),
  );
}

function rootOf({ path, policySettings }: ScanFolder): Root {
  // What is wrong with the settings is for the extension to say, which parses them too.
  return { folder: path, prefix: "", policyPrefix: "", policy: parsePolicy(policySettings).policy };
}

function answerOf(folder: ScanFolder, report: Omit<FileReport, "excerpts">, below: boolean): Measured {
  const { path, status, bytes, findings, counts } = report;
  const isOdd = status === "link" || status === "folder" || status === "special";
  return {
    folder: folder.path,
    path,
    status: isOdd ? "skipped" : status,
    below,
    bytes,
    findings: findings.map(sendable),
    counts,
  };
}

/** What hidden characters say is asked of open documents alone: it stays out of messages. */
function sendable(finding: Finding): Finding {
  if (finding.carrier === undefined) return finding;
  const { carrier: _, ...rest } = finding;
  return rest;
}
