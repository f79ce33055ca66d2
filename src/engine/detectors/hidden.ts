import type { Detector, Line } from "../line.ts";
import { isSubdivisionTag } from "../unicode/emoji.ts";
import { isNeededAt } from "../unicode/sequences.ts";
import { isBesideHole, isJoinerInWord, isScriptSlip, isSlipAt } from "../unicode/slips.ts";
import { isHyphenation } from "../unicode/soft-hyphens.ts";
import { after, runOf } from "./run.ts";

/** What a hidden character is where it stands. */
export type Standing = "needed" | "slip" | "stray";

/**
 * Characters that render as nothing where no script and no emoji needs them. A run is one finding. Slips of honest
 * texts are told, and no more, but where code or an agent reads them.
 */
export const hiddenCharacters: Detector = (line, index, codePoint) => {
  const standing = standingAt(line, index);
  if (standing === "needed" || (standing === "slip" && isUsual(line, index))) return after(index, codePoint);
  const run = runOf(line, index, (_, at) => standingAt(line, at) === standing);
  if (run.count === 0) return after(index, codePoint);
  line.report("hidden-character", index, run.end, { ...run, ...(standing === "slip" && { severity: "information" }) });
  return run.end;
};

const SOFT_HYPHEN = 0xad;

/** Texts for readers are so full of needless ones that they are nobody's news: CLDR in Kannada, Khmer, Persian, Nepali. */
function isUsual({ text, spanAt, judge }: Place, index: number): boolean {
  if (isJoinerInWord(text, index)) return true;
  const isText = spanAt(index).region === "prose" || judge.profile !== "code";
  if (!isText || judge.profile === "instructions") return false;
  return isScriptSlip(text, index) || isBesideHole(text, index);
}

/** A line, as far as it decides what is needed. */
export type Place = Pick<Line, "text" | "spanAt" | "judge">;

/** Looks no further than the sequence reaches that the character may belong to. */
export function standingAt({ text, spanAt, judge }: Place, index: number): Standing {
  const isInstruction = judge.profile === "instructions";
  const { region } = spanAt(index);
  const inProse = !isInstruction && (region === "prose" || (judge.profile === "data" && region === "string"));
  const isValue = region === "string" || judge.profile === "data";
  if (text.charCodeAt(index) === SOFT_HYPHEN && !isHyphenation(text, index, isValue)) return "stray";
  if (isNeededAt(text, index, inProse)) return "needed";
  if (region !== "code" && isJoinerInWord(text, index)) return "slip";
  if (isInstruction || region === "code" || region === "path") return "stray";
  return isSlipAt(text, index, inProse) || isSubdivisionTag(text, index) ? "slip" : "stray";
}
