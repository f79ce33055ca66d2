import type { Letter, Word } from "../syntax/words.ts";
import { CharacterClass, classOf } from "../unicode/classes.ts";
import { scriptOf } from "../unicode/scripts.ts";
import type { WordLine } from "./letters.ts";
import { after } from "./run.ts";
import { shownWord } from "./shown.ts";
import { digitTwin, LATIN, passingTwin } from "./twins.ts";

/** Where these are at home, other letters of the same alphabets stand nearby: the script's name with a suffix. */
const TURKIC = "Latn:turkic";
const PHONETIC = "Latn:phonetic";

const DOTLESS_I = 0x131;
/** Letters of living orthographies in Africa, China and the Nordic countries that pass for ASCII letters. */
const orthographic: ReadonlySet<number> = new Set([
  ...[0x184, 0x192, 0x196, 0x1a6, 0x1a7, 0x1b7, 0x1bc, 0x1bd, 0x1bf, 0x21c, 0x222, 0x223, 0x251, 0x263, 0x269],
  ...[0x28b, 0xa7b3, 0xa7b4],
]);
/** The letters that Turkish, Azerbaijani and their neighbours write beside the dotless i, decomposed too. */
const turkicLetters =
  /[\u011e\u011f\u015e\u015f\u0130\u00c7\u00e7\u00d6\u00f6\u00dc\u00fc\u0259\u018f]|[cs]\u0327|g\u0306|[ou]\u0308|I\u0307/i;

/** Whether a text has letters of Turkish or its neighbours other than the dotless i. */
export const hasTurkicLetters = (text: string): boolean => turkicLetters.test(text);

/** Notes which Latin alphabets beyond ASCII a line is written in. */
export function markOrthography({ text, scripts }: WordLine): void {
  if (turkicLetters.test(text) || hasWordsWith(text, DOTLESS)) scripts.add(TURKIC);
  if (hasPhonetic(text) || hasWordsWith(text, AFRICAN)) scripts.add(PHONETIC);
}

/** Whether it has Latin letters beyond those of Europe, or signs of length or stress, that pass for nothing. */
function hasPhonetic(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    // Only for speed: no Latin letter stands in between.
    if (unit >= 0x300 && unit < 0x1d00) continue;
    if (unit >= 0x180 && unit < 0x1f00 && isPhonetic(unit)) return true;
  }
  return false;
}

const isPhonetic = (unit: number): boolean =>
  classOf(unit) !== CharacterClass.letter && (scriptOf(unit) === LATIN || (unit >= 0x2c8 && unit <= 0x2d1));

/** So many different words of a line have the letter that a language must be written with it. */
const SEVERAL = 3;
const DOTLESS = /\u0131/;
const AFRICAN = /[\u0192\u0251\u0263\u0269\u028b]/;
const WORDS = /[A-Za-z\u00c0-\u02af]+/g;

function hasWordsWith(text: string, letter: RegExp): boolean {
  if (!letter.test(text)) return false;
  const found = new Set<string>();
  for (const [word] of text.matchAll(WORDS)) {
    // A longer one is none, and would be kept for each of a million.
    if (word.length > 1 && word.length < 60 && letter.test(word)) found.add(word.toLowerCase());
    if (found.size === SEVERAL) return true;
  }
  return false;
}

const isLookalike = ({ codePoint }: Letter): boolean =>
  classOf(codePoint) === CharacterClass.letter && scriptOf(codePoint) === LATIN;

/** `/n\u026ap/`, `'n\u026ap/` and `[n\u026ap]`: how a word is spoken. */
const isTranscription = (text: string, { start, end }: Word): boolean =>
  /[/['\u02c8\u02cc]/.test(text.charAt(start - 1)) && /[/\]\u02d0]/.test(text.charAt(end));

/** ASCII letters beside which a small capital or a script g can only be meant to deceive. */
const ENOUGH_ASCII = 2;

/** Latin letters that pass for ASCII letters in a word of ASCII letters: `\u0261oogle`. */
export function latinLookalikes(line: WordLine, letters: readonly Letter[], word: Word): void {
  if (letters.filter(({ codePoint }) => codePoint < 0x80).length < ENOUGH_ASCII) return;
  if (letters.some((letter) => letter.codePoint >= 0x80 && !isLookalike(letter))) return;
  for (const { codePoint, start } of letters.filter(isLookalike)) {
    const twin = passingTwin(codePoint, LATIN) ?? digitTwin(codePoint);
    if (twin === undefined || twin.charCodeAt(0) >= 0x80 || line.judge.allows(codePoint)) continue;
    const { region } = line.spanAt(start);
    const inCode = region === "code" || region === "path" || line.judge.profile === "instructions";
    if (!inCode && (codePoint === DOTLESS_I || orthographic.has(codePoint) || isTranscription(line.text, word)))
      continue;
    const detail = { characters: [codePoint], count: 1, word: shownWord(line.text, word, start), twin };
    const end = after(start, codePoint);
    if (inCode && codePoint !== DOTLESS_I && !orthographic.has(codePoint))
      line.report("lookalike-letter", start, end, detail);
    else {
      const script = codePoint === DOTLESS_I ? TURKIC : PHONETIC;
      line.reportIf({ script, atHome: false }, "lookalike-letter", start, end, detail);
    }
  }
}
