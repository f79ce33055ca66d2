import { areInstructions, parsePolicy } from "../engine/index.ts";
import type { ScanWorker } from "./client.ts";
import { createExclude } from "./exclude.ts";
import { type FileResult, resultOf } from "./file-result.ts";
import { type IgnoreRules, isIgnored, rulesIn } from "./ignore-rules.ts";
import { answerOf, createJob, type Job, type Measured } from "./job.ts";
import { excludeWithFolders } from "./list.ts";
import { createNameScan } from "./name-findings.ts";
import { type Answer, findingsPerFile, type ScanFolder, type Summary } from "./protocol.ts";
import { reasonOf } from "./remarks.ts";
import { scanBytes } from "./scan-file.ts";
import { withNames } from "./scan-tree.ts";

/**
 * A folder that is on no disk of this machine, as editors give it: files come whole. Paths are relative to it, with forward slashes; its own is empty.
 */
export interface RemoteTree {
  /** The names of files in a folder, and those of folders with a slash at their end; no links. */
  readonly list: (folder: string) => PromiseLike<readonly string[]>;
  readonly read: (file: string) => PromiseLike<Uint8Array>;
  /** What a path is. `skipped`: a link and the like. */
  readonly kindOf: (path: string) => PromiseLike<"file" | "folder" | "gone" | "skipped">;
}

/** Files that are read at once, so that a distant disk is not waited for all the time. */
const atOnce = 8;

/** Whoever else lives on this thread gets a turn at least this often (ms). */
const turn = 20;

/** Scans trees that are not on disk as a worker scans those that are: on this thread, without git. */
export function createRemoteScanner(
  treeOf: (folder: ScanFolder) => RemoteTree,
): Omit<ScanWorker, "sweep" | "keep" | "dispose"> {
  return {
    scan: (folders, handlers) =>
      run(handlers, async function* (job) {
        for (const folder of folders) yield* inFolder(folder, treeOf(folder), job).all();
      }),
    files: (folder, paths, handlers) =>
      run({ ...handlers, evenClean: true }, async function* (job) {
        const within = inFolder(folder, treeOf(folder), job);
        for (const path of paths) yield* within.changed(path);
      }),
  };
}

type Handlers = Parameters<ScanWorker["scan"]>[1];
type Reports = AsyncGenerator<Measured, void, undefined>;

function run(handlers: Handlers & { evenClean?: boolean }, reportsOf: (job: Job) => Reports): Promise<Summary> {
  const { onFiles, onProgress, signal, evenClean = false } = handlers;
  const stopped = (): boolean => signal?.aborted === true;
  const post = (answer: Answer): void => {
    if (stopped()) return;
    if (answer.kind === "files") onFiles(answer.files);
    if (answer.kind === "progress") onProgress?.(answer);
  };
  const job = createJob(0, post);
  const all = async (): Promise<Summary> => {
    let listened = performance.now();
    for await (const report of reportsOf(job)) {
      if (stopped()) break;
      job.take(report, evenClean);
      if (performance.now() - listened > turn) {
        job.flush();
        await new Promise((resolve) => setImmediate(resolve));
        listened = performance.now();
      }
    }
    return { ...job.finish(), cancelled: stopped() };
  };
  return new Promise((resolve, reject) => {
    signal?.addEventListener("abort", () => resolve({ ...job.finish(), cancelled: true }), { once: true });
    all().then(resolve, reject);
  });
}

interface Place {
  readonly rules: IgnoreRules | undefined;
  readonly isIgnored: boolean;
}

function inFolder(folder: ScanFolder, tree: RemoteTree, job: Job) {
  const remarks = job.remarksFor(folder.path);
  const { policy } = parsePolicy(folder.policySettings);
  const excludes = excludeWithFolders(createExclude(folder.exclude));
  const namesIn = createNameScan(policy, "");
  const places = new Map<string, Promise<Place>>();

  /** The rules that hold in a folder, whose path ends in a slash unless it is empty. */
  function placeOf(path: string): Promise<Place> {
    const known = places.get(path) ?? findPlace(path);
    places.set(path, known);
    return known;
  }

  async function findPlace(path: string): Promise<Place> {
    const above = path === "" ? { rules: undefined, isIgnored: false } : await placeOf(parentOf(path));
    if (above.isIgnored || (path !== "" && isIgnored(above.rules, path))) return { ...above, isIgnored: true };
    const text = await tree.read(`${path}.gitignore`).then(
      (bytes) => new TextDecoder().decode(bytes),
      () => "",
    );
    return { rules: text === "" ? above.rules : rulesIn(text, above.rules, path, remarks), isIgnored: false };
  }

  async function takes(path: string): Promise<boolean> {
    if (path.split("/").includes(".git") || excludes(path)) return false;
    const { rules, isIgnored: inIgnored } = await placeOf(parentOf(path));
    return (!inIgnored && !isIgnored(rules, path)) || areInstructions(path, policy);
  }

  /** Reports files in their order, and what else is found. */
  async function* judged(found: AsyncIterable<string | Measured> | readonly (string | Measured)[]): Reports {
    const waiting: { readonly path: string; readonly bytes: Promise<Uint8Array | FileResult> }[] = [];
    for await (const each of found) {
      if (typeof each !== "string") {
        yield each;
        continue;
      }
      job.list(1);
      waiting.push({ path: each, bytes: read(each) });
      const [first] = waiting.length < atOnce ? [] : waiting.splice(0, 1);
      if (first) yield judge(first.path, await first.bytes);
    }
    for (const { path, bytes } of waiting) yield judge(path, await bytes);
  }

  /** Files that count in a folder, sorted by path, and an answer for each folder that could not be listed. */
  async function* filesIn(path: string): AsyncGenerator<string | Measured> {
    let names: readonly string[];
    try {
      names = await tree.list(path);
    } catch (error) {
      remarks.problem(path, `the folder cannot be read: ${reasonOf(error)}`);
      yield answerOf(folder, { ...resultOf("unread", 0), path: path.replace(/\/$/, "") });
      return;
    }
    for (const name of [...names].sort()) {
      const child = path + name;
      if (!name.endsWith("/")) {
        if (await takes(child)) yield child;
      } else if (name !== ".git/" && !excludes(child.slice(0, -1))) yield* filesIn(child);
    }
  }

  async function read(file: string): Promise<Uint8Array | FileResult> {
    try {
      return await tree.read(file);
    } catch (error) {
      if ((await kindOf(file)) === "gone") return resultOf("gone", 0);
      return resultOf("unread", 0, `could not be checked: ${reasonOf(error)}`);
    }
  }

  async function kindOf(path: string): Promise<Awaited<ReturnType<RemoteTree["kindOf"]>> | "unread"> {
    try {
      return await tree.kindOf(path);
    } catch (error) {
      remarks.problem(path, `could not be checked: ${reasonOf(error)}`);
      return "unread";
    }
  }

  function judge(path: string, bytes: Uint8Array | FileResult): Measured {
    const result =
      bytes instanceof Uint8Array
        ? scanBytes(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), path, { policy, keep: findingsPerFile })
        : bytes;
    if (result.problem !== undefined) remarks.problem(path, result.problem);
    return answerOf(folder, { ...withNames(result, namesIn({ path }), 0), path });
  }

  async function* changed(path: string): Reports {
    const kind = await kindOf(path);
    const status = kind === "file" && !(await takes(path)) ? "skipped" : kind;
    if (status === "file") {
      yield { ...judge(path, await read(path)), below: true };
      return;
    }
    const found: (string | Measured)[] = [];
    if (status === "folder") for await (const each of filesIn(path === "" ? "" : `${path}/`)) found.push(each);
    const isWhole = status !== "unread" && found.every((each) => typeof each === "string");
    const told = status === "folder" && !isWhole ? "unread" : status;
    yield { ...answerOf(folder, { ...resultOf("gone", 0), path }), status: told, below: isWhole };
    yield* judged(found);
  }

  return { all: () => judged(filesIn("")), changed };
}

function parentOf(path: string): string {
  return path.slice(0, path.replace(/\/$/, "").lastIndexOf("/") + 1);
}
