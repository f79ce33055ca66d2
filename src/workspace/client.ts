import { Worker } from "node:worker_threads";
import type { ComparedFile } from "../edits/compare-files.ts";
import type {
  Answer,
  Earlier,
  FileAnswer,
  KeepRequest,
  LargeFile,
  Request,
  ScanFolder,
  ScanRequest,
  Summary,
  Totals,
} from "./protocol.ts";

interface Handlers {
  readonly onFiles: (files: readonly FileAnswer[]) => void;
  readonly onEdits?: (folder: string, files: readonly ComparedFile[]) => void;
  readonly onProgress?: (totals: Totals) => void;
  /** Aborting settles the promise at once, with `cancelled: true`; nothing is called after that. */
  readonly signal?: AbortSignal;
}

/**
 * The thread that reads files. If it dies, another one takes over what is under way, and handlers hear of the files
 * again; of a large file that it died of only the beginning is judged, which is a problem. A request that threads die of for no
 * such reason is rejected, and the next one starts a new thread.
 */
export interface ScanWorker {
  /** Scans whole folders. Only files with findings are reported. */
  scan(folders: readonly ScanFolder[], handlers: Handlers): Promise<Summary>;
  /** The same, but of files that were reported before and did not change since only that they are the `same`. */
  sweep(folders: readonly ScanFolder[], handlers: Handlers): Promise<Summary>;
  /** Scans some files, by the same rules of what to leave out. Every path is reported. */
  files(folder: ScanFolder, paths: readonly string[], handlers: Handlers, earlier?: Earlier): Promise<Summary>;
  /** Remembers files as they are now. */
  keep(request: Omit<KeepRequest, "kind">): void;
  /** Ends the thread; what is under way is rejected. */
  dispose(): void;
}

interface Pending extends Handlers {
  readonly id: number;
  readonly request: ScanRequest;
  readonly resolve: (summary: Summary) => void;
  readonly reject: (error: Error) => void;
  /** How many threads have died meanwhile that read no large file. */
  deaths: number;
}

/** Once may be an accident, or somebody else's request. */
const mostDeaths = 2;

/** In ms. A thread may be waiting for git, or for a disk; then nothing else would make it stop. */
const patience = 1000;

/**
 * `path` is that of the worker's program, `dist/worker.cjs`. The thread starts with the first request.
 * `megabytes` is the memory that it may take for JavaScript's objects: an editor's process has 4 GB of it at the most,
 * and when those are gone the whole process is.
 */
export function createWorker(path: string, megabytes = 2048): ScanWorker {
  const pending = new Map<number, Pending>();
  const deadly: LargeFile[] = [];
  /** What the thread is reading, if that is large. */
  let large: LargeFile | undefined;
  let worker: Worker | undefined;
  let lastId = 0;

  function start(): Worker {
    const started = new Worker(path, { resourceLimits: { maxOldGenerationSizeMb: megabytes } });
    started.on("message", (answer: Answer) => {
      if (worker === started) {
        receive(answer);
      }
    });
    started.on("error", (error) => died(started, error));
    started.on("exit", (code) => died(started, new Error(`The scanning thread ended (${code})`)));
    // A window that closes need not wait for a scan.
    started.unref();
    return started;
  }

  function died(dead: Worker, error: Error): void {
    if (worker !== dead) {
      return;
    }
    worker = undefined;
    if (large !== undefined) deadly.push(large);
    for (const each of pending.values()) {
      if (large === undefined && ++each.deaths > mostDeaths) {
        pending.delete(each.id);
        each.reject(error);
      }
    }
    large = undefined;
    restart();
  }

  function restart(): void {
    if (pending.size === 0) return;
    worker = start();
    for (const each of pending.values()) {
      ask(worker, each);
    }
  }

  function ask(thread: Worker, { id, request }: Pending): void {
    thread.postMessage({ ...request, id, deadly } satisfies Request);
  }

  /** Ends a request that nobody waits for. The thread is ended that goes on with it nevertheless. */
  function cancel(thread: Worker, id: number): void {
    thread.postMessage({ kind: "cancel", id } satisfies Request);
    const timer = setTimeout(() => {
      thread.off("message", hear);
      if (worker !== thread) return;
      worker = undefined;
      large = undefined;
      thread.terminate();
      restart();
    }, patience);
    timer.unref();
    const hear = (answer: Answer): void => {
      if (answer.id !== id || (answer.kind !== "done" && answer.kind !== "failed")) return;
      clearTimeout(timer);
      thread.off("message", hear);
    };
    thread.on("message", hear);
  }

  function end(error: Error): void {
    worker = undefined;
    large = undefined;
    for (const { reject } of pending.values()) {
      reject(error);
    }
    pending.clear();
  }

  function receive(answer: Answer): void {
    const request = pending.get(answer.id);
    switch (answer.kind) {
      case "files":
        request?.onFiles(answer.files);
        break;
      case "edits":
        request?.onEdits?.(answer.folder, answer.files);
        break;
      case "large":
        large = answer.file;
        break;
      case "progress":
        request?.onProgress?.(answer);
        break;
      case "done":
        pending.delete(answer.id);
        request?.resolve(answer);
        break;
      case "failed":
        pending.delete(answer.id);
        request?.reject(new Error(answer.message));
        break;
    }
  }

  function send(request: ScanRequest, handlers: Handlers): Promise<Summary> {
    if (handlers.signal?.aborted) {
      return Promise.resolve(nothing);
    }
    const id = ++lastId;
    worker ??= start();
    const thread = worker;
    return new Promise((resolve, reject) => {
      const added: Pending = { ...handlers, id, request, resolve, reject, deaths: 0 };
      pending.set(id, added);
      const abort = (): void => {
        if (pending.delete(id)) {
          if (worker !== undefined) cancel(worker, id);
          resolve(nothing);
        }
      };
      handlers.signal?.addEventListener("abort", abort, { once: true });
      ask(thread, added);
    });
  }

  return {
    scan: (folders, handlers) => send({ kind: "scan", folders, sweep: false }, handlers),
    sweep: (folders, handlers) => send({ kind: "scan", folders, sweep: true }, handlers),
    files: (folder, paths, handlers, earlier) =>
      send({ kind: "files", folder, paths, ...(earlier && { earlier }) }, handlers),
    keep: (request) => {
      worker ??= start();
      worker.postMessage({ kind: "keep", ...request } satisfies Request);
    },
    dispose: () => {
      const ended = worker;
      if (ended !== undefined) {
        end(new Error("The scanning thread was stopped"));
        ended.terminate();
      }
    },
  };
}

const nothing: Summary = {
  ...{ files: 0, bytes: 0, findings: 0, binary: 0, known: 0, listed: 0 },
  ...{ cancelled: true, notes: [], problems: [] },
};
