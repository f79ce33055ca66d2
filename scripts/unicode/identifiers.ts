import { IdentifierTrait } from "../../src/engine/unicode/identifiers.ts";
import { packNumbers, packRuns } from "./pack.ts";
import { mapOf, rangesOf, setOf } from "./properties.ts";

/** UAX #31, table 5. Zyyy and Zinh are what all of them share. */
const recommendedScripts = new Set(
  (
    "Common Inherited Arabic Armenian Bengali Bopomofo Cyrillic Devanagari Ethiopic Georgian Greek Gujarati Gurmukhi " +
    "Hangul Han Hebrew Hiragana Kannada Katakana Khmer Lao Latin Malayalam Myanmar Oriya Sinhala Tamil Telugu Thaana " +
    "Thai Tibetan"
  ).split(" "),
);

/** UAX #31, tables 3a and 3b, as far as UTS #39 has them in its profile (Identifier_Type=Inclusion). */
const inclusion = [
  ...[0x27, 0x2d, 0x2e, 0x3a, 0xb7, 0x375, 0x58a, 0x5f3, 0x5f4, 0x6fd, 0x6fe, 0xf0b, 0x2010, 0x2019, 0x2027],
  ...[0x30a0, 0x30fb],
];

/**
 * `IdentifierTrait` by code point. The profile is the part of Identifier_Status=Allowed that follows from other
 * properties: what UTS #39 lists one by one as technical, obsolete or uncommon stays in.
 */
export async function identifierTables(): Promise<Record<string, string>> {
  const continues = await setOf("Binary_Property/XID_Continue");
  const excluded = await setOf("Binary_Property/Deprecated", "Binary_Property/Default_Ignorable_Code_Point");
  const script = await mapOf("Script");
  const allowed = (c: number): boolean => {
    if (excluded.has(c) || !recommendedScripts.has(script[c] ?? "Unknown")) return false;
    const character = String.fromCodePoint(c);
    return character.normalize("NFKC") === character;
  };
  const bits = new Uint8Array(0x110000);
  for (const c of continues)
    bits[c] = allowed(c) ? IdentifierTrait.part | IdentifierTrait.profile : IdentifierTrait.part;
  for (const c of inclusion) bits[c] = (bits[c] ?? 0) | IdentifierTrait.profile;
  return { identifierRuns: packRuns((c) => bits[c] ?? 0), decimalZeros: packNumbers(await zeros()) };
}

/** The zeros of the decimal digits, each as a distance from the one before. */
async function zeros(): Promise<number[]> {
  const found: number[] = [];
  for (const { begin, end } of await rangesOf("General_Category/Decimal_Number")) {
    if ((end - begin) % 10 !== 0) throw new Error("a system of digits that is not complete");
    for (let zero = begin; zero < end; zero += 10) found.push(zero);
  }
  return found.sort((a, b) => a - b).map((zero, at) => zero - (found[at - 1] ?? 0));
}
