import type { CandidacyTable } from "../engine/index.ts";

/**
 * What stands where in the memory of both scanners: the table, what stands before the bytes, and they. Gives
 * `-1 - address` of the first byte in question; else the address from which on more bytes are needed: `end`, but where
 * a sequence is cut. They look back no further than {@link lookBack}.
 */
export type Scan = (from: number, end: number, isLast: boolean) => number;

/** Address of the second stage of the table; the first starts at 0. */
export const stage2 = (0x110000 >> 6) * 2;
/** Address of the bytes. */
export const bytesAt = 0x10000;
/** More than the longest host, `://` and a cut sequence. */
export const lookBack = 1024;
/** Address of the byte that counts the blanks of a file at lines' ends with both kinds of them. */
export const mixedAt = bytesAt - lookBack - 1;

export function writeTable(memory: Uint8Array, { index, values }: CandidacyTable): void {
  if (stage2 + values.length > mixedAt) throw new RangeError("The table is too large.");
  for (const [at, block] of index.entries()) {
    memory[at * 2] = block & 0xff;
    memory[at * 2 + 1] = block >> 8;
  }
  memory.set(values, stage2);
}

/** A table by which all beyond ASCII is in question. */
export function writeNoTable(memory: Uint8Array): void {
  for (let at = 0; at < stage2; at += 2) memory[at] = 1;
  memory.fill(1, stage2 + 64, stage2 + 128);
}
