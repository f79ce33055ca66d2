import { decimalZeros, identifierRuns } from "./identifiers.generated.ts";
import { lazy, lookUp, tableOf, unpackNumbers } from "./packed.ts";
import { scriptsOf } from "./scripts.ts";

/** What a code point may do in identifiers, as bits. */
export const IdentifierTrait = {
  /** XID_Continue. */
  part: 1,
  /** In the General Security Profile of UTS #39 §3.1, as far as that follows from other properties. */
  profile: 2,
} as const;

const table = lazy(() => tableOf(identifierRuns));

/** XID_Continue of UAX #31. */
export function isIdentifierPart(codePoint: number): boolean {
  return (lookUp(table(), codePoint) & IdentifierTrait.part) !== 0;
}

const values = lazy(() => {
  const digits = new Map<number, number>();
  let zero = 0;
  for (const distance of unpackNumbers(decimalZeros)) {
    zero += distance;
    for (let value = 0; value < 10; value++) digits.set(zero + value, value);
  }
  return digits;
});

/** The value of a decimal digit (General_Category Nd). */
export function decimalValue(codePoint: number): number | undefined {
  return values().get(codePoint);
}

/** UTS #39 §5.2, most restrictive first. */
export const restrictionLevels = [
  "ascii-only",
  "single-script",
  "highly-restrictive",
  "moderately-restrictive",
  "minimally-restrictive",
  "unrestricted",
] as const;
export type RestrictionLevel = (typeof restrictionLevels)[number];

/** The most restrictive level of UTS #39 §5.2 that a text qualifies for. */
export function restrictionLevelOf(text: string): RestrictionLevel {
  const codePoints = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  if (codePoints.some((codePoint) => (lookUp(table(), codePoint) & IdentifierTrait.profile) === 0))
    return "unrestricted";
  return codePoints.every((codePoint) => codePoint < 0x80) ? "ascii-only" : scriptLevelOf(codePoints);
}

type ScriptLevel = Exclude<RestrictionLevel, "ascii-only" | "unrestricted">;

/** How freely code points mix scripts: steps 3 to 8 of UTS #39 §5.2, which do not ask for the profile. */
export function scriptLevelOf(codePoints: readonly number[]): ScriptLevel {
  if (resolved(codePoints, false) !== "none") return "single-script";
  const beside = resolved(codePoints, true);
  if (beside === "none") return "minimally-restrictive";
  if (beside === "any" || writingSystems.some((system) => beside.includes(system))) return "highly-restrictive";
  return beside.some((script) => recommended.has(script)) ? "moderately-restrictive" : "minimally-restrictive";
}

/** The writing systems that take in Latin. */
const writingSystems = ["Hanb", "Jpan", "Kore"];

/** The recommended scripts of UAX #31, table 5, without those whose letters pass for Latin and without Latin. */
const recommended: ReadonlySet<string> = new Set(
  (
    "Arab Armn Beng Bopo Deva Ethi Geor Gujr Guru Hang Hani Hebr Hira Kana Khmr Knda Laoo Mlym Mymr Orya Sinh Taml " +
    "Telu Thaa Thai Tibt"
  ).split(" "),
);

/**
 * The resolved script set of UTS #39 §5.1: the scripts that all augmented script sets share.
 * @param besideLatin leaves out the characters that Latin uses
 */
function resolved(codePoints: readonly number[], besideLatin: boolean): readonly string[] | "any" | "none" {
  let common: readonly string[] | undefined;
  for (const codePoint of codePoints) {
    const scripts = scriptsOf(codePoint);
    if (scripts.length === 0 || (besideLatin && scripts.includes("Latn"))) continue;
    common = common?.filter((script) => scripts.includes(script)) ?? scripts;
    if (common.length === 0) return "none";
  }
  return common ?? "any";
}
