import { lazy } from "../unicode/packed.ts";

/** A date or a time in a line. UTF-16 units. */
interface Moment {
  readonly start: number;
  readonly end: number;
  /** What it says, whatever the notation: equal for equal dates, and for equal times. */
  readonly key: string;
}

const names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const month =
  "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?";
/** A date whose hyphens were swapped is the same date. */
const dash = "[-\\u2010-\\u2014\\u2212]";
const blank = "[ \\u00A0\\u2009\\u202F]";
const ordinal = "(?:st|nd|rd|th)?";

/**
 * Which date stands in the groups of a notation: year, month, day; undefined if none does, or more than one reading.
 * Slashes and hyphens put the day first in most countries and the month in some, dots the day wherever they are used.
 */
type Reading = (one: string, two: string, three: string) => string | undefined;

const yearFirst: Reading = (year, month, day) => dateOf(year, Number(month), Number(day));
const dayFirst: Reading = (day, month, year) => dateOf(year, Number(month), Number(day));
const either: Reading = (one, two, year) => {
  const [a, b] = [Number(one), Number(two)];
  return a === b || b > 12 ? dateOf(year, a, b) : a > 12 ? dateOf(year, b, a) : undefined;
};
const monthOf = (name: string): number => names.indexOf(name.slice(0, 3).toLowerCase()) + 1;
const dayName: Reading = (day, name, year) => dateOf(year, monthOf(name), Number(day));
const nameDay: Reading = (name, day, year) => dateOf(year, monthOf(name), Number(day));

function dateOf(year: string, month: number, day: number): string | undefined {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? `${year}-${month}-${day}` : undefined;
}

/** Each with three groups. */
const dates: readonly (readonly [pattern: string, reading: Reading])[] = [
  [`(\\d{4})${dash}(\\d{1,2})${dash}(\\d{1,2})`, yearFirst],
  ["(\\d{4})/(\\d{1,2})/(\\d{1,2})", yearFirst],
  ["(\\d{4})\\.(\\d{1,2})\\.(\\d{1,2})", yearFirst],
  ["(\\d{4})\\u5E74(\\d{1,2})\\u6708(\\d{1,2})\\u65E5", yearFirst],
  ["((?:19|20)\\d{2})(\\d{2})(\\d{2})", yearFirst],
  [`(\\d{1,2})${dash}(\\d{1,2})${dash}(\\d{4})`, either],
  ["(\\d{1,2})/(\\d{1,2})/(\\d{4})", either],
  ["(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})", dayFirst],
  [`(\\d{1,2})${ordinal}[- ](${month})\\.?,?[- ](\\d{4})`.replaceAll("[- ]", `(?:${dash}|${blank})`), dayName],
  [`(${month})\\.?${blank}(\\d{1,2})${ordinal},?${blank}(\\d{4})`, nameDay],
];
const time = `(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:${blank}?([ap])\\.?m\\b\\.?)?`;

/** Compiled when a line with digits has changed. */
const moments = lazy(
  () =>
    new RegExp(
      `(?<![\\w./-])(?:${[...dates.map(([pattern]) => pattern)].join("|")})(?![\\d/-])(?!(?!T\\d)\\w)|(?<![\\w:.])${time}(?![\\w:])`,
      "gi",
    ),
);

const GROUPS = 3;
const TIME = 1 + GROUPS * dates.length;
const quick = /\d{4}|\d:\d\d/;

/** Whether a text may have any. */
export const hasMoments = (text: string): boolean => quick.test(text);

/** The dates and the times of day of a line that can be read in one way, in order. */
export function momentsIn(line: string): Moment[] {
  if (!hasMoments(line)) return [];
  const found: Moment[] = [];
  const pattern = moments();
  // `matchAll` would make a copy of it for each line. When nothing more is found it is as it was.
  for (let match = pattern.exec(line); match !== null; match = pattern.exec(line)) {
    const key = match[TIME] === undefined ? dateIn(match) : timeIn(match);
    if (key !== undefined) found.push({ start: match.index, end: match.index + match[0].length, key });
  }
  return found;
}

function dateIn(match: RegExpExecArray): string | undefined {
  const at = dates.findIndex((_, index) => match[1 + GROUPS * index] !== undefined);
  const [one = "", two = "", three = ""] = match.slice(1 + GROUPS * at);
  return dates[at]?.[1](one, two, three);
}

/** Without "am" or "pm" it is counted from midnight. */
function timeIn(match: RegExpExecArray): string | undefined {
  const [hours = "", minutes = "", seconds = "0", half] = match.slice(TIME);
  const hour = Number(hours);
  if (half !== undefined && (hour < 1 || hour > 12)) return undefined;
  const since = half === undefined ? hour : (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  return since > 24 ? undefined : `${since}:${Number(minutes)}:${Number(seconds)}`;
}
