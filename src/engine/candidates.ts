import { hostLetters, hostSigns } from "./hosts/candidates.ts";
import { CharacterClass, classTable } from "./unicode/classes.ts";
import { blockBits, lazy } from "./unicode/packed.ts";
import { strokes } from "./unicode/strokes.ts";

/** When `nextCandidate` stops at a code point beyond ASCII: by its neighbours, or never or always. */
export const Candidacy = {
  never: 0,
  always: 1,
  /** Beside an ASCII letter or digit, or what parts labels and hosts. */
  besideName: 2,
  /** Between two characters of ASCII. For signs in hosts that is more often than they are candidates. */
  betweenAscii: 3,
} as const;

const bits = 6;
const size = 1 << bits;

/**
 * {@link Candidacy} of all code points, for scanners of bytes: for each 64 of them, which is what the last byte of a
 * sequence in UTF-8 counts, the number of a block. Block 0 holds nothing but `never`.
 */
export interface CandidacyTable {
  readonly index: Uint16Array;
  readonly values: Uint8Array;
}

export const candidacyTable = lazy((): CandidacyTable => {
  const classes = classTable();
  const signs = new Map<number, number>();
  for (const sign of [...strokes.keys(), ...hostSigns]) signs.set(sign, Candidacy.betweenAscii);
  for (const letter of hostLetters) signs.set(letter, Candidacy.besideName);
  const marked = new Set([...signs.keys()].map((sign) => sign >> bits));
  const index = new Uint16Array(0x110000 >> bits);
  const values: number[] = new Array<number>(size).fill(Candidacy.never);
  const numbers = new Map([[values.join(""), 0]]);
  const numberOf = (at: number, start: number): number => {
    const block: number[] = [];
    for (let low = 0; low < size; low++)
      block.push(
        classes.values[start + low] === CharacterClass.none
          ? (signs.get((at << bits) + low) ?? Candidacy.never)
          : Candidacy.always,
      );
    const key = block.join("");
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    values.push(...block);
    return numbers.size - 1;
  };
  /** By what the classes have: their blocks are larger, and shared. */
  const known = new Map<number, number>();
  for (let at = 0; at < index.length; at++) {
    const shift = blockBits - bits;
    const start = ((classes.index[at >> shift] ?? 0) << blockBits) + ((at & ((1 << shift) - 1)) << bits);
    const number = marked.has(at) ? numberOf(at, start) : (known.get(start) ?? numberOf(at, start));
    if (!marked.has(at)) known.set(start, number);
    index[at] = number;
  }
  return { index, values: Uint8Array.from(values) };
});
