import type { Detector, Line } from "../line.ts";
import { chunksOf, type Letter, wordAt } from "../syntax/words.ts";
import { scriptOf, scriptsOf } from "../unicode/scripts.ts";
import { twinOf as unicodeTwinOf } from "../unicode/skeleton.ts";
import { after } from "./run.ts";

const LATIN = "Latn";
const GREEK = "Grek";

/** Words are judged, not characters: whichever letter is met first, its whole word is judged once. */
export const lookalikeLetters: Detector = (line, index, codePoint) => {
  if (index >= line.progress.words) {
    const word = wordAt(line.text, index);
    line.progress.words = word.end;
    for (const chunk of chunksOf(word.letters)) judgeChunk(line, chunk, line.text.slice(word.start, word.end));
  }
  return after(index, codePoint);
};

/** UTS #39 §5.1: a chunk is honest if one augmented script set covers it; then only the whole may pass for Latin. */
function judgeChunk(line: Line, chunk: readonly Letter[], word: string): void {
  const native = chunk.filter(({ codePoint }) => scriptOf(codePoint) !== LATIN && !twinOf(codePoint, LATIN));
  for (const { codePoint } of native) line.scripts.add(scriptOf(codePoint));
  if (sharesScript(chunk)) {
    if (native.length === 0) judgeWhole(line, chunk, word);
    return;
  }
  const runs = runsByScript(chunk);
  const majority = majorityOf(runs);
  if (majority === LATIN || native.length > 0) {
    reportRuns(line, runs, majority, word, line.report);
    return;
  }
  // All of it can be read as Latin: what is wrong in it depends on whether the majority's script is at home here.
  reportRuns(line, runs, majority, word, (...finding) => line.reportIf({ script: majority, atHome: true }, ...finding));
  reportRuns(line, runs, LATIN, word, (...finding) => line.reportIf({ script: majority, atHome: false }, ...finding));
}

function reportRuns(
  line: Line,
  runs: readonly ScriptRun[],
  majority: string,
  word: string,
  report: Line["report"],
): void {
  for (const run of runs)
    if (run.script !== majority && !isHonestRun(run, runs, majority))
      reportTwins(line, run.letters, majority, word, report);
}

/** Latin letters beyond ASCII and its accents, such as small capitals, pass for nothing that anybody types. */
function twinOf(codePoint: number, script: string): string | undefined {
  const twin = unicodeTwinOf(codePoint, script);
  return twin !== undefined && script === LATIN && twin.normalize("NFD").charCodeAt(0) > 0x7f ? undefined : twin;
}

/** A chunk in which each letter has a Latin twin: it passes for a Latin word, unless its script is at home here. */
function judgeWhole(line: Line, chunk: readonly Letter[], word: string): void {
  const script = scriptOf(chunk[0]?.codePoint ?? 0);
  if (script === LATIN || chunk.some(({ codePoint }) => line.judge.allows(codePoint))) return;
  if (script === GREEK && chunk.length < 3 && !chunk.some(isNeverMathematics)) return;
  line.reportIf({ script, atHome: false }, "lookalike-letter", ...spanOf(chunk), {
    characters: [...new Set(chunk.map(({ codePoint }) => codePoint))],
    count: chunk.length,
    word,
    twin: chunk.map(({ codePoint }) => twinOf(codePoint, LATIN) ?? "").join(""),
  });
}

/** One finding for each unbroken run of letters that have a twin in the word's own script. */
function reportTwins(
  line: Line,
  letters: readonly Letter[],
  script: string,
  word: string,
  report: Line["report"],
): void {
  let run: { letter: Letter; twin: string }[] = [];
  const flush = (): void => {
    if (run.length > 0) {
      const passing = run.map(({ letter }) => letter);
      report("lookalike-letter", ...spanOf(passing), {
        characters: [...new Set(passing.map(({ codePoint }) => codePoint))],
        count: run.length,
        word,
        twin: run.map(({ twin }) => twin).join(""),
      });
    }
    run = [];
  };
  for (const letter of letters) {
    const twin = line.judge.allows(letter.codePoint) ? undefined : twinOf(letter.codePoint, script);
    const previous = run.at(-1);
    if (twin === undefined || (previous && previous.letter.end !== letter.start)) flush();
    if (twin !== undefined) run.push({ letter, twin });
  }
  flush();
}

interface ScriptRun {
  readonly script: string;
  readonly letters: Letter[];
}

function runsByScript(chunk: readonly Letter[]): ScriptRun[] {
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
function majorityOf(runs: readonly ScriptRun[]): string {
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
function isHonestRun(run: ScriptRun, runs: readonly ScriptRun[], majority: string): boolean {
  if (runs.length === 2 && run.letters.some(({ codePoint }) => twinOf(codePoint, majority) === undefined)) return true;
  if (run.script !== GREEK || majority !== LATIN) return false;
  const latin = runs.reduce((sum, { script, letters }) => sum + (script === LATIN ? letters.length : 0), 0);
  const atEdge = run === runs[0] || run === runs.at(-1);
  return run.letters.length <= 2 && (atEdge || latin < 3) && !run.letters.some(isNeverMathematics);
}

/** Greek letters that mathematics leaves out because nobody can tell them from Latin: omicron and the capitals. */
function isNeverMathematics({ codePoint }: Letter): boolean {
  return (
    codePoint === 0x3bf || codePoint === 0x3f2 || codePoint === 0x3f3 || (codePoint >= 0x391 && codePoint <= 0x3a9)
  );
}

/** UTS #39 §5.1: the augmented script sets of the letters have a script in common. */
function sharesScript(chunk: readonly Letter[]): boolean {
  let common: readonly string[] | undefined;
  for (const { codePoint } of chunk) {
    const scripts = scriptsOf(codePoint);
    if (scripts.length === 0) continue;
    common = common === undefined ? scripts : common.filter((script) => scripts.includes(script));
    if (common.length === 0) return false;
  }
  return true;
}

function spanOf(letters: readonly Letter[]): [start: number, end: number] {
  return [letters[0]?.start ?? 0, letters.at(-1)?.end ?? 0];
}
