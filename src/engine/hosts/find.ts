import { endsEncodedPrefix } from "../plain.ts";
import { CharacterClass, classOf } from "../unicode/classes.ts";
import { lazy } from "../unicode/packed.ts";
import { scriptOf } from "../unicode/scripts.ts";
import { longestHost } from "./host.ts";
import { unspaced } from "./label.ts";

/** A stretch of a line that may be a host. UTF-16 units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** A scheme, or an at sign after a name, says that it is one. */
  readonly isNamed: boolean;
  /** The name before an at sign. */
  readonly local?: { readonly start: number; readonly end: number };
}

/** Stretches in which something may pass for something else: they hold more than ASCII, or Punycode. Linear. */
export function stretchesOf(text: string): Stretch[] {
  const found: Stretch[] = [];
  if (!parting().test(text)) return found;
  let before: Run | undefined;
  for (let at = nextSuspect(text, 0); at >= 0; ) {
    const run = runAt(text, runStart(text, at));
    if (run.start === run.end) {
      at = nextSuspect(text, at);
      continue;
    }
    const local = localOf(text, run, before);
    before = run;
    // What is written before an at sign makes a suspect of any host behind it.
    at = text.charCodeAt(run.end) === AT ? run.end + 1 : nextSuspect(text, run.end);
    if (run.end - run.start > longestHost || (!run.isWanted && !local?.isWanted)) continue;
    const isNamed = text.startsWith("://", run.start - 3) || text.charCodeAt(run.start - 1) === AT;
    if (!run.hasDot && !(isNamed && (!local || text.charCodeAt(run.end) === 0x3a))) continue;
    const start = isNamed ? run.start : ownStart(text, run);
    const isShort = local !== undefined && local.end - local.start <= longestHost;
    found.push({ start, end: ownEnd(text, run), isNamed, ...(isShort && { local }) });
  }
  return found;
}

const AT = 0x40;

const suspect = /[^\0-\x7f]|%|[xX][nN]--/g;

/** The first index from `from` on that makes its run wanted: most lines have none. */
function nextSuspect(text: string, from: number): number {
  suspect.lastIndex = from;
  while (suspect.test(text)) {
    const at = suspect.lastIndex - 1;
    const unit = text.charCodeAt(at);
    if (unit < 0x80 || !parts(unit)) return at;
  }
  return -1;
}

/** Where the run begins whose first character that makes it wanted stands at `index`. */
function runStart(text: string, index: number): number {
  let start = index;
  while (isPlain(text.charCodeAt(start - 1))) start--;
  return start;
}

function localOf(text: string, { start }: Run, before: Run | undefined): Omit<Run, "hasDot"> | undefined {
  const end = start - 1;
  if (text.charCodeAt(end) !== AT) return undefined;
  if (before?.end === end) return before;
  const own = runStart(text, end);
  return own < end ? { start: own, end, isWanted: false } : undefined;
}

interface Run {
  readonly start: number;
  readonly end: number;
  readonly isWanted: boolean;
  readonly hasDot: boolean;
}

/** The unbroken run of what may stand in a host, from `start` on; empty if there is none. */
function runAt(text: string, start: number): Run {
  let isWanted = false;
  let hasDot = false;
  let end = start;
  while (end < text.length) {
    const unit = text.charCodeAt(end);
    if (unit < 0x80) {
      if (!isPlain(unit)) break;
      hasDot ||= unit === 0x2e;
      isWanted ||= unit === 0x25 || (unit === 0x2d && endsEncodedPrefix(text, end));
      end++;
      continue;
    }
    const codePoint = text.codePointAt(end) ?? unit;
    if (parts(codePoint)) break;
    hasDot ||= dotLikes.has(codePoint);
    isWanted = true;
    end += codePoint > 0xffff ? 2 : 1;
  }
  return { start, end, isWanted, hasDot };
}

/** Letters, digits, `-`, `.`, `_` and `%`. */
function isPlain(unit: number): boolean {
  const letter = unit | 0x20;
  if (letter >= 0x61 && letter <= 0x7a) return true;
  return (unit >= 0x30 && unit <= 0x39) || unit === 0x2d || unit === 0x2e || unit === 0x5f || unit === 0x25;
}

/** What looks like a full stop; whether it is meant as one is judged later. */
const dotLikes: ReadonlySet<number> = new Set([
  0x660, 0x6f0, 0x701, 0x702, 0x2024, 0x3002, 0xa4f8, 0xa60e, 0xfe52, 0xff0e, 0xff61, 0x10a50, 0x1d16d,
]);

/** Dots, or what says that a host follows: without any a line has none. */
const parting = lazy(() => new RegExp(`[.@${String.fromCodePoint(...dotLikes)}]|://`, "u"));

/** Whether a character beyond ASCII ends a host: blanks, controls, quotation marks, brackets, dashes, arrows, boxes. */
function parts(codePoint: number): boolean {
  if (codePoint <= 0xffff && delimiting()[codePoint] === 1) return true;
  const characterClass = classOf(codePoint);
  return characterClass === CharacterClass.space || characterClass === CharacterClass.control;
}

const delimiting = lazy(() => {
  const marks = new Uint8Array(0x10000);
  for (const [first, last] of delimiters) marks.fill(1, first, last + 1);
  return marks;
});

/** Inclusive, ascending. What looks like a sign of a URL is left out. */
const delimiters: readonly (readonly [number, number])[] = [
  [0xa1, 0xa9],
  [0xab, 0xac],
  [0xb4, 0xb4],
  [0xb6, 0xb6],
  [0xbb, 0xbb],
  [0xbf, 0xbf],
  [0x589, 0x589],
  [0x5be, 0x5be],
  [0x5c3, 0x5c3],
  [0x60c, 0x60d],
  [0x61b, 0x61b],
  [0x61f, 0x61f],
  [0x6d4, 0x6d4],
  [0x964, 0x965],
  [0xe2f, 0xe2f],
  [0x104a, 0x104b],
  [0x1361, 0x1368],
  [0x17d4, 0x17d6],
  [0x2013, 0x2023],
  [0x2025, 0x2026],
  [0x2030, 0x2040],
  [0x2045, 0x205e],
  [0x2190, 0x21ff],
  [0x2500, 0x2570],
  [0x2572, 0x25ff],
  [0x2e00, 0x2e7f],
  [0x3001, 0x3001],
  [0x3003, 0x3003],
  [0x3008, 0x3011],
  [0x3014, 0x301f],
  [0x30fb, 0x30fb],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe51],
  [0xfe54, 0xfe62],
  [0xff01, 0xff0c],
  [0xff1a, 0xff1f],
  [0xff3b, 0xff3d],
  [0xff5b, 0xff60],
  [0xff62, 0xff65],
];

function ownStart(text: string, { start, end }: Run): number {
  let at = start;
  while (at < end && unspaced.has(scriptOf(text.codePointAt(at) ?? 0)))
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  const unit = text.charCodeAt(at);
  return at < end && unit < 0x80 && isPlain(unit) && unit !== 0x2e ? at : start;
}

/** Without the full stop of a sentence, and notes' numbers. */
function ownEnd(text: string, { start, end }: Run): number {
  let at = end;
  while (at > start + 1 && isTrailing(text.charCodeAt(at - 1))) at--;
  return at;
}

function isTrailing(unit: number): boolean {
  if (unit === 0x2e || unit === 0x2d || unit === 0x5f || unit === 0x3002 || unit === 0xff0e || unit === 0xff61)
    return true;
  return (
    unit === 0xb2 ||
    unit === 0xb3 ||
    unit === 0xb9 ||
    (unit >= 0x2070 && unit <= 0x209c) ||
    (unit >= 0x2460 && unit <= 0x2473)
  );
}
