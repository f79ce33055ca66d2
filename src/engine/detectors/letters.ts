import type { Detector, Line } from "../line.ts";
import { chunksOf, type Letter, nativeWordEnd, wordAt } from "../syntax/words.ts";
import { scriptOf } from "../unicode/scripts.ts";
import { isHonestRun, isNeverMathematics, majorityOf, runsByScript, type ScriptRun, sharesScript } from "./mixture.ts";
import { after } from "./run.ts";
import { GREEK, LATIN, passingTwin } from "./twins.ts";

/** Words are judged, not characters: whichever letter is met first, its whole word is judged once. */
export const lookalikeLetters: Detector = (line, index, codePoint) => {
  if (index >= line.progress.words) {
    const native = nativeWordEnd(line.text, index);
    if (native !== undefined) {
      line.scripts.add(scriptOf(codePoint));
      return native;
    }
    const word = wordAt(line.text, index);
    line.progress.words = word.end;
    for (const chunk of chunksOf(word.letters)) judgeChunk(line, chunk, line.text.slice(word.start, word.end));
  }
  return after(index, codePoint);
};

/** UTS #39 §5.1: a chunk is honest if one augmented script set covers it; then only the whole may pass for Latin. */
function judgeChunk(line: Line, chunk: readonly Letter[], word: string): void {
  const native = chunk.filter(({ codePoint }) => scriptOf(codePoint) !== LATIN && !passingTwin(codePoint, LATIN));
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

/** A chunk in which each letter has a Latin twin: it passes for a Latin word, unless its script is at home here. */
function judgeWhole(line: Line, chunk: readonly Letter[], word: string): void {
  const script = scriptOf(chunk[0]?.codePoint ?? 0);
  if (script === LATIN || chunk.some(({ codePoint }) => line.judge.allows(codePoint))) return;
  if (script === GREEK && chunk.length < 3 && !chunk.some(isNeverMathematics)) return;
  line.reportIf({ script, atHome: false }, "lookalike-letter", ...spanOf(chunk), {
    characters: [...new Set(chunk.map(({ codePoint }) => codePoint))],
    count: chunk.length,
    word,
    twin: chunk.map(({ codePoint }) => passingTwin(codePoint, LATIN) ?? "").join(""),
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
    const twin = line.judge.allows(letter.codePoint) ? undefined : passingTwin(letter.codePoint, script);
    const previous = run.at(-1);
    if (twin === undefined || (previous && previous.letter.end !== letter.start)) flush();
    if (twin !== undefined) run.push({ letter, twin });
  }
  flush();
}

function spanOf(letters: readonly Letter[]): [start: number, end: number] {
  return [letters[0]?.start ?? 0, letters.at(-1)?.end ?? 0];
}
