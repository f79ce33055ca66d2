import type { Finding } from "../finding.ts";
import type { RuleId } from "../rules.ts";
import type { Beside } from "./beside.ts";
import type { Middle } from "./lines.ts";

/** From two texts, laid side by side: what they begin and end with is the same. */
export function originsIn(middle: Middle, { same, kept }: Beside): Origins {
  const { first, before, after } = middle;
  return {
    lineOf: (line) => {
      if (line < first) return line;
      if (line >= first + after.length) return line + before.length - after.length;
      const own = same[line - first] ?? -1;
      return own < 0 ? undefined : first + own;
    },
    keptIn: (line) => kept.get(line - first) ?? [],
    textOf: (line) => after[line - first] ?? "",
  };
}

/** Where what stands in the text after an edit stood before. */
interface Origins {
  /** The line that is the same, if one is. */
  readonly lineOf: (line: number) => number | undefined;
  /** Of a line that changed: its tokens that did not, in order, without empty ones. */
  readonly keptIn: (line: number) => readonly Kept[];
  /** The text of a line after the edit. */
  readonly textOf: (line: number) => string;
}

export interface Kept {
  /** Before the edit. */
  readonly line: number;
  /** UTF-16 units in that line. */
  readonly before: number;
  /** UTF-16 units in the line after the edit. */
  readonly start: number;
  readonly end: number;
}

interface Place {
  readonly line: number;
  readonly start: number;
}

/**
 * The findings of a text that it did not have before, in the same words. What stands in a word that changed came with
 * it; a finding that goes over several words came if one of them did.
 */
export function introducedBy(before: readonly Finding[], after: readonly Finding[], origins: Origins): Finding[] {
  const isKnown = knownFindings(before);
  return after.filter((finding) => {
    const line = origins.lineOf(finding.line);
    const place = line === undefined ? placeBefore(finding, origins) : { line, start: finding.start };
    return !isKnown(finding, place);
  });
}

/** Where a finding stood; undefined if any word of it is new. */
function placeBefore({ line, start, end, isScattered, characters }: Finding, origins: Origins): Place | undefined {
  const kept = origins.keptIn(line);
  if (kept.length === 0) return undefined;
  const text = origins.textOf(line);
  const own = new Set(isScattered ? characters : []);
  let place: Place | undefined;
  let at = lastBefore(kept, ({ start: own }) => own, start);
  for (let index = start; index < end; ) {
    while ((kept[at]?.end ?? Number.POSITIVE_INFINITY) <= index) at++;
    const token = kept[at];
    if (token && token.start <= index) {
      place ??= { line: token.line, start: token.before + index - token.start };
      index = token.end;
    } else if (isScattered && !own.has(text.codePointAt(index) ?? 0)) index++;
    else return undefined;
  }
  return place;
}

/** The last index whose number is not above `limit`, or 0. Numbers ascend. */
function lastBefore<T>(list: readonly T[], numberOf: (element: T) => number, limit: number): number {
  let [low, high] = [0, list.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const element = list[middle];
    if (element !== undefined && numberOf(element) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

function knownFindings(before: readonly Finding[]): (finding: Finding, place: Place | undefined) => boolean {
  const byLine = new Map<string, Finding[]>();
  const channels = new Set<string>();
  const keyOf = (rule: RuleId, line: number): string => `${rule} ${line}`;
  for (const finding of before) {
    if (finding.rule === "text-channel") channels.add(channelOf(finding));
    const key = keyOf(finding.rule, finding.line);
    const own = byLine.get(key);
    if (own) own.push(finding);
    else byLine.set(key, [finding]);
  }
  return (finding, place) => {
    // It is about the whole text, and moves along with the first of its signs.
    if (finding.rule === "text-channel") return channels.has(channelOf(finding));
    const own = place && byLine.get(keyOf(finding.rule, place.line));
    if (!own || !place) return false;
    const covers = (one: Finding | undefined): boolean =>
      one !== undefined && one.start <= place.start && place.start < one.end;
    return (
      covers(own[lastBefore(own, ({ start }) => start, place.start)]) || own.some(({ isScattered }) => isScattered)
    );
  };
}

const channelOf = ({ characters }: Finding): string => characters.join();
