import type { Detector, Line } from "../line.ts";
import { CharacterClass, classOf } from "../unicode/classes.ts";
import { isRightToLeft } from "../unicode/direction.ts";
import { scriptOf } from "../unicode/scripts.ts";
import { codePointBefore } from "../unicode/text.ts";
import { after } from "./run.ts";

const LRE = 0x202a;
const RLE = 0x202b;
const PDF = 0x202c;
const LRI = 0x2066;
const FSI = 0x2068;
const PDI = 0x2069;

const isIsolate = (codePoint: number): boolean => codePoint >= LRI && codePoint <= FSI;
const isEmbedding = (codePoint: number): boolean => codePoint === LRE || codePoint === RLE;
const isMark = (codePoint: number): boolean => codePoint === 0x200e || codePoint === 0x200f || codePoint === 0x061c;

interface Control {
  readonly index: number;
  readonly codePoint: number;
  /** The start of the comment, the string or the other span that it stands in: what opens there must close there. */
  readonly place: number;
}

/**
 * All bidi controls of the line at once, because a control is judged by its partner. In code each is an error.
 * Elsewhere overrides and whatever is left open are; honest are marks beside right-to-left letters, digits and
 * signs, isolates that close where they opened, and such embeddings in a line that has right-to-left letters.
 */
export const bidiControls: Detector = (line, index, codePoint) => {
  if (!line.progress.bidi) {
    line.progress.bidi = true;
    judgeControls(line, index);
  }
  return after(index, codePoint);
};

function judgeControls(line: Line, from: number): void {
  const { text, judge } = line;
  const controls = collect(line, from);
  const honest = balanced(controls, hasRightToLeft(text));
  for (const control of controls) {
    const { index, codePoint } = control;
    if (judge.allows(codePoint)) continue;
    const { region } = line.spanAt(index);
    const strict = region === "code" || judge.profile === "instructions";
    const fine = !strict && (isMark(codePoint) ? hasReason(text, index) : honest.has(control));
    if (!fine) line.report("bidi-control", index, index + 1, { characters: [codePoint], count: 1 });
  }
}

function collect(line: Line, from: number): Control[] {
  const controls: Control[] = [];
  const places = placesOf(line);
  for (let index = from; index < line.text.length; index++) {
    const codePoint = line.text.charCodeAt(index);
    if (codePoint <= 0x7f || classOf(codePoint) !== CharacterClass.bidi) continue;
    const { start } = line.spanAt(index);
    controls.push({ index, codePoint, place: places.get(start) ?? start });
  }
  return controls;
}

/** The literal that each part of a string belongs to, both by their starts: an interpolation parts it and does not end it. */
function placesOf({ text, spans }: Line): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  let literal: number | undefined;
  for (const { start, region } of spans) {
    if (region === "string") {
      literal ??= start;
      places.set(start, literal);
    } else if (!/[$#{]/.test(text.charAt(start))) literal = undefined;
  }
  return places;
}

/** Pairs of isolates and of embeddings, properly nested inside one span (UAX #9, BD9 and rules X1 to X8). */
function balanced(controls: readonly Control[], rightToLeft: boolean): ReadonlySet<Control> {
  const honest = new Set<Control>();
  const open: Control[] = [];
  for (const control of controls) {
    const { codePoint, place } = control;
    if (isMark(codePoint)) continue;
    if (codePoint !== PDF && codePoint !== PDI) {
      open.push(control);
      continue;
    }
    const opener = open.at(-1);
    const matches = opener && (codePoint === PDI ? isIsolate : isEmbedding)(opener.codePoint);
    if (!matches || opener.place !== place) continue;
    open.pop();
    if (codePoint === PDI || rightToLeft) honest.add(opener).add(control);
  }
  return honest;
}

function hasRightToLeft(text: string): boolean {
  for (const character of text) if (isRightToLeft(character.codePointAt(0) ?? 0)) return true;
  return false;
}

/**
 * Whether a directional mark has a neighbour whose place it settles: a right-to-left letter, a digit or a sign, beyond
 * blanks and one other mark, as in `0K<RLM> <RLM>\u00A4`. A run of marks does not vouch for itself.
 */
function hasReason(text: string, index: number): boolean {
  const before = blanksBefore(text, index);
  const behind = blanksBehind(text, index + 1);
  return (
    settles(codePointBefore(text, isMark(text.charCodeAt(before - 1)) ? blanksBefore(text, before - 1) : before)) ||
    settles(text.codePointAt(isMark(text.charCodeAt(behind)) ? blanksBehind(text, behind + 1) : behind))
  );
}

function blanksBefore(text: string, index: number): number {
  let at = index;
  while (at > 0 && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

function blanksBehind(text: string, index: number): number {
  let at = index;
  while (at < text.length && isBlank(text.charCodeAt(at))) at++;
  return at;
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || (unit > 0x7f && classOf(unit) === CharacterClass.space);
}

function settles(codePoint: number | undefined): boolean {
  if (codePoint === undefined) return false;
  const characterClass = classOf(codePoint);
  if (characterClass === CharacterClass.letter) return isRightToLeft(codePoint);
  if (characterClass !== CharacterClass.none && characterClass !== CharacterClass.punctuation) return false;
  if (codePoint < 0x80) return codePoint > 0x20 && !((codePoint | 0x20) >= 0x61 && (codePoint | 0x20) <= 0x7a);
  const script = scriptOf(codePoint);
  return script === "Zyyy" || isRightToLeft(codePoint);
}
