/** When hidden characters are a message although they are few, or stand where they may. */

import { isSelector, selectorByte } from "./code-points.ts";
import { promise } from "./quick.ts";
import { evidenceOf, evidenceOfNumbers } from "./readings.ts";

/** Bits of evidence asked of characters that nobody needs where they stand: by chance one such series in 1,000. */
const AMONG_STRAYS = 10;
/** And of characters that honest texts are made of: one series in 10^12. */
const AMONG_HONEST = 40;

/** Whether a few characters that nobody needs say something by their numbers: nothing else fits into less than eight. */
export function carries(series: readonly number[]): boolean {
  return series.length >= 3 && (series.every(isLetter) || evidenceOfNumbers(series) >= AMONG_STRAYS);
}

/** A selector beyond the sixteenth that is a byte of ASCII. Nothing registers them: three that nobody needs are enough. */
const isLetter = (c: number): boolean =>
  c > 0xfe0f && isSelector(c) && selectorByte(c) >= 0x20 && selectorByte(c) < 0x7f;

/** Whether characters that may stand where they do say something as bits. */
export function speaks(series: readonly number[]): boolean {
  return series.length >= 32 && promise(series) >= AMONG_HONEST && evidenceOf(series) >= AMONG_HONEST;
}

/** No registered ideographic sequence goes beyond VARIATION SELECTOR-48, nearly all end at the first few. */
const LAST_IDEOGRAPHIC = 48;
const LONG = 8;

/** Whether a series of sequences that are all valid is there for another reason than what it shows. */
export function isPlanted(series: readonly number[]): boolean {
  if (series.length < LONG) return false;
  const selectors = series.filter((c) => isSelector(c) && c > 0xfe0f);
  const strange = selectors.filter((c) => selectorByte(c) >= LAST_IDEOGRAPHIC).length;
  if (strange >= LONG && strange * 2 >= selectors.length) return true;
  return evidenceOfNumbers(series) >= AMONG_HONEST || speaks(series);
}

/** Noncharacters in the order of their numbers: expressions of grammars list what no text may have. */
export function isList(series: readonly number[]): boolean {
  return series.every((c, at) => isNoncharacter(c) && c > (series[at - 1] ?? 0));
}

const isNoncharacter = (c: number): boolean => (c & 0xfffe) === 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
