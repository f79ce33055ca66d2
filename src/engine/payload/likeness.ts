/**
 * How much a decoded text looks like text, in bits: the minimum description length under a few plain models of what
 * people write. Each model is a probability distribution, so by Markov's inequality a source of chance gives a text
 * that is cheaper than its carrier by `n` bits or more with a probability of 2^-n at the most.
 */

import { CharacterClass, classOf } from "../unicode/classes.ts";
import { scriptOf } from "../unicode/scripts.ts";
import { has, Trait } from "../unicode/traits.ts";

/** Of a hundred thousand letters of English; other languages in Latin letters cost a fraction of a bit more. */
const frequencies = [
  8170, 1490, 2780, 4250, 12700, 2230, 2020, 6090, 6970, 250, 870, 4030, 2410, 6750, 7510, 1930, 200, 5990, 6330, 9060,
  2760, 980, 2360, 250, 1970, 180,
];
const total = frequencies.reduce((sum, one) => sum + one, 0);
const letterBits = frequencies.map((frequency) => -Math.log2(frequency / total));

/** What a code point is to the models. */
const Kind = {
  hex: 0,
  lower: 1,
  upper: 2,
  digit: 3,
  space: 4,
  break: 5,
  sign: 6,
  mark: 7,
  same: 8,
  other: 9,
  symbol: 10,
  bad: 11,
};

/** Bits by {@link Kind}: what a model takes to say that a code point of the kind follows, and for ASCII which one. */
const models = [
  // Words in Latin letters: lower-case letters are weighed by their frequency on top.
  { weighs: true, costs: [0.6, 0.6, 9.5, 7.5, 2.7, 7.5, 8, 8.5, 5, 9, 9, 40] },
  // Words of another script.
  { weighs: true, costs: [6, 6, 12, 8, 3, 8, 9, 9, 0.5, 5, 8, 40] },
  // Base64 and the like.
  { weighs: false, costs: [6.1, 6.1, 6.1, 6.1, 9, 8, 6.1, 12, 40, 40, 40, 40] },
  // Hexadecimal digits.
  { weighs: false, costs: [4.2, 12, 5.2, 4.2, 8, 8, 12, 12, 40, 40, 40, 40] },
  // Printable ASCII, as in code.
  { weighs: false, costs: [6.7, 6.7, 6.7, 6.7, 6, 6.7, 6.7, 6.7, 10, 12, 12, 40] },
] as const;

/** To say which model it is. */
const MODEL_BITS = Math.log2(models.length);

/** The costs of all models side by side, kind by kind. */
const costsByKind = Float64Array.from(
  Object.values(Kind).flatMap((kind) => models.map(({ costs }) => costs[kind] ?? 0)),
);
const weighing = models.map(({ weighs }) => weighs);

/** The bits that it takes to write the text down under the model that suits it best. */
export function textBits(codePoints: readonly number[]): number {
  const costs = new Float64Array(models.length);
  let script = "";
  for (const codePoint of codePoints) {
    let kind: number;
    let size = 0;
    if (codePoint < 0x80) kind = kindOfAscii(codePoint);
    else {
      kind = kindOf(codePoint, script);
      if (kind === Kind.same || kind === Kind.other) {
        const own = scriptOf(codePoint);
        if (own !== "Zinh") script = own;
        size = sizeOf(own, codePoint);
      } else if (kind === Kind.symbol) size = 8;
    }
    const letter = kind <= Kind.lower ? (letterBits[codePoint - 0x61] ?? 0) : 0;
    const row = kind * costs.length;
    for (let model = 0; model < costs.length; model++) {
      const cost = (costsByKind[row + model] ?? 0) + size;
      costs[model] = (costs[model] ?? 0) + (weighing[model] ? cost + letter : cost);
    }
  }
  return Math.min(...costs) + MODEL_BITS;
}

function kindOfAscii(codePoint: number): number {
  if (codePoint >= 0x61 && codePoint <= 0x7a) return codePoint <= 0x66 ? Kind.hex : Kind.lower;
  if (codePoint >= 0x41 && codePoint <= 0x5a) return Kind.upper;
  if (codePoint >= 0x30 && codePoint <= 0x39) return Kind.digit;
  if (codePoint === 0x20) return Kind.space;
  if (codePoint === 0x0a || codePoint === 0x09 || codePoint === 0x0d) return Kind.break;
  if (codePoint < 0x20 || codePoint === 0x7f) return Kind.bad;
  return base64Signs.has(codePoint) ? Kind.sign : Kind.mark;
}

/** `+`, `/`, `=`, `-`, `_`. */
const base64Signs: ReadonlySet<number> = new Set([0x2b, 0x2f, 0x3d, 0x2d, 0x5f]);

function kindOf(codePoint: number, script: string): number {
  const characterClass = classOf(codePoint);
  if (
    codePoint < 0xa0 ||
    codePoint === 0xfffd ||
    characterClass === CharacterClass.hidden ||
    characterClass === CharacterClass.bidi ||
    characterClass === CharacterClass.control
  )
    return Kind.bad;
  const own = scriptOf(codePoint);
  if (own === "Zzzz") return Kind.bad;
  if (has(codePoint, Trait.letter | Trait.mark)) return own === script || own === "Zinh" ? Kind.same : Kind.other;
  return Kind.symbol;
}

/** Bits to say which letter of its script. */
function sizeOf(script: string, codePoint: number): number {
  if (script === "Hani") return codePoint < 0x10000 ? 14.5 : 20;
  if (script === "Hang") return 13.5;
  return codePoint < 0x600 ? 7 : 9;
}

/**
 * The bits of a series of symbols, `alphabet` of them: the least of what they take when each is as likely as any
 * other, when some are more frequent, and when each depends on the one or the two before it (Krichevsky and Trofimov's
 * estimate). Honest series are seldom uniform: alternation, for one, decodes to a row of the letter U.
 */
export function seriesBits(symbols: readonly number[], alphabet: number): number {
  const uniform = symbols.length * Math.log2(Math.max(alphabet, 2));
  const orders = alphabet <= 8 ? [0, 1, 2] : [0];
  return Math.min(uniform, ...orders.map((order) => adaptiveBits(symbols, alphabet, order)));
}

function adaptiveBits(symbols: readonly number[], alphabet: number, order: number): number {
  const counts = new Float64Array(alphabet ** (order + 1));
  const totals = new Float64Array(alphabet ** order);
  let context = 0;
  let bits = 0;
  for (const symbol of symbols) {
    const at = context * alphabet + symbol;
    bits -= Math.log2(((counts[at] ?? 0) + 0.5) / ((totals[context] ?? 0) + alphabet / 2));
    counts[at] = (counts[at] ?? 0) + 1;
    totals[context] = (totals[context] ?? 0) + 1;
    context = order === 0 ? 0 : at % alphabet ** order;
  }
  return bits;
}
