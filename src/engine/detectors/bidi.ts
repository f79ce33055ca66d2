import { atomFinder } from "../bidi/atoms.ts";
import { alone, ControlKind, type Controls, controlsOf } from "../bidi/controls.ts";
import { type Disorder, disordersOf } from "../bidi/disorder.ts";
import { levelsOf } from "../bidi/levels.ts";
import { type Place as MarkPlace, markJudge } from "../bidi/marks.ts";
import type { Message, Region } from "../finding.ts";
import type { Line } from "../line.ts";
import { fullLabel } from "../render.ts";
import { CharacterClass, classOf } from "../unicode/classes.ts";
import { isRightToLeft } from "../unicode/direction.ts";
import { messagesIn } from "./payload.ts";

/**
 * All bidi controls of the line at once, because a control is judged by its partner and by what the line looks like.
 * In code each is an error. Elsewhere overrides and whatever is left open are; honest are marks beside right-to-left
 * letters, digits or signs, isolates that close where they opened, and such embeddings in a line that has right-to-left
 * letters: unless the line reads otherwise, outside of the string or comment, than it would without them.
 */
export function bidiControls(line: Line): void {
  const { text, progress } = line;
  const { controls, harmful } = judged(line);
  const messages = messagesIn(line);
  let message = 0;
  const labelOf = remembering(fullLabel);
  for (let at = 0; at < controls.length; at++) {
    if (harmful[at] !== 1) continue;
    progress.isHarmful = true;
    const index = controls.indexes[at] ?? 0;
    const codePoint = text.charCodeAt(index);
    while ((messages[message]?.end ?? Number.POSITIVE_INFINITY) <= index) message++;
    const { start = Number.POSITIVE_INFINITY, characters } = messages[message] ?? {};
    if (start <= index && characters?.includes(codePoint)) continue;
    line.reportScattered("bidi-control", index, index + 1, {
      characters: [codePoint],
      count: 1,
      says: messageFor(text, controls, at, labelOf),
      // As in tables of the entities of HTML: it moves nothing, but passes for an empty string.
      ...(isAlone(line, index, controls.kinds[at]) && { severity: "warning" }),
    });
  }
}

/** Whether a mark is all that a literal holds. */
function isAlone({ text, spanAt }: Line, index: number, kind: number | undefined): boolean {
  if (kind !== ControlKind.mark || spanAt(index).region !== "string") return false;
  const quote = text.charAt(index - 1);
  return /["'`]/.test(quote) && text.charAt(index + 1) === quote;
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

interface Judged {
  readonly controls: Controls;
  /** 1 for those that do harm. */
  readonly harmful: Uint8Array;
}

function judged(line: Line): Judged {
  const { text, judge, spanAt } = line;
  const places = placesOf(line);
  let span = spanAt(0);
  let own = places.get(span.start);
  const placeAt = (index: number): Place | undefined => {
    const here = spanAt(index);
    if (here !== span) {
      span = here;
      own = places.get(span.start);
    }
    return own;
  };
  const controls = controlsOf(text, 0, (index) => placeAt(index)?.start ?? span.start);
  const { length, indexes, kinds } = controls;
  const harmful = new Uint8Array(length);
  const rightToLeft = hasRightToLeft(text);
  const isEmpty = emptyPairs(text, controls);
  const isHonestMark = markJudge(text);
  let honest = 0;
  for (let at = 0; at < length; at++) {
    const index = indexes[at] ?? 0;
    if (judge.allows(text.charCodeAt(index))) continue;
    if (isStrict(line, index)) harmful[at] = 1;
    else if (kinds[at] === ControlKind.mark) harmful[at] = isHonestMark(index, markPlace(text, placeAt(index))) ? 0 : 1;
    else harmful[at] = isBalanced(controls, at, rightToLeft) && !isEmpty(at) ? 0 : 1;
    if (harmful[at] === 0) honest++;
  }
  if (honest > 0) {
    const isHonest = (at: number): boolean => harmful[at] === 0 && !judge.allows(text.charCodeAt(indexes[at] ?? 0));
    markMisleading(line, controls, isHonest, harmful);
  }
  return { controls, harmful };
}

function isStrict({ judge, spanAt }: Line, index: number): boolean {
  const { region } = spanAt(index);
  return region === "code" || region === "path" || judge.profile === "instructions";
}

function isBalanced({ kinds, places, partners }: Controls, at: number, rightToLeft: boolean): boolean {
  const kind = kinds[at] ?? 0;
  const partner = partners[at] ?? alone;
  if (kind === ControlKind.override || partner === alone) return false;
  if (places[partner] !== places[at] || kinds[partner] === ControlKind.override) return false;
  return rightToLeft || kind === ControlKind.isolate || kind === ControlKind.isolateEnd;
}

/** Finds the controls that hold nothing together: between them and their partners nothing is shown. */
function emptyPairs(text: string, { length, indexes, partners }: Controls): (at: number) => boolean {
  /** How much is shown before each control, counted in stretches between them. */
  const shown = new Uint32Array(length);
  let count = 0;
  let from = 0;
  for (let at = 0; at < length; at++) {
    const index = indexes[at] ?? 0;
    for (; from < index; from++) if (isShown(text, from)) break;
    if (from < index) count++;
    shown[at] = count;
    from = index + 1;
  }
  return (at) => shown[at] === shown[partners[at] ?? alone];
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
 * Marks those that stand where the line reads in another order than it runs, and would not without them. Nothing stands in
 * for a control so well as a soft hyphen, which the algorithm leaves out.
 */
function markMisleading(
  { text, spans }: Line,
  controls: Controls,
  isHonest: (at: number) => boolean,
  harmful: Uint8Array,
): void {
  const disordered = (shown: string): Disorder[] =>
    disordersOf(text, levelsOf(shown, "ltr"), atomFinder(text, spans)).filter(
      ({ atoms }) => !atoms.some(({ kind }) => kind === "prose"),
    );
  const shown = disordered(text);
  if (shown.length === 0) return;
  const without: string[] = [];
  let kept = 0;
  for (let at = 0; at < controls.length; at++) {
    if (!isHonest(at)) continue;
    const index = controls.indexes[at] ?? 0;
    without.push(text.slice(kept, index), "\u00ad");
    kept = index + 1;
  }
  const places = shownPlaces(text, disordered(without.join("") + text.slice(kept)));
  const brought = shown.filter((disorder) => !isKnown(disorder, places));
  if (brought.length > 0) markBringers(controls, brought, isHonest, harmful);
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

/** Marks the controls in and right beside the disorders, with their partners; all of them where it cannot be told. */
function markBringers(
  { length, indexes, partners }: Controls,
  disorders: readonly Disorder[],
  isHonest: (at: number) => boolean,
  harmful: Uint8Array,
): void {
  const found: number[] = [];
  let next = 0;
  for (let at = 0; at < length; at++) {
    if (!isHonest(at)) continue;
    const index = indexes[at] ?? 0;
    while (next < disorders.length && (disorders[next]?.end ?? 0) < index) next++;
    if ((disorders[next]?.start ?? Number.POSITIVE_INFINITY) > index + 1) continue;
    found.push(at);
    const partner = partners[at] ?? alone;
    if (partner !== alone && isHonest(partner)) found.push(partner);
  }
  if (found.length > 0) for (const at of found) harmful[at] = 1;
  else for (let at = 0; at < length; at++) if (isHonest(at)) harmful[at] = 1;
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

function messageFor(
  text: string,
  { indexes, kinds, places, partners }: Controls,
  at: number,
  labelOf: (codePoint: number) => string,
): Message {
  const codePoint = text.charCodeAt(indexes[at] ?? 0);
  const kind = kinds[at];
  const partner = partners[at] ?? alone;
  const values = [labelOf(codePoint)];
  const reorders = { template: "Invisible control that reorders the line: {0}", values };
  if (partner !== alone && places[partner] !== places[at])
    return { template: "{0} reaches out of the string or comment that it stands in", values };
  if (kind === ControlKind.isolateEnd || kind === ControlKind.end)
    return partner === alone ? { template: "{0} closes nothing that this line has opened", values } : reorders;
  if (codePoint === 0x202e)
    return partner === alone
      ? { template: "{0}: everything behind it reads backwards, to the end of the line", values }
      : {
          template: "{0}: what follows reads backwards, up to {1}",
          values: [...values, labelOf(text.charCodeAt(indexes[partner] ?? 0))],
        };
  if (kind !== ControlKind.mark && partner === alone)
    return { template: "{0} is never closed: it reorders the line to its end", values };
  return reorders;
}

function hasRightToLeft(text: string): boolean {
  for (let index = 0; index < text.length; index++)
    // The first letter that does so is the Hebrew block's.
    if (text.charCodeAt(index) >= 0x590 && isRightToLeft(text.codePointAt(index) ?? 0)) return true;
  return false;
}
