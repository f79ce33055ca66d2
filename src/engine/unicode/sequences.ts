import { CharacterClass, classOf } from "./classes.ts";
import { isFlagTag, joinsEmoji } from "./emoji.ts";
import { joinsLetters, keepsApart } from "./joiners.ts";
import { isUnspaced, scriptOf } from "./scripts.ts";
import { codePointBefore, unitsOf } from "./text.ts";
import { has, Trait } from "./traits.ts";

/**
 * Whether the hidden character at `index` (UTF-16 units) stands where a script or an emoji needs it.
 * Looks only as far as the sequence reaches: a line full of hidden characters takes linear time.
 *
 * @param inProse whether the text is for readers: there a soft hyphen inside a word is honest.
 */
export function isNeededAt(line: string, index: number, inProse: boolean): boolean {
  const codePoint = line.codePointAt(index);
  if (codePoint === undefined) return false;
  if (isInAsciiWord(line, index, codePoint)) return false;
  const previous = codePointBefore(line, index) ?? 0;
  const next = line.codePointAt(index + unitsOf(codePoint)) ?? 0;
  if (codePoint >= 0xfe00 && codePoint <= 0xfe0f) return isVariation(line, index, previous, codePoint - 0xfe00);
  if (codePoint >= 0xe0100 && codePoint <= 0xe01ef) return has(previous, Trait.unifiedIdeograph);
  if (codePoint >= 0xe0020 && codePoint <= 0xe007f) return isFlagTag(line, index);
  if (codePoint >= 0x13430 && codePoint <= 0x1343f) return isBeside("Egyp", previous, next);
  if (codePoint >= 0x1bca0 && codePoint <= 0x1bca3) return isBeside("Dupl", previous, next);
  switch (codePoint) {
    case 0x200c:
      return keepsApart(line, index, inProse);
    case 0x200d:
      return joinsEmoji(line, index) || joinsLetters(line, index);
    case 0x200b:
      return isLineBreakHint(previous, next);
    case 0x00ad:
      return inProse && isInWord(previous) && isInWord(next);
    case 0x034f:
      return isVisibleMark(next) && (isVisibleMark(previous) || isLetterOf("Hebr", previous));
    case 0x115f:
      return isVowelJamo(next) || (next === 0x1160 && isTrailJamo(line.charCodeAt(index + 2)));
    case 0x1160:
      return isLeadJamo(previous) || (previous === 0x115f && isTrailJamo(next));
    case 0x180b:
    case 0x180c:
    case 0x180d:
    case 0x180f:
      return isLetterOf("Mong", previous);
    case 0x180e:
      return isLetterOf("Mong", mongolianBefore(line, index)) && isLetterOf("Mong", next);
    case 0x2800:
      return isBrailleCell(previous) || isBrailleCell(next);
    case 0x16fe4:
      return isBeside("Kits", previous, next);
    default:
      return false;
  }
}

/** Between two letters of ASCII, nothing needs a hidden character but a soft hyphen, and none is there by a slip. */
export function isInAsciiWord(line: string, index: number, codePoint: number): boolean {
  return (
    codePoint !== 0xad &&
    isAsciiLetter(line.charCodeAt(index - 1)) &&
    isAsciiLetter(line.charCodeAt(index + unitsOf(codePoint)))
  );
}

const isAsciiLetter = (unit: number): boolean => (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
const isHidden = (c: number): boolean => classOf(c) === CharacterClass.hidden;
const isVisibleMark = (c: number): boolean => has(c, Trait.mark) && !isHidden(c);
const isInWord = (c: number): boolean => has(c, Trait.letter | Trait.mark) && !isHidden(c);
const isLetterOf = (script: string, c: number): boolean => has(c, Trait.letter) && scriptOf(c) === script;

/** A format control of a script that needs a visible letter beside it to act upon. */
const isBeside = (script: string, previous: number, next: number): boolean =>
  isLetterOf(script, previous) || isLetterOf(script, next);

const isLeadJamo = (c: number): boolean => (c >= 0x1100 && c <= 0x115e) || (c >= 0xa960 && c <= 0xa97c);
const isVowelJamo = (c: number): boolean => (c >= 0x1161 && c <= 0x11a7) || (c >= 0xd7b0 && c <= 0xd7c6);
const isTrailJamo = (c: number): boolean => (c >= 0x11a8 && c <= 0x11ff) || (c >= 0xd7cb && c <= 0xd7fb);

/** Braille texts and drawings have blank cells too; an empty one among others hides nothing. */
const isBrailleCell = (c: number): boolean => c > 0x2800 && c <= 0x28ff;

/** A vowel separator may follow a letter with its variation selector. */
function mongolianBefore(line: string, index: number): number {
  const previous = codePointBefore(line, index) ?? 0;
  const isSelector = (previous >= 0x180b && previous <= 0x180d) || previous === 0x180f;
  return isSelector ? (codePointBefore(line, index - 1) ?? 0) : previous;
}

function isLineBreakHint(previous: number, next: number): boolean {
  if (isHidden(previous) || isHidden(next)) return false;
  return isUnspaced(scriptOf(previous)) || isUnspaced(scriptOf(next));
}

/**
 * VARIATION SELECTOR-1 to -16, from 0. The emoji and text selectors follow the bases that
 * emoji-variation-sequences.txt lists, but digits, `#` and `*` only as keycaps; the others those that
 * StandardizedVariants.txt does.
 */
function isVariation(line: string, index: number, base: number, selector: number): boolean {
  if (selector >= 14) {
    if (base < 0x80) return selector === 15 && has(base, Trait.emojiVariation) && line.charCodeAt(index + 1) === 0x20e3;
    return has(base, Trait.emojiVariation);
  }
  return selector < 3 && has(base, Trait.standardized << selector);
}
