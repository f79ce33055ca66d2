/** When hidden characters are a message although they are few, or stand where they may. */

import { isSelector, selectorByte } from "./code-points.ts";
import { promise } from "./quick.ts";
import { evidenceOf, evidenceOfNumbers } from "./readings.ts";
import { codePointOf, type HiddenSeries, sampleOf } from "./series.ts";

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
export function isPlanted(series: HiddenSeries): boolean {
  const { length } = series.places;
  if (length < LONG) return false;
  let [selectors, strange] = [0, 0];
  for (let at = 0; at < length; at++) {
    const codePoint = codePointOf(series, at);
    if (codePoint <= 0xfe0f || !isSelector(codePoint)) continue;
    selectors++;
    if (selectorByte(codePoint) >= LAST_IDEOGRAPHIC) strange++;
  }
  if (strange >= LONG && strange * 2 >= selectors) return true;
  const sample = sampleOf(series);
  return evidenceOfNumbers(sample) >= AMONG_HONEST || speaks(sample);
}

/** Noncharacters in the order of their numbers: expressions of grammars list what no text may have. */
export function isList(series: HiddenSeries): boolean {
  let last = 0;
  for (let at = 0; at < series.places.length; at++) {
    const codePoint = codePointOf(series, at);
    if (!isNoncharacter(codePoint) || codePoint <= last) return false;
    last = codePoint;
  }
  return true;
}

const isNoncharacter = (c: number): boolean => (c & 0xfffe) === 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
