import { Joining, Trait } from "../../src/engine/unicode/traits.ts";
import { setOf } from "./properties.ts";
import { emojiVariationBases, standardizedVariants } from "./variations.ts";

export async function traits(): Promise<Uint16Array> {
  const bits = new Uint16Array(0x110000);
  const add = async (bit: number, ...properties: readonly string[]): Promise<void> => {
    for (const c of await setOf(...properties)) bits[c] = (bits[c] ?? 0) | bit;
  };
  await add(Joining.dual, "Joining_Type/Dual_Joining");
  await add(Joining.right, "Joining_Type/Right_Joining");
  await add(Joining.left, "Joining_Type/Left_Joining");
  await add(Joining.transparent, "Joining_Type/Transparent");
  await add(Trait.letter, "General_Category/Letter");
  await add(Trait.nonspacing, "General_Category/Nonspacing_Mark");
  await add(Trait.mark, "General_Category/Mark");
  await add(Trait.vowelDependent, "Indic_Syllabic_Category/Vowel_Dependent");
  await add(Trait.defaultIgnorable, "Binary_Property/Default_Ignorable_Code_Point");
  await add(Trait.unifiedIdeograph, "Binary_Property/Unified_Ideograph");
  await add(Trait.modifierBase, "Binary_Property/Emoji_Modifier_Base");
  for (const c of await emojiVariationBases()) bits[c] = (bits[c] ?? 0) | Trait.emojiVariation;
  for (const [c, selectors] of standardizedVariants()) bits[c] = (bits[c] ?? 0) | (Trait.standardized * selectors);
  for (const c of await setOf("General_Category/Mark")) {
    const mark = String.fromCodePoint(c);
    if (isReordered(mark)) bits[c] = (bits[c] ?? 0) | Trait.reordered;
    if (isVirama(mark)) bits[c] = (bits[c] ?? 0) | Trait.virama;
  }
  return bits;
}

/**
 * The package has no Canonical_Combining_Class; canonical reordering shows it: of two marks the one
 * of the lower class goes first, unless either is of class 0.
 */
const goesBefore = (first: string, second: string): boolean =>
  first !== second && (second + first).normalize("NFD") === first.normalize("NFD") + second.normalize("NFD");

/** Tibetan vowels of class 0 that decompose into marks of other classes. */
const decomposing = /[\u0f73\u0f75\u0f81]/;

/** Anything but 0 goes after class 1 (U+0334) or, being of class 1, before class 230 (U+0301). */
const isReordered = (mark: string): boolean =>
  !decomposing.test(mark) && (goesBefore("\u0334", mark) || goesBefore(mark, "\u0301"));

/** Class 9 goes before class 10 (U+05B0) and after class 8 (U+3099). */
const isVirama = (mark: string): boolean => goesBefore(mark, "\u05b0") && goesBefore("\u3099", mark);
