import { Session } from "node:inspector/promises";
import path from "node:path";
import * as vscode from "vscode";

/** In us. */
const INTERVAL = 100;

/** What the extension itself did in the host while something went on. */
export interface OwnWork {
  /** In ms since an arbitrary moment, as `mark` gives them. */
  readonly mark: () => number;
  /** Ends the recording. Gives the ms of own work between each mark and the next one; after the last one all the rest. */
  readonly between: (marks: readonly number[]) => Promise<number[]>;
}

/**
 * Samples what the host's thread runs (V8's CPU profiler): whatever has a function of `dist` on its stack is own work,
 * in the handler of an event or in a timer, the editor's functions that it calls included.
 */
export async function recordOwnWork(): Promise<OwnWork> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: INTERVAL });
  await session.post("Profiler.start");
  return {
    mark: () => Number(process.hrtime.bigint()) / 1e6,
    between: async (marks) => {
      const { profile } = await session.post("Profiler.stop");
      session.disconnect();
      const { nodes, samples = [], timeDeltas = [], startTime, endTime } = profile;
      const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
      const own = new Set<number>();
      // Parents come before their children.
      for (const { id, callFrame } of nodes) if (isOwn(callFrame.url) || own.has(parents.get(id) ?? -1)) own.add(id);
      // A machine that is busy delays samples; their number, and not the time between them, is this thread's own.
      const each = (endTime - startTime) / 1000 / samples.length;
      const sums = marks.map(() => 0);
      let time = startTime;
      let window = -1;
      for (const [index, id] of samples.entries()) {
        time += timeDeltas[index] ?? 0;
        while ((marks[window + 1] ?? Number.POSITIVE_INFINITY) <= time / 1000) window++;
        if (own.has(id)) sums[window] = (sums[window] ?? 0) + each;
      }
      return sums;
    },
  };
}

function isOwn(url: string): boolean {
  const { extensionPath } = vscode.extensions.getExtension("glyphguard.glyphguard") ?? {};
  return extensionPath !== undefined && url.includes(path.posix.join(extensionPath, "dist"));
}
