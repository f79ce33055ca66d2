import type { Line } from "../line.ts";
import { isTag } from "../payload/code-points.ts";
import { promise } from "../payload/quick.ts";
import { sayingOf } from "../payload/saying.ts";
import { carries, isList, isPlanted, speaks } from "../payload/verdict.ts";
import { unitsOf } from "../unicode/text.ts";
import type { HiddenSeries } from "./hidden.ts";

/** So many in one place, or near each other, are no accident. */
const LONG = 8;
/** Runs of so many are each a message of their own, not the parts of one that is spread. */
const LONG_RUN = 16;
/** UTF-16 units between two hidden characters of one message: a word, and then some. */
const NEAR = 64;
/** Visible units for each hidden one, where the same hidden character stands after nearly each letter. */
const DENSE = 2;

/** Messages in hidden characters: a run or a spread on one line that is long, or that decodes. */
export function hiddenPayloads(line: Line, hidden: HiddenSeries): void {
  const all = withoutBytes(line, hidden);
  if (all.starts.length < 2 && !all.codePoints.some(isTag)) return;
  const foreign = filtered(all, (at) => all.standings[at] !== "needed");
  let isFound = false;
  for (const range of rangesOf(foreign, NEAR))
    for (const message of messagesOf(partOf(foreign, range))) {
      if (isList(message.codePoints)) continue;
      isFound = true;
      report(line, completed(message, all));
    }
  // Those that are needed say something too: which selector, which joiner.
  if (!isFound && isPlanted(all.codePoints)) report(line, all);
}

/** Places in a series, `to` exclusive. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** The parts of a series with no more than `gap` units between two of them. */
function rangesOf({ codePoints, starts }: HiddenSeries, gap: number): Range[] {
  const ranges: Range[] = [];
  let from = 0;
  let end = starts[0] ?? 0;
  for (let at = 0; at < starts.length; at++) {
    const start = starts[at] ?? 0;
    if (start - end > gap) {
      ranges.push({ from, to: at });
      from = at;
    }
    end = start + unitsOf(codePoints[at] ?? 0);
  }
  if (starts.length > 0) ranges.push({ from, to: starts.length });
  return ranges;
}

function partOf(series: HiddenSeries, { from, to }: Range): HiddenSeries {
  if (from === 0 && to === series.starts.length) return series;
  return {
    codePoints: series.codePoints.slice(from, to),
    starts: series.starts.slice(from, to),
    standings: series.standings.slice(from, to),
  };
}

function filtered(series: HiddenSeries, accepts: (at: number) => boolean): HiddenSeries {
  if (series.starts.every((_, at) => accepts(at))) return series;
  return {
    codePoints: series.codePoints.filter((_, at) => accepts(at)),
    starts: series.starts.filter((_, at) => accepts(at)),
    standings: series.standings.filter((_, at) => accepts(at)),
  };
}

/**
 * The message with the needed characters inside it, where they speak with the others: of two bits, one may be at home
 * among these letters.
 */
function completed(message: HiddenSeries, all: HiddenSeries): HiddenSeries {
  const length = message.starts.length;
  const range = { from: placeOf(message.starts[0], all), to: placeOf(message.starts[length - 1], all) + 1 };
  if (range.to - range.from === length) return message;
  const within = partOf(all, range);
  const promised = ({ codePoints }: HiddenSeries): number => promise(codePoints) / codePoints.length;
  return promised(within) > promised(message) ? within : message;
}

/** By halves: a line may have a message in every other place. */
function placeOf(start = 0, { starts }: HiddenSeries): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function report(line: Line, { codePoints, starts }: HiddenSeries): void {
  const [start = 0] = starts;
  const last = starts.length - 1;
  const end = (starts[last] ?? 0) + unitsOf(codePoints[last] ?? 0);
  line.report("hidden-payload", start, end, {
    // In the order of their numbers: in their own, the names of tags would spell the message.
    characters: [...new Set(codePoints)].sort((a, b) => a - b),
    count: codePoints.length,
    carrier: unitsIn(codePoints) === end - start ? line.text.slice(start, end) : joined(codePoints),
    says: sayingOf(codePoints),
  });
}

const unitsIn = (codePoints: readonly number[]): number => codePoints.reduce((sum, c) => sum + unitsOf(c), 0);

/** `fromCodePoint` takes its arguments on the stack. */
const AT_ONCE = 4096;

function joined(codePoints: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < codePoints.length; at += AT_ONCE)
    parts.push(String.fromCodePoint(...codePoints.slice(at, at + AT_ONCE)));
  return parts.join("");
}

/** The messages among neighbouring hidden characters: each long run, or all of them together. */
function messagesOf(cluster: HiddenSeries): HiddenSeries[] {
  const { codePoints, standings } = cluster;
  const runs = rangesOf(cluster, 0);
  const hasStray = ({ from, to }: Range, least: number): boolean => {
    for (let at = from; at < to; at++)
      if (standings[at] === "stray" && (to - from >= least || isTag(codePoints[at] ?? 0))) return true;
    return false;
  };
  const parts = (some: readonly Range[]): HiddenSeries[] => some.map((run) => partOf(cluster, run));
  if (runs.length > 1 && runs.every((run) => run.to - run.from >= LONG_RUN || hasStray(run, Number.POSITIVE_INFINITY)))
    return parts(runs);
  if (isLong(cluster) || isDecoded(cluster)) return [cluster];
  return parts(runs.filter((run) => hasStray(run, LONG)));
}

function isLong({ codePoints, starts, standings }: HiddenSeries): boolean {
  const { length } = codePoints;
  const strays = codePoints.filter((_, at) => standings[at] === "stray");
  const last = length - 1;
  const reach = (starts[last] ?? 0) + unitsOf(codePoints[last] ?? 0) - (starts[0] ?? 0);
  const isDense = reach - unitsIn(codePoints) <= length * DENSE;
  if (strays.length >= LONG) return isDense || new Set(strays).size > 1;
  return isDense && new Set(codePoints).size > 1 && length >= 2 * LONG;
}

function isDecoded({ codePoints, standings }: HiddenSeries): boolean {
  return standings.includes("stray") ? carries(codePoints) : speaks(codePoints);
}

/** U+DC80 to U+DCFF stand for the bytes of a file's name that are no text; in the file itself U+DC80 does for all. */
const isByte = (c: number): boolean => c >= UNDECODED && c <= 0xdcff;
const UNDECODED = 0xdc80;

/**
 * A line in an encoding that was not told is full of bytes that did not decode, and hides nothing. But no file decodes to
 * the half of a pair: with others of them, the text is another program's, and so is its U+DC80.
 */
function withoutBytes({ spanAt }: Line, hidden: HiddenSeries): HiddenSeries {
  const { codePoints } = hidden;
  if (!codePoints.some(isByte)) return hidden;
  const isSurrogate = (c: number): boolean => c >= 0xd800 && c <= 0xdfff;
  if (spanAt(0).region !== "path" && codePoints.some((c) => isSurrogate(c) && c !== UNDECODED)) return hidden;
  return filtered(hidden, (at) => !isByte(codePoints[at] ?? 0));
}
