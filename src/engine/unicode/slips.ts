import { CharacterClass, classOf } from "./classes.ts";
import { isUnspaced, scriptOf } from "./scripts.ts";
import { codePointBefore, unitsOf } from "./text.ts";
import { has, Trait } from "./traits.ts";

/**
 * Hidden characters that no rule of Unicode asks for where they stand and that honest texts are full of all the same
 * (measured on CLDR, Angular's and antd's locales): a second joiner, one at a word's edge, one that a font once needed;
 * a vowel separator of Mongolian twice or beside a pattern's letters; a hint between signs, or alone in its quotes.
 */
export function isSlipAt(line: string, index: number, inProse: boolean): boolean {
  if (isScriptSlip(line, index) || isBetweenHoles(line, index)) return true;
  const codePoint = line.codePointAt(index) ?? 0;
  const previous = codePointBefore(line, index);
  const next = line.codePointAt(index + unitsOf(codePoint));
  if (codePoint === 0x00ad) return isLetter(previous) && isLetter(next);
  if (!isHint(codePoint)) return false;
  return isSign(next) ? isSign(previous) : inProse && isLetter(next) && previous !== undefined && breaks.has(previous);
}

/**
 * Whether the joiner at `index` stands alone between two letters of one Brahmic word, where UTS #39 asks for none and
 * people write it all the time: after a vowel sign, before a vowel, beside a chillu.
 */
export function isJoinerInWord(line: string, index: number): boolean {
  if (!isJoiner(line.charCodeAt(index))) return false;
  const previous = codePointBefore(line, index);
  const next = line.codePointAt(index + 1);
  if (previous === undefined || next === undefined || !isLetter(previous) || !isLetter(next)) return false;
  const script = scriptOf(previous);
  return scriptOf(next) === script && joined.test(script) && !cursive.test(script);
}

/** Whether a few characters too many stand at `index` in a word of the script that has them, or at its edge. */
export function isScriptSlip(line: string, index: number): boolean {
  const unit = line.charCodeAt(index);
  if (isJoiner(unit)) return hasNeighbour(line, index, isJoiner, isJoined);
  if (isMongolian(unit)) return hasNeighbour(line, index, isMongolian, isMongolianLetter);
  return unit === 0x200b && hasNeighbour(line, index, isBreak, isUnspacedLetter);
}

const isJoined = (c: number): boolean => joined.test(scriptOf(c));
const isMongolianLetter = (c: number): boolean => scriptOf(c) === "Mong";
const isUnspacedLetter = (c: number): boolean => isUnspaced(scriptOf(c));

/** Whether a joiner or a hint holds two holes of a pattern together, or ends one of such: `{0}\u2060{1}`, `{1} {0}\u2060`. */
export function isBetweenHoles(line: string, index: number): boolean {
  const unit = line.charCodeAt(index);
  if (line.charCodeAt(index - 1) !== 0x7d || (!isJoiner(unit) && !isBreak(unit) && unit !== 0x2060)) return false;
  return (
    /^\{\d\}.\{\d\}$/.test(line.slice(Math.max(0, index - 3), index + 4)) ||
    /^\{\d\}.\{\d\}.["']$/.test(line.slice(Math.max(0, index - 7), index + 2))
  );
}

const isJoiner = (c: number): boolean => c === 0x200c || c === 0x200d;
const isBreak = (c: number): boolean => c === 0x200b;
const isMongolian = (c: number): boolean => c >= 0x180b && c <= 0x180f;
const isHint = (c: number): boolean => c === 0x200b || c === 0xfeff || (c >= 0x2060 && c <= 0x2064);
const isHidden = (c: number): boolean => classOf(c) === CharacterClass.hidden;
const isLetter = (c: number | undefined): boolean =>
  c !== undefined && has(c, Trait.letter | Trait.mark) && !isHidden(c);

/** A sign of ASCII: no letter, no digit, no blank. */
const isSign = (c: number | undefined): boolean =>
  c !== undefined && c > 0x20 && c < 0x7f && !(c >= 0x30 && c <= 0x39) && !((c | 0x20) >= 0x61 && (c | 0x20) <= 0x7a);

/** After these, long names and addresses may break. */
const breaks: ReadonlySet<number> = new Set(Array.from("/\\.-_:,|@&=?#", (sign) => sign.charCodeAt(0)));

/** Scripts whose letters change their shape beside a joiner. */
const joined =
  /^(Arab|Syrc|Mand|Nkoo|Mong|Phag|Adlm|Rohg|Deva|Beng|Guru|Gujr|Orya|Taml|Telu|Knda|Mlym|Sinh|Khmr|Mymr|Tibt|Java|Bali|Cakm|Newa|Mtei|Lana|Sund)$/;

/** Those of them that are no Brahmic ones. */
const cursive = /^(Arab|Syrc|Mand|Nkoo|Mong|Phag|Adlm|Rohg)$/;

/** So many slips stand side by side, as in `\u200C\u200C\u200D`; more are none. */
const LONGEST_SLIP = 4;

/** Whether the run that stands at `index` is short and has a letter beside it, or beyond one blank. */
function hasNeighbour(
  line: string,
  index: number,
  isSame: (codePoint: number) => boolean,
  isLetterOf: (codePoint: number) => boolean,
): boolean {
  let start = index;
  while (index - start <= LONGEST_SLIP && isSame(line.charCodeAt(start - 1))) start--;
  let end = index + 1;
  while (end - start <= LONGEST_SLIP && isSame(line.charCodeAt(end))) end++;
  if (end - start > LONGEST_SLIP) return false;
  const before = codePointBefore(line, line.charCodeAt(start - 1) === 0x20 ? start - 1 : start);
  if (before !== undefined && isLetter(before) && isLetterOf(before)) return true;
  const behind = line.codePointAt(line.charCodeAt(end) === 0x20 ? end + 1 : end);
  return behind !== undefined && isLetter(behind) && isLetterOf(behind);
}
