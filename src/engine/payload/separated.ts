/** Numbers of any length with a separator between them, and Morse code. */

import { digitsOf, type Numerals, permutations } from "./digits.ts";
import { REPLACEMENT, type Reader, type Symbols } from "./reader.ts";

/** A separator is more frequent than one in so many symbols: a number has 21 bits at the most. */
const LONGEST_NUMBER = 22;

/** One symbol separates, the others are digits: zero-width-lib, and bits with a mark after each letter. */
export function separatedReaders({ alphabet, ranks }: Symbols, numerals: readonly Numerals[]): Reader[] {
  const readers: Reader[] = [];
  for (const [rank, separator] of alphabet.entries()) {
    const count = ranks.filter((one) => one === rank).length;
    if (count * LONGEST_NUMBER < ranks.length) continue;
    for (const { base, digits } of numerals) {
      if (digits.has(separator)) continue;
      readers.push({
        method: "digits with a separator",
        read: (series) => {
          let read = 0;
          const codePoints = splitAt(series, separator).map((group) => {
            const own = digitsOf(group, digits);
            const number = numberOf(own, base);
            // A number that is no code point explains none of its digits.
            read += number === REPLACEMENT ? 1 : own.length + 1;
            return number;
          });
          return { codePoints, unread: Math.max(series.length - read, 0) };
        },
      });
    }
  }
  return readers;
}

function numberOf(digits: readonly number[], base: number): number {
  const value = digits.reduce((sum, digit) => sum * base + digit, 0);
  return value <= 0x10ffff ? value : REPLACEMENT;
}

/** The parts between separators; a separator at either end encloses nothing. */
function splitAt(series: readonly number[], separator: number): number[][] {
  const parts: number[][] = [];
  let part: number[] = [];
  for (const codePoint of series) {
    if (codePoint === separator) {
      if (part.length > 0) parts.push(part);
      part = [];
    } else part.push(codePoint);
  }
  if (part.length > 0) parts.push(part);
  return parts;
}

const SPACE = 0x20;

/** ITU-R M.1677: letters and digits, by dots and dashes. */
const morse = new Map(
  `a.- b-... c-.-. d-.. e. f..-. g--. h.... i.. j.--- k-.- l.-.. m-- n-. o--- p.--. q--.- r.-. s... t- u..- v...- w.--
   x-..- y-.-- z--.. 0----- 1.---- 2..--- 3...-- 4....- 5..... 6-.... 7--... 8---.. 9----. ..-.-.- ,--..-- ?..--.. /-..-.
   --....- @.--.-. =-...- :---... '.----. ".-..-. (-.--. )-.--.- +.-.-. !-.-.--`
    .split(/\s+/)
    .map((entry) => [entry.slice(1), entry.charCodeAt(0)] as const),
);

/** Three symbols: dot, dash and the end of a letter, twice at the end of a word; a fourth may end words. */
export function morseReaders({ alphabet }: Symbols): Reader[] {
  if (alphabet.length < 3 || alphabet.length > 4) return [];
  return permutations(alphabet).map((order): Reader => {
    const [dot, dash, gap, space] = order;
    return {
      method: "Morse code",
      read: (series) => {
        const text: number[] = [];
        let letter = "";
        let unread = 0;
        const end = (isWord: boolean): void => {
          const before = text.length;
          if (letter !== "") text.push(morse.get(letter) ?? REPLACEMENT);
          letter = "";
          // The end of a letter that there is none of is the end of a word.
          if ((isWord || text.length === before) && before > 0 && text.at(-1) !== SPACE) text.push(SPACE);
          if (text.length === before) unread++;
        };
        for (const codePoint of series) {
          if (codePoint === dot || codePoint === dash) {
            // None is longer than six; a longer one is none.
            if (letter.length < 8) letter += codePoint === dot ? "." : "-";
            else unread++;
          } else if (codePoint === gap || codePoint === space) end(codePoint === space);
          else unread++;
        }
        if (letter !== "") end(false);
        return { codePoints: text, unread };
      },
    };
  });
}
