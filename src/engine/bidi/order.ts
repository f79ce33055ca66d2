import { type Direction, levelsOf } from "./levels.ts";

/**
 * The UTF-16 units of a text in the order in which they stand on the screen, from left to right (UAX #9, L2): at each
 * place the index of the unit. The halves of a pair stay in their order. What rule X9 removes is in it too.
 */
export function visualOrder(text: string, direction: Direction): Uint32Array {
  return orderOf(text, levelsOf(text, direction));
}

/** A stretch of runs on the screen, as a list of their numbers. */
interface Stretch {
  readonly level: number;
  first: number;
  last: number;
}

const NONE = -1;

/**
 * L2 for levels of any depth in one pass: instead of reversing once a level, stretches of higher levels are put
 * before or behind their neighbours, as the parity of the level around them says.
 */
export function orderOf(text: string, levels: Uint8Array): Uint32Array {
  const starts = runsOf(levels);
  const next = new Int32Array(starts.length).fill(NONE);
  const stack: Stretch[] = [{ level: 0, first: NONE, last: NONE }];
  const join = (into: Stretch, first: number, last: number): void => {
    if (into.first === NONE) {
      into.first = first;
      into.last = last;
    } else if (into.level & 1) {
      next[last] = into.first;
      into.first = first;
    } else {
      next[into.last] = first;
      into.last = last;
    }
  };
  /** Ends the stretches above a level, and leaves one of that level, or of a lower one that is open already, on top. */
  const close = (level: number): Stretch => {
    for (;;) {
      const top = stack.at(-1) as Stretch;
      if (top.level <= level) return top;
      stack.pop();
      const around = stack.at(-1) as Stretch;
      if (around.level < level) {
        stack.push({ level, first: top.first, last: top.last });
      } else join(around, top.first, top.last);
    }
  };
  for (const [run, start] of starts.entries()) {
    const level = levels[start] ?? 0;
    let top = close(level);
    if (top.level < level) {
      top = { level, first: NONE, last: NONE };
      stack.push(top);
    }
    join(top, run, run);
  }
  const { first } = close(0);
  return laidOut(text, levels, starts, next, first);
}

function runsOf(levels: Uint8Array): number[] {
  const starts: number[] = [];
  for (let index = 0; index < levels.length; index++)
    if (index === 0 || levels[index] !== levels[index - 1]) starts.push(index);
  return starts;
}

function laidOut(text: string, levels: Uint8Array, starts: readonly number[], next: Int32Array, first: number) {
  const order = new Uint32Array(levels.length);
  let at = 0;
  for (let run = first; run !== NONE; run = next[run] ?? NONE) {
    const start = starts[run] ?? 0;
    const end = starts[run + 1] ?? levels.length;
    if (!((levels[start] ?? 0) & 1)) {
      for (let index = start; index < end; index++) order[at++] = index;
      continue;
    }
    for (let index = end - 1; index >= start; index--) {
      const isPair = (text.codePointAt(index - 1) ?? 0) > 0xffff && index > start;
      if (isPair) order[at++] = --index;
      order[at++] = isPair ? index + 1 : index;
    }
  }
  return order;
}
