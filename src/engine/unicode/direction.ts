import { scriptOf } from "./scripts.ts";

/** Scripts whose letters have Bidi_Class R or AL (Unicode 17, DerivedBidiClass). */
const rightToLeft = new Set(
  "Adlm Arab Armi Avst Chrs Cprt Elym Gara Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc Mero Narb Nbat Nkoo Orkh Ougr Palm Phli Phlp Phnx Prti Rohg Samr Sarb Sidt Sogd Sogo Syrc Thaa Todr Yezi".split(
    " ",
  ),
);

/** Whether the code point is a letter that is written from right to left. */
export function isRightToLeft(codePoint: number): boolean {
  return codePoint >= 0x590 && rightToLeft.has(scriptOf(codePoint));
}
