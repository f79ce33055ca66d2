import type { Detector } from "../line.ts";
import { isNeededAt } from "../unicode/sequences.ts";
import { after, runOf } from "./run.ts";

/** Characters that render as nothing where no script and no emoji needs them. A run is one finding. */
export const hiddenCharacters: Detector = (line, index, codePoint) => {
  const { text, spanAt, judge } = line;
  const isProse = (at: number): boolean => judge.profile !== "instructions" && spanAt(at).region === "prose";
  const run = runOf(line, index, (_, at) => !isNeededAt(text, at, isProse(at)));
  if (run.count === 0) return after(index, codePoint);
  line.report("hidden-character", index, run.end, run);
  return run.end;
};
