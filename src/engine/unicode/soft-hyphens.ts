import { CharacterClass, classOf } from "./classes.ts";
import { has, Trait } from "./traits.ts";

/** What is looked at to each side, in UTF-16 units: no word of a dictionary is longer. */
const NEAR = 64;

/** The shortest word that is hyphenated, in letters, and the shortest that needs nothing around it to be one. */
const shortWord = 5;
const longWord = 8;

/**
 * Whether the soft hyphen at `index` stands in a word that typographers would part: a word of text, of some length, and
 * not a part of an address, a path, a name or an option.
 *
 * @param isValue whether a program reads the text as a value. Then a short word of ASCII by itself is no text: it is
 * such a word that is compared with another.
 */
export function isHyphenation(line: string, index: number, isValue: boolean): boolean {
  if (!isInWord(line.charCodeAt(index - 1)) || !isInWord(line.charCodeAt(index + 1))) return false;
  if (partsLetter(line, index, -1) || partsLetter(line, index, 1)) return false;
  const length = lettersAround(line, index);
  if (length < shortWord || codeLike.test(around(line, index, notBlank))) return false;
  if (!isValue || length >= longWord) return true;
  const value = around(line, index, notPartingValues).trim();
  return /\s/.test(value) || Array.from(value).some((c) => c > "\u007f" && has(c.codePointAt(0) ?? 0, Trait.letter));
}

const SOFT_HYPHEN = 0xad;
const vowels: ReadonlySet<string> = new Set("aeiouyAEIOUY\u00e4\u00f6\u00fc");

/**
 * Whether one letter stands between this hyphen and the next one that way. It is a syllable if it is a vowel, as in
 * The-a-ter, and no others do so beside it: a line of such would be looked at over and over.
 */
function partsLetter(line: string, index: number, way: 1 | -1): boolean {
  const isHyphen = (at: number): boolean => line.charCodeAt(index + at * way) === SOFT_HYPHEN;
  return isHyphen(2) && (isHyphen(4) || isHyphen(-2) || !vowels.has(line.charAt(index + way)));
}

type Kind = (unit: number) => boolean;
const isSurrogate: Kind = (unit) => unit >= 0xd800 && unit <= 0xdfff;
const isInWord: Kind = (unit) => isSurrogate(unit) || has(unit, Trait.letter | Trait.mark);
const isOfWord: Kind = (unit) => unit === SOFT_HYPHEN || isInWord(unit);
const notBlank: Kind = (unit) =>
  unit < 0x80 ? !isAmong(blanksAndQuotes, unit) : classOf(unit) !== CharacterClass.space;
const notPartingValues: Kind = (unit) => unit >= 0x80 || !isAmong(valueEnds, unit);

/** ASCII signs, by their numbers: asked for each unit around each hyphen. */
const signs = (text: string): Uint8Array => {
  const among = new Uint8Array(0x80);
  for (const sign of text) among[sign.charCodeAt(0)] = 1;
  return among;
};
const isAmong = (among: Uint8Array, unit: number): boolean => among[unit] === 1;
const blanksAndQuotes = signs(" \t\"'`<>()[]{}");
const valueEnds = signs("\"'`=\t,;:|<>{}");

/** Addresses, paths, names with an underscore or an extension, assignments and options. */
const codeLike = /[_=\\@]|\/\/|^[~.]{0,2}\/|\/.{0,60}[/.]\w|^--|[a-z0-9]\.[a-z]\w/i;

/**
 * How many letters the word around `index` has, up to as many as make it a long one. Other hyphens count like letters:
 * whoever parts a word twice does so for its length.
 */
function lettersAround(line: string, index: number): number {
  let letters = 0;
  const from = Math.max(0, index - NEAR);
  const to = Math.min(line.length, index + NEAR);
  for (let at = index - 1; letters < longWord && at >= from && isOfWord(line.charCodeAt(at)); at--)
    if (isCounted(line, at)) letters++;
  for (let at = index + 1; letters < longWord && at < to && isOfWord(line.charCodeAt(at)); at++)
    if (isCounted(line, at)) letters++;
  return letters;
}

const isCounted = (line: string, index: number): boolean =>
  line.charCodeAt(index) === SOFT_HYPHEN || has(line.codePointAt(index) ?? 0, Trait.letter);

/** The stretch around `index` whose units are all of a kind. */
function around(line: string, index: number, kind: Kind): string {
  const from = Math.max(0, index - NEAR);
  const to = Math.min(line.length, index + NEAR);
  let start = index;
  while (start > from && kind(line.charCodeAt(start - 1))) start--;
  let end = index + 1;
  while (end < to && kind(line.charCodeAt(end))) end++;
  return line.slice(start, end);
}
