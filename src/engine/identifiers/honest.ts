import { canReorder } from "../bidi/reorder.ts";
import type { Language } from "../syntax/languages.ts";
import { nfc, nfkc } from "../unicode/normalize.ts";
import { scriptOf } from "../unicode/scripts.ts";
import { skeleton } from "../unicode/skeleton.ts";
import { plain } from "./keys.ts";
import { foldOf, isMathematical } from "./language.ts";

/**
 * Whether nobody takes two names with equal skeletons for each other, or the language takes them for one. Skeletons are a
 * hint, not a proof (UTS #39 §4).
 */
export function isHonestPair(one: string, other: string, language: Language): boolean {
  if (isAscii(one) && isAscii(other)) return true;
  const form = foldOf(language);
  if (form !== undefined && folded(one, form) === folded(other, form)) return true;
  if (isMathematical(language) && plain(one) !== one && plain(one) === plain(other)) return true;
  if (isSymbol(one) || isSymbol(other) || (one.length === 1 && isDotlessPair(one, other))) return true;
  return isNotation(one, other) || isNotation(other, one) || isLigature(one, other) || isNativePair(one, other);
}

const folded = (text: string, form: "NFC" | "NFKC"): string => (form === "NFC" ? nfc(text) : nfkc(text));

/** A letterlike symbol by itself: the real numbers, information. Not kelvin, ohm and \u00e5ngstr\u00f6m: they are the letters. */
const isSymbol = (text: string): boolean => /^[\u2100-\u2125\u2127-\u2129\u212c-\u214f]$/.test(text);
const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);
const SEPARATOR = /[_$]/;
/** A Greek small letter that mathematics uses, with what may be attached to it: digits, primes, subscripts. */
const GREEK_SIGN = /^[\u03b1-\u03be\u03c0-\u03c9\u03d1\u03d5\u03f0\u03f1\u03f5][0-9\u2032\u2080-\u2089]*$/;
/** Those that are drawn like a Latin letter in most fonts. */
const DRAWN_LIKE_LATIN = /^[\u03b9\u03bd\u03c1\u03c5]/;

/** Names that a dot on the i alone tells apart, as it does in Turkish. */
export const isDotlessPair = (one: string, other: string): boolean =>
  one.replaceAll("\u0131", "i") === other.replaceAll("\u0131", "i");

/** A Greek sign and a Latin one, as formulas use them side by side: the density \u03c1 and the pressure p. */
function isNotation(one: string, other: string): boolean {
  const chunks = one.split(SEPARATOR);
  const others = other.split(SEPARATOR);
  if (chunks.length !== others.length || !chunks.some((chunk) => GREEK_SIGN.test(chunk))) return false;
  return chunks.every(
    (chunk, at) =>
      chunk === others[at] || (GREEK_SIGN.test(chunk) && (chunks.length === 1 || !DRAWN_LIKE_LATIN.test(chunk))),
  );
}

/** `\u00e6` beside `ae`: the table writes as two letters what everybody sees as one. Ligatures that NFKC takes apart do pass. */
function isLigature(one: string, other: string): boolean {
  const [letters, plainLetters] = isAscii(other) ? [one, other] : [other, one];
  if (!isAscii(plainLetters)) return false;
  return Array.from(letters).some(
    (letter) => letter > "\u007f" && nfkc(letter) === letter && /^[a-z]{2,}$/i.test(skeleton(letter)),
  );
}

/** Letters of Hebrew, Arabic and their neighbours that all have the prototype of one stroke or ring: its readers differ. */
function isNativePair(one: string, other: string): boolean {
  if (!canReorder(one) || !canReorder(other) || nfkc(one) === nfkc(other)) return false;
  const [first, second] = [Array.from(one), Array.from(other)];
  return first.some((letter, at) => {
    const beside = second[at];
    if (beside === undefined || beside === letter) return false;
    const [a, b] = [letter.codePointAt(0) ?? 0, beside.codePointAt(0) ?? 0];
    return scriptOf(a) === scriptOf(b) && (isAscii(skeleton(letter)) || a === YEH || b === YEH);
  });
}

/** With its dots a consonant; without them another letter. */
const YEH = 0x64a;
