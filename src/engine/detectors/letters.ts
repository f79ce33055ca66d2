import { isMathematical } from "../identifiers/language.ts";
import { SUSPECT } from "../identifiers/tokens.ts";
import type { Judge } from "../judge.ts";
import type { Detector, Line } from "../line.ts";
import { codePointLabel, visible } from "../render.ts";
import { type Chunk, chunksOf, type Letter, nativeWordEnd, type Word, wordAt } from "../syntax/words.ts";
import { decimalValue, scriptLevelOf } from "../unicode/identifiers.ts";
import { scriptName, scriptOf } from "../unicode/scripts.ts";
import { isStrokeCandidate } from "../unicode/strokes.ts";
import { latinLookalikes, markOrthography } from "./latin.ts";
import { EPSILON, isAlien, isHonestRun, isMicro, isNeverMathematics, type Mixture, mixtureOf } from "./mixture.ts";
import { judgeNumerals, reportDigit } from "./numerals.ts";
import { after } from "./run.ts";
import { shownWord, spanOf } from "./shown.ts";
import { judgeStroke } from "./strokes.ts";
import { digitTwin, GREEK, LATIN, mixedTwin, passingTwin } from "./twins.ts";

/** What words are judged by: a line, or a reading of it. */
export type WordLine = Pick<Line, "text" | "judge" | "spanAt" | "report" | "reportIf" | "scripts" | "progress"> & {
  /** Told of each word that passes for nothing else. */
  readonly meet?: (script: string) => void;
};

/** Words are judged, not characters: whichever letter is met first, its whole word is judged once. */
export const lookalikeLetters: Detector = (line, index, codePoint) => judgeLetter(line, index, codePoint);

/** Judges the word that the letter at `index` stands in, unless it was judged; returns an index to go on from. */
export function judgeLetter(line: WordLine, index: number, codePoint: number): number {
  if (index < line.progress.words) return after(index, codePoint);
  if (isStrokeCandidate(line.text, index, codePoint)) return judgeStroke(line, index, codePoint);
  const native = nativeWordEnd(line.text, index);
  if (native !== undefined) {
    markHome(line, index, scriptOf(codePoint));
    line.meet?.(scriptOf(codePoint));
    return native;
  }
  if (line.progress.words === 0) markOrthography(line);
  const word = wordAt(line.text, index);
  line.progress.words = word.end;
  if (!judgeNumerals(line, word)) for (const chunk of chunksOf(word.letters)) judgeChunk(line, chunk, word);
  return after(index, codePoint);
}

/** The name under which a script is at home: what stands in comments, or around code, says nothing about identifiers. */
function homeOf({ spanAt, judge }: WordLine, index: number, script: string): string {
  const { region, isGuess } = spanAt(index);
  const { profile } = judge.language;
  // In a text, what stands between backticks may or may not be code, but is no part of its sentences.
  const isCode = region === "code" && (profile === "prose" || (profile === "code" && isGuess !== true));
  return isCode ? `${script}:code` : script;
}

/** A string may be a key that passes for an identifier. */
function markName({ spanAt, scripts }: WordLine, index: number): void {
  if (spanAt(index).region === "string") scripts.add(SUSPECT);
}

function markHome(line: WordLine, index: number, script: string): void {
  line.scripts.add(script);
  line.scripts.add(homeOf(line, index, script));
}

/** UTS #39 §5.1: a chunk is honest if one writing system covers it; then only the whole may pass for Latin. */
function judgeChunk(line: WordLine, chunk: Chunk, word: Word): void {
  const { letters } = chunk;
  if (isDigitRun(line, letters, word)) {
    for (const letter of letters) reportDigit(line, letter, word);
    return;
  }
  const native = letters.filter(({ codePoint }) => scriptOf(codePoint) !== LATIN && !passingTwin(codePoint, LATIN));
  for (const { codePoint, start } of native) markHome(line, start, scriptOf(codePoint));
  if (native[0]) line.meet?.(scriptOf(native[0].codePoint));
  latinLookalikes(line, letters, word);
  const level = scriptLevelOf(letters.map(({ codePoint }) => codePoint));
  if (level === "single-script") {
    if (native.length === 0) judgeWhole(line, chunk, word);
    return;
  }
  if (level === "highly-restrictive") {
    judgeZero(line, letters, word);
    return;
  }
  if (isMicro(letters)) return;
  const mixture = mixtureOf(letters);
  const { majority } = mixture;
  if (majority === LATIN || native.length > 0) {
    reportRuns(line, mixture, majority, word, line.report);
    return;
  }
  // All of it can be read as Latin: what is wrong in it depends on whether the majority's script is at home here.
  const script = homeOf(line, word.start, majority);
  reportRuns(line, mixture, majority, word, (...found) => line.reportIf({ script, atHome: true }, ...found));
  reportRuns(line, mixture, LATIN, word, (...found) => line.reportIf({ script, atHome: false }, ...found));
}

const IDEOGRAPHIC_ZERO = 0x3007;

/** The one ideograph that passes for a Latin letter, where it stands between ASCII letters or digits. */
function judgeZero(line: WordLine, letters: readonly Letter[], word: Word): void {
  for (const letter of letters) {
    const { codePoint, start, end } = letter;
    if (codePoint !== IDEOGRAPHIC_ZERO || line.judge.allows(codePoint)) continue;
    const [before, behind] = [line.text.charAt(start - 1), line.text.charAt(end)];
    if (!/[0-9A-Za-z]/.test(before) || !/[0-9A-Za-z]/.test(behind)) continue;
    if (/[0-9]/.test(before + behind)) reportDigit(line, letter, word);
    else
      line.report("lookalike-letter", start, end, {
        characters: [codePoint],
        count: 1,
        word: shownWord(line.text, word, start),
        twin: /[a-z]/.test(before) ? "o" : "O",
      });
  }
}

function reportRuns(line: WordLine, mixture: Mixture, script: string, word: Word, report: Line["report"]): void {
  for (const run of mixture.runs) {
    const [first] = run.letters;
    if (!first || run.script === script) continue;
    if (isEpsilon(run.letters, mixture, script, line.judge)) {
      reportTwins(line, run.letters, script, word, report, () => OPEN_E);
      continue;
    }
    if (script === LATIN && isDigitRun(line, run.letters, word)) {
      for (const letter of run.letters) reportDigit(line, letter, word);
      continue;
    }
    if (isHonestRun(run, mixture, script, line.judge)) continue;
    // Persian texts give an "A319neo" their own digits.
    const isNumber =
      run.letters.length > 1 && run.letters.every(({ codePoint }) => decimalValue(codePoint) !== undefined);
    if (isNumber && line.spanAt(first.start).region !== "code") continue;
    const inCode = line.spanAt(first.start).region === "code" && line.spanAt(first.start).isGuess !== true;
    if (inCode && isAlien(run, mixture, script)) reportAlien(line, run.letters, script, word);
    else reportTwins(line, run.letters, script, word, report);
  }
}

const isLikeDigit = (codePoint: number): boolean =>
  codePoint >= 0x80 &&
  digitTwin(codePoint) !== undefined &&
  decimalValue(codePoint) === undefined &&
  passingTwin(codePoint, LATIN) === undefined;

const SIX = "6";

/** Letters that pass for digits and for no Latin letters, beside ASCII: `v\u0417`, `sha25\u0431`. */
function isDigitRun({ text, spanAt }: WordLine, letters: readonly Letter[], word: Word): boolean {
  if (!letters.every(({ codePoint }) => isLikeDigit(codePoint))) return false;
  const [start, end] = spanOf(letters);
  const beside = text.charAt(start - 1) + text.charAt(end);
  const isCode = spanAt(start).region === "code";
  // `25\u0431` is the number of a house.
  const isMixed = word.letters.some((letter) => letter !== undefined && letter.codePoint < 0x80);
  if (/[0-9]/.test(beside)) return isCode || isMixed;
  // A small be is one where digits are, or where nobody writes words.
  const isBe = letters.some(({ codePoint }) => digitTwin(codePoint) === SIX);
  return /[A-Za-z]/.test(beside) && (!isBe || isCode);
}

const OPEN_E = "\u025B";

/** Greek epsilon again and again, in place of the open e of many African languages; in formulas it stands once. */
function isEpsilon(letters: readonly Letter[], mixture: Mixture, script: string, { language }: Judge): boolean {
  if (script !== LATIN || !mixture.hasEpsilons || isMathematical(language)) return false;
  return letters.every(({ codePoint }) => codePoint === EPSILON);
}

/** Letters that pass for none of the word's own and yet stand in the middle of it. */
function reportAlien(line: WordLine, letters: readonly Letter[], script: string, word: Word): void {
  const [first] = letters;
  if (!first || letters.some(({ codePoint }) => line.judge.allows(codePoint))) return;
  const shown = shownWord(line.text, word, first.start);
  const sign = String.fromCodePoint(first.codePoint);
  line.report("lookalike-letter", ...spanOf(letters), {
    characters: [...new Set(letters.map(({ codePoint }) => codePoint))],
    count: letters.length,
    word: shown,
    says: {
      template: '{0} "{1}" ({2}) stands among {3} letters in "{4}"',
      values: [
        scriptName(scriptOf(first.codePoint)),
        sign,
        codePointLabel(first.codePoint),
        scriptName(script),
        visible(shown),
      ],
    },
  });
}

/** A chunk in which each letter has a Latin twin: it passes for a Latin word, unless its script is at home here. */
function judgeWhole(line: WordLine, { letters, glued }: Chunk, word: Word): void {
  const [first] = letters;
  const script = scriptOf(first?.codePoint ?? 0);
  if (!first || script === LATIN || letters.some(({ codePoint }) => line.judge.allows(codePoint))) return;
  if (script === GREEK && letters.length < 3 && !letters.some(isNeverMathematics)) return;
  // `p.` and `c` are words, units and abbreviations of other languages. As identifiers they are not.
  const strict = line.judge.profile === "instructions" || line.spanAt(first.start).region === "code";
  if (!strict && letters.length < 3) return;
  markName(line, first.start);
  const detail = {
    characters: [...new Set(letters.map(({ codePoint }) => codePoint))],
    count: letters.length,
    word: shownWord(line.text, word, first.start),
    twin: letters.map(({ codePoint }) => passingTwin(codePoint, LATIN)).join(""),
  };
  // Camel case has glued it to a Latin word: there it is at home nowhere.
  if (glued) line.report("lookalike-letter", ...spanOf(letters), detail);
  else {
    // A text may speak of single letters.
    const isShort = letters.length < 3 && line.judge.language.profile === "prose";
    const home = isShort ? script : homeOf(line, first.start, script);
    line.reportIf({ script: home, atHome: false }, "lookalike-letter", ...spanOf(letters), detail);
  }
}

/** One finding for each unbroken run of letters that have a twin in the word's own script. */
function reportTwins(
  line: WordLine,
  letters: readonly Letter[],
  script: string,
  word: Word,
  report: Line["report"],
  twinIn = mixedTwin,
): void {
  let run: Letter[] = [];
  let twins: string[] = [];
  const flush = (): void => {
    const [first] = run;
    if (first) markName(line, first.start);
    if (first)
      report("lookalike-letter", ...spanOf(run), {
        characters: [...new Set(run.map(({ codePoint }) => codePoint))],
        count: run.length,
        word: shownWord(line.text, word, first.start),
        twin: twins.join(""),
        ...(isCustom(run) && { severity: "information" }),
      });
    run = [];
    twins = [];
  };
  for (const letter of letters) {
    const twin = line.judge.allows(letter.codePoint) ? undefined : twinIn(letter.codePoint, script);
    if (twin === undefined || run.at(-1)?.end !== letter.start) flush();
    if (twin !== undefined) {
      run.push(letter);
      twins.push(twin);
    }
  }
  flush();
}

/** Chuvash and Ossetian are often typed with the Latin letters that keyboards have: `\u0103`, `\u00E6`. */
function isCustom(letters: readonly Letter[]): boolean {
  return letters.every(({ codePoint }) => codePoint >= 0x80 && scriptOf(codePoint) === LATIN);
}
