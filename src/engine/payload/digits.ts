/** Hidden characters as digits of some base, of fixed width: bits in groups of 7, 8 or 16, base 3, 4, 5 and so on. */

import { lazy } from "../unicode/packed.ts";
import { type Method, REPLACEMENT, type Reader, type Symbols } from "./reader.ts";
import { codePointsOfUtf8, codePointsOfUtf16 } from "./utf8.ts";

interface Layout {
  readonly base: number;
  /** Digits in a group. */
  readonly width: number;
  /** Digits to leave out at the start, where the message does not begin with the series. */
  readonly offset: number;
  readonly littleEnd: boolean;
  readonly decode: (groups: readonly number[]) => readonly number[];
}

/** The numbers of the groups that are complete. */
function groupsOf(digits: readonly number[], { base, width, offset, littleEnd }: Layout): number[] {
  const groups: number[] = [];
  let value = 0;
  let weight = 1;
  let filled = 0;
  for (let index = offset; index < digits.length; index++) {
    const digit = digits[index] ?? 0;
    value = littleEnd ? value + digit * weight : value * base + digit;
    weight *= base;
    if (++filled < width) continue;
    groups.push(value);
    value = 0;
    weight = 1;
    filled = 0;
  }
  return groups;
}

const swapped = (unit: number): number => ((unit & 0xff) << 8) | (unit >> 8);

const asBytes = (groups: readonly number[]): number[] => codePointsOfUtf8(groups.map((group) => Math.min(group, 0xff)));
const asUnits = (groups: readonly number[]): number[] =>
  codePointsOfUtf16(groups.map((group) => Math.min(group, 0xffff)));
const asSwapped = (groups: readonly number[]): number[] => codePointsOfUtf16(groups.map(swapped));
const asCodePoints = (groups: readonly number[]): number[] =>
  groups.map((group) => (group <= 0x10ffff ? group : REPLACEMENT));

/** How many bits a group holds, and what it is then; the usual ones first. */
const sizes = [
  { bits: 8, decode: asBytes },
  { bits: 7, decode: asUnits },
  { bits: 16, decode: asUnits },
  { bits: 16, decode: asSwapped },
  { bits: 8, decode: asUnits },
  { bits: 21, decode: asCodePoints },
  { bits: 32, decode: asCodePoints },
] as const;

/** The decoders of the first two. */
const plain: ReadonlySet<Layout["decode"]> = new Set([asBytes, asUnits]);

/** Of more bits than these, none begins in the middle. */
const LARGEST_SHIFTED = 16;

/** By base: of ten kinds of characters there are a hundred numerals of few bases. */
const known = lazy(() => new Map<number, readonly Layout[]>());

function layoutsOf(base: number): readonly Layout[] {
  const made = known().get(base) ?? makeLayouts(base);
  known().set(base, made);
  return made;
}

function makeLayouts(base: number): readonly Layout[] {
  const layouts: Layout[] = [];
  for (const littleEnd of [false, true])
    for (const { bits, decode } of sizes) {
      const width = Math.ceil(bits / Math.log2(base) - 1e-9);
      const shifts = bits > LARGEST_SHIFTED ? 1 : width;
      for (let offset = 0; offset < shifts; offset++) layouts.push({ base, width, offset, littleEnd, decode });
    }
  // The message begins with the series, as a rule.
  return layouts.sort((a, b) => Number(a.offset > 0) - Number(b.offset > 0));
}

/** The digits that some of the code points stand for; the others are marks between them and are left out. */
type Digits = ReadonlyMap<number, number>;

/** @param readDigits `digitsOf` with some digits: layouts share them */
function readerOf(readDigits: (series: readonly number[]) => readonly number[], layout: Layout): Reader {
  const method: Method = layout.base === 2 ? "bits" : "digits";
  return {
    method,
    read: (series) => {
      const read = readDigits(series);
      const groups = groupsOf(read, layout);
      return { codePoints: layout.decode(groups), unread: series.length - groups.length * layout.width };
    },
  };
}

/** As `digitsOf`; the same series once: it is read by a hundred layouts, one after the other. */
function digitsReader(digits: Digits): (series: readonly number[]) => readonly number[] {
  let latest: { readonly series: readonly number[]; readonly read: readonly number[] } | undefined;
  return (series) => {
    if (latest?.series !== series) latest = { series, read: digitsOf(series, digits) };
    return latest.read;
  };
}

export function digitsOf(series: readonly number[], digits: Digits): number[] {
  const result: number[] = [];
  for (const codePoint of series) {
    const digit = digits.get(codePoint);
    if (digit !== undefined) result.push(digit);
  }
  return result;
}

/** Which code points are the digits, and in which order. */
export interface Numerals {
  readonly base: number;
  readonly digits: Digits;
}

/** In zero-width-lib's order, with its separator last. */
const zeroWidthLib = [0x200e, 0x200f, 0x200c, 0x200d, 0xfeff];
const tools: readonly (readonly number[])[] = [
  zeroWidthLib,
  // zwsp-steg in its two modes.
  [0x200b, 0x200c, 0x200d, 0x200e, 0x200f],
  [0x200b, 0x200c, 0x200d],
  // StegCloak's, which others have taken over.
  [0x200c, 0x200d, 0x2061, 0x2062, 0x2063, 0x2064],
];

/** All orders up to four digits, beyond that the likely ones: by code point, by first appearance, and those of known tools. */
export function numeralsOf({ alphabet, ranks }: Symbols): Numerals[] {
  const numerals: Numerals[] = [];
  const add = (codePoints: readonly number[]): void => {
    numerals.push({
      base: codePoints.length,
      digits: new Map(codePoints.map((codePoint, digit) => [codePoint, digit])),
    });
  };
  const counts = new Map<number, number>();
  for (const rank of ranks) counts.set(alphabet[rank] ?? 0, (counts.get(alphabet[rank] ?? 0) ?? 0) + 1);
  const byCount = [...counts].sort(([, a], [, b]) => b - a).map(([codePoint]) => codePoint);
  for (const order of tools)
    if (byCount.every((codePoint) => order.includes(codePoint) || codePoint === 0x200b)) add(order);
  const few = byCount.slice(0, 5);
  for (const [index, one] of few.entries()) {
    for (const other of few.slice(index + 1)) {
      add([one, other]);
      add([other, one]);
    }
  }
  if (byCount.length >= 3) for (const order of permutations(byCount.slice(0, 3))) add(order);
  if (byCount.length >= 3) for (const order of permutations([...byCount, -1].slice(0, 4))) add(order);
  for (const base of [5, 6, 8, 16]) {
    if (byCount.length < base) continue;
    const inUse = byCount.slice(0, base);
    add(inUse.toSorted((a, b) => a - b));
    add(inUse.toSorted((a, b) => b - a));
    add([...counts.keys()].filter((codePoint) => inUse.includes(codePoint)));
  }
  for (const base of [8, 16]) if (byCount.length > base / 2) add(neighbours(byCount[0] ?? 0, base));
  return numerals;
}

/** The code points of the block of eight or sixteen that this one is of. */
const neighbours = (codePoint: number, base: number): number[] =>
  Array.from({ length: base }, (_, digit) => codePoint - (codePoint % base) + digit);

export function permutations<T>(values: readonly T[]): T[][] {
  if (values.length < 2) return [[...values]];
  return values.flatMap((value, index) =>
    permutations([...values.slice(0, index), ...values.slice(index + 1)]).map((rest) => [value, ...rest]),
  );
}

/** Where there is too little to choose from all: bytes and letters of ASCII from the first symbol on, all symbols used. */
export function plainDigitReaders({ alphabet }: Symbols): Reader[] {
  const ascending = alphabet.map((codePoint, digit) => [codePoint, digit] as const);
  const descending = alphabet.map((codePoint, digit) => [codePoint, alphabet.length - 1 - digit] as const);
  return [ascending, descending].flatMap((order) =>
    layoutsOf(alphabet.length)
      .filter(({ offset, decode }) => offset === 0 && plain.has(decode))
      .map((layout) => readerOf(digitsReader(new Map(order)), layout)),
  );
}

/** The likelier ones first: common layouts of likely numerals. */
export function digitReaders(symbols: Symbols): Reader[] {
  const readers = numeralsOf(symbols).flatMap(({ base, digits }, likely) => {
    const readDigits = digitsReader(digits);
    return layoutsOf(base).map((layout, rank) => ({ rank: likely + rank, reader: readerOf(readDigits, layout) }));
  });
  return readers.sort((a, b) => a.rank - b.rank).map(({ reader }) => reader);
}
