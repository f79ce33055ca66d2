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
