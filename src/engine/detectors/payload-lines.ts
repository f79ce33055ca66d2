import { spanReader } from "../channels/signs.ts";
import { seriesBits } from "../payload/likeness.ts";
import { promise } from "../payload/quick.ts";
import { symbolsOf } from "../payload/reader.ts";
import { evidenceOf, evidenceOfNumbers, evidenceOfTrails } from "../payload/readings.ts";
import { sayingOf } from "../payload/saying.ts";
import { countsIn, createCarrier, SAMPLE, Standing, sampleIn, totalOf } from "../payload/series.ts";
import { fewestBlanks } from "../plain.ts";
import type { Span } from "../syntax/regions.ts";
import { CharacterClass, classOf } from "../unicode/classes.ts";
import { unitsOf } from "../unicode/text.ts";
import type { LineFact, WholeReport, WholeRule } from "../whole.ts";
import { type Place, standingAt } from "./hidden.ts";

/** Characters of one kind in a line, in their order, and where they stand. */
interface Series {
  readonly carrier: string;
  /** How many they are. */
  readonly count: number;
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

const hidden = 1 << CharacterClass.hidden;
const classes = (1 << CharacterClass.space) | (1 << CharacterClass.private);

/** Evidence in bits for characters that nobody needs; and for those that honest texts have too (one in 10^12). */
const AMONG_STRAYS = 16;
const AMONG_HONEST = 40;
/** Of characters that nobody needs, so many in so few lines each are a message, read or not. */
const LONG = 16;
const LINES_FOR_EACH = 4;
/** Fewer characters of honest kinds cannot give so much evidence. */
const SHORTEST = 24;
const LINE_FEED = "\n";
const SPACE = " ";

/** Messages that are spread over the lines of a text, or written in spaces, private use, or blanks at the lines' ends. */
export const hiddenInLines: WholeRule<LineSeries> = {
  isWanted: (judged, _, seen) => {
    if (seen.mixedBlanks >= fewestBlanks) return true;
    let linesWithHidden = 0;
    for (const { facts } of judged) {
      if ((facts.classes & classes) !== 0) return true;
      // What stands in one line alone was judged with it.
      if ((facts.classes & hidden) !== 0 && ++linesWithHidden > 1) return true;
    }
    return false;
  },
  read: (line, judge) => {
    const { text } = line;
    const place = { text, spanAt: spanReader(line), judge };
    const isBlank = !/\S/.test(text);
    const trail = trailOf(place);
    if (!beyondAscii.test(text)) return { plain: spacesIn(text), isBlank, ...(trail && { trail }) };
    return { ...seriesOf(place), isBlank, ...(trail && { trail }) };
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
  const told: Told[] = [];
  for (const { line, fact } of facts) {
    const series = fact[kind];
    if (series) told.push({ line, series });
  }
  return told;
}

const joined = (told: readonly Told[]): string => told.map(({ series }) => series.carrier).join("");
const countOf = (told: readonly Told[]): number => told.reduce((sum, { series }) => sum + series.count, 0);

/** One finding, where the message begins. */
function tell(report: WholeReport, [first]: readonly Told[], carrier: string): void {
  if (!first) return;
  const { start, end, span } = first.series;
  const seen = carrier.replaceAll(LINE_FEED, "");
  const counts = countsIn(seen);
  report("hidden-payload", first.line, start, end, span, {
    characters: [...counts.keys()],
    count: totalOf(counts),
    carrier,
    says: sayingOf(seen, counts),
  });
}

function isMessage(strays: readonly Told[]): boolean {
  const count = countOf(strays);
  const sample = sampleIn(joined(strays));
  const lines = (strays.at(-1)?.line ?? 0) - (strays[0]?.line ?? 0) + 1;
  const isDense = lines <= strays.length * LINES_FOR_EACH;
  if (isDense && isRich(sample)) return true;
  return evidenceOfNumbers(sample) >= AMONG_STRAYS || (count >= SHORTEST && evidenceOf(sample) >= AMONG_STRAYS);
}

/** Whether honest characters say something as bits. */
const speaks = (sample: readonly number[]): boolean =>
  promise(sample) >= AMONG_HONEST && evidenceOf(sample) >= AMONG_HONEST;

/** Whether a series has the variety of a message: honest ones repeat themselves. */
function isRich(sample: readonly number[]): boolean {
  if (sample.length < LONG) return false;
  const { alphabet, ranks } = symbolsOf(sample);
  return seriesBits(ranks, alphabet.length) >= ranks.length * RICH;
}

/** Bits a character: a text in bits has about one, text with a no-break space here and there a third. */
const RICH = 0.75;

/** As in a list of icons. */
function isAscending(carrier: string): boolean {
  let [count, rises, last] = [0, 0, 0];
  for (let index = 0; index < carrier.length; count++) {
    const codePoint = carrier.codePointAt(index) ?? 0;
    if (count > 0 && codePoint > last) rises++;
    last = codePoint;
    index += unitsOf(codePoint);
  }
  return rises * 4 > count * 3;
}

function judgeSpaces(facts: readonly LineFact<LineSeries>[], report: WholeReport): void {
  const spaces = pick(facts, "spaces");
  const last = spaces.at(-1);
  if (!last) return;
  const isMessageIn = (sample: readonly number[]): boolean => isRich(sample) && evidenceOf(sample) >= AMONG_HONEST;
  const unusual = joined(spaces).replaceAll(SPACE, "");
  if (isMessageIn(sampleIn(unusual))) tell(report, spaces, unusual);
  // A text has a million spaces, and the first of them tell whether they are a message.
  else if (isMessageIn(sampleIn(allSpaces(facts, last.line, SAMPLE))))
    tell(report, spaces, allSpaces(facts, last.line, Number.POSITIVE_INFINITY));
}

/** The spaces up to a line, `most` of them or a few more. Plain ones before the first other are none of the message's. */
function allSpaces(facts: readonly LineFact<LineSeries>[], lastLine: number, most: number): string {
  const all: string[] = [];
  let length = 0;
  for (const { line, fact } of facts) {
    if (line > lastLine || length >= most) break;
    const own = fact.spaces?.carrier ?? (length > 0 ? SPACE.repeat(fact.plain ?? 0) : "");
    length += own.length;
    all.push(own);
  }
  return all.join("");
}

/** Those side by side that are a text, or all of them: commas, quotes and the words of icon fonts may stand between. */
function judgePrivates(privates: readonly Told[], report: WholeReport): void {
  const isText = (carrier: string, count: number, least: number): boolean =>
    count >= LONG_PRIVATE && !isAscending(carrier) && evidenceOfNumbers(sampleIn(carrier)) >= least;
  const runs = privates.filter(({ series }) => isRun(series) && isText(series.carrier, series.count, AMONG_STRAYS));
  for (const run of runs) tell(report, [run], run.series.carrier);
  if (runs.length > 0) return;
  const all = joined(privates);
  if (isText(all, countOf(privates), AMONG_HONEST)) tell(report, privates, all);
}

const isRun = ({ carrier, start, end }: Series): boolean => carrier.length === end - start;

function judgeTrails(facts: readonly LineFact<LineSeries>[], report: WholeReport): void {
  const trails = pick(facts, "trail");
  if (countOf(trails) < fewestBlanks) return;
  // Each line of text has a blank at its end, or none.
  const bits = facts.map(({ fact }) => (fact.trail ? SPACE : fact.isBlank ? "" : LINE_FEED)).join("");
  const sample = sampleIn(bits);
  if (isRich(sample) && speaks(sample)) {
    tell(report, trails, bits);
    return;
  }
  const blanks = joined(trails);
  if (!blanks.includes(SPACE) || !blanks.includes("\t")) return;
  // SNOW counts the blanks of each line; others take them for bits, wherever the lines end.
  const perLine = trails.map(({ series }) => `${series.carrier}${LINE_FEED}`).join("");
  if (evidenceOfTrails(sampleIn(perLine)) >= AMONG_HONEST) tell(report, trails, perLine);
  else if (speaks(sampleIn(blanks))) tell(report, trails, blanks);
}

function trailOf({ text, spanAt }: Place): Series | undefined {
  let start = text.length;
  while (isBlankAt(text, start - 1)) start--;
  if (start === text.length) return undefined;
  const carrier = text.slice(start);
  return { carrier, count: carrier.length, start, end: text.length, span: spanAt(start) };
}

const isBlankAt = (text: string, index: number): boolean => {
  const unit = text.charCodeAt(index);
  return unit === 0x20 || unit === 0x09;
};

/** Private-use characters that may be a text. */
const LONG_PRIVATE = 8;

const beyondAscii = /[\u0080-\uffff]/;

function spacesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf(SPACE); at >= 0; at = text.indexOf(SPACE, at + 1)) count++;
  return count;
}

function seriesOf(place: Place): Omit<LineSeries, "isBlank" | "trail"> {
  const { text, judge } = place;
  let hasUnusual = false;
  // Most lines with letters beyond ASCII have none of them.
  let strays: Collector | undefined;
  let privates: Collector | undefined;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    const codePoint = text.codePointAt(index) ?? unit;
    const characterClass = classOf(codePoint);
    if (((1 << characterClass) & (hidden | classes)) !== 0 && !judge.allows(codePoint)) {
      if (characterClass === CharacterClass.space) hasUnusual = true;
      else if (characterClass === CharacterClass.private) {
        privates ??= collector();
        privates.add(codePoint, index);
      } else if (standingAt(place, index) === Standing.stray) {
        strays ??= collector();
        strays.add(codePoint, index);
      }
    }
    if (codePoint > 0xffff) index++;
  }
  return {
    ...(hasUnusual ? { spaces: spacesOf(place) } : { plain: spacesIn(text) }),
    ...(strays && { strays: strays.series(place) }),
    ...(privates && { privates: privates.series(place) }),
  };
}

/** Plain ones and others. */
function spacesOf(place: Place): Series {
  const { text, judge } = place;
  const spaces = collector();
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0x20 || (unit >= 0x80 && classOf(unit) === CharacterClass.space && !judge.allows(unit)))
      spaces.add(unit, index);
  }
  return spaces.series(place);
}

type Collector = ReturnType<typeof collector>;

function collector() {
  const carrier = createCarrier();
  let start = 0;
  let end = 0;
  return {
    add: (codePoint: number, index: number): void => {
      if (carrier.length() === 0) start = index;
      carrier.add(codePoint);
      end = index + unitsOf(codePoint);
    },
    series: ({ spanAt }: Place): Series => ({
      carrier: carrier.text(),
      count: carrier.length(),
      start,
      end,
      span: spanAt(start),
    }),
  };
}
