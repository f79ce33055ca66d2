import type { Detector } from "../line.ts";
import { after, runOf } from "./run.ts";

const FORM_FEED = 0x0c;

/** C0, DEL and C1. A form feed at the start of a line parts pages, as in Python's and GNU's style. */
export const controlCharacters: Detector = (line, index, codePoint) => {
  const run = runOf(line, index, (control, at) => control !== FORM_FEED || at > 0);
  if (run.count === 0) return after(index, codePoint);
  line.report("control-character", index, run.end, run);
  return run.end;
};
