import { join } from "node:path";
import { areInstructions, type Finding, parsePolicy } from "../engine/index.ts";
import { createKernel } from "../kernel/kernel.ts";
import { type Changed, selectChanged } from "./changed.ts";
import { createExclude } from "./exclude.ts";
import { findGit } from "./git.ts";
import { createKnownFiles, type KnownFiles } from "./known.ts";
import { countBySeverity, mostSevere, noFindings, totalOf } from "./most-severe.ts";
import { createNameScan } from "./name-findings.ts";
import {
  type Answer,
  type FileAnswer,
  fewFindings,
  findingsPerFile,
  mostFindings,
  type Request,
  type ScanFolder,
  type Summary,
  type Totals,
} from "./protocol.ts";
import { collectRemarks, type Remark, type Remarks } from "./remarks.ts";
import { chunkLength, scanFile } from "./scan-file.ts";
import { type FileReport, type Root, scanTree, withNames } from "./scan-tree.ts";

/** Progress is told this often, and the thread listens for other requests at least this often (ms). */
const progressInterval = 100;
const turn = 20;
/** A message of so many findings is sent. It has 5,000 at the most: who receives it must not stand still. */
const batchSize = 4000;

/** For tests. */
interface Limits {
  readonly now?: () => number;
  readonly mostFindings?: number;
}

export interface Service {
  take(request: Request): void;
}

/** Answers requests. A scan lets others in between: changed files need not wait for it. */
export function createService(post: (answer: Answer) => void, limits: Limits = {}): Service {
  const cancelled = new Set<number>();
  const running = new Set<number>();
  const memory = createMemory(limits.now);

  async function answer(request: JobRequest): Promise<void> {
    const { id } = request;
    running.add(id);
    const job = createJob(request, post, limits.mostFindings ?? mostFindings);
    const reports = request.kind === "scan" ? scanFolders(request, memory, job) : scanChanged(request, memory, job);
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

/** What is known of the files of a folder by its present policy. */
type Memory = (folder: ScanFolder) => KnownFiles;

function createMemory(now: (() => number) | undefined): Memory {
  const folders = new Map<string, { readonly policy: string; readonly known: KnownFiles }>();
  return ({ path, policySettings }) => {
    const policy = JSON.stringify(policySettings);
    const before = folders.get(path);
    if (before?.policy === policy) return before.known;
    const known = createKnownFiles(path, now);
    folders.set(path, { policy, known });
    return known;
  };
}

interface Job {
  remarksFor(folder: string): Remarks;
  take(report: Measured, evenClean: boolean): void;
  /** More files will come. */
  list(count: number): void;
  flush(): void;
  /** Of a file in a folder: why it must not be scanned, if so. */
  beforeLarge(folder: string): (path: string, size: number) => string | undefined;
  finish(): Omit<Summary, "cancelled">;
}

type JobRequest = Exclude<Request, { kind: "cancel" }>;

function createJob({ id, deadly }: JobRequest, post: (answer: Answer) => void, most: number): Job {
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

interface Measured extends FileAnswer {
  readonly bytes: number;
  readonly isKnown: boolean;
  readonly isCounted: boolean;
  readonly isTold: boolean;
}
type Reports = Generator<Measured, void, undefined>;

function* scanFolders({ folders, sweep }: ScanRequestOf<"scan">, memory: Memory, job: Job): Reports {
  const git = findGit(folders.map(({ path }) => path));
  const kernel = createKernel(chunkLength);
  for (const folder of folders) {
    const remarks = job.remarksFor(folder.path);
    const root: Root = { ...rootOf(folder), exclude: excludeOf(folder, remarks) };
    let before = 0;
    const known = memory(folder).pass(sweep ? "counts" : "findings");
    const tools = {
      git: folder.git ? git : undefined,
      kernel,
      known,
      early: true,
      listed: (count: number) => {
        job.list(count - before);
        before = count;
      },
      ...bounds(folder, job),
    };
    for (const report of scanTree(root, tools, remarks)) {
      const { isKnown, turn } = report;
      const answer = { ...answerOf(folder, report), isKnown, isCounted: turn !== "early", isTold: turn !== "again" };
      if (!sweep || !isKnown) yield answer;
      else yield { ...answer, status: "same", findings: [], isTold: turn !== "early" && totalOf(answer.counts) > 0 };
    }
  }
}

function* scanChanged({ folder, paths }: ScanRequestOf<"files">, memory: Memory, job: Job): Reports {
  const git = folder.git ? findGit([folder.path]) : undefined;
  const remarks = job.remarksFor(folder.path);
  const kernel = createKernel(chunkLength);
  const root = { ...rootOf(folder), exclude: excludeOf(folder, remarks) };
  const { policy, exclude } = root;
  const always = (path: string): boolean => areInstructions(path, policy);
  const files: Changed[] = [];
  // What is known without reading is told before anybody else may answer about the same paths, and what is over
  // before what is told anew.
  for (const changed of selectChanged(folder.path, paths, { git, exclude, always }, remarks)) {
    const { path, status, below } = changed;
    if (status === "file") {
      files.push(changed);
    } else {
      const nothing = { bytes: 0, findings: [], counts: noFindings, isKnown: false, isCounted: true, isTold: true };
      job.take({ folder: folder.path, path, status, below, ...nothing }, true);
    }
  }
  const how = { policy, named: false, kernel, ...bounds(folder, job), names: "collect" } as const;
  const known = memory(folder);
  const namesIn = createNameScan(policy, "");
  const suspects = new Map<string, string>();
  for (const { path, below } of files) {
    const entry = { path, raw: undefined, tracked: false };
    let isKnown = true;
    const found = known.take(entry, () => {
      isKnown = false;
      return scanFile(join(folder.path, path), path, how);
    });
    const result = withNames(found, namesIn(entry), 0);
    if (result.problem !== undefined) remarks.problem(path, result.problem);
    const answer = answerOf(folder, { ...result, path });
    if (found.looks.length > 0) suspects.set(path, JSON.stringify(answer.findings));
    yield { ...answer, below, isKnown };
  }
  if (suspects.size === 0) return;
  // Names in them may pass for such of other files, which takes longer to tell.
  const tools = { git, kernel, ...bounds(folder, job), owns: (path: string) => suspects.has(path) };
  for (const report of scanTree(root, tools, collectRemarks())) {
    const answer = answerOf(folder, report);
    if (JSON.stringify(answer.findings) !== suspects.get(report.path)) yield { ...answer, isCounted: false };
  }
}

type ScanRequestOf<Kind> = Extract<JobRequest, { kind: Kind }>;

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

function answerOf(folder: ScanFolder, report: Omit<FileReport, "excerpts">): Measured {
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
function sendable(finding: Finding): Finding {
  if (finding.carrier === undefined) return finding;
  const { carrier: _, ...rest } = finding;
  return rest;
}
