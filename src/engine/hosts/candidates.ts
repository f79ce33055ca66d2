import { smallCapitals } from "./small-capitals.ts";

/**
 * Signs that no other rule looks at, and that pass for something in a host: what `confusables.txt` says to look like ASCII
 * letters, digits or signs of hosts, of the code points without a class. Latin letters, and all others. Written out,
 * because to find them among all takes as long as to start Node, and a scan meets an umlaut at once.
 */
export const hostLetters: ReadonlySet<number> = new Set([
  ...[0xc6, 0xe6, 0xfe, 0x152, 0x153, 0x2a3, 0x2a6, 0x2aa, 0x2ab, 0x1d6b, 0xa732, 0xa733, 0xa734, 0xa735, 0xa736],
  ...[0xa737, 0xa738, 0xa739, 0xa73a, 0xa73b, 0xa73c, 0xa73d, 0xa74e, 0xa74f, 0xa777, 0xab63],
  ...smallCapitals.keys(),
]);
export const hostSigns: ReadonlySet<number> = new Set([
  ...[0xd7, 0x2db, 0xc02, 0xc82, 0xd82, 0x166d, 0x166e, 0x20b6, 0x212e, 0x213d, 0x221e, 0x2228, 0x222a, 0x22a4, 0x22c1],
  ...[0x22c3, 0x22ff, 0x2373, 0x2374, 0x237a, 0x2573, 0x2796, 0x27d9, 0x292b, 0x292c, 0x2a2f, 0x30ce, 0x4e36, 0x4e3f],
  ...[0x102f5, 0x1d16d, 0x1d206, 0x1d20d, 0x1d212, 0x1d213, 0x1d216, 0x1d22a, 0x1f700, 0x1f707, 0x1f74c, 0x1f75c],
  ...[0x1f768, 0x1f76b, 0x1f76c],
  // Ideographic full stops, which part labels as a dot does; an overlay, and strokes that look like a hyphen.
  ...[0x3002, 0xff0e, 0xff61, 0x338, 0x30fc, 0x4e00],
]);

/**
 * Whether a host that the code point at `index` stands in could pass for another one. Constant time.
 * Signs count only between ASCII letters and digits; Latin letters, of which whole languages are full, beside one.
 */
export function isHostCandidate(text: string, index: number, codePoint: number): boolean {
  const end = index + (codePoint > 0xffff ? 2 : 1);
  const before = isPlain(text.charCodeAt(index - 1));
  const after = isPlain(text.charCodeAt(end));
  if (!before && !after) return false;
  return hostLetters.has(codePoint) || (before && after && hostSigns.has(codePoint));
}

/** Letters, digits, and what parts labels and hosts. */
function isPlain(unit: number): boolean {
  const letter = unit | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || (unit >= 0x2d && unit <= 0x3a);
}

const DIGIT_8 = 0x38;

/**
 * Whether a percent-encoded byte beyond ASCII starts at `index`, the first in what a scheme or an at sign says is a host.
 * It looks back no further than to the escape before it: linear for all of a line.
 */
export function isEscapeInHost(text: string, index: number): boolean {
  const high = text.charCodeAt(index + 1);
  if (!(high >= DIGIT_8 && (high <= DIGIT_8 + 1 || ((high | 0x20) >= 0x61 && (high | 0x20) <= 0x66)))) return false;
  if (!isHexadecimal(text.charCodeAt(index + 2))) return false;
  let at = index - 1;
  while (isHostUnit(text.charCodeAt(at))) at--;
  return text.charAt(at) === "@" || text.slice(at - 2, at + 1) === "://";
}

/** Letters, digits, `-`, `.` and `_`. */
const isHostUnit = (unit: number): boolean => unit === 0x5f || (isPlain(unit) && unit !== 0x2f && unit !== 0x3a);

function isHexadecimal(unit: number): boolean {
  const letter = unit | 0x20;
  return (unit >= 0x30 && unit <= 0x39) || (letter >= 0x61 && letter <= 0x66);
}
