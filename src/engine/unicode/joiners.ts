/**
 * Where scripts need a joiner: rules A1, A2 and B of UTS #39 §3.1.1.1, and the places beyond them
 * where people who write these scripts put one. Each looks as far as the marks around it reach, up
 * to the next hidden character, so that a line of joiners is judged in linear time.
 */

import { scriptOf } from "./scripts.ts";
import { codePointBefore, unitsOf } from "./text.ts";
import { has, Joining, Trait, traitsOf } from "./traits.ts";

const zwnj = 0x200c;

const joiningOf = (codePoint: number): number => traitsOf(codePoint) & Trait.joining;
const joinsOnward = (c: number): boolean => joiningOf(c) === Joining.dual || joiningOf(c) === Joining.left;
const joinsBack = (c: number): boolean => joiningOf(c) === Joining.dual || joiningOf(c) === Joining.right;
const isHidden = (c: number): boolean => has(c, Trait.defaultIgnorable);
const isTransparent = (c: number): boolean => joiningOf(c) === Joining.transparent && !isHidden(c);
const isNonspacing = (c: number): boolean => has(c, Trait.nonspacing) && !isHidden(c);
const isDigit = (c: number): boolean =>
  (c >= 0x30 && c <= 0x39) || (c >= 0x660 && c <= 0x669) || (c >= 0x6f0 && c <= 0x6f9);

type Skip = (codePoint: number) => boolean;

/** The nearest code point before `index` that is not skipped, and where it starts. */
function lookBack(line: string, index: number, skip: Skip): { found: number | undefined; start: number } {
  let start = index;
  for (;;) {
    const found = codePointBefore(line, start);
    if (found === undefined) return { found, start };
    start -= unitsOf(found);
    if (!skip(found)) return { found, start };
  }
}

function lookAhead(line: string, index: number, skip: Skip): number | undefined {
  for (let at = index; ; ) {
    const found = line.codePointAt(at);
    if (found === undefined || !skip(found)) return found;
    at += unitsOf(found);
  }
}

/** The script of `$L $M* $V $M1*` before `index`, where $M1 has a combining class and $V that of a virama. */
function conjunctBefore(line: string, index: number): string | undefined {
  const { found, start } = lookBack(
    line,
    index,
    (c) => isNonspacing(c) && has(c, Trait.reordered) && !has(c, Trait.virama),
  );
  if (found === undefined || !has(found, Trait.virama)) return undefined;
  const letter = lookBack(line, start, isNonspacing).found;
  const script = scriptOf(found);
  return letter !== undefined && has(letter, Trait.letter) && scriptOf(letter) === script ? script : undefined;
}

/** Whether the ZERO WIDTH NON-JOINER at `index` keeps apart what would join. */
export function keepsApart(line: string, index: number, inProse: boolean): boolean {
  const next = line.codePointAt(index + 1);
  // A word ends here: needless, yet common in Persian, Kurdish and Kannada. A second one is another matter.
  const atEnd = next === undefined || next === zwnj || (!isHidden(next) && !has(next, Trait.letter | Trait.mark));
  const script = conjunctBefore(line, index);
  if (script !== undefined) {
    const letter = lookAhead(line, index + 1, (c) => isNonspacing(c) && has(c, Trait.reordered));
    return atEnd || (letter !== undefined && has(letter, Trait.letter) && scriptOf(letter) === script);
  }
  const left = lookBack(line, index, isTransparent).found;
  if (left === undefined || isHidden(left)) return false;
  if (atEnd) return joinsOnward(left);
  const right = lookAhead(line, index + 1, isTransparent);
  if (right === undefined || !joinsBack(right)) return false;
  // A1 asks for a letter that joins onward, but after others, too, people write the suffix apart.
  if (has(left, Trait.letter) && scriptOf(left) === scriptOf(right)) return true;
  return isDigit(left) || (inProse && has(left, Trait.letter));
}

/** Whether the ZERO WIDTH JOINER at `index` gives a conjunct or a joining form that would not show without it. */
export function joinsLetters(line: string, index: number): boolean {
  const next = line.codePointAt(index + 1);
  if (conjunctBefore(line, index) !== undefined) return next === undefined || !has(next, Trait.vowelDependent);
  const left = lookBack(line, index, isTransparent).found;
  const right = lookAhead(line, index + 1, isTransparent);
  if ((left !== undefined && isHidden(left)) || (right !== undefined && isHidden(right))) return false;
  if (left !== undefined && next !== undefined && formsYaphala(line, index, left, next)) return true;
  const leftJoins = left !== undefined && joinsOnward(left);
  return leftJoins !== (right !== undefined && joinsBack(right));
}

/** Bengali and Kannada put the joiner before the virama: letter, ZWJ, virama, letter. */
function formsYaphala(line: string, index: number, left: number, next: number): boolean {
  const last = line.codePointAt(index + 1 + unitsOf(next));
  const script = scriptOf(next);
  const isLetter = (c: number | undefined): boolean =>
    c !== undefined && has(c, Trait.letter) && scriptOf(c) === script;
  return has(next, Trait.virama) && isLetter(left) && isLetter(last);
}
