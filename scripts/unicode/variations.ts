import { setOf } from "./properties.ts";

/**
 * Emoji of the supplementary planes that default to emoji presentation and yet have variation
 * sequences: the one part of emoji-variation-sequences.txt (17.0, 371 bases; its list of these is
 * unchanged since 15.0) that no property tells.
 */
const supplementary = [
  0x1f004, 0x1f21a, 0x1f22f, 0x1f30d, 0x1f30e, 0x1f30f, 0x1f315, 0x1f31c, 0x1f378, 0x1f393, 0x1f3a7, 0x1f3ac, 0x1f3ad,
  0x1f3ae, 0x1f3c2, 0x1f3c4, 0x1f3c6, 0x1f3ca, 0x1f3e0, 0x1f3ed, 0x1f408, 0x1f415, 0x1f41f, 0x1f426, 0x1f442, 0x1f446,
  0x1f447, 0x1f448, 0x1f449, 0x1f44d, 0x1f44e, 0x1f453, 0x1f46a, 0x1f47d, 0x1f4a3, 0x1f4b0, 0x1f4b3, 0x1f4bb, 0x1f4bf,
  0x1f4cb, 0x1f4da, 0x1f4df, 0x1f4e4, 0x1f4e5, 0x1f4e6, 0x1f4ea, 0x1f4eb, 0x1f4ec, 0x1f4ed, 0x1f4f7, 0x1f4f9, 0x1f4fa,
  0x1f4fb, 0x1f508, 0x1f50d, 0x1f512, 0x1f513, 0x1f550, 0x1f551, 0x1f552, 0x1f553, 0x1f554, 0x1f555, 0x1f556, 0x1f557,
  0x1f558, 0x1f559, 0x1f55a, 0x1f55b, 0x1f55c, 0x1f55d, 0x1f55e, 0x1f55f, 0x1f560, 0x1f561, 0x1f562, 0x1f563, 0x1f564,
  0x1f565, 0x1f566, 0x1f567, 0x1f610, 0x1f687, 0x1f68d, 0x1f691, 0x1f694, 0x1f698, 0x1f6ad, 0x1f6b2, 0x1f6b9, 0x1f6ba,
  0x1f6bc,
];

/**
 * The bases of emoji-variation-sequences.txt: emoji that default to text presentation (but the
 * regional indicators), all emoji of the BMP, and the list above.
 */
export async function emojiVariationBases(): Promise<Set<number>> {
  const presentation = await setOf("Binary_Property/Emoji_Presentation");
  const bases = new Set(supplementary);
  for (const c of await setOf("Binary_Property/Emoji"))
    if (c < 0x10000 || (!presentation.has(c) && !(c >= 0x1f1e6 && c <= 0x1f1ff))) bases.add(c);
  if (bases.size !== 371) throw new Error(`${bases.size} emoji variation bases instead of 371`);
  return bases;
}

/**
 * StandardizedVariants.txt 17.0, by selector. Mongolian free variation selectors are left to the rules of
 * `sequences.ts`.
 */
const mathematical = `0030 2205 2229 222A 2268 2269 2272 2273 228A 228B 2293 2294 2295 2297 229C 22DA 22DB 2A3C 2A3D
  2A9D 2A9E 2AAC 2AAD 2ACB 2ACC FF10`;
const scriptCapitals = `1D49C 212C 1D49E 1D49F 2130 2131 1D4A2 210B 2110 1D4A5 1D4A6 2112 2133 1D4A9 1D4AA 1D4AB 1D4AC
  211B 1D4AE 1D4AF 1D4B0 1D4B1 1D4B2 1D4B3 1D4B4 1D4B5`;
const quotes = "2018 2019 201C 201D";
const eastAsian = "3001 3002 FF01 FF0C FF0E FF1A FF1B FF1F";
const myanmar = `1000 1002 1004 1010 1011 1015 1019 101A 101C 101D 1022 1031 1075 1078 107A 1080 AA60 AA61 AA62 AA63
  AA64 AA65 AA66 AA6B AA6C AA6F AA7A`;
const phagsPaAndManichaean = "A856 A85C A85E A85F A860 A868 10AC5 10AC6 10AD6 10AD7 10AE1";

/** Rotations of Egyptian hieroglyphs, by the bits of their selectors (since 15.0). */
const hieroglyphs: Readonly<Record<number, string>> = {
  1: `13091 13092 1310F 1311C 13121 13127 131B8 131B9 131CB 13285 1328C 132AA 132CB 132DC 13307 1333B 1333C 13377
    13378 13399 1339A 133D3 133F2 133F5 133F6 13403 13416 1341A 13423 13443 13444 13445 13446`,
  2: `13093 130A9 13187 131F8 13257 13308`,
  3: `131B1 131F9 131FA 1327F 1331B 13322`,
  4: `13117 13183 131BA 13216 1327B 132E9 132F8 132FD 13302 13303 13310 13311 1331C 1334A 13361 13373 1337D 13385
    133AF 133B0 133BF 133DD 1342C 1342E`,
  5: `13139 131A0 132E7`,
  6: `131EE 132A4 13312 13313 13314 13321 13331`,
  7: `13419`,
};

/**
 * CJK compatibility ideographs as variants of what they decompose to: in their order, from VARIATION SELECTOR-1 on.
 * Compared equal to the list of StandardizedVariants.txt: 1,002 sequences of 902 bases.
 */
function compatibilityIdeographs(): Map<number, number> {
  const selectors = new Map<number, number>();
  for (const [first, last] of [
    [0xf900, 0xfaff],
    [0x2f800, 0x2fa1f],
  ] as const)
    for (let c = first; c <= last; c++) {
      const base = String.fromCodePoint(c).normalize("NFC").codePointAt(0) ?? c;
      if (base !== c) selectors.set(base, ((selectors.get(base) ?? 0) << 1) | 1);
    }
  if (selectors.size !== 902) throw new Error(`${selectors.size} bases of compatibility ideographs instead of 902`);
  return selectors;
}

/** Bit 0 for VARIATION SELECTOR-1 and so on, by base. */
export function standardizedVariants(): Map<number, number> {
  const selectors = compatibilityIdeographs();
  const allow = (bits: number, ...lists: readonly string[]): void => {
    for (const base of lists.join(" ").split(/\s+/)) selectors.set(Number.parseInt(base, 16), bits);
  };
  allow(1, mathematical, myanmar, phagsPaAndManichaean);
  allow(3, scriptCapitals, eastAsian);
  allow(7, quotes);
  for (const [bits, list] of Object.entries(hieroglyphs)) allow(Number(bits), list);
  return selectors;
}
