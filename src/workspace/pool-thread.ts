import type { MessagePort } from "node:worker_threads";
import { parsePolicy } from "../engine/index.ts";
import { createKernel } from "../kernel/kernel.ts";
import { createDeclared, type Declared } from "./declared.ts";
import type { FileResult } from "./file-result.ts";
import {
  addWeight,
  change,
  claim,
  claimedBy,
  leave,
  type Queue,
  showLife,
  states,
  tellPlain,
  waitForRoom,
} from "./pool-queue.ts";
import { collectRemarks } from "./remarks.ts";
import { chunkLength, type ScanFileOptions, scanUnlessLarge } from "./scan-file.ts";

/** What a thread is started with. */
export interface PoolTask {
  readonly queue: Queue;
  /** Counted from 0. */
  readonly thread: number;
  /** Absolute. */
  readonly folder: string;
  /** Of all files, relative to the folder, with NUL between them: one text is sent faster than many. */
  readonly paths: string;
  readonly policyPrefix: string;
  /** A policy has functions, which cannot be sent. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly keep: ScanFileOptions["keep"];
  /** KB of files that are not clean and wait for the main thread at the most. */
  readonly mostLeft: number;
  readonly port: MessagePort;
}

/** A result that is on its way; a function cannot be sent. */
export interface Posted {
  readonly index: number;
  readonly weight: number;
  readonly result: Omit<FileResult, "excerpts">;
}

/** More findings of one file are left to the main thread: they would be in memory once for each thread, and twice. */
const most = 20_000;

/** Scans files of the queue until there are none left. What a thread cannot tell for sure it leaves to the main thread. */
export function scanInPool({
  queue,
  thread,
  folder,
  paths,
  policyPrefix,
  settings,
  keep,
  mostLeft,
  port,
}: PoolTask): void {
  const { policy } = parsePolicy(settings);
  const kernel = createKernel(chunkLength);
  const examine: typeof kernel.examine = (start, length, isLast) => {
    showLife(queue, thread);
    return kernel.examine(start, length, isLast);
  };
  const remarks = collectRemarks();
  const declaredFor = createDeclared(remarks);
  let isDeclared = false;
  // What a declaration is worth, and what is to be noted of it, the main thread tells.
  const declared: Declared = (file, path) => {
    isDeclared = declaredFor(file, path) !== undefined || remarks.notes.splice(0).length > 0;
    return undefined;
  };
  let index: number | undefined;
  const leaves = (bytes: number): boolean => leave(queue, index ?? 0, bytes, mostLeft);
  const own = { kernel: { ...kernel, examine }, declared, leaves };
  const options = { policy, named: false, keep, names: "collect", ...own } as const;
  const names = paths.split("\0");
  const mine = claimedBy + thread;
  for (;;) {
    waitForRoom(queue);
    index = claim(queue, mine);
    if (index === undefined) return;
    const path = names[index] ?? "";
    isDeclared = false;
    const result = scanUnlessLarge(`${folder}/${path}`, policyPrefix + path, options);
    showLife(queue, thread);
    if (isDeclared || result === undefined || (result.status !== "text" && result.status !== "binary")) {
      change(queue, index, mine, states.left);
    } else if (!tellPlain(queue, index, mine, result)) {
      tell(index, result);
    }
  }

  function tell(index: number, { excerpts: _, ...result }: FileResult): void {
    const weight = 1 + result.findings.length + (result.looks?.length ?? 0);
    if (weight > most) {
      change(queue, index, mine, states.left);
      return;
    }
    addWeight(queue, weight);
    port.postMessage({ index, weight, result } satisfies Posted);
    // Who waited too long has scanned the file itself.
    if (!change(queue, index, mine, states.posted)) addWeight(queue, -weight);
  }
}
