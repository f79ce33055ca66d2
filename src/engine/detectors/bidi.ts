import { atomFinder } from "../bidi/atoms.ts";
import { BidiClass, bidiClassOf } from "../bidi/classes.ts";
import { type Control, controlsOf } from "../bidi/controls.ts";
import { type Disorder, disordersOf } from "../bidi/disorder.ts";
import { levelsOf } from "../bidi/levels.ts";
import type { Message } from "../finding.ts";
import type { Detector, Line } from "../line.ts";
import { fullLabel } from "../render.ts";
import { CharacterClass, classOf } from "../unicode/classes.ts";
import { isRightToLeft } from "../unicode/direction.ts";
import { codePointBefore } from "../unicode/text.ts";
import { after } from "./run.ts";

/**
 * All bidi controls of the line at once, because a control is judged by its partner and by what the line looks like.
 * In code each is an error. Elsewhere overrides and whatever is left open are; honest are marks beside right-to-left
 * letters, digits and signs, isolates that close where they opened, and such embeddings in a line that has right-to-left
 * letters: unless the line reads otherwise, outside of the string or comment, than it would without them.
 */
export const bidiControls: Detector = (line, index, codePoint) => {
  if (!line.progress.bidi) {
    line.progress.bidi = true;
    for (const control of harmfulControls(line, index))
      line.report("bidi-control", control.index, control.index + 1, {
        characters: [control.codePoint],
        count: 1,
        says: messageFor(control),
      });
  }
  return after(index, codePoint);
};

/** Whether the line has a control that is reported. */
export function hasHarmfulControl(line: Line): boolean {
  return harmfulControls(line, 0).length > 0;
}

function harmfulControls(line: Line, from: number): Control[] {
  const { text, judge } = line;
  const places = placesOf(line);
  const controls = controlsOf(text, from, (index) => {
    const { start } = line.spanAt(index);
    return places.get(start) ?? start;
  }).filter(({ codePoint }) => !judge.allows(codePoint));
  if (controls.length === 0) return controls;
  const rightToLeft = hasRightToLeft(text);
  const harmful = new Set<Control>();
  const honest: Control[] = [];
  for (const control of controls) {
    if (isStrict(line, control.index) || !isBalanced(control, rightToLeft, text)) harmful.add(control);
    else honest.push(control);
  }
  if (honest.length > 0) for (const control of misleading(line, honest)) harmful.add(control);
  return controls.filter((control) => harmful.has(control));
}

function isStrict({ judge, spanAt }: Line, index: number): boolean {
  const { region } = spanAt(index);
  return region === "code" || region === "path" || judge.profile === "instructions";
}

function isBalanced({ kind, partner, place, index }: Control, rightToLeft: boolean, text: string): boolean {
  if (kind === "mark") return hasReason(text, index);
  if (kind === "override" || partner?.place !== place || partner.kind === "override") return false;
  return rightToLeft || kind === "isolate" || kind === "isolate's end";
}

/**
 * Those that stand where the line reads in another order than it runs, and would not without them. Nothing stands in
 * for a control so well as a soft hyphen, which the algorithm leaves out.
 */
function misleading({ text, spans }: Line, controls: readonly Control[]): readonly Control[] {
  const disordered = (shown: string): Disorder[] =>
    disordersOf(text, levelsOf(shown, "ltr"), atomFinder(text, spans)).filter(
      ({ atoms }) => !atoms.some(({ kind }) => kind === "prose"),
    );
  const shown = disordered(text);
  if (shown.length === 0) return [];
  const parts: string[] = [];
  let kept = 0;
  for (const { index } of controls) {
    parts.push(text.slice(kept, index), "\u00ad");
    kept = index + 1;
  }
  const places = shownPlaces(text, disordered(parts.join("") + text.slice(kept)));
  const brought = shown.filter((disorder) => !isKnown(disorder, places));
  return brought.length === 0 ? [] : bringers(controls, brought);
}

/** The places on the screen of disordered atoms, by the first and the last unit of each; 0 for what stands in order. */
function shownPlaces(text: string, disorders: readonly Disorder[]): Uint32Array {
  const places = new Uint32Array(text.length);
  let place = 0;
  for (const { atoms, shown } of disorders)
    for (const at of shown) {
      const atom = atoms[at];
      if (!atom) continue;
      places[atom.start] = ++place;
      places[atom.end - 1] = place;
    }
  return places;
}

/**
 * Whether the atoms stand in the same order without the controls, which may have put right what stands around them. The
 * first atom is known by its end and the others by their starts: elsewhere the stretch may cut them off.
 */
function isKnown({ atoms, shown }: Disorder, places: Uint32Array): boolean {
  let previous = 0;
  return shown.every((at) => {
    const atom = atoms[at];
    const place = (atom && places[at === 0 ? atom.end - 1 : atom.start]) ?? 0;
    const follows = place > previous;
    previous = place;
    return follows;
  });
}

/** The controls in and right beside the disorders, with their partners; all of them where it cannot be told. */
function bringers(controls: readonly Control[], disorders: readonly Disorder[]): readonly Control[] {
  const found = new Set<Control>();
  let at = 0;
  for (const control of controls) {
    while (at < disorders.length && (disorders[at]?.end ?? 0) < control.index) at++;
    if ((disorders[at]?.start ?? Number.POSITIVE_INFINITY) > control.index + 1) continue;
    found.add(control);
    if (control.partner) found.add(control.partner);
  }
  return found.size > 0 ? controls.filter((control) => found.has(control)) : controls;
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

function messageFor({ kind, codePoint, partner, place }: Control): Message {
  const values = [fullLabel(codePoint)];
  if (partner !== undefined && partner.place !== place)
    return { template: "{0} reaches out of the string or comment that it stands in", values };
  if (kind === "isolate's end" || kind === "end")
    return partner === undefined
      ? { template: "{0} closes nothing that this line has opened", values }
      : { template: "Invisible control that reorders the line: {0}", values };
  if (codePoint === 0x202e)
    return partner === undefined
      ? { template: "{0}: everything behind it reads backwards, to the end of the line", values }
      : { template: "{0}: what follows reads backwards, up to {1}", values: [...values, fullLabel(partner.codePoint)] };
  if (kind !== "mark" && partner === undefined)
    return { template: "{0} is never closed: it reorders the line to its end", values };
  return { template: "Invisible control that reorders the line: {0}", values };
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

const isMark = (unit: number): boolean => unit === 0x200e || unit === 0x200f || unit === 0x061c;

/** Beyond the vowel points and other marks of the letter before, too. */
function blanksBefore(text: string, index: number): number {
  let at = index;
  while (at > 0 && isBlank(text.charCodeAt(at - 1))) at--;
  while (at > 0 && text.charCodeAt(at - 1) > 0x7f && bidiClassOf(text.charCodeAt(at - 1)) === NSM) at--;
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

/** Letters and digits that run from right to left, numbers and signs: what a mark next to them can put in its place. */
function settles(codePoint: number | undefined): boolean {
  if (codePoint === undefined || isMark(codePoint)) return false;
  const bidiClass = bidiClassOf(codePoint);
  return (bidiClass >= R && bidiClass <= CS) || bidiClass === ON;
}

const { Right_To_Left: R, Common_Separator: CS, Nonspacing_Mark: NSM, Other_Neutral: ON } = BidiClass;
