import { CharacterClass } from "../../src/engine/unicode/classes.ts";
import { furtherLetters } from "./lookalikes.ts";
import { mapOf, setOf } from "./properties.ts";

/** Inclusive pairs. Rendered as nothing (or as what only its script's fonts know), yet not default-ignorable. */
const otherHidden = [
  [0x2800, 0x2800],
  [0xfff9, 0xfffb],
  [0x13430, 0x1343f],
  [0x16fe4, 0x16fe4],
  [0x1d159, 0x1d159],
] as const;

/** Their letters are many, look like no Latin, Greek or Cyrillic word, and mix with Latin honestly. */
const eastAsian = /^(Han|Hiragana|Katakana|Hangul|Bopomofo|Yi|Nushu|Tangut|Khitan_Small_Script)$/;

/** What a look-alike letter would be taken for. */
const judged = ["Latin", "Greek", "Cyrillic"];

export async function characterClasses(
  punctuation: ReadonlyMap<number, string>,
  skeletonOf: (text: string) => string,
): Promise<Uint8Array> {
  const classes = new Uint8Array(0x110000);
  for (const type of ["Right_To_Left", "Arabic_Letter", "Arabic_Number"])
    for (const c of await setOf(`Bidi_Class/${type}`)) classes[c] = CharacterClass.rightToLeft;
  await markLetters(classes, skeletonOf);
  for (const c of await furtherLetters(skeletonOf)) classes[c] = CharacterClass.letter;
  for (let c = 0x80; c < 0x110000; c++)
    if (classes[c] === CharacterClass.none && (/^[A-Za-z0-9]+$/.test(foldedBy(c)) || isMathematical(c)))
      classes[c] = CharacterClass.styled;
  for (const c of await setOf("General_Category/Nonspacing_Mark", "General_Category/Enclosing_Mark"))
    classes[c] = CharacterClass.mark;
  for (const c of await setOf("General_Category/Private_Use")) classes[c] = CharacterClass.private;
  for (const c of await setOf("General_Category/Surrogate", "Binary_Property/Noncharacter_Code_Point"))
    classes[c] = CharacterClass.broken;
  classes[0xfffd] = CharacterClass.broken;
  for (const c of punctuation.keys()) classes[c] = CharacterClass.punctuation;
  for (const c of await setOf("General_Category/Space_Separator")) if (c !== 0x20) classes[c] = CharacterClass.space;
  for (const c of [0x2028, 0x2029]) classes[c] = CharacterClass.space;
  for (const c of await setOf("General_Category/Control"))
    if (c !== 0x09 && c !== 0x0a) classes[c] = CharacterClass.control;
  for (const c of await setOf("Binary_Property/Default_Ignorable_Code_Point")) classes[c] = CharacterClass.hidden;
  for (const [first, last] of otherHidden) classes.fill(CharacterClass.hidden, first, last + 1);
  for (const c of await setOf("Binary_Property/Bidi_Control")) classes[c] = CharacterClass.bidi;
  return classes;
}

/** Mathematical Alphanumeric Symbols, whose Greek letters fold to Greek. */
const isMathematical = (c: number): boolean => c >= 0x1d400 && c <= 0x1d7ff && foldedBy(c) !== String.fromCodePoint(c);
const foldedBy = (c: number): string => (c >= 0xd800 && c <= 0xdfff ? "" : String.fromCodePoint(c).normalize("NFKC"));

/**
 * All letters, marks and numbers of a script with a letter that passes for one of Latin, Greek or
 * Cyrillic; of the other scripts only the letters and digits that do so themselves, such as the
 * Thai zero for an "o". Marks that take their script from the base are none of it.
 */
async function markLetters(classes: Uint8Array, skeletonOf: (text: string) => string): Promise<void> {
  const script = await mapOf("Script");
  const category = await mapOf("General_Category");
  const kind = (c: number): string => category[c] ?? "";
  const isLetter = (c: number): boolean => kind(c).endsWith("case_Letter") || /^(Modifier|Other)_Letter$/.test(kind(c));
  const isNumber = (c: number): boolean => /_Number$/.test(kind(c));
  const skeletons = new Set<string>();
  for (let c = 0; c < 0x110000; c++)
    if (isLetter(c) && judged.includes(script[c] ?? "")) skeletons.add(skeletonOf(String.fromCodePoint(c)));
  const passes = new Set<number>();
  const scripts = new Set<string>();
  for (let c = 0x80; c < 0x110000; c++) {
    const own = script[c] ?? "Unknown";
    if ((!isLetter(c) && !isNumber(c)) || /^(Latin|Common|Inherited|Unknown)$/.test(own) || eastAsian.test(own))
      continue;
    if (!skeletons.has(skeletonOf(String.fromCodePoint(c)))) continue;
    passes.add(c);
    if (isLetter(c)) scripts.add(own);
  }
  for (let c = 0x80; c < 0x110000; c++) {
    const inScript = scripts.has(script[c] ?? "") && (isLetter(c) || isNumber(c) || /_Mark$/.test(kind(c)));
    if (passes.has(c) || inScript) classes[c] = CharacterClass.letter;
  }
}
