import { readSync } from "node:fs";
import type { Kernel } from "../kernel/kernel.ts";
import { endOf, type OpenFile, readAt } from "./read.ts";

/** Read at once: so much is still in the processor's cache when it is examined. */
const pieceLength = 256 << 10;

interface Passed {
  readonly clean: boolean;
  /** How many were read. */
  readonly bytes: number;
  /** So many bytes of the file's start are in the buffer. Undefined if all of that was clean, and overwritten. */
  readonly kept: number | undefined;
}

/**
 * Reads a file that ends within the first piece; nothing if it does not, or is none. Its end is where no more comes: to
 * read once more takes half as long as to ask for the size, and files of /proc have none.
 */
export function passShort(descriptor: number, { buffer, begin, examine }: Kernel): Passed | undefined {
  try {
    const length = readSync(descriptor, buffer, 0, Math.min(pieceLength, buffer.length - 1), 0);
    if (length === 0 || readSync(descriptor, buffer, length, 1, length) > 0) return undefined;
    begin();
    return { clean: examine(0, length, true) < 0, bytes: length, kept: length };
  } catch {
    return undefined;
  }
}

/** Reads until something is not clean, and what of it still fits the buffer. */
export function pass({ descriptor, size }: OpenFile, { buffer, begin, examine }: Kernel): Passed {
  const end = endOf(size);
  begin();
  let position = 0;
  for (;;) {
    const start = position % buffer.length;
    const wanted = Math.min(pieceLength, buffer.length - start, end - position);
    const length = readAt(descriptor, position, buffer, start, wanted);
    position += length;
    const isLast = length < wanted || position === end;
    const clean = examine(start, length, isLast) < 0;
    if (clean && !isLast) {
      continue;
    }
    if (position > buffer.length) {
      return { clean, bytes: position, kept: undefined };
    }
    const rest = isLast ? 0 : readAt(descriptor, position, buffer, position, Math.min(buffer.length, end) - position);
    return { clean, bytes: position, kept: position + rest };
  }
}
