import { type Line, nextCandidate } from "../line.ts";
import { isTag } from "../payload/code-points.ts";
import { promise } from "../payload/quick.ts";
import { sayingOf } from "../payload/saying.ts";
import { carries, isPlanted, speaks } from "../payload/verdict.ts";
import { CharacterClass, classOf } from "../unicode/classes.ts";
import { unitsOf } from "../unicode/text.ts";
import { type Standing, standingAt } from "./hidden.ts";

/** A hidden character of the line. */
interface Hidden {
  readonly codePoint: number;
  readonly start: number;
  readonly end: number;
  readonly standing: Standing;
}

/** So many in one place, or near each other, are no accident. */
const LONG = 8;
/** Runs of so many are each a message of their own, not the parts of one that is spread. */
const LONG_RUN = 16;
/** UTF-16 units between two hidden characters of one message: a word, and then some. */
const NEAR = 64;
/** Visible units for each hidden one, where the same hidden character stands after nearly each letter. */
const DENSE = 2;

/** Messages in hidden characters: a run or a spread on one line that is long, or that decodes. */
export function hiddenPayloads(line: Line): void {
  const all = hiddenOf(line);
  if (all.length < 2 && !all.some(({ codePoint }) => isTag(codePoint))) return;
  const foreign = all.filter(({ standing }) => standing !== "needed");
  let isFound = false;
  for (const cluster of clustersOf(foreign, NEAR))
    for (const part of messagesOf(cluster)) {
      isFound = true;
      report(line, completed(part, all));
    }
  // Those that are needed say something too: which selector, which joiner.
  if (!isFound && isPlanted(codePointsOf(all))) report(line, all);
}

/**
 * The message with the needed characters inside it, where they speak with the others: of two bits, one may be at home
 * among these letters.
 */
function completed(part: readonly Hidden[], all: readonly Hidden[]): readonly Hidden[] {
  const [first, last] = [part[0], part.at(-1)];
  if (!first || !last) return part;
  const within = all.slice(placeOf(first, all), placeOf(last, all) + 1);
  if (within.length === part.length) return part;
  const promised = (hidden: readonly Hidden[]): number => promise(codePointsOf(hidden)) / hidden.length;
  return promised(within) > promised(part) ? within : part;
}

/** By halves: a line may have a message in every other place. */
function placeOf({ start }: Hidden, all: readonly Hidden[]): number {
  let [low, high] = [0, all.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

const codePointsOf = (part: readonly Hidden[]): number[] => part.map(({ codePoint }) => codePoint);

function report(line: Line, part: readonly Hidden[]): void {
  const [first, last] = [part[0], part.at(-1)];
  if (!first || !last) return;
  const codePoints = codePointsOf(part);
  const isRun = part.every(({ start }, index) => index === 0 || part[index - 1]?.end === start);
  line.report("hidden-payload", first.start, last.end, {
    // In the order of their numbers: in their own, the names of tags would spell the message.
    characters: [...new Set(codePoints)].sort((a, b) => a - b),
    count: part.length,
    carrier: isRun ? line.text.slice(first.start, last.end) : joined(line.text, part),
    says: sayingOf(codePoints),
  });
}

function joined(text: string, part: readonly Hidden[]): string {
  return part.map(({ start, end }) => text.slice(start, end)).join("");
}

/** The messages among neighbouring hidden characters: each long run, or all of them together. */
function messagesOf(cluster: readonly Hidden[]): (readonly Hidden[])[] {
  const runs = clustersOf(cluster, 0);
  const hasTags = (run: readonly Hidden[]): boolean =>
    run.some(({ codePoint, standing }) => isTag(codePoint) && standing === "stray");
  if (runs.length > 1 && runs.every((run) => run.length >= LONG_RUN || hasTags(run))) return runs;
  if (isLong(cluster, runs.length) || isDecoded(cluster)) return [cluster];
  return runs.filter((run) => hasTags(run) || (run.length >= LONG && run.some(({ standing }) => standing === "stray")));
}

function isLong(cluster: readonly Hidden[], runs: number): boolean {
  const [first, last] = [cluster[0], cluster.at(-1)];
  if (!first || !last || cluster.length < LONG) return false;
  const strays = cluster.filter(({ standing }) => standing === "stray");
  const hidden = cluster.reduce((sum, { start, end }) => sum + end - start, 0);
  const isDense = last.end - first.start - hidden <= cluster.length * DENSE;
  const symbols = new Set((strays.length >= LONG ? strays : cluster).map(({ codePoint }) => codePoint)).size;
  if (strays.length >= LONG) return runs === 1 || symbols > 1 || isDense;
  return isDense && symbols > 1 && runs > 1 && cluster.length >= 2 * LONG;
}

function isDecoded(cluster: readonly Hidden[]): boolean {
  const codePoints = codePointsOf(cluster);
  return cluster.some(({ standing }) => standing === "stray") ? carries(codePoints) : speaks(codePoints);
}

/** Parts of a series with no more than `gap` units between two of them. */
function clustersOf(series: readonly Hidden[], gap: number): Hidden[][] {
  const clusters: Hidden[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const hidden of series) {
    if (hidden.start - end > gap) clusters.push([]);
    clusters.at(-1)?.push(hidden);
    end = hidden.end;
  }
  return clusters;
}

/** What is hidden in the line and not allowed. Marks of direction count where they stand side by side. */
function hiddenOf(line: Line): Hidden[] {
  const all = carriersOf(line);
  // A line in an encoding that was not told is full of bytes that did not decode, and hides nothing.
  return all.some(({ codePoint }) => isByte(codePoint)) ? withoutBytes(line, all) : all;
}

/** U+DC80 to U+DCFF stand for the bytes of a file's name that are no text; in the file itself U+DC80 does for all. */
const isByte = (c: number): boolean => c >= UNDECODED && c <= 0xdcff;
const UNDECODED = 0xdc80;

/** No file decodes to the half of a pair: with others of them, the text is another program's, and so is its U+DC80. */
function withoutBytes({ spanAt }: Line, all: readonly Hidden[]): Hidden[] {
  const isSurrogate = (c: number): boolean => c >= 0xd800 && c <= 0xdfff;
  if (spanAt(0).region !== "path" && all.some(({ codePoint }) => isSurrogate(codePoint) && codePoint !== UNDECODED))
    return [...all];
  return all.filter(({ codePoint }) => !isByte(codePoint));
}

function carriersOf(line: Line): Hidden[] {
  const { text, judge } = line;
  const found: Hidden[] = [];
  for (let index = nextCandidate(text, 0); index >= 0; ) {
    const codePoint = text.codePointAt(index) ?? 0;
    const end = index + unitsOf(codePoint);
    const kind = kindOf(codePoint);
    if (kind !== undefined && !judge.allows(codePoint)) {
      const standing = kind === "hidden" ? standingAt(line, index) : standingBeside(found.at(-1), text, index, end);
      found.push({ codePoint, start: index, end, standing });
    }
    index = nextCandidate(text, end);
  }
  return found;
}

function standingBeside(previous: Hidden | undefined, text: string, start: number, end: number): Standing {
  const isBeside = previous?.end === start || kindOf(text.codePointAt(end) ?? 0) !== undefined;
  return isBeside ? "stray" : "needed";
}

function kindOf(codePoint: number): "hidden" | "other" | undefined {
  const characterClass = classOf(codePoint);
  if (characterClass === CharacterClass.hidden) return "hidden";
  if (characterClass === CharacterClass.bidi) return "other";
  return characterClass === CharacterClass.broken && codePoint !== 0xfffd ? "other" : undefined;
}
