import { CharacterClass } from "../unicode/classes.ts";
import { unitsOf } from "../unicode/text.ts";
import { has, Trait } from "../unicode/traits.ts";
import { type Channel, ENOUGH_ODD, type Sign } from "./signs.ts";

const FIRST = 0xe0100;
const LAST = 0xe01ef;
/** Of 60,000 registered variants of ideographs nearly all are among the first of theirs. */
const COMMON = 5;
const RARE = 17;
const RARE_EVIDENCE = 7;

/** The variant of an ideograph that a selector chooses: eight bits, and few fonts draw a difference. */
export const ideographSelectors: Channel = {
  classes: 1 << CharacterClass.hidden,
  oddAt: (_, __, codePoint) => (codePoint >= FIRST && codePoint <= LAST ? ENOUGH_ODD : 0),
  room: 8,
  *read({ text }): Generator<Sign> {
    // Ideographs without a selector are compared with those beside them only: a book has millions.
    if (!/\uDB40[\uDD00-\uDDEF]/.test(text)) return;
    let end = 0;
    for (let start = 0; start < text.length; start = end) {
      const base = text.codePointAt(start) ?? 0;
      end = start + unitsOf(base);
      if (base < 0x3400 || !has(base, Trait.unifiedIdeograph)) continue;
      const next = text.codePointAt(end) ?? 0;
      const selector = next >= FIRST && next <= LAST ? next : 0;
      const symbol = selector === 0 ? "" : String.fromCodePoint(selector);
      end += symbol.length;
      const rank = selector - FIRST;
      yield {
        context: text.slice(start, start + unitsOf(base)),
        symbol,
        start,
        end,
        surplus: rank >= RARE ? RARE_EVIDENCE : rank >= COMMON ? 1 : 0,
      };
    }
  },
};
