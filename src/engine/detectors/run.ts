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
  const first = text.codePointAt(start) ?? 0;
  const wanted = classOf(first);
  const isOfRun = (codePoint: number, index: number): boolean =>
    classOf(codePoint) === wanted && !judge.allows(codePoint) && accept(codePoint, index);
  if (!isOfRun(first, start)) return { end: start, characters: [], count: 0 };
  let end = after(start, first);
  let next = text.codePointAt(end) ?? 0;
  // Most are by themselves.
  if (end === text.length || !isOfRun(next, end)) return { end, characters: [first], count: 1 };
  const characters = new Set([first]);
  let count = 1;
  while (end < text.length && isOfRun(next, end)) {
    characters.add(next);
    count++;
    end = after(end, next);
    next = text.codePointAt(end) ?? 0;
  }
  return { end, characters: [...characters], count };
}

/** The index after the code point at `index`. */
export function after(index: number, codePoint: number): number {
  return index + (codePoint > 0xffff ? 2 : 1);
}
