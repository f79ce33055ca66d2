import { BidiClass, bracketBits } from "../../src/engine/bidi/classes.ts";
import { packNumbers, packRuns } from "./pack.ts";
import { mapOf, mirroringGlyphs, setOf } from "./properties.ts";

/** Bidi_Class with the defaults of unassigned code points, Bidi_Paired_Bracket_Type, Bidi_Mirroring_Glyph. */
export async function buildBidiTables(): Promise<Record<string, string>> {
  const classes = await mapOf("Bidi_Class");
  const values: Readonly<Record<string, number>> = BidiClass;
  const opening = await setOf("Bidi_Paired_Bracket_Type/Open");
  const closing = await setOf("Bidi_Paired_Bracket_Type/Close");
  const glyphs = await mirroringGlyphs();
  for (const c of [...opening, ...closing])
    if (!glyphs.has(c)) throw new Error(`a paired bracket without a mirror image: ${c.toString(16)}`);
  return {
    bidiClassRuns: packRuns((c) => {
      const value = values[classes[c] ?? ""];
      if (value === undefined) throw new Error(`no Bidi_Class: ${c.toString(16)}`);
      return value | (opening.has(c) ? bracketBits.open : closing.has(c) ? bracketBits.close : 0);
    }),
    mirroringPairs: packPairs(glyphs),
  };
}

/** Each pair once, the lower code point first: the gap to the previous pair, then the distance of the two. */
function packPairs(glyphs: ReadonlyMap<number, string>): string {
  let previous = 0;
  const pairs = [...glyphs].map(([c, glyph]): [number, number] => [c, glyph.codePointAt(0) ?? 0]);
  for (const [c, glyph] of pairs)
    if (glyphs.get(glyph) !== String.fromCodePoint(c)) throw new Error(`mirrored one way only: ${c.toString(16)}`);
  const numbers = pairs
    .filter(([c, glyph]) => c < glyph)
    .sort(([a], [b]) => a - b)
    .flatMap(([c, glyph]) => {
      const gap = c - previous;
      previous = c;
      return [gap, glyph - c];
    });
  return packNumbers(numbers);
}
