import type { Channel, Place } from "./signs.ts";

/** Counters of two bits, one for each channel, that stay at 3. */
export type OddCounts = number;

const slots = 16;
const most = 3;

/** How many odd signs of the channel in `slot` were counted: up to 3. */
export function oddIn(counts: OddCounts, slot: number): number {
  return (counts >> (2 * slot)) & most;
}

export function oddSum(one: OddCounts, other: OddCounts): OddCounts {
  if (one === 0 || other === 0) return one | other;
  let sum = 0;
  for (let slot = 0; slot < slots; slot++) sum |= Math.min(most, oddIn(one, slot) + oddIn(other, slot)) << (2 * slot);
  return sum;
}

/** Counts the signs of a line that are written in the rarer ways of some channel. */
export interface OddSigns {
  /** Counts with those of a candidate of the line. Looks at its surroundings only. */
  readonly at: (counts: OddCounts, place: Place, index: number, codePoint: number, characterClass: number) => OddCounts;
  /** Counts with those that take the whole line. @param classes bits of the classes that stand in it */
  readonly in: (counts: OddCounts, text: string, classes: number) => OddCounts;
}

export function oddSigns(channels: readonly Channel[]): OddSigns {
  const own = channels.flatMap(({ classes, oddAt }, slot) => (oddAt ? [{ classes, oddAt, shift: 2 * slot }] : []));
  const whole = channels.flatMap(({ classes, oddIn: odd }, slot) => (odd ? [{ classes, odd, shift: 2 * slot }] : []));
  const watched = own.reduce((bits, { classes }) => bits | classes, 0);
  return {
    at: (counts, place, index, codePoint, characterClass) => {
      const bit = 1 << characterClass;
      if ((bit & watched) === 0) return counts;
      let result = counts;
      // Nothing more to learn of a channel that is wanted.
      for (const { classes, oddAt, shift } of own)
        if ((classes & bit) !== 0 && ((result >> shift) & most) < 2) result += oddAt(place, index, codePoint) << shift;
      return result;
    },
    in: (counts, text, classes) => {
      let result = counts;
      for (const { classes: wanted, odd, shift } of whole) if ((classes & wanted) !== 0) result |= odd(text) << shift;
      return result;
    },
  };
}
