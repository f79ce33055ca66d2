import type { Detector } from "../line.ts";
import { punctuationTwin } from "../unicode/punctuation.ts";
import { after } from "./run.ts";

/** Signs that are read as an ASCII sign and are none to the language. */
export const lookalikePunctuation: Detector = (line, index, codePoint) => {
  const end = after(index, codePoint);
  if (!line.judge.allows(codePoint)) {
    const twin = punctuationTwin(codePoint);
    line.report("lookalike-punctuation", index, end, { characters: [codePoint], count: 1, twin });
  }
  return end;
};
