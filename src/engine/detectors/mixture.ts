import { isMathematical } from "../identifiers/language.ts";
import type { Judge } from "../judge.ts";
import type { Letter } from "../syntax/words.ts";
import { scriptOf } from "../unicode/scripts.ts";
import { GREEK, LATIN, mixedTwin } from "./twins.ts";

/** Neighbouring letters of one script. */
interface ScriptRun {
  readonly script: string;
  readonly letters: Letter[];
}

/** A chunk of several scripts. */
export interface Mixture {
  readonly runs: readonly ScriptRun[];
  /** The script of most letters; Latin where it is even, because keywords and most identifiers are. */
  readonly majority: string;
  readonly latinLetters: number;
  /** Greek epsilon stands in several places of its own, as the open e of African languages does. */
  readonly hasEpsilons: boolean;
}

export const EPSILON = 0x3b5;

export function mixtureOf(chunk: readonly Letter[]): Mixture {
  const runs: ScriptRun[] = [];
  const counts = new Map<string, number>();
  let epsilons = 0;
  for (const letter of chunk) {
    const script = scriptOf(letter.codePoint);
    const last = runs.at(-1);
    if (last?.script === script) last.letters.push(letter);
    else {
      runs.push({ script, letters: [letter] });
      if (letter.codePoint === EPSILON) epsilons++;
    }
    counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  const latinLetters = counts.get(LATIN) ?? 0;
  let majority = LATIN;
  for (const [script, count] of counts) if (count > (counts.get(majority) ?? 0)) majority = script;
  if (majority === GREEK && latinLetters > 0 && distinct(chunk, GREEK).size === 1) majority = LATIN;
  return { runs, majority, latinLetters, hasEpsilons: epsilons > 1 };
}

/** One Greek letter over and over stands for a letter that a keyboard has not: `p\u03B5p\u03B5\u03B5p\u03B5`. */
function distinct(chunk: readonly Letter[], script: string): Set<number> {
  return new Set(chunk.map(({ codePoint }) => codePoint).filter((codePoint) => scriptOf(codePoint) === script));
}

/** In mathematics a Greek sign stands beside few Latin letters: `d\u03B1`, `\u0394T`, `\u03BBmax`. */
const LATIN_BESIDE_A_SIGN = 3;

/**
 * Mixing that people do write: a word of one script with an ending of another, where neither part could be taken
 * for the other's letters; and Greek signs in mathematics.
 */
export function isHonestRun(run: ScriptRun, mixture: Mixture, script: string, judge: Judge): boolean {
  const { runs, latinLetters } = mixture;
  const isPlain = run.letters.some(({ codePoint }) => mixedTwin(codePoint, script) === undefined);
  if ((isPlain && runs.length === 2) || isAbbreviation(run, script)) return true;
  if (judge.profile === "instructions" || run.script !== GREEK || script !== LATIN) return false;
  if (run.letters.some(isNeverMathematics)) return false;
  return isMathematical(judge.language) || (run.letters.length <= 2 && latinLetters <= LATIN_BESIDE_A_SIGN);
}

/** Letters that a slip between keyboards puts into Cyrillic words, and that nobody sees there. */
const SLIPS = /^[aceijkmopxyABCEHIJKMOPSTXY]*$/;

const ABBREVIATION = /^[A-Za-z]{2,}$/;

/** `xml` or `web` in a Russian word, wherever it stands: several ASCII letters, not all of which pass for its own. */
function isAbbreviation({ letters }: ScriptRun, script: string): boolean {
  if (script !== CYRILLIC) return false;
  const text = letters.map(({ codePoint }) => String.fromCodePoint(codePoint)).join("");
  return ABBREVIATION.test(text) && !SLIPS.test(text);
}

const CYRILLIC = "Cyrl";
const MU = 0x3bc;

/** The sign for a millionth before a unit: `\u03BC\u0433`. Units of several letters outnumber it, and it passes for none. */
export function isMicro([first, unit, ...rest]: readonly Letter[]): boolean {
  if (first?.codePoint !== MU || unit === undefined || rest.length > 0) return false;
  return scriptOf(unit.codePoint) === CYRILLIC;
}

/**
 * Whether a run, not all of which passes for the majority's letters, takes part in a back and forth of scripts that no
 * orthography has. Greek does so in formulas (`sin\u03B8cos`).
 */
export function isAlien({ letters, script: own }: ScriptRun, { runs, majority }: Mixture, script: string): boolean {
  if (majority !== script || own === GREEK || runs.length < 3) return false;
  return letters.some(({ codePoint }) => mixedTwin(codePoint, script) === undefined);
}

/** Omicron, lunate sigma, yot, the capitals' san and digamma. */
const neverMathematics: ReadonlySet<number> = new Set([0x37f, 0x3bf, 0x3dc, 0x3f2, 0x3f3, 0x3f9, 0x3fa]);

/** Greek letters that mathematics leaves out because nobody can tell them from Latin. */
export function isNeverMathematics({ codePoint }: Letter): boolean {
  return neverMathematics.has(codePoint) || (codePoint >= 0x391 && codePoint <= 0x3a9);
}
