import { bidiClassRuns, mirroringPairs } from "../unicode/bidi.generated.ts";
import { lazy, lookUp, tableOf, unpackNumbers } from "../unicode/packed.ts";

/** Bidi_Class, by the names of its values. */
export const BidiClass = {
  Left_To_Right: 0,
  Right_To_Left: 1,
  Arabic_Letter: 2,
  European_Number: 3,
  European_Separator: 4,
  European_Terminator: 5,
  Arabic_Number: 6,
  Common_Separator: 7,
  Nonspacing_Mark: 8,
  Boundary_Neutral: 9,
  Paragraph_Separator: 10,
  Segment_Separator: 11,
  White_Space: 12,
  Other_Neutral: 13,
  Left_To_Right_Isolate: 14,
  Right_To_Left_Isolate: 15,
  First_Strong_Isolate: 16,
  Pop_Directional_Isolate: 17,
  Left_To_Right_Embedding: 18,
  Right_To_Left_Embedding: 19,
  Left_To_Right_Override: 20,
  Right_To_Left_Override: 21,
  Pop_Directional_Format: 22,
} as const;

/** Bidi_Paired_Bracket_Type, beside the class in the table. */
export const bracketBits = { open: 32, close: 64 } as const;

const classBits = 31;

const table = lazy(() => tableOf(bidiClassRuns));

const mirrors = lazy(() => {
  const numbers = unpackNumbers(mirroringPairs);
  const made = new Map<number, number>();
  let first = 0;
  for (let at = 0; at < numbers.length; at += 2) {
    first += numbers[at] ?? 0;
    const second = first + (numbers[at + 1] ?? 0);
    made.set(first, second).set(second, first);
  }
  return made;
});

/** One of the values of {@link BidiClass}. Frozen at Unicode 17; what is unassigned has the default of its block. */
export function bidiClassOf(codePoint: number): number {
  return lookUp(table(), codePoint) & classBits;
}

/** Bidi_Mirroring_Glyph: what the code point looks like where text runs from right to left, if it turns round. */
export function mirrorOf(codePoint: number): number | undefined {
  return mirrors().get(codePoint);
}

/** A bracket of UAX #9, BD14 to BD16. */
export interface Bracket {
  readonly opens: boolean;
  /** The opening bracket of its pair, the same for canonically equivalent pairs. */
  readonly pair: number;
}

export function bracketOf(codePoint: number): Bracket | undefined {
  const bits = lookUp(table(), codePoint) & ~classBits;
  if (bits === 0) return undefined;
  const opens = bits === bracketBits.open;
  const opening = opens ? codePoint : (mirrorOf(codePoint) ?? codePoint);
  return { opens, pair: opening === 0x2329 ? 0x3008 : opening };
}
