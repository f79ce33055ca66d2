import type { Line } from "../line.ts";
import {
  codePointOf,
  createSeries,
  type HiddenSeries,
  partOf,
  placeOf,
  Standing,
  standingOf,
  startOf,
} from "../payload/series.ts";
import { CharacterClass, classOf } from "../unicode/classes.ts";
import { isSubdivisionTag } from "../unicode/emoji.ts";
import { isInAsciiWord, isNeededAt } from "../unicode/sequences.ts";
import { isBetweenHoles, isJoinerInWord, isScriptSlip, isSlipAt } from "../unicode/slips.ts";
import { isHyphenation } from "../unicode/soft-hyphens.ts";
import { has, Trait } from "../unicode/traits.ts";
import { messagesIn } from "./payload.ts";
import { after } from "./run.ts";

/** Collects hidden characters from left to right; marks of direction, and what is no text, count where they stand side by side. */
export function hiddenCollector(line: Place) {
  const { text, judge } = line;
  const { add, places } = createSeries();
  let end = -1;
  /** Where ignorable characters began that reach up to `end`. */
  let runStart = 0;
  return {
    add: (index: number, codePoint: number): void => {
      if (!isCarrier(codePoint) || judge.allows(codePoint)) return;
      const isBeside = end === index;
      end = after(index, codePoint);
      if (!isBeside) runStart = index;
      if (!isIgnorable(codePoint)) runStart = end;
      if (isHidden(codePoint)) add(index, standingAt(line, index));
      else add(index, isBeside || isCarrier(text.codePointAt(end) ?? 0) ? Standing.stray : Standing.needed);
    },
    /**
     * Adds those that follow on what was added and have nothing but ignorable characters around them, as far as any
     * sequence reaches: nothing needs them. Returns the index after them.
     */
    addDeep: (): number => {
      if (end - runStart < DEEP || !isIgnorable(text.codePointAt(end + DEEP) ?? 0)) return end;
      let last = end;
      for (let next = last; ; ) {
        const codePoint = text.codePointAt(next) ?? 0;
        if (!isIgnorable(codePoint) || judge.allows(codePoint)) break;
        next = after(next, codePoint);
        if (next - DEEP > last) last = next - DEEP;
      }
      while (end < last) {
        add(end, Standing.stray);
        end = after(end, text.codePointAt(end) ?? 0);
      }
      return end;
    },
    series: (): HiddenSeries => ({ text, places: places() }),
  };
}

/** In UTF-16 units: no sequence of hidden characters that is needed, and no slip, reaches so far. */
const DEEP = 16;
const isIgnorable = (c: number): boolean => isHidden(c) && has(c, Trait.defaultIgnorable);

/** Classes of the characters that nobody sees and that can carry a message. */
export const carrierClasses = (1 << CharacterClass.hidden) | (1 << CharacterClass.bidi) | (1 << CharacterClass.broken);
const REPLACEMENT = 0xfffd;
const isCarrier = (c: number): boolean => c !== REPLACEMENT && ((1 << classOf(c)) & carrierClasses) !== 0;
const isHidden = (c: number): boolean => classOf(c) === CharacterClass.hidden;

/**
 * Characters that render as nothing where no script and no emoji needs them, but those that a message is told of. A run
 * is one finding. Slips of honest texts are told, and no more, but where code or an agent reads them.
 */
export function hiddenCharacters(line: Line, series: HiddenSeries): void {
  const { length } = series.places;
  const messages = messagesIn(line);
  let message = 0;
  for (let at = 0; at < length; ) {
    const start = startOf(series, at);
    while ((messages[message]?.end ?? Number.POSITIVE_INFINITY) <= start) message++;
    const { start: told = Number.POSITIVE_INFINITY, end: toldTo = 0 } = messages[message] ?? {};
    if (told <= start) {
      at = placeOf(toldTo, series);
      continue;
    }
    const standing = standingOf(series, at);
    if (!isHidden(codePointOf(series, at)) || standing === Standing.needed) {
      at++;
      continue;
    }
    if (standing === Standing.slip && isUsual(line, start)) {
      at++;
      continue;
    }
    const from = at;
    let end = start;
    for (; at < length && startOf(series, at) === end && standingOf(series, at) === standing; at++) {
      const codePoint = codePointOf(series, at);
      if (!isHidden(codePoint)) break;
      end = after(end, codePoint);
    }
    line.reportScattered("hidden-character", start, end, {
      characters: distinctOf(partOf(series, from, at)),
      count: at - from,
      ...(standing === Standing.slip && { severity: "information" }),
    });
  }
}

function distinctOf(run: HiddenSeries): readonly number[] {
  if (run.places.length === 1) return [codePointOf(run, 0)];
  const distinct = new Set<number>();
  for (let at = 0; at < run.places.length; at++) distinct.add(codePointOf(run, at));
  return [...distinct];
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
  if (isInAsciiWord(text, index, text.codePointAt(index) ?? 0)) return Standing.stray;
  const isInstruction = judge.profile === "instructions";
  const { region } = spanAt(index);
  const inProse = !isInstruction && (region === "prose" || (judge.profile === "data" && region === "string"));
  const isValue = region === "string" || judge.profile === "data";
  if (text.charCodeAt(index) === SOFT_HYPHEN && !isHyphenation(text, index, isValue)) return Standing.stray;
  if (isNeededAt(text, index, inProse)) return Standing.needed;
  if (region !== "code" && isJoinerInWord(text, index)) return Standing.slip;
  if (isInstruction || region === "code" || region === "path") return Standing.stray;
  return isSlipAt(text, index, inProse) || isSubdivisionTag(text, index) ? Standing.slip : Standing.stray;
}
