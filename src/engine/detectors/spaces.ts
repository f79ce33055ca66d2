import type { Detector, Line } from "../line.ts";
import { isOffScreen } from "./off-screen.ts";
import { after, runOf } from "./run.ts";
import { isOrthographicSpace, isRunningText } from "./typography.ts";

const LINE_SEPARATOR = 0x2028;
const PARAGRAPH_SEPARATOR = 0x2029;

/** Spaces beside U+0020, and the two separators. These end a line for JavaScript: a space in their place would not. */
export const unusualSpaces: Detector = (line, index, codePoint) => {
  // Texts are full of them.
  if (line.judge.levelOf("unusual-space", line.spanAt(index).region) === "off") return after(index, codePoint);
  const run = runOf(line, index, () => true);
  if (run.count === 0) return after(index, codePoint);
  const separates = run.characters.includes(LINE_SEPARATOR) || run.characters.includes(PARAGRAPH_SEPARATOR);
  if (!separates && run.count === 1 && isTypography(line, index, run.end)) return run.end;
  // Where it hides text from who wrote to an agent, that is what matters.
  if (isOffScreen(line, index, run.end)) return run.end;
  line.reportScattered("unusual-space", index, run.end, {
    ...run,
    twin: separates ? undefined : " ".repeat(run.count),
  });
  return run.end;
};

/**
 * One space as orthographies want it, in the text of instructions; or beside a letter or a quote that ASCII has not, in a
 * file of which nothing is known: it is a text.
 */
function isTypography({ text, spanAt, judge }: Line, start: number, end: number): boolean {
  const { region, isGuess } = spanAt(start);
  if (judge.profile === "instructions")
    return isRunningText(judge, region) && isOrthographicSpace(text, start, end, text.charCodeAt(start));
  if (isGuess !== true) return false;
  const isForeign = (unit: number): boolean => unit >= 0xab && unit !== 0xd7 && unit !== 0xf7 && !isSpace(unit);
  return isForeign(text.charCodeAt(start - 1)) || isForeign(text.charCodeAt(end));
}

function isSpace(unit: number): boolean {
  return (unit >= 0x2000 && unit <= 0x206f && unit !== 0x2019) || unit === 0x3000 || unit === 0xfeff;
}
