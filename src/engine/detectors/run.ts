import type { Line } from "../line.ts";
import { classOf } from "../unicode/classes.ts";

/** A run of neighbouring code points that are one finding. */
export interface Run {
  readonly end: number;
  readonly characters: readonly number[];
  readonly count: number;
}

/** Collects code points from `start` on for as long as they are of one class, not allowed, and accepted. */
export function runOf(line: Line, start: number, accept: (codePoint: number, index: number) => boolean): Run {
  const { text, judge } = line;
  const characters = new Set<number>();
  let count = 0;
  const wanted = classOf(text.codePointAt(start) ?? 0);
  let end = start;
  while (end < text.length) {
    const codePoint = text.codePointAt(end) ?? 0;
    if (classOf(codePoint) !== wanted || judge.allows(codePoint) || !accept(codePoint, end)) break;
    characters.add(codePoint);
    count++;
    end = after(end, codePoint);
  }
  return { end, characters: [...characters], count };
}

/** The index after the code point at `index`. */
export function after(index: number, codePoint: number): number {
  return index + (codePoint > 0xffff ? 2 : 1);
}
