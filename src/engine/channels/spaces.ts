import { CharacterClass, classOf } from "../unicode/classes.ts";
import { isWordAt } from "./letters.ts";
import { type Channel, isText, type Sign, spanReader } from "./signs.ts";

/** Prepositions that Slavic and French typography ties to the next word are no longer. */
const SHORT = 3;

/** Which space stands between two words. Beside digits and signs typography decides. */
export const spaces: Channel = {
  classes: 1 << CharacterClass.space,
  oddAt: ({ text, spanAt }, index) =>
    index > 0 && isWordAt(text, index - 1) && isWordAt(text, index + 1) && isText(spanAt(index)) ? 1 : 0,
  needs: /[A-Za-z] [A-Za-z]|[^\0-\x7f]/,
  *read(line): Generator<Sign> {
    const { text } = line;
    const spanAt = spanReader(line);
    let start = 0;
    let pending: Sign | undefined;
    for (let index = 0; index <= text.length; index++) {
      if (index < text.length && !isSpaceAt(text, index)) continue;
      const isWord = isWordOfText(text, start, index);
      if (pending && isWord && isText(spanAt(pending.start))) yield pending;
      pending = undefined;
      if (isWord) {
        const context = text.charCodeAt(index - 1) >= 0x2e80 ? "wide" : index - start <= SHORT ? "short" : "word";
        pending = { context, symbol: text.charAt(index), start: index, end: index + 1 };
      }
      start = index + 1;
    }
  },
};

const isSpaceAt = (text: string, index: number): boolean => {
  const unit = text.charCodeAt(index);
  return unit === 0x20 || (unit >= 0x80 && classOf(unit) === CharacterClass.space);
};

/** Letters, hyphens and apostrophes, not all the same: `MMM y` is a pattern of dates, `\(Fo` the name of a sign. */
function isWordOfText(text: string, start: number, end: number): boolean {
  if (start === end || !isWordAt(text, start) || !isWordAt(text, end - 1) || isMongolian(text.charCodeAt(start)))
    return false;
  let varies = false;
  for (let index = start; index < end; index++) {
    varies ||= text.charCodeAt(index) !== text.charCodeAt(start);
    if (!isWordAt(text, index) && !/[-'\u2019]/.test(text.charAt(index))) return false;
  }
  return varies;
}

/** Its suffixes follow U+202F. */
const isMongolian = (unit: number): boolean => unit >= 0x1800 && unit <= 0x18af;
