import type { Atom, AtomFinder } from "./atoms.ts";
import { mirrorOf } from "./classes.ts";
import { orderOf } from "./order.ts";

/** A stretch of a line whose atoms stand in another order on the screen than they run, or are torn apart. */
export interface Disorder {
  /** UTF-16 units of the line. */
  readonly start: number;
  readonly end: number;
  /** In the order in which they run, cut off where the stretch ends; at least two. */
  readonly atoms: readonly Atom[];
  /** Their places in `atoms`, from left to right on the screen; an atom that is torn apart comes more than once. */
  readonly shown: readonly number[];
}

/**
 * The stretches of a line that read in another order than they run, where the base direction is left to right. What has
 * level 0 stands where it runs, so only stretches of higher levels are looked at, and of these only such as hold more
 * than one atom: what changes places inside of a string or a comment stays there.
 */
export function disordersOf(text: string, levels: Uint8Array, atomsBetween: AtomFinder): Disorder[] {
  const disorders: Disorder[] = [];
  for (let start = 0; start < text.length; ) {
    if (!levels[start]) {
      start++;
      continue;
    }
    let end = start + 1;
    while (end < text.length && levels[end]) end++;
    const atoms = atomsBetween(start, end);
    const shown = atoms.length > 1 ? shownOrder(text, levels, start, end, atoms) : [];
    if (!isAscending(shown) && !readsAlike(text, levels, atoms, shown)) disorders.push({ start, end, atoms, shown });
    start = end;
  }
  return disorders;
}

function shownOrder(text: string, levels: Uint8Array, start: number, end: number, atoms: readonly Atom[]): number[] {
  const owners = new Int32Array(end - start).fill(-1);
  for (const [at, atom] of atoms.entries()) owners.fill(at, atom.start - start, atom.end - start);
  const shown: number[] = [];
  for (const unit of orderOf(text.slice(start, end), levels.subarray(start, end))) {
    const owner = owners[unit] ?? -1;
    if (owner >= 0 && owner !== shown.at(-1)) shown.push(owner);
  }
  return shown;
}

function isAscending(places: readonly number[]): boolean {
  for (let at = 1; at < places.length; at++) if ((places[at] ?? 0) < (places[at - 1] ?? 0)) return false;
  return true;
}

/** Whether nobody can tell, as with `\u0661 + \u0661`: from left to right the same pieces are read. */
function readsAlike(text: string, levels: Uint8Array, atoms: readonly Atom[], shown: readonly number[]): boolean {
  if (shown.length !== atoms.length) return false;
  for (const [at, place] of shown.entries()) {
    const atom = atoms[at];
    const other = atoms[place];
    if (!atom || !other || text.slice(atom.start, atom.end) !== glyphsOf(text, levels, other)) return false;
  }
  return true;
}

/** What stands on the screen for an atom: a sign that runs from right to left is mirrored. */
function glyphsOf(text: string, levels: Uint8Array, { kind, start, end }: Atom): string {
  const written = text.slice(start, end);
  const mirrored = kind === "sign" && (levels[start] ?? 0) & 1 ? mirrorOf(written.codePointAt(0) ?? 0) : undefined;
  return mirrored === undefined ? written : String.fromCodePoint(mirrored);
}
