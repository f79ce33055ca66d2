/**
 * Blanks at the ends of lines as SNOW (stegsnow) writes them, without its compression and encryption: from the first
 * trailing tab on, each number of spaces before a tab or the line's end is three bits, the lowest first; a tab with
 * no space before it is a zero. Eight bits are a byte, the highest first.
 */

import type { Reader } from "./reader.ts";
import { codePointsOfUtf8 } from "./utf8.ts";

const TAB = 0x09;
const LINE_FEED = 0x0a;
const SPACE = 0x20;

function bitsOf(series: readonly number[]): number[] | undefined {
  const bits: number[] = [];
  let spaces = 0;
  let begun = false;
  let startsLine = true;
  const flush = (): void => {
    bits.push(spaces & 1, (spaces >> 1) & 1, (spaces >> 2) & 1);
    spaces = 0;
  };
  for (const codePoint of series) {
    if (codePoint === LINE_FEED) {
      if (spaces > 7) return undefined;
      if (spaces > 0) flush();
      startsLine = true;
      continue;
    }
    if (!begun) {
      // Trailing blanks that were there before do not begin with a tab.
      begun = startsLine && codePoint === TAB;
      startsLine = false;
      continue;
    }
    startsLine = false;
    if (codePoint === SPACE) spaces++;
    else if (codePoint === TAB && spaces <= 7) flush();
    else return undefined;
  }
  if (spaces > 0) flush();
  return bits;
}

const reader: Reader = {
  method: "spaces and tabs (SNOW)",
  read: (series) => {
    const bits = bitsOf(series);
    if (!bits) return undefined;
    const bytes: number[] = [];
    // The last group of three may reach beyond the last byte.
    for (let index = 0; index + 8 <= bits.length; index += 8)
      bytes.push(bits.slice(index, index + 8).reduce((byte, bit) => byte * 2 + bit, 0));
    return { codePoints: codePointsOfUtf8(bytes), unread: 0, room: bits.length };
  },
};

export function snowReaders(alphabet: readonly number[]): Reader[] {
  return alphabet.includes(TAB) && alphabet.every((c) => c === TAB || c === SPACE || c === LINE_FEED) ? [reader] : [];
}
