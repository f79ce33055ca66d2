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
  // No syllable between two hyphens is one letter; and a line of such would be looked at over and over.
  if (line.charCodeAt(index - 2) === SOFT_HYPHEN || line.charCodeAt(index + 2) === SOFT_HYPHEN) return false;
  const from = Math.max(0, index - NEAR);
  const near = line.slice(from, index + NEAR);
  const at = index - from;
  const token = around(near, at, notBlank);
  if (codeLike.test(token)) return false;
  const letters = Array.from(around(near, at, notPartingWord).replace(/\u00ad/g, ""), (c) => c.codePointAt(0) ?? 0);
  const length = letters.filter((c) => has(c, Trait.letter)).length;
  if (length < shortWord) return false;
  if (!isValue || length >= longWord) return true;
  const value = around(near, at, notPartingValues).trim();
  return /\s/.test(value) || Array.from(value).some((c) => c > "\u007f" && has(c.codePointAt(0) ?? 0, Trait.letter));
}

const SOFT_HYPHEN = 0xad;
const blanksAndQuotes: ReadonlySet<number> = new Set(Array.from(" \t\"'`<>()[]{}", (sign) => sign.charCodeAt(0)));
const valueEnds: ReadonlySet<number> = new Set(Array.from("\"'`=\t,;:|<>{}", (sign) => sign.charCodeAt(0)));

type Kind = (unit: number) => boolean;
const notBlank: Kind = (unit) =>
  !blanksAndQuotes.has(unit) && !(unit >= 0x80 && classOf(unit) === CharacterClass.space);
const notPartingValues: Kind = (unit) => !valueEnds.has(unit);
const notPartingWord: Kind = (unit) =>
  unit === SOFT_HYPHEN || isSurrogate(unit) || has(unit, Trait.letter) || has(unit, Trait.mark);
const isSurrogate: Kind = (unit) => unit >= 0xd800 && unit <= 0xdfff;

/** Addresses, paths, names with an underscore or an extension, assignments and options. */
const codeLike = /[_=\\@]|\/\/|^[~.]{0,2}\/|\/.{0,60}[/.]\w|^--|[a-z0-9]\.[a-z]\w/i;

/** The stretch around `at` whose units are all of a kind. */
function around(text: string, at: number, kind: Kind): string {
  let start = at;
  while (start > 0 && kind(text.charCodeAt(start - 1))) start--;
  let end = at + 1;
  while (end < text.length && kind(text.charCodeAt(end))) end++;
  return text.slice(start, end);
}
