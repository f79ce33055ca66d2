import { CharacterClass } from "../unicode/classes.ts";
import { unitsOf } from "../unicode/text.ts";
import { has, Trait } from "../unicode/traits.ts";
import type { Channel, Sign } from "./signs.ts";

const JOINER = 0x200d;
const KEYCAP = 0x20e3;
const TEXT_SELECTOR = 0xfe0e;
const EMOJI_SELECTOR = 0xfe0f;

/** The emoji or text selector that may follow a sign and need not. */
export const emojiSelectors: Channel = {
  classes: 1 << CharacterClass.hidden,
  oddAt: (_, __, codePoint) => (codePoint === EMOJI_SELECTOR || codePoint === TEXT_SELECTOR ? 1 : 0),
  needs: /[^\0-\x7f]/,
  // Emoji head lists and stand in tables: each line is a paragraph, written by the same hand.
  between: 6,
  decodes: true,
  *read({ text }): Generator<Sign> {
    let end = 0;
    for (let index = 0; index < text.length; index = end) {
      const base = text.codePointAt(index) ?? 0;
      end = index + unitsOf(base);
      if (base < 0x80 ? !isKeycap(text, index) : !has(base, Trait.emojiVariation)) continue;
      const next = text.charCodeAt(end);
      const symbol = next === EMOJI_SELECTOR || next === TEXT_SELECTOR ? text.charAt(end) : "";
      const start = index;
      end += symbol.length;
      // A skin tone takes the selector's place.
      if (symbol === "" && isSkinTone(text.codePointAt(end) ?? 0)) continue;
      const isAfter = text.charCodeAt(start - 1) === JOINER;
      const isBefore = text.charCodeAt(end) === JOINER;
      const context = `${text.slice(start, start + unitsOf(base))}${isAfter ? "<" : ""}${isBefore ? ">" : ""}`;
      yield { context, symbol, start, end };
    }
  },
};

const FIRST_SELECTOR = 0xfe00;
const LAST_STANDARDIZED = 0xfe02;
const isStandardized = (unit: number): boolean => unit >= FIRST_SELECTOR && unit <= LAST_STANDARDIZED;

/** The selectors that Unicode registers after other signs: a zero with a stroke, a serif on an intersection. */
export const standardizedSelectors: Channel = {
  classes: 1 << CharacterClass.hidden,
  oddAt: (_, __, codePoint) => (isStandardized(codePoint) ? 1 : 0),
  needs: /0|[^\0-\x7f]/,
  between: 6,
  decodes: true,
  *read({ text }): Generator<Sign> {
    let end = 0;
    for (let index = 0; index < text.length; index = end) {
      const base = text.codePointAt(index) ?? 0;
      end = index + unitsOf(base);
      if (!has(base, standardized) || has(base, Trait.unifiedIdeograph)) continue;
      const next = text.charCodeAt(end);
      const symbol = isStandardized(next) ? text.charAt(end) : "";
      const start = index;
      end += symbol.length;
      yield { context: text.slice(start, start + unitsOf(base)), symbol, start, end };
    }
  },
};

/** VARIATION SELECTOR-1 to -3, any of them. */
const standardized = Trait.standardized * 7;

const isSkinTone = (codePoint: number): boolean => codePoint >= 0x1f3fb && codePoint <= 0x1f3ff;

function isKeycap(text: string, index: number): boolean {
  const next = text.charCodeAt(index + 1);
  return next === KEYCAP || (next === EMOJI_SELECTOR && text.charCodeAt(index + 2) === KEYCAP);
}
