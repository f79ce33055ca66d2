import { atomFinder } from "../bidi/atoms.ts";
import { type Control, controlsOf } from "../bidi/controls.ts";
import { type Disorder, disordersOf } from "../bidi/disorder.ts";
import { levelsOf } from "../bidi/levels.ts";
import { type Place as MarkPlace, markJudge } from "../bidi/marks.ts";
import type { Message, Region } from "../finding.ts";
import type { Detector, Line } from "../line.ts";
import { fullLabel } from "../render.ts";
import { CharacterClass, classOf } from "../unicode/classes.ts";
import { isRightToLeft } from "../unicode/direction.ts";
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
    const controls = harmfulControls(line, index);
    line.progress.isHarmful = controls.length > 0;
    const labelOf = remembering(fullLabel);
    for (const control of controls)
      line.report("bidi-control", control.index, control.index + 1, {
        characters: [control.codePoint],
        count: 1,
        says: messageFor(control, labelOf),
        // As in tables of the entities of HTML: it moves nothing, but passes for an empty string.
        ...(isAlone(line, control) && { severity: "warning" }),
      });
  }
  return after(index, codePoint);
};

/** Whether a mark is all that a literal holds. */
function isAlone({ text, spanAt }: Line, { index, kind }: Control): boolean {
  const quote = text.charAt(index - 1);
  return (
    kind === "mark" && spanAt(index).region === "string" && /["'`]/.test(quote) && text.charAt(index + 1) === quote
  );
}

/** Asked for each of a million controls, of which there are twelve. */
function remembering<T>(make: (codePoint: number) => T): (codePoint: number) => T {
  const known = new Map<number, T>();
  return (codePoint) => {
    const made = known.get(codePoint) ?? make(codePoint);
    known.set(codePoint, made);
    return made;
  };
}

function harmfulControls(line: Line, from: number): Control[] {
  const { text, judge } = line;
  const places = placesOf(line);
  const all = controlsOf(text, from, (index) => {
    const { start } = line.spanAt(index);
    return places.get(start)?.start ?? start;
  });
  const controls = all.filter(({ codePoint }) => !judge.allows(codePoint));
  if (controls.length === 0) return controls;
  const rightToLeft = hasRightToLeft(text);
  const isEmpty = emptyPairs(text, controls, all.length);
  const isHonestMark = markJudge(text);
  const harmful = new Uint8Array(all.length);
  for (const control of controls) {
    const { at, index, kind } = control;
    if (isStrict(line, index)) harmful[at] = 1;
    else if (kind === "mark")
      harmful[at] = isHonestMark(index, markPlace(text, places.get(line.spanAt(index).start))) ? 0 : 1;
    else harmful[at] = isBalanced(control, rightToLeft) && !isEmpty(control) ? 0 : 1;
  }
  const honest = controls.filter(({ at }) => harmful[at] === 0);
  if (honest.length > 0) for (const { at } of misleading(line, honest)) harmful[at] = 1;
  return controls.filter(({ at }) => harmful[at] === 1);
}

function isStrict({ judge, spanAt }: Line, index: number): boolean {
  const { region } = spanAt(index);
  return region === "code" || region === "path" || judge.profile === "instructions";
}

function isBalanced({ kind, partner, place }: Control, rightToLeft: boolean): boolean {
  if (kind === "override" || partner?.place !== place || partner.kind === "override") return false;
  return rightToLeft || kind === "isolate" || kind === "isolate's end";
}

/** Finds the controls that hold nothing together: between them and their partners nothing is shown. */
function emptyPairs(text: string, controls: readonly Control[], length: number): (control: Control) => boolean {
  /** How much is shown before each control, counted in stretches between them. */
  const shown = new Uint32Array(length);
  let count = 0;
  let from = 0;
  for (const control of controls) {
    for (; from < control.index; from++) if (isShown(text, from)) break;
    if (from < control.index) count++;
    shown[control.at] = count;
    from = control.index + 1;
  }
  return ({ at, partner }) => partner !== undefined && shown[at] === shown[partner.at];
}

function isShown(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  if (unit < 0x80) return unit > 0x20;
  const characterClass = classOf(text.codePointAt(index) ?? unit);
  return (
    characterClass !== CharacterClass.hidden &&
    characterClass !== CharacterClass.bidi &&
    characterClass !== CharacterClass.space &&
    !((unit & 0xfc00) === 0xdc00)
  );
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
  const found = new Set<number>();
  let next = 0;
  for (const { at, index, partner } of controls) {
    while (next < disorders.length && (disorders[next]?.end ?? 0) < index) next++;
    if ((disorders[next]?.start ?? Number.POSITIVE_INFINITY) > index + 1) continue;
    found.add(at);
    if (partner) found.add(partner.at);
  }
  return found.size > 0 ? controls.filter(({ at }) => found.has(at)) : controls;
}

/**
 * What each span belongs to, by the span's start: the literal, which an interpolation parts and does not end, the
 * comment, or of prose the line.
 */
function placesOf({ text, spans }: Line): ReadonlyMap<number, Place> {
  const places = new Map<number, { start: number; end: number; region: Region }>();
  let literal: { start: number; end: number; region: Region } | undefined;
  for (const [at, { start, region }] of spans.entries()) {
    const end = spans[at + 1]?.start ?? text.length;
    if (region === "string") {
      literal ??= { start, end, region };
      literal.end = end;
      places.set(start, literal);
    } else {
      if (!/[$#{]/.test(text.charAt(start))) literal = undefined;
      places.set(start, { start, end, region });
    }
  }
  return places;
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly region: Region;
}

/** What a mark is judged in: of prose the line, for what parts it may be a tag or a link. */
function markPlace(text: string, place: Place | undefined): MarkPlace {
  return place === undefined || place.region === "prose" ? { start: 0, end: text.length } : place;
}

function messageFor({ kind, codePoint, partner, place }: Control, labelOf: (codePoint: number) => string): Message {
  const values = [labelOf(codePoint)];
  if (partner !== undefined && partner.place !== place)
    return { template: "{0} reaches out of the string or comment that it stands in", values };
  if (kind === "isolate's end" || kind === "end")
    return partner === undefined
      ? { template: "{0} closes nothing that this line has opened", values }
      : { template: "Invisible control that reorders the line: {0}", values };
  if (codePoint === 0x202e)
    return partner === undefined
      ? { template: "{0}: everything behind it reads backwards, to the end of the line", values }
      : { template: "{0}: what follows reads backwards, up to {1}", values: [...values, labelOf(partner.codePoint)] };
  if (kind !== "mark" && partner === undefined)
    return { template: "{0} is never closed: it reorders the line to its end", values };
  return { template: "Invisible control that reorders the line: {0}", values };
}

function hasRightToLeft(text: string): boolean {
  for (const character of text) if (isRightToLeft(character.codePointAt(0) ?? 0)) return true;
  return false;
}
