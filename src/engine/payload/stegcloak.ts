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
function streamOf(length: number, codePointAt: (at: number) => number): Stream | undefined {
  const symbolAt = (at: number): number => (at < length ? alphabet.indexOf(codePointAt(at)) : -1);
  const pair = doubled[symbolAt(0)];
  if (!pair) return undefined;
  let protection: Protection | undefined;
  const bytes: number[] = [];
  let byte = 0;
  let filled = 0;
  for (let at = 1; at < length; at++) {
    const symbol = symbolAt(at);
    if (symbol < 0) return undefined;
    const digit = symbol < 4 ? symbol : symbol === 4 ? pair[0] : pair[1];
    for (let times = symbol < 4 ? 1 : 2; times > 0; times--) {
      if (protection === undefined) {
        protection = protections[digit];
        if (protection === undefined) return undefined;
        continue;
      }
      byte = byte * 4 + digit;
      if (++filled < 4) continue;
      bytes.push(byte);
      [byte, filled] = [0, 0];
    }
  }
  return protection && { protection, bytes, isWhole: filled === 0 && bytes.length > overheads[protection] };
}

/** How many bytes of an encrypted message the carrier holds, if it has the format. */
export function encryptedBytes(carrier: string): number | undefined {
  const stream = streamOf(carrier.length, (at) => carrier.charCodeAt(at));
  if (!stream?.isWhole || stream.protection === "plain") return undefined;
  // By chance, one series in four that has only two of the symbols would do: the tool writes nearly all of the six.
  return new Set(carrier).size >= 5 ? stream.bytes.length - overheads[stream.protection] : undefined;
}

const reader: Reader = {
  method: "StegCloak",
  read: (series) => {
    const stream = streamOf(series.length, (at) => series[at] ?? 0);
    const text = stream?.protection === "plain" ? unpackLzUtf8(stream.bytes.map((byte) => ~byte & 0xff)) : undefined;
    if (!text) return undefined;
    const packed = { codePoints: codePointsOfUtf8(text.literals), bits: text.repeats * 8 };
    return { codePoints: codePointsOfUtf8(text.bytes), unread: 0, packed };
  },
};

export function stegCloakReaders(symbols: readonly number[]): Reader[] {
  return symbols.every((codePoint) => alphabet.includes(codePoint)) ? [reader] : [];
}
