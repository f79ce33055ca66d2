import { unitsOf } from "../unicode/text.ts";

/** What a hidden character is where it stands. */
export const Standing = { needed: 0, slip: 1, stray: 2 } as const;
export type Standing = (typeof Standing)[keyof typeof Standing];

/** Hidden characters of a line, from left to right: a number for each, because there may be ten million of them. */
export interface HiddenSeries {
  /** Of the line. */
  readonly text: string;
  /** UTF-16 units of the line where each stands, times four, plus its {@link Standing}. */
  readonly places: Uint32Array;
}

export const startOf = ({ places }: HiddenSeries, at: number): number => (places[at] ?? 0) >>> 2;
export const standingOf = ({ places }: HiddenSeries, at: number): number => (places[at] ?? 0) & 3;
export const codePointOf = (series: HiddenSeries, at: number): number =>
  series.text.codePointAt(startOf(series, at)) ?? 0;
export const endOf = (series: HiddenSeries, at: number): number =>
  startOf(series, at) + unitsOf(codePointOf(series, at));

export function some({ places }: HiddenSeries, accepts: (at: number) => boolean): boolean {
  for (let at = 0; at < places.length; at++) if (accepts(at)) return true;
  return false;
}

/** A series while it is collected. */
export interface SeriesBuilder {
  readonly add: (start: number, standing: Standing) => void;
  readonly places: () => Uint32Array;
}

export function createSeries(): SeriesBuilder {
  let places = none;
  let length = 0;
  return {
    add: (start, standing) => {
      if (length === places.length) {
        const longer = new Uint32Array(Math.max(16, 2 * length));
        longer.set(places);
        places = longer;
      }
      places[length++] = start * 4 + standing;
    },
    places: () => (length === 0 ? none : places.subarray(0, length)),
  };
}

const none = new Uint32Array(0);

/** A part of a series, `to` exclusive. */
export function partOf(series: HiddenSeries, from: number, to: number): HiddenSeries {
  const { text, places } = series;
  return from === 0 && to === places.length ? series : { text, places: places.subarray(from, to) };
}

export function filtered(series: HiddenSeries, accepts: (at: number) => boolean): HiddenSeries {
  const { text, places } = series;
  let at = 0;
  while (at < places.length && accepts(at)) at++;
  return at === places.length ? series : { text, places: places.filter((_, index) => accepts(index)) };
}

/** The first place in a series that stands at a UTF-16 index of the line or behind it. By halves: it may be asked for each. */
export function placeOf(start: number, series: HiddenSeries): number {
  let [low, high] = [0, series.places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(series, middle) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The places in the series of its parts with no more than `gap` units between two characters, until one is refused. */
export function everyRun(series: HiddenSeries, gap: number, accepts: (from: number, to: number) => boolean): boolean {
  const { length } = series.places;
  let from = 0;
  let end = startOf(series, 0);
  for (let at = 0; at < length; at++) {
    const start = startOf(series, at);
    if (start - end > gap) {
      if (!accepts(from, at)) return false;
      from = at;
    }
    end = start + unitsOf(codePointOf(series, at));
  }
  return length === 0 || accepts(from, length);
}

/** Such parts, those that are accepted. */
export function runsOf(
  series: HiddenSeries,
  gap: number,
  accepts: (from: number, to: number) => boolean = () => true,
): HiddenSeries[] {
  const runs: HiddenSeries[] = [];
  everyRun(series, gap, (from, to) => {
    if (accepts(from, to)) runs.push(partOf(series, from, to));
    return true;
  });
  return runs;
}

/** So many characters tell what a series says. */
export const SAMPLE = 1024;

export function sampleOf(series: HiddenSeries): number[] {
  return Array.from(series.places.subarray(0, SAMPLE), (_, at) => codePointOf(series, at));
}

export function sampleIn(carrier: string): number[] {
  return Array.from(carrier.slice(0, 2 * SAMPLE), (character) => character.codePointAt(0) ?? 0).slice(0, SAMPLE);
}

/** The characters by themselves, as they stand in the text. Of a short one a copy, which does not keep the whole text. */
export function carrierOf(series: HiddenSeries): string {
  const { text, places } = series;
  const start = startOf(series, 0);
  const end = endOf(series, places.length - 1);
  let units = 0;
  for (let at = 0; at < places.length; at++) units += unitsOf(codePointOf(series, at));
  if (units === end - start && units * 2 > text.length) return text.slice(start, end);
  const carrier = createCarrier();
  for (let at = 0; at < places.length; at++) carrier.add(codePointOf(series, at));
  return carrier.text();
}

/** `fromCharCode` takes its arguments on the stack. */
const AT_ONCE = 4096;

const shortest = new Uint16Array(0);

function longer(units: Uint16Array): Uint16Array {
  const result = new Uint16Array(Math.max(32, 2 * units.length));
  result.set(units);
  return result;
}

/** A text of single characters: to add one string to another for each takes twenty times the memory. */
export function createCarrier() {
  let units: Uint16Array = shortest;
  let filled = 0;
  let length = 0;
  let text = "";
  const flush = (): void => {
    text += String.fromCharCode(...units.subarray(0, filled));
    filled = 0;
  };
  return {
    add: (codePoint: number): void => {
      length++;
      if (filled + 2 > units.length) {
        if (units.length < AT_ONCE) units = longer(units);
        else flush();
      }
      if (codePoint > 0xffff) {
        units[filled++] = 0xd800 + ((codePoint - 0x10000) >> 10);
        units[filled++] = 0xdc00 + (codePoint & 0x3ff);
      } else units[filled++] = codePoint;
    },
    /** In code points. */
    length: (): number => length,
    text: (): string => {
      flush();
      return text;
    },
  };
}

/** How often each character stands in a carrier, by their numbers: in their own order, names of tags would spell the message. */
export function countsIn(carrier: string): ReadonlyMap<number, number> {
  const counters = new Map<number, { count: number }>();
  for (let index = 0; index < carrier.length; index++) {
    const codePoint = carrier.codePointAt(index) ?? 0;
    if (codePoint > 0xffff) index++;
    const counter = counters.get(codePoint);
    if (counter) counter.count++;
    else counters.set(codePoint, { count: 1 });
  }
  return new Map([...counters].sort(([a], [b]) => a - b).map(([codePoint, { count }]) => [codePoint, count]));
}

export function totalOf(counts: ReadonlyMap<number, number>): number {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
}
