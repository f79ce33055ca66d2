import { align, interner } from "./align.ts";

/** What stands in two sequences between elements that are the same in both. Indices, ends exclusive; one may be empty. */
export interface Gap {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** The lines in which two texts differ, in order: between two gaps there is a line at least. Linear in their length. */
export function unequalLines(before: readonly string[], after: readonly string[]): Gap[] {
  return gapsIn(alignLines(before, after), before.length);
}

/** Of each line after, which one before is the same; see {@link align}. */
export function alignLines(before: readonly string[], after: readonly string[]): Int32Array {
  const ids = interner<string>();
  const [a, b] = [Int32Array.from(before, ids.of), Int32Array.from(after, ids.of)];
  return align(a, b, ids.size());
}

/** What has no partner, between those that have. */
export function gapsIn(partners: Int32Array, lengthA: number): Gap[] {
  const gaps: Gap[] = [];
  let fromA = 0;
  let fromB = 0;
  for (let at = 0; at <= partners.length; at++) {
    const partner = at === partners.length ? lengthA : (partners[at] ?? -1);
    if (partner < 0) continue;
    if (partner > fromA || at > fromB) gaps.push({ fromA, toA: partner, fromB, toB: at });
    fromA = partner + 1;
    fromB = at + 1;
  }
  return gaps;
}
