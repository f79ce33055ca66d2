/** Hidden characters whose numbers are the message: tags, variation selectors, private use. */

import { REPLACEMENT, type Reader } from "./reader.ts";
import { codePointsOfUtf8, codePointsOfUtf16 } from "./utf8.ts";

export const isTag = (c: number): boolean => c >= 0xe0000 && c <= 0xe007f;
export const isSelector = (c: number): boolean => (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
export const isPrivate = (c: number): boolean => (c >= 0xe000 && c <= 0xf8ff) || c >= 0xf0000;

const isBasicSelector = (c: number): boolean => c <= 0xfe0f && isSelector(c);

/** Reads the code points of a kind and leaves out the others. */
const those =
  (is: (c: number) => boolean, decode: (some: readonly number[]) => readonly number[]): Reader["read"] =>
  (series) => {
    const some = series.filter(is);
    return { codePoints: decode(some), unread: series.length - some.length };
  };

/** VARIATION SELECTOR-1 is 0, -256 is 255. */
export const selectorByte = (c: number): number => (c <= 0xfe0f ? c - 0xfe00 : c - 0xe0100 + 16);

/** U+E0001 and U+E007F open and close; they are no letters. */
const isTagMark = (c: number): boolean => c === 0xe0001 || c === 0xe007f;

const tags: Reader = {
  method: "Unicode tags",
  room: 7,
  read: (series) => {
    const codePoints = series.filter((c) => isTag(c) && !isTagMark(c)).map((c) => c - 0xe0000);
    // The marks around a text are no loss.
    return { codePoints, unread: series.filter((c) => !isTag(c)).length };
  },
};

const selectorBytes: Reader = {
  method: "variation selectors as bytes",
  room: 8,
  read: those(isSelector, (some) => codePointsOfUtf8(some.map(selectorByte))),
};

/**
 * Some begin with the supplementary ones, so that one of them is a byte less 16, and some leave the controls out: where
 * the bytes are no text as they are.
 */
const shiftedSelectors = [16, -16, 48].map((shift): Reader => {
  const byteOf = (c: number): number => (selectorByte(c) - shift + 512) % 256;
  const read = those(isSelector, (some) => codePointsOfUtf8(some.map(byteOf)));
  return {
    method: "variation selectors as bytes",
    room: 8,
    read: (series) => (series.every((c) => isPrintable(selectorByte(c))) ? undefined : read(series)),
  };
});

const isPrintable = (byte: number): boolean => (byte >= 0x20 && byte < 0x7f) || (byte >= 0x09 && byte <= 0x0d);

const halfBytes = [true, false].map(
  (highFirst): Reader => ({
    method: "variation selectors as half bytes",
    room: 4,
    read: those(isBasicSelector, (some) => {
      const halves = some.map(selectorByte);
      return codePointsOfUtf8(pairs(halves, highFirst ? (a, b) => a * 16 + b : (a, b) => b * 16 + a));
    }),
  }),
);

/** The low byte of each, whatever block it is set on: U+E000, U+F000, U+F0000 and so on. */
const lowBytes: Reader = {
  method: "private-use characters as bytes",
  room: 8,
  read: those(isPrivate, (some) => codePointsOfUtf8(some.map((c) => c & 0xff))),
};

/** The low 16 bits of the supplementary ones, the distance from U+E000 of the others. */
const lowUnits: Reader = {
  method: "private-use characters as bytes",
  room: 12,
  read: those(isPrivate, (some) => codePointsOfUtf16(some.map((c) => (c >= 0xf0000 ? c & 0xffff : c - 0xe000)))),
};

/** Of code points that are unassigned, noncharacters or halves of pairs. */
const otherBytes: Reader = {
  method: "code points as bytes",
  room: 8,
  read: (series) => ({ codePoints: codePointsOfUtf8(series.map((c) => c & 0xff)), unread: 0 }),
};

/** The readers of a series of so many code points of these kinds. */
export function codePointReaders(series: readonly number[], alphabet: readonly number[]): Reader[] {
  const readers: Reader[] = [];
  const most = (is: (c: number) => boolean): boolean => series.filter(is).length * 2 > series.length;
  if (most(isTag)) readers.push(tags);
  if (most(isSelector)) readers.push(selectorBytes, ...shiftedSelectors, ...halfBytes);
  if (most(isPrivate)) readers.push(lowBytes, lowUnits);
  if (alphabet.length > 4 && !readers.length) readers.push(otherBytes);
  return readers;
}

/** An odd one at the end cannot be read. */
function pairs(values: readonly number[], join: (first: number, second: number) => number): number[] {
  const joined: number[] = [];
  for (let index = 0; index + 1 < values.length; index += 2)
    joined.push(join(values[index] ?? 0, values[index + 1] ?? 0));
  if (values.length % 2 === 1) joined.push(REPLACEMENT);
  return joined;
}
