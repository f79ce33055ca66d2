import { Worker } from "node:worker_threads";
import type { Answer, FileAnswer, LargeFile, Request, ScanFolder, ScanRequest, Summary, Totals } from "./protocol.ts";

interface Handlers {
  readonly onFiles: (files: readonly FileAnswer[]) => void;
  readonly onProgress?: (totals: Totals) => void;
  /** Aborting settles the promise at once, with `cancelled: true`; nothing is called after that. */
  readonly signal?: AbortSignal;
}

/**
 * The thread that reads files. If it dies of a large file, another one takes over what is under way and leaves that
 * file out, as `unread` and a problem; handlers hear of the others again. Of anything else, promises are rejected;
 * the next request starts a new thread.
 */
export interface ScanWorker {
  /** Scans whole folders. Only files with findings are reported. */
  scan(folders: readonly ScanFolder[], handlers: Handlers): Promise<Summary>;
  /** Scans some files, by the same rules of what to leave out. Every path is reported. */
  files(folder: ScanFolder, paths: readonly string[], handlers: Handlers): Promise<Summary>;
  /** Ends the thread; what is under way is rejected. */
  dispose(): void;
}

interface Pending extends Handlers {
  readonly id: number;
  readonly request: ScanRequest;
  readonly resolve: (summary: Summary) => void;
  readonly reject: (error: Error) => void;
}

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
    if (large === undefined) {
      end(error);
      return;
    }
    deadly.push(large);
    large = undefined;
    worker = start();
    for (const each of pending.values()) {
      ask(worker, each);
    }
  }

  function ask(thread: Worker, { id, request }: Pending): void {
    thread.postMessage({ ...request, id, deadly } satisfies Request);
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
      const added: Pending = { ...handlers, id, request, resolve, reject };
      pending.set(id, added);
      const abort = (): void => {
        if (pending.delete(id)) {
          worker?.postMessage({ kind: "cancel", id } satisfies Request);
          resolve(nothing);
        }
      };
      handlers.signal?.addEventListener("abort", abort, { once: true });
      ask(thread, added);
    });
  }

  return {
    scan: (folders, handlers) => send({ kind: "scan", folders }, handlers),
    files: (folder, paths, handlers) => send({ kind: "files", folder, paths }, handlers),
    dispose: () => {
      const ended = worker;
      if (ended !== undefined) {
        end(new Error("The scanning thread was stopped"));
        ended.terminate();
      }
    },
  };
}

const nothing: Summary = { files: 0, bytes: 0, findings: 0, binary: 0, cancelled: true, notes: [], problems: [] };
