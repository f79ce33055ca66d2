import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Threads } from "../workspace/pool.ts";

/** So many threads hardly wait for each other, or for the one that puts their results in order. */
const mostThreads = 7;
/**
 * Files from which on threads are started. Each compiles the engine anew: with one, 3,860 files took 0.7 s more of the
 * processors (2.8 for 2.1), and no less time where others used the cores, too.
 */
const worthIt = 10_000;

/**
 * The threads that may share a scan: all cores' but one, which is at work already. `GLYPHGUARD_THREADS` says how many,
 * whatever the tree's size, for comparisons. From the sources, there is no program for them.
 */
export function threadsOf({ GLYPHGUARD_THREADS: asked }: NodeJS.ProcessEnv): Threads | undefined {
  const program = typeof __dirname === "string" ? join(__dirname, "worker.cjs") : "";
  const count = Math.min(asked === undefined ? availableParallelism() - 1 : Math.trunc(Number(asked)), mostThreads);
  if (!(count > 0) || !existsSync(program)) return undefined;
  return { program, count, from: asked === undefined ? worthIt : 0 };
}
