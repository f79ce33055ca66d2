/**
 * The format of StegCloak: six symbols. The first says which two of the first four symbols, when doubled, the fifth and
 * the sixth stand for; the second says whether the message is encrypted; four digits of base 4 make a byte; the bytes
 * are inverted, and packed with LZ-UTF8 before.
 */

import { unpackLzUtf8 } from "./lz-utf8.ts";
import type { Reader } from "./reader.ts";
import { codePointsOfUtf8 } from "./utf8.ts";

const alphabet = [0x200c, 0x200d, 0x2061, 0x2062, 0x2063, 0x2064];
const doubled = [
  [0, 1],
  [0, 2],
  [0, 3],
  [1, 2],
  [1, 3],
  [2, 3],
] as const;

/** Of salt (8 bytes) and, with an integrity check, HMAC-SHA-256 (32 bytes). */
const overheads = { checked: 40, encrypted: 8, plain: 0 } as const;
type Protection = keyof typeof overheads;
const protections: readonly Protection[] = ["checked", "encrypted", "plain"];

interface Stream {
  readonly protection: Protection;
  readonly bytes: readonly number[];
  /** It ends where a byte does. */
  readonly isWhole: boolean;
}

/** A series that is such a stream, or the beginning of one; else undefined. Linear. */
function streamOf(series: readonly number[]): Stream | undefined {
  const [flag = -1, ...rest] = series.map((codePoint) => alphabet.indexOf(codePoint));
  const pair = doubled[flag];
  if (!pair || rest.includes(-1)) return undefined;
  const [kind = -1, ...digits] = rest.flatMap((symbol) =>
    symbol < 4 ? symbol : symbol === 4 ? [pair[0], pair[0]] : [pair[1], pair[1]],
  );
  const protection = protections[kind];
  if (!protection) return undefined;
  const bytes: number[] = [];
  for (let index = 0; index + 4 <= digits.length; index += 4)
    bytes.push(digits.slice(index, index + 4).reduce((byte, digit) => byte * 4 + digit, 0));
  return { protection, bytes, isWhole: digits.length % 4 === 0 && bytes.length > overheads[protection] };
}

/** How many bytes of an encrypted message the series holds, if it has the format. */
export function encryptedBytes(series: readonly number[]): number | undefined {
  const stream = streamOf(series);
  if (!stream?.isWhole || stream.protection === "plain") return undefined;
  // By chance, one series in four that has only two of the symbols would do: the tool writes nearly all of the six.
  return new Set(series).size >= 5 ? stream.bytes.length - overheads[stream.protection] : undefined;
}

const reader: Reader = {
  method: "StegCloak",
  read: (series) => {
    const stream = streamOf(series);
    const text = stream?.protection === "plain" ? unpackLzUtf8(stream.bytes.map((byte) => ~byte & 0xff)) : undefined;
    if (!text) return undefined;
    const packed = { codePoints: codePointsOfUtf8(text.literals), bits: text.repeats * 8 };
    return { codePoints: codePointsOfUtf8(text.bytes), unread: 0, packed };
  },
};

export function stegCloakReaders(symbols: readonly number[]): Reader[] {
  return symbols.every((codePoint) => alphabet.includes(codePoint)) ? [reader] : [];
}
