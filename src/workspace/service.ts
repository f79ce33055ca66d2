import { statSync } from "node:fs";
import { join } from "node:path";
import { compareFiles, readWhole } from "../edits/compare-files.ts";
import { createEarlierFiles, type EarlierFiles } from "../edits/earlier.ts";
import { areInstructions, parsePolicy } from "../engine/index.ts";
import { createKernel } from "../kernel/kernel.ts";
import { type Changed, selectChanged } from "./changed.ts";
import { createDeclared, type Declared } from "./declared.ts";
import { createExclude } from "./exclude.ts";
import { findGit } from "./git.ts";
import { answerOf, createJob, type Job, type Measured, sendable } from "./job.ts";
import { createKnownFiles, type KnownFiles } from "./known.ts";
import { noFindings, totalOf } from "./most-severe.ts";
import { createNameScan } from "./name-findings.ts";
import {
  type Answer,
  type Earlier,
  findingsPerFile,
  type KeepRequest,
  type Request,
  type ScanFolder,
} from "./protocol.ts";
import { collectRemarks, type Remarks } from "./remarks.ts";
import { chunkLength, scanFile } from "./scan-file.ts";
import { type Root, scanTree, withNames } from "./scan-tree.ts";

/** The thread listens for other requests at least this often (ms). */
const turn = 20;

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
  const edits: Edits = { stores: new Map(), fresh: new Map() };

  async function answer(request: JobRequest): Promise<void> {
    const { id } = request;
    running.add(id);
    const job = createJob(id, post, request.deadly, limits.mostFindings);
    const reports = request.kind === "scan" ? scanFolders(request, memory, job) : scanChanged(request, memory, job);
    const texts = new Set<string>();
    let listened = performance.now();
    for (const report of reports) {
      job.take(report, request.kind === "files");
      if (report.status === "text") texts.add(report.path);
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
    if (request.kind === "files" && request.earlier !== undefined && !cancelled.has(id)) {
      job.flush();
      await compareAll(request, request.earlier, [...texts], edits, post);
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
      if (request.kind === "keep") {
        keepFiles(request, edits);
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

type JobRequest = Exclude<Request, { kind: "cancel" | "keep" }>;

type Reports = Generator<Measured, void, undefined>;

function* scanFolders({ folders, sweep }: ScanRequestOf<"scan">, memory: Memory, job: Job): Reports {
  const git = findGit(folders.map(({ path }) => path));
  const kernel = createKernel(chunkLength);
  for (const folder of folders) {
    const remarks = job.remarksFor(folder.path);
    const root: Root = { ...rootOf(folder), exclude: excludeOf(folder, remarks) };
    let before = 0;
    const memories = memory(folder);
    const known = memories.pass(sweep ? "counts" : "findings");
    const tools = {
      git: folder.git ? git : undefined,
      kernel,
      known,
      declared: declaredIn(memories, remarks),
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
      const isSame = sweep && isKnown && totalOf(answer.counts) > 0;
      yield isSame ? { ...answer, status: "same", findings: [], isTold: turn !== "early" } : answer;
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
  const known = memory(folder);
  const declared = declaredIn(known, remarks);
  const how = { policy, named: false, kernel, declared, ...bounds(folder, job), names: "collect" } as const;
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
  const tools = { git, kernel, declared, ...bounds(folder, job), owns: (path: string) => suspects.has(path) };
  for (const report of scanTree(root, tools, collectRemarks())) {
    const answer = answerOf(folder, report);
    if (JSON.stringify(answer.findings) !== suspects.get(report.path)) yield { ...answer, isCounted: false };
  }
}

/** What is known of files as they were. */
interface Edits {
  readonly stores: Map<string, EarlierFiles>;
  readonly fresh: Map<string, ReadonlySet<string>>;
}

function earlierIn(storage: string, { stores }: Edits): EarlierFiles {
  const earlier = stores.get(storage) ?? createEarlierFiles(storage);
  stores.set(storage, earlier);
  return earlier;
}

function keepFiles({ storage, files, anew }: KeepRequest, edits: Edits): void {
  const earlier = earlierIn(storage, edits);
  for (const file of files) {
    if (anew) {
      earlier.forget(file);
      edits.fresh.delete(file);
    }
    if (!anew && isFresh(file)) continue;
    const bytes = readWhole(file);
    if (bytes !== undefined) earlier.keep(file, bytes);
  }
}

/** What was written just now may be an edit that nobody has told of yet; of it git knows what was before. In ms. */
const freshness = 5000;

function isFresh(file: string): boolean {
  try {
    return Date.now() - statSync(file).mtimeMs < freshness;
  } catch {
    return true;
  }
}

/** Lets other requests in between, as a scan does. */
async function compareAll(
  { id, folder }: ScanRequestOf<"files">,
  { storage, compareTo }: Earlier,
  paths: readonly string[],
  edits: Edits,
  post: (answer: Answer) => void,
): Promise<void> {
  const { fresh } = edits;
  const earlier = earlierIn(storage, edits);
  const { policy } = parsePolicy(folder.policySettings);
  const sources = { earlier, fresh, git: folder.git ? findGit([folder.path]) : undefined, compareTo, policy };
  for (const file of compareFiles(folder.path, paths, sources)) {
    const { introduced, changes } = file;
    const files = [{ ...file, introduced: introduced.map(sendable), changes: changes.map(sendable) }];
    post({ kind: "edits", id, folder: folder.path, files });
    await new Promise((resolve) => setImmediate(resolve));
  }
}

type ScanRequestOf<Kind> = Extract<JobRequest, { kind: Kind }>;

/** The encodings that other files declare: whoever asks for one may get another the next time. */
function declaredIn(known: KnownFiles, remarks: Remarks): Declared {
  const declared = createDeclared(remarks);
  return (...place) => {
    known.doubt();
    return declared(...place);
  };
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
