import type { Line } from "../line.ts";
import { CharacterClass, classOf } from "../unicode/classes.ts";
import { isSubdivisionTag } from "../unicode/emoji.ts";
import { isNeededAt } from "../unicode/sequences.ts";
import { isBetweenHoles, isJoinerInWord, isScriptSlip, isSlipAt } from "../unicode/slips.ts";
import { isHyphenation } from "../unicode/soft-hyphens.ts";
import { after } from "./run.ts";

/** What a hidden character is where it stands. */
export type Standing = "needed" | "slip" | "stray";

/** The hidden characters of a line that are not allowed, in columns: there may be ten million of them. */
export interface HiddenSeries {
  readonly codePoints: readonly number[];
  /** UTF-16 units of the line. */
  readonly starts: readonly number[];
  readonly standings: readonly Standing[];
}

/** Collects them from left to right; marks of direction, and what is no text, count where they stand side by side. */
export function hiddenCollector(line: Place) {
  const codePoints: number[] = [];
  const starts: number[] = [];
  const standings: Standing[] = [];
  let end = -1;
  return {
    series: { codePoints, starts, standings } satisfies HiddenSeries,
    add: (index: number, codePoint: number): void => {
      if (!isCarrier(codePoint) || line.judge.allows(codePoint)) return;
      const isBeside = end === index;
      end = after(index, codePoint);
      if (isHidden(codePoint)) standings.push(standingAt(line, index));
      else standings.push(isBeside || isCarrier(line.text.codePointAt(end) ?? 0) ? "stray" : "needed");
      codePoints.push(codePoint);
      starts.push(index);
    },
  };
}

/** Classes of the characters that nobody sees and that can carry a message. */
export const carrierClasses = (1 << CharacterClass.hidden) | (1 << CharacterClass.bidi) | (1 << CharacterClass.broken);
const REPLACEMENT = 0xfffd;
const isCarrier = (c: number): boolean => c !== REPLACEMENT && ((1 << classOf(c)) & carrierClasses) !== 0;
const isHidden = (c: number): boolean => classOf(c) === CharacterClass.hidden;

/**
 * Characters that render as nothing where no script and no emoji needs them. A run is one finding. Slips of honest
 * texts are told, and no more, but where code or an agent reads them.
 */
export function hiddenCharacters(line: Line, { codePoints, starts, standings }: HiddenSeries): void {
  for (let at = 0; at < starts.length; ) {
    const start = starts[at] ?? 0;
    const standing = standings[at];
    if (!isHidden(codePoints[at] ?? 0) || standing === "needed" || (standing === "slip" && isUsual(line, start))) {
      at++;
      continue;
    }
    const characters = new Set<number>();
    let [end, count] = [start, 0];
    for (; starts[at] === end && standings[at] === standing; at++) {
      const codePoint = codePoints[at] ?? 0;
      if (!isHidden(codePoint)) break;
      characters.add(codePoint);
      count++;
      end = after(end, codePoint);
    }
    line.report("hidden-character", start, end, {
      characters: [...characters],
      count,
      ...(standing === "slip" && { severity: "information" }),
    });
  }
}

const SOFT_HYPHEN = 0xad;

/** Texts for readers are so full of needless ones that they are nobody's news: CLDR in Kannada, Khmer, Persian, Nepali. */
function isUsual({ text, spanAt, judge }: Place, index: number): boolean {
  if (isJoinerInWord(text, index)) return true;
  if (judge.profile === "data" && isBetweenHoles(text, index)) return true;
  const isText = spanAt(index).region === "prose" || judge.profile !== "code";
  return isText && isScriptSlip(text, index);
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
