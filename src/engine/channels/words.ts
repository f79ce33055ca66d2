import { CharacterClass } from "../unicode/classes.ts";
import { codePointBefore } from "../unicode/text.ts";
import { has, Joining, Trait, traitsOf } from "../unicode/traits.ts";
import { isWordAt } from "./letters.ts";
import { type Channel, ENOUGH_ODD, type Sign } from "./signs.ts";

const SOFT_HYPHEN = "\u00AD";
const NON_JOINER = "\u200C";
/** Nobody hyphenates shorter words, or parts one letter. */
const SHORTEST = 5;
const ODD_EVIDENCE = 5;

/** Soft hyphens in words, and non-joiners where nothing would join: with and without one, a word is drawn alike. */
export const optionalMarks: Channel = {
  classes: 1 << CharacterClass.hidden,
  oddAt: (_, __, codePoint) => (codePoint === 0xad || codePoint === 0x200c ? ENOUGH_ODD : 0),
  // Words are compared with those of other such lines only: to keep each word of a book would take gigabytes.
  needs: /[\u00AD\u200C]/,
  *read({ text }): Generator<Sign> {
    let start = 0;
    for (let index = 0; index <= text.length; index++) {
      if (index < text.length && (isWordAt(text, index) || isOptional(text.charAt(index)))) continue;
      if (index > start && isWordAt(text, start) && text.charAt(index - 1) !== SOFT_HYPHEN)
        yield signOf(text, start, index);
      start = index + 1;
    }
  },
};

const isOptional = (char: string): boolean => char === SOFT_HYPHEN || char === NON_JOINER;

function signOf(text: string, start: number, end: number): Sign {
  let bare = "";
  let symbol = "";
  for (let index = start; index < end; index++) {
    const char = text.charAt(index);
    if (char === SOFT_HYPHEN || (char === NON_JOINER && isIdleAt(text, index, end))) {
      symbol += char;
    } else bare += char;
  }
  const isOdd =
    bare.length < SHORTEST || text.charAt(start + 1) === SOFT_HYPHEN || text.charAt(end - 2) === SOFT_HYPHEN;
  const surplus = isOdd && symbol.includes(SOFT_HYPHEN) ? ODD_EVIDENCE : 0;
  return { context: bare.toLowerCase(), symbol, start, end, surplus };
}

/** Whether a non-joiner keeps nothing apart: the word ends, or the letter before it does not join onward. */
function isIdleAt(text: string, index: number, end: number): boolean {
  if (index + 1 === end) return true;
  const before = codePointBefore(text, index) ?? 0;
  const joining = traitsOf(before) & Trait.joining;
  return has(before, Trait.letter) && joining !== Joining.dual && joining !== Joining.left;
}
