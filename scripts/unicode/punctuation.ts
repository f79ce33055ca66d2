import { packNumbers, packRuns } from "./pack.ts";
import { decompositionsOf, mapOf, setOf } from "./properties.ts";

const asciiSigns = [..."!\"#$%&'()*+,-./:;<=>?@[\\]^_{|}~`"];

/** Quotation marks that nobody takes for an ASCII quote: guillemets and corner brackets. */
const unlikeQuotes = [
  0x00ab, 0x00bb, 0x2039, 0x203a, 0x300c, 0x300d, 0x300e, 0x300f, 0xfe41, 0xfe42, 0xfe43, 0xfe44, 0xff62, 0xff63,
];
const doubleQuotes = new Set([0x201c, 0x201d, 0x201e, 0x201f, 0x2033, 0x2036, 0x2e42, 0x301d, 0x301e, 0x301f, 0xff02]);
const primes = [0x2032, 0x2033, 0x2035, 0x2036];
/** Dashes with a shape of their own: a letter's, two and three ems, slanted, double and wavy ones. */
const unlikeDashes = new Set([0x05be, 0x1400, 0x2e17, 0x2e1a, 0x2e3a, 0x2e3b, 0x2e5d, 0x301c, 0x3030]);
/**
 * Identifiers to a compiler: the click letters behind "if (isUser\u01C3= admin)" and "a \u01C1 b", the saltillos, the
 * syllabics that Go programs used for angle brackets before it had generics, and Tifinagh's exclamation mark.
 */
const signLikeLetters = new Set([0x01c0, 0x01c1, 0x01c3, 0xa78b, 0xa78c, 0x1433, 0x1438, 0x2d51]);
/** The ellipsis is honest in every language; nobody takes a hook for a backslash, or signs on top of each other. */
const unlikeSigns = new Set([0x2026, 0x244a, 0x2a20, 0x2aa5]);

/**
 * The ASCII signs, nearly always one, that a non-ASCII sign passes for, by code point: what has the skeleton of ASCII
 * signs (that of `|` is a letter, that of `"` two apostrophes), what NFKC folds to one without having been raised,
 * lowered or drawn as an emoji, and all dashes, quotation marks and primes.
 */
export async function punctuationTwins(skeletonOf: (text: string) => string): Promise<Map<number, string>> {
  const category = await mapOf("General_Category");
  const emoji = await setOf("Binary_Property/Emoji_Presentation");
  const raised = new Map([...(await decompositionsOf("Super")), ...(await decompositionsOf("Sub"))]);
  const eligible = (c: number): boolean =>
    (/Punctuation$|Symbol$|^Modifier_Letter$/.test(category[c] ?? "") && !emoji.has(c) && !raised.has(c)) ||
    signLikeLetters.has(c);
  const bySkeleton = new Map<string, string>();
  for (const sign of asciiSigns) if (!bySkeleton.has(skeletonOf(sign))) bySkeleton.set(skeletonOf(sign), sign);
  const twins = new Map<number, string>();
  for (const c of await setOf("Binary_Property/Dash"))
    if (c > 0x7f && eligible(c) && !unlikeDashes.has(c)) twins.set(c, "-");
  for (const c of [...(await setOf("Binary_Property/Quotation_Mark")), ...primes])
    if (c > 0x7f && eligible(c)) twins.set(c, doubleQuotes.has(c) ? '"' : "'");
  for (let c = 0x80; c < 0x110000; c++) {
    if (!eligible(c) || (c >= 0x2018 && c <= 0x201f) || primes.includes(c)) continue;
    const folded = String.fromCodePoint(c).normalize("NFKC");
    const skeleton = skeletonOf(String.fromCodePoint(c));
    const twin = asciiSigns.includes(folded) ? folded : (bySkeleton.get(skeleton) ?? signsOf(skeleton));
    if (twin && !unlikeSigns.has(c)) twins.set(c, twin);
  }
  for (const c of unlikeQuotes) twins.delete(c);
  return new Map([...twins].sort(([a], [b]) => a - b));
}

/** Several signs whose skeleton this is: `||` has that of two letters. */
function signsOf(skeleton: string): string | undefined {
  if (/^l{2,}$/.test(skeleton)) return "|".repeat(skeleton.length);
  return skeleton.length > 1 && [...skeleton].every((sign) => asciiSigns.includes(sign)) ? skeleton : undefined;
}

/** The twins, each as length and code units, and the rank of each code point's from 1 on. */
export function packPunctuation(twins: ReadonlyMap<number, string>): { twins: string; runs: string } {
  const texts = [...new Set(twins.values())].sort();
  const ranks = new Map([...twins].map(([c, twin]) => [c, texts.indexOf(twin) + 1]));
  const units = texts.flatMap((text) => [text.length, ...Array.from(text, (sign) => sign.charCodeAt(0))]);
  return { twins: packNumbers(units), runs: packRuns((c) => ranks.get(c) ?? 0) };
}
