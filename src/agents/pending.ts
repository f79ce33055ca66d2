import type { Edit } from "./edit.ts";
import type { Touch } from "./touches.ts";

/** Changed files this close to each other, in ms, are one happening; so many of them are a burst. */
const gap = 1_000;
const burstFiles = 100;

/** Files that changed on disk one after the other. */
export interface Group {
  readonly id: number;
  files: number;
  last: number;
}

/** What happened to one file of late and is not decided yet. */
export interface Pending {
  readonly path: string;
  /** By the clock that only goes on, in ms. */
  readonly deadline: number;
  readonly touches: Touch[];
  disk?: { readonly group: Group; readonly at: number; until: number; what: Edit["what"] };
}

/** What waits, by path and in the order of the deadlines. */
export interface Queue {
  readonly size: number;
  get(path: string): Pending | undefined;
  add(one: Pending): void;
  remove(one: Pending): void;
  first(): Pending | undefined;
}

/** A queue with an index beside it: the first of a map is found behind the holes of all that were deleted before. */
export function createQueue(): Queue {
  const byPath = new Map<string, Pending>();
  let order: Pending[] = [];
  let head = 0;
  return {
    get size() {
      return byPath.size;
    },
    get: (path) => byPath.get(path),
    add(one) {
      byPath.set(one.path, one);
      order.push(one);
    },
    remove(one) {
      if (byPath.get(one.path) === one) byPath.delete(one.path);
    },
    first() {
      for (let one = order[head]; one !== undefined; one = order[head]) {
        if (byPath.get(one.path) === one) return one;
        head++;
        if (head * 2 > order.length) {
          order = order.slice(head);
          head = 0;
        }
      }
      return undefined;
    },
  };
}

export interface Groups {
  /** The group that a file's change at a time belongs to. */
  join(time: number): Group;
  current(): Group;
}

/** Tells bursts from single changes: by counting, with the same work for each file. */
export function createGroups(): Groups {
  let current: Group = { id: 0, files: 0, last: Number.NEGATIVE_INFINITY };
  let from = Number.NEGATIVE_INFINITY;
  return {
    current: () => current,
    join(time) {
      // An agent that writes a file a second for an hour makes no burst.
      const isOver = isBurst(current) ? time - current.last > gap : time - from > gap;
      if (isOver) {
        current = { id: current.id + 1, files: 0, last: time };
        from = time;
      }
      current.files++;
      current.last = Math.max(current.last, time);
      return current;
    },
  };
}

export function isBurst(group: Group): boolean {
  return group.files >= burstFiles;
}

/** What two events of one file's disk state come to. */
export function whatOf(before: Edit["what"] | undefined, next: Edit["what"], existed: boolean): Edit["what"] {
  if (next === "deleted") return "deleted";
  if (before === "created") return "created";
  if (before !== undefined) return "changed";
  // Claude Code writes a temporary file and renames it: a watcher calls that a create.
  return next === "created" && existed ? "changed" : next;
}
