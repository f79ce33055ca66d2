import type { Letter } from "../syntax/words.ts";
import { scriptOf, scriptsOf } from "../unicode/scripts.ts";
import { GREEK, LATIN, passingTwin } from "./twins.ts";

/** Neighbouring letters of one script. */
export interface ScriptRun {
  readonly script: string;
  readonly letters: Letter[];
}

export function runsByScript(chunk: readonly Letter[]): ScriptRun[] {
  const runs: ScriptRun[] = [];
  for (const letter of chunk) {
    const script = scriptOf(letter.codePoint);
    const last = runs.at(-1);
    if (last?.script === script) last.letters.push(letter);
    else runs.push({ script, letters: [letter] });
  }
  return runs;
}

/** The script of most letters; Latin where it is even, because keywords and most identifiers are. */
export function majorityOf(runs: readonly ScriptRun[]): string {
  const counts = new Map<string, number>();
  for (const { script, letters } of runs) counts.set(script, (counts.get(script) ?? 0) + letters.length);
  let majority = LATIN;
  for (const [script, count] of counts) if (count > (counts.get(majority) ?? 0)) majority = script;
  return majority;
}

/**
 * Mixing that people do write: a word of one script with an ending of another, where neither part could be taken
 * for the other's letters; and Greek signs in mathematics (`d\u03B1`, `\u0394T`).
 */
export function isHonestRun(run: ScriptRun, runs: readonly ScriptRun[], majority: string): boolean {
  if (runs.length === 2 && run.letters.some(({ codePoint }) => passingTwin(codePoint, majority) === undefined))
    return true;
  if (run.script !== GREEK || majority !== LATIN) return false;
  const latin = runs.reduce((sum, { script, letters }) => sum + (script === LATIN ? letters.length : 0), 0);
  const atEdge = run === runs[0] || run === runs.at(-1);
  return run.letters.length <= 2 && (atEdge || latin < 3) && !run.letters.some(isNeverMathematics);
}

/** Greek letters that mathematics leaves out because nobody can tell them from Latin: omicron and the capitals. */
export function isNeverMathematics({ codePoint }: Letter): boolean {
  return (
    codePoint === 0x3bf || codePoint === 0x3f2 || codePoint === 0x3f3 || (codePoint >= 0x391 && codePoint <= 0x3a9)
  );
}

/** UTS #39 §5.1: the augmented script sets of the letters have a script in common. */
export function sharesScript(chunk: readonly Letter[]): boolean {
  let common: readonly string[] | undefined;
  for (const { codePoint } of chunk) {
    const scripts = scriptsOf(codePoint);
    if (scripts.length === 0) continue;
    common = common === undefined ? scripts : common.filter((script) => scripts.includes(script));
    if (common.length === 0) return false;
  }
  return true;
}
