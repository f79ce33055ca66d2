import type { LineChange } from "../engine/index.ts";

/** Lines that were replaced: `old` of the earlier text by `new` of the present one. Zero-based, ends exclusive. */
export interface Region {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/**
 * What an open document was before its edits. Events of editors tell lines that change and not what stood there, so the
 * earlier text is kept whole, and beside it only which lines are others now.
 */
export interface Shadow {
  /** The earlier text. */
  readonly text: () => string;
  /** Follows an edit: changes in any order, of the lines as they were before it. Linear in changes and regions. */
  readonly update: (changes: readonly LineChange[]) => void;
  /** In order; none touches another. At most 1000, of which an edit takes 0.1 ms: of more, the nearest are one. */
  readonly regions: () => readonly Region[];
  /** Forgets lines that are the same again: only these regions, which lie in the known ones, are left, in order. */
  readonly narrow: (regions: readonly Region[]) => void;
  /** Lines of the earlier text, without their ends. Splits it when asked for the first time: 10 ms for 10 MB. */
  readonly linesOf: (region: Region) => readonly string[];
}

const MOST_REGIONS = 1000;

/** @param most how many regions it has at the most: two or more */
export function createShadow(text: string, most: number = MOST_REGIONS): Shadow {
  let split: readonly string[] | undefined;
  const lines = (): readonly string[] => {
    split ??= linesIn(text);
    return split;
  };
  let regions: readonly Region[] = [];
  return {
    text: () => text,
    update: (changes) => {
      regions = thinned(joined(regions, changes), most);
    },
    narrow: (left) => {
      regions = thinned(left, most);
    },
    regions: () => regions,
    linesOf: ({ oldStart, oldEnd }) => lines().slice(oldStart, oldEnd),
  };
}

const linesIn = (text: string): string[] => text.split(/\r\n|\r|\n/);

/** The one change that makes a text of another: all lines between those that both begin and end with, one at least. */
export function changeBetween(before: string, after: string): LineChange {
  const [old, now] = [linesIn(before), linesIn(after)];
  const most = Math.min(old.length, now.length) - 1;
  let start = 0;
  while (start < most && old[start] === now[start]) start++;
  let end = 0;
  while (start + end < most && old[old.length - 1 - end] === now[now.length - 1 - end]) end++;
  return { start, removed: old.length - start - end, inserted: now.length - start - end };
}

/** Where there are too many, half as many as there may be are left: else the next edit would make one too many again. */
function thinned(regions: readonly Region[], most: number): readonly Region[] {
  if (regions.length <= most) return regions;
  const gapBefore = (at: number): number => (regions[at]?.newStart ?? 0) - (regions[at - 1]?.newEnd ?? 0);
  const gaps = Int32Array.from({ length: regions.length - 1 }, (_, at) => gapBefore(at + 1)).sort();
  const widest = gaps[regions.length - 1 - (most >> 1)] ?? 0;
  const result: Region[] = [];
  for (const [at, region] of regions.entries()) {
    const last = at > 0 && gapBefore(at) <= widest ? result.pop() : undefined;
    result.push(last ? { ...region, oldStart: last.oldStart, newStart: last.newStart } : region);
  }
  return result;
}

/** A stretch of lines of the text before an edit, which was changed earlier or is now. */
interface Stretch {
  start: number;
  end: number;
  /** By how many lines it is longer than what it replaced, and by how many the edit makes it longer. */
  surplus: number;
  growth: number;
}

function joined(regions: readonly Region[], changes: readonly LineChange[]): Region[] {
  const stretches: Stretch[] = [
    ...regions.map(({ oldStart, oldEnd, newStart, newEnd }) => {
      return { start: newStart, end: newEnd, surplus: newEnd - newStart - (oldEnd - oldStart), growth: 0 };
    }),
    ...changes.map(({ start, removed, inserted }) => {
      return { start, end: start + removed, surplus: 0, growth: inserted - removed };
    }),
  ].sort((a, b) => a.start - b.start);
  const merged: Stretch[] = [];
  let last: Stretch | undefined;
  for (const stretch of stretches) {
    if (last && stretch.start <= last.end) {
      last.end = Math.max(last.end, stretch.end);
      last.surplus += stretch.surplus;
      last.growth += stretch.growth;
    } else {
      last = stretch;
      merged.push(last);
    }
  }
  let surplus = 0;
  let growth = 0;
  return merged.map((stretch) => {
    const oldStart = stretch.start - surplus;
    const newStart = stretch.start + growth;
    surplus += stretch.surplus;
    growth += stretch.growth;
    return { oldStart, oldEnd: stretch.end - surplus, newStart, newEnd: stretch.end + growth };
  });
}
