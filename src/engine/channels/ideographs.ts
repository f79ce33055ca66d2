import { CharacterClass } from "../unicode/classes.ts";
import { codePointBefore, unitsOf } from "../unicode/text.ts";
import { has, Trait } from "../unicode/traits.ts";
import { type Channel, ENOUGH_ODD, type Sign } from "./signs.ts";

const FIRST = 0xe0100;
const LAST = 0xe01ef;
/** Of 60,000 registered variants of ideographs nearly all are among the first of theirs. */
const COMMON = 5;
const RARE = 17;
const RARE_EVIDENCE = 7;

/** VARIATION SELECTOR-1 to -3 choose compatibility ideographs, one or two of each. */
const isCompatible = (unit: number): boolean => unit >= 0xfe00 && unit <= 0xfe02;
const isRegistered = (codePoint: number): boolean => codePoint >= FIRST && codePoint <= LAST;

/** The variant of an ideograph that a selector chooses: eight bits, and few fonts draw a difference. */
export const ideographSelectors: Channel = {
  classes: 1 << CharacterClass.hidden,
  oddAt: ({ text }, index, codePoint) =>
    isRegistered(codePoint) ||
    (isCompatible(codePoint) && has(codePointBefore(text, index) ?? 0, Trait.unifiedIdeograph))
      ? ENOUGH_ODD
      : 0,
  room: 8,
  between: 6,
  decodes: true,
  needs: /[^\0-\x7f]/,
  read: (line) => (anySelector.test(line.text) ? signsOf(line.text) : none),
  readWith: (contexts) => (line) => signsOf(line.text, contexts),
};

const none: readonly Sign[] = [];
const anySelector = /[\uFE00-\uFE02]|\uDB40[\uDD00-\uDDEF]/;

/** Ideographs without a selector are signs only in these contexts: a book has millions. */
function* signsOf(text: string, contexts?: ReadonlySet<string>): Generator<Sign> {
  let end = 0;
  for (let start = 0; start < text.length; start = end) {
    const base = text.codePointAt(start) ?? 0;
    end = start + unitsOf(base);
    if (base < 0x3400 || !has(base, Trait.unifiedIdeograph)) continue;
    const next = text.codePointAt(end) ?? 0;
    const symbol = isRegistered(next) || isCompatible(next) ? String.fromCodePoint(next) : "";
    const context = text.slice(start, end);
    if (symbol === "" && contexts?.has(context) !== true) continue;
    end += symbol.length;
    const rank = next - FIRST;
    const surplus = symbol === "" ? 0 : rank >= RARE ? RARE_EVIDENCE : rank >= COMMON ? 1 : 0;
    yield { context, symbol, start, end, surplus };
  }
}
