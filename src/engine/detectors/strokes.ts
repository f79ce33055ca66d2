import { isMathematical } from "../identifiers/language.ts";
import type { Line } from "../line.ts";
import { strokes } from "../unicode/strokes.ts";
import { after } from "./run.ts";

/**
 * Strokes of ideographs, letters and signs that are drawn like a sign of ASCII, in code: between ASCII letters, or alone
 * between two ASCII operands. Returns the index to go on from. Constant time.
 */
export function judgeStroke(
  line: Pick<Line, "text" | "judge" | "spanAt" | "report">,
  index: number,
  codePoint: number,
): number {
  const end = after(index, codePoint);
  const twin = strokes.get(codePoint);
  if (twin === undefined || line.judge.allows(codePoint) || isMathematical(line.judge.language)) return end;
  const { region, isGuess } = line.spanAt(index);
  if (region !== "code" || isGuess === true) return end;
  const { text } = line;
  const [before, behind] = [text.charAt(index - 1), text.charAt(end)];
  if (twin === "|" && isWord(before) && isWord(behind))
    line.report("lookalike-letter", index, end, {
      characters: [codePoint],
      count: 1,
      word: asciiWord(text, index, end),
      twin: "l",
    });
  else if (isBeside(before, behind) || isOperator(text, index, end))
    line.report("lookalike-punctuation", index, end, { characters: [codePoint], count: 1, twin });
  return end;
}

const isWord = (character: string): boolean => /\w/.test(character);

/** Between ASCII characters, one of which belongs to a word and the other may stand beside one. */
const isBeside = (before: string, behind: string): boolean =>
  (isWord(before) && /[\w.([]/.test(behind)) || (isWord(behind) && /[.)\]]/.test(before));

const isOperator = (text: string, start: number, end: number): boolean =>
  /[\w)\]] /.test(text.slice(Math.max(0, start - 2), start)) && / [\w([]/.test(text.slice(end, end + 2));

const SHOWN = 30;

function asciiWord(text: string, start: number, end: number): string {
  let [from, to] = [start, end];
  while (start - from < SHOWN && isWord(text.charAt(from - 1))) from--;
  while (to - end < SHOWN && isWord(text.charAt(to))) to++;
  return text.slice(from, to);
}
