import { spanFinder } from "../line.ts";
import { seriesBits } from "../payload/likeness.ts";
import { promise } from "../payload/quick.ts";
import { symbolsOf } from "../payload/reader.ts";
import { evidenceOf, evidenceOfNumbers } from "../payload/readings.ts";
import { sayingOf } from "../payload/saying.ts";
import { mixedEnd } from "../plain.ts";
import type { Span } from "../syntax/regions.ts";
import { CharacterClass, classOf } from "../unicode/classes.ts";
import { unitsOf } from "../unicode/text.ts";
import type { LineFact, WholeReport, WholeRule } from "../whole.ts";
import { type Place, standingAt } from "./hidden.ts";

/** Characters of one kind in a line, in their order, and where they stand. */
interface Series {
  readonly codePoints: readonly number[];
  readonly start: number;
  readonly end: number;
  readonly span: Span;
}

type Kind = "strays" | "spaces" | "privates" | "trail";
type LineSeries = Readonly<Partial<Record<Kind, Series>>> & {
  /** Plain spaces of a line that has no others. */
  readonly plain?: number;
  readonly isBlank: boolean;
};

const classes = (1 << CharacterClass.hidden) | (1 << CharacterClass.space) | (1 << CharacterClass.private) | mixedEnd;

/** Evidence in bits for characters that nobody needs; and for those that honest texts have too (one in 10^12). */
const AMONG_STRAYS = 16;
const AMONG_HONEST = 40;
/** Of characters that nobody needs, so many in so few lines each are a message, read or not. */
const LONG = 16;
const LINES_FOR_EACH = 4;
/** Fewer characters of honest kinds cannot give so much evidence. */
const SHORTEST = 24;
const LINE_FEED = 0x0a;
const SPACE = 0x20;

/** Messages that are spread over the lines of a text, or written in spaces, private use, or blanks at the lines' ends. */
export const hiddenInLines: WholeRule<LineSeries> = {
  isWanted: (judged) => judged.some(({ facts }) => (facts.classes & classes) !== 0),
  read: ({ text, spans }, judge) => {
    const place = { text, spanAt: spanFinder(spans), judge };
    return { ...seriesOf(place), ...trailOf(place), isBlank: !/\S/.test(text) };
  },
  judge: (facts, report) => {
    const strays = pick(facts, "strays");
    if (strays.length > 1 && isMessage(strays)) tell(report, strays, joined(strays));
    judgeSpaces(facts, report);
    judgePrivates(pick(facts, "privates"), report);
    judgeTrails(facts, report);
  },
};

interface Told {
  readonly line: number;
  readonly series: Series;
}

function pick(facts: readonly LineFact<LineSeries>[], kind: Kind): Told[] {
  return facts.flatMap(({ line, fact }) => (fact[kind] ? [{ line, series: fact[kind] }] : []));
}

const joined = (told: readonly Told[]): number[] => told.flatMap(({ series }) => series.codePoints);

/** One finding, where the message begins. */
function tell(report: WholeReport, [first]: readonly Told[], carrier: readonly number[]): void {
  if (!first) return;
  const { start, end, span } = first.series;
  const seen = carrier.filter((c) => c !== LINE_FEED);
  report("hidden-payload", first.line, start, end, span, {
    characters: [...new Set(seen)].sort((a, b) => a - b),
    count: seen.length,
    carrier: carrier.map((codePoint) => String.fromCodePoint(codePoint)).join(""),
    says: sayingOf(seen),
  });
}

function isMessage(strays: readonly Told[]): boolean {
  const carrier = joined(strays);
  const lines = (strays.at(-1)?.line ?? 0) - (strays[0]?.line ?? 0) + 1;
  const isDense = lines <= strays.length * LINES_FOR_EACH;
  if (isDense && isRich(carrier)) return true;
  return (
    evidenceOfNumbers(carrier) >= AMONG_STRAYS || (carrier.length >= SHORTEST && evidenceOf(carrier) >= AMONG_STRAYS)
  );
}

/** Whether a series has the variety of a message: honest ones repeat themselves. */
function isRich(carrier: readonly number[]): boolean {
  if (carrier.length < LONG) return false;
  const { alphabet, ranks } = symbolsOf(carrier.slice(0, SAMPLE));
  return seriesBits(ranks, alphabet.length) >= ranks.length * RICH;
}

const SAMPLE = 1024;
/** Bits a character: a text in bits has about one, text with a no-break space here and there a third. */
const RICH = 0.75;

/** As in a list of icons. */
function isAscending(codePoints: readonly number[]): boolean {
  const rises = codePoints.filter((codePoint, index) => codePoint > (codePoints[index - 1] ?? 0)).length;
  return rises * 4 > codePoints.length * 3;
}

function judgeSpaces(facts: readonly LineFact<LineSeries>[], report: WholeReport): void {
  const spaces = pick(facts, "spaces");
  const last = spaces.at(-1);
  if (!last) return;
  const isMessageOf = (carrier: readonly number[]): boolean => isRich(carrier) && evidenceOf(carrier) >= AMONG_HONEST;
  const unusual = joined(spaces).filter((c) => c !== SPACE);
  const all = (most: number): number[] => allSpaces(facts, last.line, most);
  if (isMessageOf(unusual)) tell(report, spaces, unusual);
  // A text has a million spaces, and nearly always the first of them tell that they are no message.
  else if (isRich(all(SAMPLE)) && isMessageOf(all(Number.POSITIVE_INFINITY)))
    tell(report, spaces, all(Number.POSITIVE_INFINITY));
}

/** The spaces up to a line, `most` of them or a few more. Plain ones before the first other are none of the message's. */
function allSpaces(facts: readonly LineFact<LineSeries>[], lastLine: number, most: number): number[] {
  const all: number[] = [];
  for (const { line, fact } of facts) {
    if (line > lastLine || all.length >= most) break;
    if (fact.spaces) for (const codePoint of fact.spaces.codePoints) all.push(codePoint);
    else if (all.length > 0) for (let count = fact.plain ?? 0; count > 0; count--) all.push(SPACE);
  }
  return all;
}

/** Those side by side that are a text, or all of them: commas, quotes and the words of icon fonts may stand between. */
function judgePrivates(privates: readonly Told[], report: WholeReport): void {
  const isText = (codePoints: readonly number[], least: number): boolean =>
    codePoints.length >= LONG_PRIVATE && !isAscending(codePoints) && evidenceOfNumbers(codePoints) >= least;
  const runs = privates.filter(({ series }) => isRun(series) && isText(series.codePoints, AMONG_STRAYS));
  for (const run of runs) tell(report, [run], run.series.codePoints);
  if (runs.length > 0) return;
  const all = joined(privates);
  if (isText(all, AMONG_HONEST)) tell(report, privates, all);
}

const isRun = ({ codePoints, start, end }: Series): boolean =>
  codePoints.reduce((units, codePoint) => units + unitsOf(codePoint), 0) === end - start;

function judgeTrails(facts: readonly LineFact<LineSeries>[], report: WholeReport): void {
  const trails = pick(facts, "trail");
  const blanks = joined(trails);
  if (blanks.length < SHORTEST) return;
  // Each line of text has a blank at its end, or none.
  const bits = facts.flatMap(({ fact }) => (fact.trail ? [SPACE] : fact.isBlank ? [] : [LINE_FEED]));
  if (isRich(bits) && promise(bits) >= AMONG_HONEST && evidenceOf(bits) >= AMONG_HONEST) {
    tell(report, trails, bits);
    return;
  }
  if (new Set(blanks).size < 2) return;
  // SNOW counts the blanks of each line; others take them for bits, wherever the lines end.
  const perLine = trails.flatMap(({ series }) => [...series.codePoints, LINE_FEED]);
  const carrier = [perLine, blanks].find((one) => evidenceOf(one) >= AMONG_HONEST);
  if (carrier) tell(report, trails, carrier);
}

function trailOf({ text, spanAt }: Place): Pick<LineSeries, "trail"> {
  let start = text.length;
  while (text.charCodeAt(start - 1) === SPACE || text.charCodeAt(start - 1) === 0x09) start--;
  if (start === text.length) return {};
  const codePoints = Array.from(text.slice(start), (character) => character.charCodeAt(0));
  return { trail: { codePoints, start, end: text.length, span: spanAt(start) } };
}

/** Private-use characters that may be a text. */
const LONG_PRIVATE = 8;

const beyondAscii = /[\u0080-\uffff]/;

function seriesOf(place: Place): Omit<LineSeries, "isBlank"> {
  const { text, judge } = place;
  if (!beyondAscii.test(text)) return { plain: text.split(" ").length - 1 };
  const [strays, spaces, privates] = [collector(), collector(), collector()];
  let hasUnusual = false;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === SPACE) spaces.add(SPACE, index, index + 1);
    if (unit < 0x80) continue;
    const codePoint = text.codePointAt(index) ?? unit;
    const end = index + unitsOf(codePoint);
    const characterClass = classOf(codePoint);
    if (!judge.allows(codePoint)) {
      if (characterClass === CharacterClass.private) privates.add(codePoint, index, end);
      if (characterClass === CharacterClass.hidden && standingAt(place, index) === "stray")
        strays.add(codePoint, index, end);
      if (characterClass === CharacterClass.space) {
        hasUnusual = true;
        spaces.add(codePoint, index, end);
      }
    }
    index = end - 1;
  }
  return {
    ...(hasUnusual ? { spaces: spaces.series(place) } : { plain: spaces.codePoints.length }),
    ...(strays.codePoints.length > 0 && { strays: strays.series(place) }),
    ...(privates.codePoints.length > 0 && { privates: privates.series(place) }),
  };
}

function collector() {
  const codePoints: number[] = [];
  let start = 0;
  let last = 0;
  return {
    codePoints,
    add: (codePoint: number, from: number, to: number): void => {
      if (codePoints.length === 0) start = from;
      codePoints.push(codePoint);
      last = to;
    },
    series: ({ spanAt }: Place): Series => ({ codePoints, start, end: last, span: spanAt(start) }),
  };
}
