import { scriptOf } from "./scripts.ts";
import { Trait, traitsOf } from "./traits.ts";

/** General_Category Me: marks that go round the character before them. */
const enclosing: ReadonlySet<number> = new Set([
  0x488, 0x489, 0x1abe, 0x20dd, 0x20de, 0x20df, 0x20e0, 0x20e2, 0x20e3, 0x20e4, 0xa670, 0xa671, 0xa672,
]);

/** Marks of Canonical_Combining_Class 1 that are drawn across letters and signs of any script. */
const overlays: ReadonlySet<number> = new Set([
  0x334, 0x335, 0x336, 0x337, 0x338, 0x20d2, 0x20d3, 0x20d8, 0x20d9, 0x20da, 0x20e5, 0x20e6, 0x20ea, 0x20eb,
]);

/** Whether the code point takes no room of its own: General_Category Mn or Me, but for what renders as nothing. */
export function isNonspacing(codePoint: number): boolean {
  const traits = codePoint < 0x300 ? 0 : traitsOf(codePoint);
  if ((traits & Trait.mark) === 0 || (traits & Trait.defaultIgnorable) !== 0) return false;
  return (traits & Trait.nonspacing) !== 0 || enclosing.has(codePoint);
}

/** Whether the mark can hide the character that it stands on. */
export function isCovering(codePoint: number): boolean {
  return overlays.has(codePoint) || enclosing.has(codePoint);
}

/** UTS #39 §5.4 forbids more. */
const COMMON_LIMIT = 4;

/**
 * Scripts that need more nonspacing marks on a character. Hebrew: a letter of the Bible has up to five (dagesh, two
 * vowels, two accents), and a shin its dot besides. Arabic: no letter of the Quran has more than four (\u0651 \u064F
 * \u06E2 \u06DA), other editions mark a madda too. Indic scripts with Vedic accents; Burmese medials, vowels and tones;
 * the subjoined letters of Tibetan and Tai Tham, which mantras and ligatures pile up.
 */
const limits: ReadonlyMap<string, number> = new Map([
  ["Hebr", 6],
  ["Arab", 6],
  ["Syrc", 6],
  ["Deva", 6],
  ["Gran", 6],
  ["Khmr", 6],
  ["Mymr", 8],
  ["Lana", 10],
  ["Tibt", 12],
]);

/** How many nonspacing marks in a row a base may have. Without one, and on signs, the first mark's script decides. */
export function markLimit(base: number | undefined, firstMark: number): number {
  const script = base === undefined ? "Zyyy" : scriptOf(base);
  const deciding = script === "Zyyy" || script === "Zinh" ? scriptOf(firstMark) : script;
  return limits.get(deciding) ?? COMMON_LIMIT;
}
