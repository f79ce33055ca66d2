import type { Detector, Line } from "../line.ts";
import { type Chunk, chunksOf, type Letter, nativeWordEnd, type Word, wordAt } from "../syntax/words.ts";
import { scriptOf } from "../unicode/scripts.ts";
import { isHonestRun, isNeverMathematics, type Mixture, mixtureOf, sharesScript } from "./mixture.ts";
import { after } from "./run.ts";
import { GREEK, LATIN, mixedTwin, passingTwin } from "./twins.ts";

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
    for (const chunk of chunksOf(word.letters)) judgeChunk(line, chunk, word);
  }
  return after(index, codePoint);
};

/** UTS #39 §5.1: a chunk is honest if one augmented script set covers it; then only the whole may pass for Latin. */
function judgeChunk(line: Line, chunk: Chunk, word: Word): void {
  const { letters } = chunk;
  const native = letters.filter(({ codePoint }) => scriptOf(codePoint) !== LATIN && !passingTwin(codePoint, LATIN));
  for (const { codePoint } of native) line.scripts.add(scriptOf(codePoint));
  if (sharesScript(letters)) {
    if (native.length === 0) judgeWhole(line, chunk, word);
    return;
  }
  const mixture = mixtureOf(letters);
  const { majority } = mixture;
  if (majority === LATIN || native.length > 0) {
    reportRuns(line, mixture, majority, word, line.report);
    return;
  }
  // All of it can be read as Latin: what is wrong in it depends on whether the majority's script is at home here.
  reportRuns(line, mixture, majority, word, (...found) => line.reportIf({ script: majority, atHome: true }, ...found));
  reportRuns(line, mixture, LATIN, word, (...found) => line.reportIf({ script: majority, atHome: false }, ...found));
}

function reportRuns(line: Line, mixture: Mixture, script: string, word: Word, report: Line["report"]): void {
  const strict = line.judge.profile === "instructions";
  for (const run of mixture.runs)
    if (run.script !== script && !isHonestRun(run, mixture, script, strict))
      reportTwins(line, run.letters, script, word, report);
}

/** A chunk in which each letter has a Latin twin: it passes for a Latin word, unless its script is at home here. */
function judgeWhole(line: Line, { letters, glued }: Chunk, word: Word): void {
  const [first] = letters;
  const script = scriptOf(first?.codePoint ?? 0);
  if (!first || script === LATIN || letters.some(({ codePoint }) => line.judge.allows(codePoint))) return;
  if (script === GREEK && letters.length < 3 && !letters.some(isNeverMathematics)) return;
  // `p.` and `c` are words, units and abbreviations of other languages. As identifiers they are not.
  const strict = line.judge.profile === "instructions" || line.spanAt(first.start).region === "code";
  if (!strict && letters.length < 3) return;
  const detail = {
    characters: [...new Set(letters.map(({ codePoint }) => codePoint))],
    count: letters.length,
    word: shownWord(line, word, first.start),
    twin: letters.map(({ codePoint }) => passingTwin(codePoint, LATIN) ?? "").join(""),
  };
  // Camel case has glued it to a Latin word: there it is at home nowhere.
  if (glued) line.report("lookalike-letter", ...spanOf(letters), detail);
  else line.reportIf({ script, atHome: false }, "lookalike-letter", ...spanOf(letters), detail);
}

/** One finding for each unbroken run of letters that have a twin in the word's own script. */
function reportTwins(line: Line, letters: readonly Letter[], script: string, word: Word, report: Line["report"]): void {
  let run: Letter[] = [];
  let twins = "";
  const flush = (): void => {
    const [first] = run;
    if (first)
      report("lookalike-letter", ...spanOf(run), {
        characters: [...new Set(run.map(({ codePoint }) => codePoint))],
        count: run.length,
        word: shownWord(line, word, first.start),
        twin: twins,
      });
    run = [];
    twins = "";
  };
  for (const letter of letters) {
    const twin = line.judge.allows(letter.codePoint) ? undefined : mixedTwin(letter.codePoint, script);
    if (twin === undefined || run.at(-1)?.end !== letter.start) flush();
    if (twin !== undefined) {
      run.push(letter);
      twins += twin;
    }
  }
  flush();
}

const SHOWN_BEFORE = 30;
const SHOWN_UNITS = 60;

/** The word, or what stands around the finding in a long one: a line of 10 MB can be one word with a million findings. */
function shownWord({ text }: Line, { start, end }: Word, at: number): string {
  const from = Math.max(start, at - SHOWN_BEFORE);
  const shown = text.slice(from, Math.min(end, from + SHOWN_UNITS));
  return shown.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, "");
}

function spanOf(letters: readonly Letter[]): [start: number, end: number] {
  return [letters[0]?.start ?? 0, letters.at(-1)?.end ?? 0];
}
