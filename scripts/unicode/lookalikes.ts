import { mapOf } from "./properties.ts";

/** Conjoining vowels and finals: they compose with what stands before them. */
const composing = [
  [0x1161, 0x1175],
  [0x11a8, 0x11c2],
] as const;

/** Nobody takes an Icelandic thorn for a p, whatever the table says. */
const THORN = 0xfe;

/**
 * Letters and numbers that need a look although their script has no other that passes for Latin, Greek or Cyrillic:
 * Latin ones that pass for an ASCII letter or digit, the ideographic zero, and what NFC writes in another way.
 */
export async function furtherLetters(skeletonOf: (text: string) => string): Promise<ReadonlySet<number>> {
  const script = await mapOf("Script");
  const category = await mapOf("General_Category");
  const plain = new Set<string>();
  for (let c = 0x30; c < 0x7b; c++) {
    const character = String.fromCodePoint(c);
    if (/[0-9A-Za-z]/.test(character)) plain.add(skeletonOf(character));
  }
  const found = new Set<number>([0x3007]);
  for (const [first, last] of composing) for (let c = first; c <= last; c++) found.add(c);
  for (let c = 0x80; c < 0x110000; c++) {
    if (!/_Letter$|_Number$/.test(category[c] ?? "")) continue;
    const character = String.fromCodePoint(c);
    if (character.normalize("NFC") !== character && !/^[0-9A-Za-z]+$/.test(character.normalize("NFKC"))) found.add(c);
    if (script[c] !== "Latin" || c === THORN || character.normalize("NFKC") !== character) continue;
    if (plain.has(skeletonOf(character))) found.add(c);
  }
  return found;
}
