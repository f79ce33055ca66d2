import { lazy } from "../unicode/packed.ts";
import { textBits } from "./likeness.ts";

/** What a byte costs at the least in a text, alone or as a part of a sequence of UTF-8. */
const bytes = lazy(() => Float64Array.from({ length: 256 }, (_, byte) => (byte < 0x80 ? textBits([byte]) - 3 : 5)));

/** No more is looked at to tell whether a series decodes. */
const SAMPLE = 1024;

/**
 * An upper bound, but for the way the text is cut, of what the two most frequent of these characters can have to say
 * as bits, in bits of evidence: a few steps a character, where trying all readings takes a thousand.
 */
export function promise(all: readonly number[]): number {
  const series = all.slice(0, SAMPLE);
  const counts = new Map<number, number>();
  for (const codePoint of series) counts.set(codePoint, (counts.get(codePoint) ?? 0) + 1);
  const [zero, one] = [...counts].sort(([, a], [, b]) => b - a);
  if (!zero || !one) return 0;
  const bits = series
    .filter((codePoint) => codePoint === zero[0] || codePoint === one[0])
    .map((c) => (c === one[0] ? 1 : 0));
  let best = 0;
  for (const width of [7, 8])
    for (const flip of [0, 1])
      for (const littleEnd of [false, true])
        for (let offset = 0; offset < width; offset++)
          best = Math.max(best, evidenceAt(bits, { width, flip, littleEnd, offset }));
  return best;
}

interface Cut {
  readonly width: number;
  readonly flip: number;
  readonly littleEnd: boolean;
  readonly offset: number;
}

function evidenceAt(bits: readonly number[], { width, flip, littleEnd, offset }: Cut): number {
  const costs = bytes();
  let evidence = 0;
  let value = 0;
  let filled = 0;
  for (let index = offset; index < bits.length; index++) {
    const bit = (bits[index] ?? 0) ^ flip;
    value = littleEnd ? value | (bit << filled) : (value << 1) | bit;
    if (++filled < width) continue;
    evidence += width - (costs[value] ?? 0);
    value = 0;
    filled = 0;
  }
  return evidence;
}
