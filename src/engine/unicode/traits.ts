import { lazy, lookUp, tableOf } from "./packed.ts";
import { traitRuns } from "./tables.generated.ts";

/** Properties that sequences and skeletons are judged by, as bits; {@link Joining} lies in the lowest three. */
export const Trait = {
  joining: 7,
  letter: 1 << 3,
  nonspacing: 1 << 4,
  /** Canonical_Combining_Class is not 0. */
  reordered: 1 << 5,
  /** Canonical_Combining_Class is 9. */
  virama: 1 << 6,
  vowelDependent: 1 << 7,
  defaultIgnorable: 1 << 8,
  unifiedIdeograph: 1 << 9,
  modifierBase: 1 << 10,
  emojiVariation: 1 << 11,
  /** VARIATION SELECTOR-1 to -3 are standardized after it: this bit and the next two. */
  standardized: 1 << 12,
  mark: 1 << 15,
} as const;

/** Joining_Type, as far as it matters. */
export const Joining = { none: 0, dual: 1, right: 2, left: 3, transparent: 4 } as const;

const table = lazy(() => tableOf(traitRuns));

export function traitsOf(codePoint: number): number {
  return lookUp(table(), codePoint);
}

export function has(codePoint: number, trait: number): boolean {
  return (traitsOf(codePoint) & trait) !== 0;
}
