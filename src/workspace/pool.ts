import { type FileResult, resultOf } from "./file-result.ts";
import { type Entry, fileOf } from "./list.ts";
import {
  addWeight,
  change,
  claim,
  claimedBy,
  createQueue,
  isFull,
  states,
  takeLeft,
  tellPlain,
  waitFor,
} from "./pool-queue.ts";
import type { PoolTask, Posted } from "./pool-thread.ts";
import { excerptsIn, type ScanFileOptions, scanFile, scanUnlessLarge } from "./scan-file.ts";

/** Gives the results of files, each once, in order. */
interface Reader {
  take(index: number): FileResult;
  /** To be called when no more will be taken. */
  end(): void;
}

/** Threads that may share a scan. */
export interface Threads {
  /** The path of `dist/worker.cjs`. */
  readonly program: string;
  readonly count: number;
  /** They are started for so many files or more. */
  readonly from: number;
  /** How long a thread may take without a sign of life, in ms, until its file is read by the main thread. */
  readonly patience?: number;
  /** KB of files that are not clean and wait for the main thread at the most: the threads judge what is more. */
  readonly mostLeft?: number;
}

/** What is scanned, and how. */
interface Work {
  readonly entries: readonly Entry[];
  /** Whether an entry will be taken. */
  readonly takes: (path: string) => boolean;
  readonly folder: string;
  readonly policyPrefix: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly options: Omit<ScanFileOptions, "names">;
  /** A file is read again, because a thread died over it or stood still. */
  readonly lost: (path: string) => void;
}

/** Reads all files on the thread that asks. */
export function createSerial({ entries, folder, policyPrefix, options }: Omit<Work, "takes" | "settings" | "lost">) {
  const how = { ...options, names: "collect" } as const;
  const at = (index: number): Entry => {
    const entry = entries[index];
    if (entry === undefined) throw new RangeError("There is no such file.");
    return entry;
  };
  return {
    at,
    fileAt: (index: number) => fileOf(folder, at(index)),
    scanUnlessLarge: (index: number) => scanUnlessLarge(fileOf(folder, at(index)), policyPrefix + at(index).path, how),
    take: (index: number) => scanFile(fileOf(folder, at(index)), policyPrefix + at(index).path, how),
    end: () => {},
  };
}

/**
 * A file of 4 MB can be nothing but findings: a thread may die of it rather than all of them take all memory. What is
 * made for a file is gone with the next: more than 3 MB of it need not gather.
 */
const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 3 };

/** Threads share the files with the main thread, which does not wait for them as long as there is one to scan. */
export function createPool(work: Work, { program, count, patience = 5000, mostLeft = 16 << 10 }: Threads): Reader {
  const { entries, takes, folder, policyPrefix, settings, options, lost } = work;
  const { MessageChannel, receiveMessageOnPort, Worker } = process.getBuiltinModule("node:worker_threads");
  const queue = createQueue(entries.length, count);
  const serial = createSerial(work);
  for (const [index, entry] of entries.entries()) {
    if (entry.raw !== undefined || !takes(entry.path)) queue.states[index] = states.left;
  }
  const paths = entries.map(({ path }) => path).join("\0");
  const dead = new Set<number>();
  const threads = Array.from({ length: count }, (_, thread) => {
    const { port1, port2 } = new MessageChannel();
    const task: PoolTask = {
      queue,
      thread,
      folder,
      paths,
      policyPrefix,
      settings,
      keep: options.keep,
      mostLeft,
      port: port2,
    };
    // What it has open when it is ended is one file at the most: to keep a list of them takes time for each.
    const how = { execArgv: [], resourceLimits, trackUnmanagedFds: false };
    const worker = new Worker(program, { workerData: task, transferList: [port2], ...how });
    // Its file is not lost: the main thread will ask for it.
    worker.on("error", () => dead.add(thread));
    worker.on("exit", () => dead.add(thread));
    return { worker, port: port1 };
  });
  /** Results that came before they were asked for. */
  const kept = new Map<number, { readonly weight: number; readonly result: FileResult }>();
  let at = 0;

  function receive(): void {
    for (const { port } of threads) {
      for (let got = receiveMessageOnPort(port); got !== undefined; got = receiveMessageOnPort(port)) {
        const { index, weight, result }: Posted = got.message;
        if (index < at) continue;
        const excerpts = () => excerptsIn(serial.fileAt(index), result.findings, options);
        kept.set(index, { weight, result: { ...result, excerpts } });
      }
    }
  }

  /** False if there is nothing to scan before its time. */
  function scanAhead(): boolean {
    const index = isFull(queue) ? undefined : claim(queue, states.own);
    if (index === undefined) return false;
    const result = serial.scanUnlessLarge(index);
    if (result === undefined) change(queue, index, states.own, states.left);
    else if (!tellPlain(queue, index, states.own, result)) {
      // Its text is kept, too, for the excerpts.
      const weight = 1 + result.findings.length + (result.bytes >> 10);
      addWeight(queue, weight);
      kept.set(index, { weight, result });
    }
    return true;
  }

  function known(index: number): FileResult | undefined {
    const found = kept.get(index);
    if (found === undefined) return undefined;
    kept.delete(index);
    addWeight(queue, -found.weight);
    return found.result;
  }

  return {
    take: (index) => {
      at = index;
      for (;;) {
        const state = Atomics.load(queue.states, index);
        switch (state) {
          case states.clean:
          case states.binary:
            return resultOf(state === states.clean ? "text" : "binary", queue.bytes[index] ?? 0);
          case states.posted:
            receive();
            return known(index) ?? serial.take(index);
          case states.own:
            return known(index) ?? serial.take(index);
          case states.free:
          case states.left:
            if (!change(queue, index, state, states.own)) break;
            if (state === states.left) takeLeft(queue, index);
            return serial.take(index);
          default: {
            const thread = state - claimedBy;
            if (dead.has(thread)) {
              if (!change(queue, index, state, states.own)) break;
              lost(serial.at(index).path);
              return serial.take(index);
            }
            if (!scanAhead() && !waitFor(queue, index, state, patience)) {
              dead.add(thread);
              threads[thread]?.worker.terminate();
            }
          }
        }
      }
    },
    end: () => {
      for (const { worker, port } of threads) {
        port.close();
        worker.terminate();
      }
    },
  };
}
