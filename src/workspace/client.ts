import { Worker } from "node:worker_threads";
import type { Answer, FileAnswer, Request, ScanFolder, Summary, Totals } from "./protocol.ts";

interface Handlers {
  readonly onFiles: (files: readonly FileAnswer[]) => void;
  readonly onProgress?: (totals: Totals) => void;
  /** Aborting settles the promise at once, with `cancelled: true`; nothing is called after that. */
  readonly signal?: AbortSignal;
}

/** The thread that reads files. Promises are rejected if it dies; the next request starts a new one. */
export interface ScanWorker {
  /** Scans whole folders. Only files with findings are reported. */
  scan(folders: readonly ScanFolder[], handlers: Handlers): Promise<Summary>;
  /** Scans some files, by the same rules of what to leave out. Every path is reported. */
  files(folder: ScanFolder, paths: readonly string[], handlers: Handlers): Promise<Summary>;
  /** Ends the thread; what is under way is rejected. */
  dispose(): void;
}

interface Pending extends Handlers {
  readonly resolve: (summary: Summary) => void;
  readonly reject: (error: Error) => void;
}

/** `path` is that of the worker's program, `dist/worker.cjs`. The thread starts with the first request. */
export function createWorker(path: string): ScanWorker {
  const pending = new Map<number, Pending>();
  let worker: Worker | undefined;
  let lastId = 0;

  function start(): Worker {
    const started = new Worker(path);
    started.on("message", receive);
    started.on("error", (error) => end(started, error));
    started.on("exit", (code) => end(started, new Error(`The scanning thread ended (${code})`)));
    // A window that closes need not wait for a scan.
    started.unref();
    return started;
  }

  function end(ended: Worker, error: Error): void {
    if (worker !== ended) {
      return;
    }
    worker = undefined;
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

  function send(make: (id: number) => Request, handlers: Handlers): Promise<Summary> {
    if (handlers.signal?.aborted) {
      return Promise.resolve(nothing);
    }
    const id = ++lastId;
    worker ??= start();
    const thread = worker;
    return new Promise((resolve, reject) => {
      pending.set(id, { ...handlers, resolve, reject });
      const abort = (): void => {
        if (pending.delete(id)) {
          thread.postMessage({ kind: "cancel", id } satisfies Request);
          resolve(nothing);
        }
      };
      handlers.signal?.addEventListener("abort", abort, { once: true });
      thread.postMessage(make(id));
    });
  }

  return {
    scan: (folders, handlers) => send((id) => ({ kind: "scan", id, folders }), handlers),
    files: (folder, paths, handlers) => send((id) => ({ kind: "files", id, folder, paths }), handlers),
    dispose: () => {
      const ended = worker;
      if (ended !== undefined) {
        end(ended, new Error("The scanning thread was stopped"));
        ended.terminate();
      }
    },
  };
}

const nothing: Summary = { files: 0, bytes: 0, findings: 0, binary: 0, cancelled: true, notes: [], problems: [] };
