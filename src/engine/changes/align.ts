import { shortestEdit } from "./shortest.ts";

/** Two stretches of two sequences that stand for each other. Indices, ends exclusive. */
interface Range {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
  /** How many times larger stretches were parted to come here. */
  readonly depth: number;
}

/** Hostile sequences could be parted at one element at a time: what is deeper is left to the shortest edit. */
const DEEPEST = 6;

/** Numbers for keys, equal ones for equal keys, from 0 on. */
export interface Interner<Key> {
  readonly of: (key: Key) => number;
  readonly size: () => number;
}

export function interner<Key>(): Interner<Key> {
  const numbers = new Map<Key, number>();
  return {
    of: (key) => {
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, numbers.size);
      return numbers.size - 1;
    },
    size: () => numbers.size,
  };
}

/**
 * Which element of `a` each of `b` is, in ascending order; -1 for those that came. What both begin and end with is
 * theirs; between, elements that each has once are anchors (patience diff), and what has none is left to a shortest edit
 * that gives up early. Takes time in line with the lengths, whatever the sequences are.
 * @param a,b numbers from 0 up to but not including `size`
 */
export function align(a: Int32Array, b: Int32Array, size: number): Int32Array {
  const partners = new Int32Array(b.length).fill(-1);
  const tally = createTally(size);
  const left: Range[] = [{ fromA: 0, toA: a.length, fromB: 0, toB: b.length, depth: 0 }];
  for (let range = left.pop(); range !== undefined; range = left.pop()) {
    const rest = trimmed(a, b, range, partners);
    if (rest.fromA === rest.toA || rest.fromB === rest.toB) continue;
    const anchors = rest.depth < DEEPEST ? anchorsIn(a, b, rest, tally) : [];
    if (anchors.length === 0) shortestEdit(a, b, rest, partners);
    else {
      let { fromA, fromB } = rest;
      const depth = rest.depth + 1;
      for (const [atA, atB] of anchors) {
        partners[atB] = atA;
        left.push({ fromA, toA: atA, fromB, toB: atB, depth });
        [fromA, fromB] = [atA + 1, atB + 1];
      }
      left.push({ fromA, toA: rest.toA, fromB, toB: rest.toB, depth });
    }
  }
  return partners;
}

/** Pairs what both begin and end with; returns what is between. */
function trimmed(a: Int32Array, b: Int32Array, range: Range, partners: Int32Array): Range {
  let { fromA, toA, fromB, toB } = range;
  while (fromA < toA && fromB < toB && a[fromA] === b[fromB]) partners[fromB++] = fromA++;
  while (fromA < toA && fromB < toB && a[toA - 1] === b[toB - 1]) partners[--toB] = --toA;
  return { fromA, toA, fromB, toB, depth: range.depth };
}

/** How often elements stand in the two stretches, and where in the first. All zero between two uses. */
interface Tally {
  readonly inA: Int32Array;
  readonly inB: Int32Array;
  readonly places: Int32Array;
}

const createTally = (size: number): Tally => ({
  inA: new Int32Array(size),
  inB: new Int32Array(size),
  places: new Int32Array(size),
});

/** The longest series of elements that each stretch has once, in the same order in both: places in `a` and in `b`. */
function anchorsIn(a: Int32Array, b: Int32Array, { fromA, toA, fromB, toB }: Range, tally: Tally): [number, number][] {
  const { inA, inB, places } = tally;
  for (let at = fromA; at < toA; at++) {
    const key = a[at] ?? 0;
    inA[key] = (inA[key] ?? 0) + 1;
    places[key] = at;
  }
  for (let at = fromB; at < toB; at++) inB[b[at] ?? 0] = (inB[b[at] ?? 0] ?? 0) + 1;
  const unique: [number, number][] = [];
  for (let at = fromB; at < toB; at++) {
    const key = b[at] ?? 0;
    if (inA[key] === 1 && inB[key] === 1) unique.push([places[key] ?? 0, at]);
  }
  for (let at = fromA; at < toA; at++) inA[a[at] ?? 0] = 0;
  for (let at = fromB; at < toB; at++) inB[b[at] ?? 0] = 0;
  return ascending(unique);
}

/** The longest series whose first numbers ascend. */
function ascending(pairs: readonly [number, number][]): [number, number][] {
  /** Of each length the pair that a series of that length can end with, the lowest one so far. */
  const ends: number[] = [];
  const before = new Int32Array(pairs.length);
  const firstOf = (at: number | undefined): number => pairs[at ?? 0]?.[0] ?? 0;
  for (const [at, [first]] of pairs.entries()) {
    let low = ends.length;
    // Nearly all of them ascend already.
    if (low > 0 && firstOf(ends[low - 1]) > first) {
      let high = low - 1;
      low = 0;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (firstOf(ends[middle]) < first) low = middle + 1;
        else high = middle;
      }
    }
    before[at] = ends[low - 1] ?? -1;
    ends[low] = at;
  }
  const series: [number, number][] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair) series.push(pair);
  }
  return series.reverse();
}
