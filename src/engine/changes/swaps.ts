import { CharacterClass, classOf } from "../unicode/classes.ts";
import { decimalValue } from "../unicode/identifiers.ts";
import { nfd, nfkc } from "../unicode/normalize.ts";
import { scriptOf } from "../unicode/scripts.ts";
import { clustersOf, foldedText, foldOf, isLetter } from "./fold.ts";

/** In what way characters were swapped for others. */
export type SwapKind = "changed" | "added" | "removed" | "spelled" | "lost";

/** Characters that were swapped for others without a sign of it. */
export interface Swap {
  readonly kind: SwapKind;
  readonly before: string;
  readonly after: string;
  /** UTF-16 units from the start of what was compared, of the text after the edit. */
  readonly start: number;
  readonly end: number;
}

/** The characters in which two texts of equal fold, or of equally many blanks, differ without a sign of it. */
export function swapsIn(before: string, after: string): Swap[] {
  const [former, now] = [sideOf(before), sideOf(after)];
  const swaps: Swap[] = [];
  while (former.hasMore() || now.hasMore()) {
    const [from, start] = [former.place(), now.place()];
    // What shows nothing is a swap of its own.
    if (former.takeHidden() + now.takeHidden() === 0) takeEqual(former, now);
    const [to, end] = [former.place(), now.place()];
    const [old, own] = [before.slice(from, to), after.slice(start, end)];
    const kind = old === own || !areAlike(old, own) ? undefined : kindOf(old, own);
    if (kind) swaps.push({ kind, before: old, after: own, start, end });
  }
  return swaps;
}

/** Whether they have the same fold, or are a space and a tab of some kind. */
function areAlike(before: string, after: string): boolean {
  const [old, now] = [foldedText(before), foldedText(after)];
  return old === now || (isBlank(old) && isBlank(now));
}

const isBlank = (fold: string): boolean => fold === " " || fold === "\t";

/** A text that is read cluster by cluster. */
interface Side {
  readonly hasMore: () => boolean;
  /** UTF-16 units. */
  readonly place: () => number;
  /** Takes a cluster; answers the length of its fold. */
  readonly take: () => number;
  /** Takes what shows nothing; answers how much that is. */
  readonly takeHidden: () => number;
}

function sideOf(text: string): Side {
  const clusters = clustersOf(text);
  let next = 0;
  const take = (): number => clusters[next++]?.fold.length ?? 0;
  return {
    hasMore: () => next < clusters.length,
    place: () => clusters[next]?.start ?? text.length,
    take,
    takeHidden: () => {
      const first = next;
      while (clusters[next]?.fold === "") next++;
      return next - first;
    },
  };
}

/** Takes as few clusters of both as have folds of the same length. */
function takeEqual(former: Side, now: Side): void {
  let ahead = former.take() - now.take();
  while (ahead > 0 ? now.hasMore() : ahead < 0 && former.hasMore()) ahead += ahead > 0 ? -now.take() : former.take();
}

/**
 * In what way `after` stands for `before`, which has the same fold; undefined where a reader sees the difference. A loss
 * may show: who flattens a text sees the whole of it change, and means none of it.
 */
function kindOf(before: string, after: string): SwapKind | undefined {
  // Nearly always one character became one other.
  const isPair = before.length === 1 && after.length === 1 && foldOf(codePointOf(before)) !== "";
  const [former, now] = isPair ? [before, after] : [shown(before), shown(after)];
  if (former === now) return hiddenKind(before, after);
  if (nfd(former) === nfd(now)) return "spelled";
  const [old, own] = [Array.from(nfd(former), codePointOf), Array.from(nfd(now), codePointOf)];
  if (old.length !== own.length) return compatKind(former, now);
  let kind: SwapKind | undefined;
  for (const [at, codePoint] of old.entries()) {
    const other = own[at] ?? 0;
    if (codePoint === other) continue;
    const one = pairKind(codePoint, other);
    if (one === undefined) return undefined;
    if (kind !== "lost") kind = one;
  }
  return kind;
}

const codePointOf = (character: string): number => character.codePointAt(0) ?? 0;

const { hidden, bidi, private: privateUse, space, punctuation } = CharacterClass;

const only = (text: string, wanted: (codePoint: number) => boolean): string =>
  Array.from(text)
    .filter((character) => wanted(codePointOf(character)))
    .join("");

/** Without what shows nothing. */
const shown = (text: string): string => only(text, (codePoint) => foldOf(codePoint) !== "");
const isPrivate = (codePoint: number): boolean => classOf(codePoint) === privateUse;
const isHidden = (codePoint: number): boolean => classOf(codePoint) === hidden || classOf(codePoint) === bidi;

/** Private-use characters show in some fonts: another one is another sign, none is a loss. */
function hiddenKind(before: string, after: string): SwapKind | undefined {
  const now = only(after, isPrivate);
  if (only(before, isPrivate) !== now) return now === "" ? "lost" : undefined;
  if (only(after, isHidden) === "") return "removed";
  return only(before, isHidden) === "" ? "added" : "changed";
}

/** Of two different code points that have the same fold. */
function pairKind(before: number, after: number): SwapKind | undefined {
  if (before < 0x80 && after < 0x80) return undefined;
  const [one, other] = [classOf(before), classOf(after)];
  if (one === space || other === space) return "changed";
  if (one === punctuation || other === punctuation) return "changed";
  const kind = compatKind(String.fromCodePoint(before), String.fromCodePoint(after));
  if (kind !== undefined || isCompat(before) || isCompat(after)) return kind;
  if (isLetter(before) && isLetter(after)) return scriptOf(before) === scriptOf(after) ? undefined : "changed";
  return isLetter(before) === isLetter(after) && isDigit(before) === isDigit(after) ? "changed" : undefined;
}

const isDigit = (codePoint: number): boolean =>
  (codePoint >= 0x30 && codePoint <= 0x39) || decimalValue(codePoint) !== undefined;

const isCompat = (codePoint: number): boolean => {
  const text = String.fromCodePoint(codePoint);
  return nfkc(text) !== text;
};

/** Styled, small and full-width forms and ligatures: to be made plain is a loss; the other way most of them show. */
function compatKind(before: string, after: string): SwapKind | undefined {
  if (nfkc(after) === after) return nfkc(before) === before ? undefined : "lost";
  return nfkc(before) === before && drawnAlike.test(after) ? "changed" : undefined;
}

/** MICRO SIGN, leaders and the ellipsis, Latin ligatures, radicals that are drawn as ideographs. */
const drawnAlike = /^[\u00B5\u2024-\u2026\u2E80-\u2FD5\uFB00-\uFB06]$/;
