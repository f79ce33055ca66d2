import type { Detector } from "../line.ts";
import { after, runOf } from "./run.ts";

const LINE_SEPARATOR = 0x2028;
const PARAGRAPH_SEPARATOR = 0x2029;

/** Spaces beside U+0020, and the two separators. These end a line for JavaScript: a space in their place would not. */
export const unusualSpaces: Detector = (line, index, codePoint) => {
  const run = runOf(line, index, () => true);
  if (run.count === 0) return after(index, codePoint);
  const separates = run.characters.includes(LINE_SEPARATOR) || run.characters.includes(PARAGRAPH_SEPARATOR);
  line.report("unusual-space", index, run.end, { ...run, twin: separates ? undefined : " ".repeat(run.count) });
  return run.end;
};
