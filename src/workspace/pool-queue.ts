import type { FileResult } from "./file-result.ts";

/** What the threads of a scan share, by the index of a file. All of it is memory that no message has to carry. */
export interface Queue {
  readonly control: Int32Array;
  /** For each file one of {@link states}, or who scans it: {@link claimedBy} and its number. */
  readonly states: Int32Array;
  /** For each file that is `clean` or `binary`, or `left` though it is not large: its size. */
  readonly bytes: Float64Array;
}

export const states = {
  /** Nobody has it yet. */
  free: 0,
  /** The main thread scans it, or has. */
  own: 1,
  /** Only the main thread may scan it. */
  left: 2,
  clean: 3,
  binary: 4,
  /** A message tells the result. */
  posted: 5,
} as const;
export const claimedBy = 6;

/** Places in `control`: the first index that nobody was offered; the one that the main thread waits for; */
const next = 0;
const wanted = 1;
/** the weight of results that were not taken; the KB of files that are not clean and were left to the main thread; */
const waiting = 2;
const left = 3;
/** and, for each thread, a number that changes as long as it lives. */
const beats = 4;

/** Beyond this weight (findings, or KB of text) of results nobody scans ahead. */
const enough = 20_000;

export function createQueue(count: number, threads: number): Queue {
  return {
    control: new Int32Array(new SharedArrayBuffer((beats + threads) * 4)),
    states: new Int32Array(new SharedArrayBuffer(count * 4)),
    bytes: new Float64Array(new SharedArrayBuffer(count * 8)),
  };
}

/** The index of a file that nobody has, which is now in the state `as`; undefined if there is none. */
export function claim(queue: Queue, as: number): number | undefined {
  for (;;) {
    const index = Atomics.add(queue.control, next, 1);
    if (index >= queue.states.length) return undefined;
    if (change(queue, index, states.free, as)) return index;
  }
}

/** Whether the state was what it was taken for, so that it is now another. */
export function change({ control, states }: Queue, index: number, from: number, to: number): boolean {
  if (Atomics.compareExchange(states, index, from, to) !== from) return false;
  if (Atomics.load(control, wanted) === index) Atomics.notify(states, index);
  return true;
}

/** Tells a result that is no more than a number. False if there is more to tell. */
export function tellPlain(queue: Queue, index: number, from: number, result: FileResult): boolean {
  const { status, bytes, counts, looks = [], problem } = result;
  const isPlain = counts.error + counts.warning + counts.information + looks.length === 0 && problem === undefined;
  if (!isPlain || (status !== "text" && status !== "binary")) return false;
  queue.bytes[index] = bytes;
  change(queue, index, from, status === "text" ? states.clean : states.binary);
  return true;
}

/** Waits until a file is in another state; false if that took too long and its thread showed no sign of life. */
export function waitFor({ control, states }: Queue, index: number, state: number, patience: number): boolean {
  const place = beats + state - claimedBy;
  const before = Atomics.load(control, place);
  Atomics.store(control, wanted, index);
  return Atomics.wait(states, index, state, patience) !== "timed-out" || Atomics.load(control, place) !== before;
}

/**
 * Whether a thread leaves a file of so many bytes, which is not clean, to the main thread, where less than `most` KB of
 * such wait. As long as that can keep up, it alone has the engine: each thread compiles its own, which takes a second.
 */
export function leave(queue: Queue, index: number, bytes: number, most: number): boolean {
  if (Atomics.load(queue.control, left) >= most) return false;
  queue.bytes[index] = bytes;
  Atomics.add(queue.control, left, kilobytes(bytes));
  return true;
}

/** To be called when a file that was left is taken. */
export function takeLeft({ control, bytes }: Queue, index: number): void {
  Atomics.sub(control, left, kilobytes(bytes[index] ?? 0));
}

const kilobytes = (bytes: number): number => Math.ceil(bytes / 1024);

export function showLife({ control }: Queue, thread: number): void {
  Atomics.add(control, beats + thread, 1);
}

export function isFull({ control }: Queue): boolean {
  return Atomics.load(control, waiting) > enough;
}

/** Waits while there are enough results that were not taken. Who waits here has claimed nothing. */
export function waitForRoom({ control }: Queue): void {
  for (let weight = Atomics.load(control, waiting); weight > enough; weight = Atomics.load(control, waiting)) {
    Atomics.wait(control, waiting, weight);
  }
}

/** Adds to the weight of results that were not taken. */
export function addWeight({ control }: Queue, weight: number): void {
  const before = Atomics.add(control, waiting, weight);
  if (before > enough && before + weight <= enough) Atomics.notify(control, waiting);
}
