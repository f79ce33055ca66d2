import { LATIN, passingTwin } from "../detectors/twins.ts";
import { CharacterClass, classOf } from "../unicode/classes.ts";
import { scriptOf } from "../unicode/scripts.ts";

/** A letter of a word, with its place in UTF-16 units. */
export interface Letter {
  readonly codePoint: number;
  readonly start: number;
  readonly end: number;
}

/** A word: identifier characters without a break. Characters that render as nothing do not break it. */
export interface Word {
  readonly start: number;
  readonly end: number;
  /** What the script tests look at: letters, without marks and hidden characters; a separator is `undefined`. */
  readonly letters: readonly (Letter | undefined)[];
}

const INHERITED = "Zinh";
const COMMON = "Zyyy";
const UNKNOWN = "Zzzz";

/** The word around the letter at `index`. */
export function wordAt(text: string, index: number): Word {
  let start = index;
  while (start > 0) {
    const before = startBefore(text, start);
    if (kindOf(text.codePointAt(before) ?? 0) === "break") break;
    start = before;
  }
  const letters: (Letter | undefined)[] = [];
  let end = start;
  while (end < text.length) {
    const codePoint = text.codePointAt(end) ?? 0;
    const kind = kindOf(codePoint);
    if (kind === "break") break;
    const next = end + (codePoint > 0xffff ? 2 : 1);
    if (kind === "letter") {
      letters.push({ codePoint, start: end, end: next });
      if (codePoint < 0x80 && isSetApart(text, start, end)) letters.push(undefined);
    } else if (kind === "separator") letters.push(undefined);
    end = next;
  }
  return { start, end, letters };
}

/** The part of a line that is read to tell a directive or a range. UTF-16 units. */
const NEAR = 60;
/** Up to the letter that ends a conversion of printf or strftime. */
const CONVERSION = /%(?:\([^()]*\))?[-+#\d.*]*(?:hh|ll|[hljztLqE])?$/;
/** Up to the end of a range in a character class, whose ends are the groups. */
const RANGE = /\[[^\]\s]*?([A-Za-z0-9])-([A-Za-z0-9])$/;

/**
 * Whether an ASCII letter is no part of what follows it: it ends a conversion (`%d\u0441`), an escape (`\n\u0441`), or a
 * range of a character class (`[A-Z\u0430-\u044F]`).
 * @param start where the word starts, with whose beginning all this is
 */
function isSetApart(text: string, start: number, index: number): boolean {
  if (index - start > LONGEST_DIRECTIVE) return false;
  const sign = text.charAt(start - 1);
  if (sign === "\\") return index === start;
  if (sign === "-") return index === start && endsRange(text, index);
  if (!/[%)\-+#.*]/.test(sign)) return false;
  return CONVERSION.test(text.slice(Math.max(0, start - NEAR), index));
}

/** Flags, a width and a length: `05ll`. */
const LONGEST_DIRECTIVE = 6;

function endsRange(text: string, index: number): boolean {
  const [, first = "", last = ""] = RANGE.exec(text.slice(Math.max(0, index - NEAR), index + 1)) ?? [];
  return first < last;
}

/**
 * The end of the word that starts at `index`, if it is plainly honest: all its letters are of one script, some of them
 * pass for no Latin letter, and it stands between ASCII characters that belong to no word. So are nearly all words of
 * a text in another script; `undefined` says only that `wordAt` has to look.
 */
export function nativeWordEnd(text: string, index: number): number | undefined {
  if (index > 0 && !isAsciiBreak(text.charCodeAt(index - 1))) return undefined;
  let script: string | undefined;
  let native = false;
  let end = index;
  while (end < text.length) {
    const codePoint = text.codePointAt(end) ?? 0;
    if (classOf(codePoint) !== CharacterClass.letter) break;
    script ??= scriptOf(codePoint);
    if (scriptOf(codePoint) !== script) return undefined;
    native ||= passingTwin(codePoint, LATIN) === undefined;
    end += codePoint > 0xffff ? 2 : 1;
  }
  return native && (end === text.length || isAsciiBreak(text.charCodeAt(end))) ? end : undefined;
}

/** A part of an identifier that is judged by itself. */
export interface Chunk {
  readonly letters: Letter[];
  /** No separator but a capital parts it from a Latin letter before it. */
  readonly glued: boolean;
}

/** UTS #55 §5.1.2: identifier chunks, between separators and at the boundaries of camel case. */
export function chunksOf(letters: readonly (Letter | undefined)[]): Chunk[] {
  const chunks: Chunk[] = [];
  let chunk: Letter[] = [];
  let glued = false;
  let capitals = true;
  const next = (isGlued: boolean): void => {
    if (chunk.length > 0) chunks.push({ letters: chunk, glued });
    chunk = [];
    glued = isGlued;
    capitals = true;
  };
  for (const [at, letter] of letters.entries()) {
    if (!letter) {
      next(false);
      continue;
    }
    const previous = chunk.at(-1);
    // `USB\u0448\u043D\u044B\u0439`: an abbreviation takes the endings of the language around it.
    if (capitals && chunk.length > 1 && !isLatin(letter) && !isUpper(letter)) next(false);
    else if (previous && isCamelBoundary(previous, letter, letters[at + 1])) next(isLatin(previous));
    capitals &&= isLatin(letter) && isUpper(letter);
    chunk.push(letter);
  }
  next(false);
  return chunks;
}

/** Before a capital that follows a small letter, or that a small letter of its own script follows ("HAT"). */
function isCamelBoundary(previous: Letter, letter: Letter, next: Letter | undefined): boolean {
  if (!isUpper(letter)) return false;
  return isLower(previous) || (next !== undefined && isLower(next) && isLatin(next) === isLatin(letter));
}

function isAsciiBreak(unit: number): boolean {
  return unit < 0x80 && kindOf(unit) === "break";
}

type Kind = "letter" | "separator" | "ignored" | "break";

function kindOf(codePoint: number): Kind {
  if (codePoint < 0x80) {
    if ((codePoint | 0x20) >= 0x61 && (codePoint | 0x20) <= 0x7a) return "letter";
    if (codePoint >= 0x30 && codePoint <= 0x39) return "ignored";
    if (codePoint === 0x5f || codePoint === 0x24) return "separator";
    return codePoint >= 0x20 || codePoint === 0x09 ? "break" : "ignored";
  }
  const characterClass = classOf(codePoint);
  if (characterClass === CharacterClass.letter) return "letter";
  if (characterClass === CharacterClass.space || characterClass === CharacterClass.punctuation) return "break";
  if (characterClass !== CharacterClass.none) return "ignored";
  const script = scriptOf(codePoint);
  if (script === INHERITED) return "ignored";
  return script === COMMON || script === UNKNOWN ? "break" : "letter";
}

function startBefore(text: string, index: number): number {
  const unit = text.charCodeAt(index - 1);
  const isPair = unit >= 0xdc00 && unit < 0xe000 && index > 1 && (text.charCodeAt(index - 2) & 0xfc00) === 0xd800;
  return isPair ? index - 2 : index - 1;
}

const isLatin = (letter: Letter): boolean => scriptOf(letter.codePoint) === LATIN;
const isUpper = ({ codePoint }: Letter): boolean => {
  const character = String.fromCodePoint(codePoint);
  return character.toLowerCase() !== character;
};
const isLower = ({ codePoint }: Letter): boolean => {
  const character = String.fromCodePoint(codePoint);
  return character.toUpperCase() !== character;
};
