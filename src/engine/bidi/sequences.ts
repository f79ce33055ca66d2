import { BidiClass } from "./classes.ts";
import { type Explicit, isIsolateInitiator, isRemoved } from "./explicit.ts";

/** An isolating run sequence (BD13), with the types on its borders (X10). */
export interface Sequence {
  /** The units in it, ascending. Valid until the next sequence is asked for. */
  readonly indexes: Uint32Array;
  readonly level: number;
  readonly startType: number;
  readonly endType: number;
}

interface Run {
  readonly start: number;
  /** Exclusive; after the last unit that X9 keeps. */
  end: number;
  readonly level: number;
  /** The run in which the isolate that the last unit opens is closed, if that is so. */
  next: number | undefined;
  /** It goes on from the run before an isolate. */
  continues: boolean;
}

/** X10. The sequences share one buffer, so that the whole takes memory for the longest of them only. */
export function* isolatingRunSequences(classes: Uint8Array, explicit: Explicit): Generator<Sequence> {
  const { levels, paragraphLevel } = explicit;
  const runs = levelRuns(classes, levels);
  link(runs, classes);
  const buffer = new Uint32Array(classes.length);
  for (const [at, first] of runs.entries()) {
    if (first.continues) continue;
    let length = 0;
    let last: Run = first;
    let lastAt = at;
    for (
      let run: Run | undefined = first;
      run !== undefined;
      run = run.next === undefined ? undefined : runs[run.next]
    ) {
      for (let index = run.start; index < run.end; index++)
        if (!isRemoved(classes[index] ?? 0)) buffer[length++] = index;
      last = run;
      lastAt = run.next ?? lastAt;
    }
    // An isolate that is never closed ends at the paragraph's end.
    const opens = isIsolateInitiator(classes[last.end - 1] ?? 0);
    const after = opens ? paragraphLevel : (runs[lastAt + 1]?.level ?? paragraphLevel);
    yield {
      indexes: buffer.subarray(0, length),
      level: first.level,
      startType: borderType(first.level, runs[at - 1]?.level ?? paragraphLevel),
      endType: borderType(first.level, after),
    };
  }
}

function borderType(level: number, neighbour: number): number {
  return Math.max(level, neighbour) & 1;
}

/** BD7, without what X9 removes. */
function levelRuns(classes: Uint8Array, levels: Uint8Array): Run[] {
  const runs: Run[] = [];
  let run: Run | undefined;
  for (let index = 0; index < classes.length; index++) {
    if (isRemoved(classes[index] ?? 0)) continue;
    const level = levels[index] ?? 0;
    if (run?.level !== level) {
      run = { start: index, end: index, level, next: undefined, continues: false };
      runs.push(run);
    }
    run.end = index + 1;
  }
  return runs;
}

/** Joins the run that an isolate initiator ends to the run that the matching PDI starts (BD9, BD13). */
function link(runs: readonly Run[], classes: Uint8Array): void {
  const open: (Run | undefined)[] = [];
  for (const [at, run] of runs.entries())
    for (let index = run.start; index < run.end; index++) {
      const own = classes[index] ?? 0;
      if (isIsolateInitiator(own)) open.push(index === run.end - 1 ? run : undefined);
      else if (own === BidiClass.Pop_Directional_Isolate) {
        const opener = open.pop();
        if (opener === undefined || index !== run.start) continue;
        opener.next = at;
        run.continues = true;
      }
    }
}
