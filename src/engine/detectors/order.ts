import { type Atom, atomFinder } from "../bidi/atoms.ts";
import { BidiClass, bidiClassOf } from "../bidi/classes.ts";
import { deceptionOf } from "../bidi/deception.ts";
import { type Disorder, disordersOf } from "../bidi/disorder.ts";
import { enclosureFinder } from "../bidi/enclosure.ts";
import { levelsOf } from "../bidi/levels.ts";
import { canReorder } from "../bidi/reorder.ts";
import type { Message } from "../finding.ts";
import type { Line, LineJudge } from "../line.ts";
import { shortened, visible } from "../render.ts";
import { isRightToLeft } from "../unicode/direction.ts";
import { unitsOf } from "../unicode/text.ts";

/**
 * Lines of code that read in another order than they run, by their letters and digits alone (UAX #9, base direction left
 * to right, as editors have it). Where a control does it, that is what is reported.
 */
export const misleadingOrder: LineJudge = (line) => {
  const { text, spans, judge, progress, spanAt } = line;
  if (judge.language.profile === "data" || progress.isHarmful) return;
  // Nearly all such letters stand in strings and comments, which are one atom each.
  const staysWhole = (start: number, end: number): boolean =>
    judge.profile !== "instructions" && spanAt(start).region !== "code" && spanAt(start) === spanAt(end - 1);
  if (!canReorder(text, staysWhole)) return;
  const levels = levelsOf(text, "ltr");
  if (judge.profile === "instructions") numbersInProse(line, levels);
  const disorders = disordersOf(text, levels, atomFinder(text, spans));
  if (disorders.length === 0) return;
  const enclosureAt = enclosureFinder(text, spans);
  for (const disorder of disorders) {
    const deception = deceptionOf(text, disorder, enclosureAt(disorder.start), line.spanAt);
    if (deception !== "nothing") report(line, disorder, deception === "program");
  }
};

/** Numbers of a text in Latin script that agents act upon in another order than people read them. */
function numbersInProse(line: Line, levels: Uint8Array): void {
  const { text, spanAt } = line;
  if (!isMostlyLatin(text)) return;
  const disorders = disordersOf(text, levels, atomFinder(text, [])).filter(({ start, atoms, shown }) => {
    if (spanAt(start).region !== "prose") return false;
    const isNumber = atoms.map((atom) => /^[0-9]+$/.test(text.slice(atom.start, atom.end)));
    const numbers = shown.filter((at) => isNumber[at]);
    return numbers.some((at, place) => at < (numbers[place - 1] ?? 0));
  });
  for (const disorder of disorders) report(line, disorder, true, disorder.start);
}

function isMostlyLatin(text: string): boolean {
  let latin = 0;
  let rightToLeft = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a) latin++;
    else if (unit >= 0x590 && isRightToLeft(text.codePointAt(index) ?? unit)) rightToLeft++;
  }
  return latin > rightToLeft;
}

function report(line: Line, disorder: Disorder, isProgram: boolean, from?: number): void {
  const { text, judge } = line;
  const causes = causesOf(text, disorder);
  if (causes.every((codePoint) => judge.allows(codePoint))) return;
  const [start, end] = from === undefined ? placeOf(line, disorder, isProgram) : [from, disorder.end];
  line.report("misleading-order", start, end, {
    characters: [...new Set(causes)],
    count: causes.length,
    says: messageFor(text, disorder),
    severity: isProgram ? "warning" : "information",
  });
}

/** The characters that run from right to left, or make others do so. */
function causesOf(text: string, { start, end }: Disorder): number[] {
  const causes: number[] = [];
  for (let index = start; index < end; ) {
    const codePoint = text.codePointAt(index) ?? 0;
    const bidiClass = bidiClassOf(codePoint);
    if (bidiClass === R || bidiClass === AL || bidiClass === AN) causes.push(codePoint);
    index += unitsOf(codePoint);
  }
  return causes;
}

const { Right_To_Left: R, Arabic_Letter: AL, Arabic_Number: AN } = BidiClass;

/** From the first to the last piece; where the program is concerned, from something that is code. */
function placeOf(line: Line, { atoms }: Disorder, isProgram: boolean): [start: number, end: number] {
  const [first] = atoms;
  const start = first?.start ?? 0;
  const end = atoms.at(-1)?.end ?? start;
  const isCode = (index: number): boolean => line.spanAt(index).region === "code";
  if (!isProgram || isCode(start)) return [start, end];
  if (start > 0 && isCode(start - 1)) return [start - 1, end];
  return [atoms.find((atom) => isCode(atom.start))?.start ?? start, end];
}

/** Names two pieces that have changed places; letters stand between them, so that the message itself is not reordered. */
function messageFor(text: string, { atoms, shown }: Disorder): Message {
  const pieces = shown.flatMap((place) => atoms.slice(place, place + 1));
  const swapped = swappedOf(pieces.filter(({ kind }) => kind !== "sign")) ?? swappedOf(pieces) ?? [];
  return {
    template: 'Reads in another order than it runs: "{0}" comes before "{1}", and is shown after it',
    values: swapped.map(({ start, end }) => visible(shortened(text.slice(start, end)))),
  };
}

/** Of pieces from left to right on the screen: the one that runs first, at the far right, and one that is shown too early. */
function swappedOf(pieces: readonly Atom[]): readonly Atom[] | undefined {
  const early = pieces.find(({ start }, at) => start > (pieces[at + 1]?.start ?? start));
  return early && [...pieces.slice(-1), early];
}
