import type { LineFinding } from "../found.ts";
import type { Line } from "../line.ts";
import { isTag } from "../payload/code-points.ts";
import { promise } from "../payload/quick.ts";
import { sayingOf } from "../payload/saying.ts";
import {
  carrierOf,
  codePointOf,
  countsIn,
  endOf,
  everyRun,
  filtered,
  type HiddenSeries,
  partOf,
  placeOf,
  runsOf,
  Standing,
  sampleOf,
  some,
  standingOf,
  startOf,
} from "../payload/series.ts";
import { carries, isList, isPlanted, speaks } from "../payload/verdict.ts";
import { mostApart } from "../scattered.ts";
import { unitsOf } from "../unicode/text.ts";

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
  if (all.places.length < 2 && !some(all, (at) => isTag(codePointOf(all, at)))) return;
  const foreign = filtered(all, (at) => standingOf(all, at) !== Standing.needed);
  let isFound = false;
  for (const cluster of runsOf(foreign, NEAR))
    for (const message of messagesOf(cluster)) {
      if (isList(message)) continue;
      isFound = true;
      report(line, completed(message, all));
    }
  // Those that are needed say something too: which selector, which joiner.
  if (!isFound && isPlanted(all)) report(line, all);
}

/** The messages that were told of in a line, from left to right. They do not overlap. */
export function messagesIn({ found }: Line): readonly LineFinding[] {
  return found.filter(({ rule }) => rule === "hidden-payload").sort((a, b) => a.start - b.start);
}

/**
 * The message with the needed characters inside it, where they speak with the others: of two bits, one may be at home
 * among these letters.
 */
function completed(message: HiddenSeries, all: HiddenSeries): HiddenSeries {
  const { length } = message.places;
  const from = placeOf(startOf(message, 0), all);
  const to = placeOf(startOf(message, length - 1), all) + 1;
  if (to - from === length) return message;
  const within = partOf(all, from, to);
  return promised(within) > promised(message) ? within : message;
}

/** Bits a character. */
function promised(series: HiddenSeries): number {
  const sample = sampleOf(series);
  return promise(sample) / sample.length;
}

function report(line: Line, series: HiddenSeries): void {
  const carrier = carrierOf(series);
  const counts = countsIn(carrier);
  line.report("hidden-payload", startOf(series, 0), endOf(series, series.places.length - 1), {
    characters: [...counts.keys()],
    count: series.places.length,
    carrier,
    says: sayingOf(carrier, counts),
  });
}

/** The messages among neighbouring hidden characters: each long run, if those are a few, or all of them together. */
function messagesOf(cluster: HiddenSeries): HiddenSeries[] {
  let runs = 0;
  const areOwn = everyRun(cluster, 0, (from, to) => {
    runs++;
    return to - from >= LONG_RUN || hasStray(cluster, from, to, Number.POSITIVE_INFINITY);
  });
  if (areOwn && runs > 1) return runs <= mostApart ? runsOf(cluster, 0) : [cluster];
  if (isLong(cluster) || isDecoded(cluster)) return [cluster];
  return runsOf(cluster, 0, (from, to) => hasStray(cluster, from, to, LONG));
}

/** Whether something that nobody needs stands in a run: anything in a run of so many, or a tag. */
function hasStray(series: HiddenSeries, from: number, to: number, least: number): boolean {
  for (let at = from; at < to; at++)
    if (standingOf(series, at) === Standing.stray && (to - from >= least || isTag(codePointOf(series, at))))
      return true;
  return false;
}

function isLong(series: HiddenSeries): boolean {
  const { length } = series.places;
  let [strays, units, first, firstStray] = [0, 0, -1, -1];
  let [isVaried, areStraysVaried] = [false, false];
  for (let at = 0; at < length; at++) {
    const codePoint = codePointOf(series, at);
    units += unitsOf(codePoint);
    if (first < 0) first = codePoint;
    else if (codePoint !== first) isVaried = true;
    if (standingOf(series, at) !== Standing.stray) continue;
    strays++;
    if (firstStray < 0) firstStray = codePoint;
    else if (codePoint !== firstStray) areStraysVaried = true;
  }
  const isDense = endOf(series, length - 1) - startOf(series, 0) - units <= length * DENSE;
  if (strays >= LONG) return isDense || areStraysVaried;
  return isDense && isVaried && length >= 2 * LONG;
}

function isDecoded(series: HiddenSeries): boolean {
  const sample = sampleOf(series);
  return some(series, (at) => standingOf(series, at) === Standing.stray) ? carries(sample) : speaks(sample);
}

/** U+DC80 to U+DCFF stand for the bytes of a file's name that are no text; in the file itself U+DC80 does for all. */
const isByte = (c: number): boolean => c >= UNDECODED && c <= 0xdcff;
const UNDECODED = 0xdc80;

/**
 * A line in an encoding that was not told is full of bytes that did not decode, and hides nothing. But no file decodes to
 * the half of a pair: with others of them, the text is another program's, and so is its U+DC80.
 */
function withoutBytes({ spanAt }: Line, hidden: HiddenSeries): HiddenSeries {
  if (!some(hidden, (at) => isByte(codePointOf(hidden, at)))) return hidden;
  const isSurrogate = (c: number): boolean => c >= 0xd800 && c <= 0xdfff;
  const isForeign = (c: number): boolean => isSurrogate(c) && c !== UNDECODED;
  if (spanAt(0).region !== "path" && some(hidden, (at) => isForeign(codePointOf(hidden, at)))) return hidden;
  return filtered(hidden, (at) => !isByte(codePointOf(hidden, at)));
}
