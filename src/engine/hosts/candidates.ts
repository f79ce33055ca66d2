import { CharacterClass, classOf } from "../unicode/classes.ts";
import { confusables } from "../unicode/confusables.ts";
import { lazy } from "../unicode/packed.ts";
import { scriptOf } from "../unicode/scripts.ts";
import { skeleton } from "../unicode/skeleton.ts";
import { smallCapitals } from "./small-capitals.ts";

/** Ideographic full stops, which part labels as a dot does; an overlay, and strokes that look like a hyphen. */
const marks = [0x3002, 0xff0e, 0xff61, 0x338, 0x30fc, 0x4e00, ...smallCapitals.keys()];

/**
 * Signs that no other rule looks at, and that pass for something in a host: Latin letters beyond ASCII such as the
 * script g, and signs that look like a slash or a dot. About 190.
 */
export const hostSigns = lazy((): ReadonlySet<number> => {
  const found = new Set(marks);
  for (const source of confusables().keys())
    if (
      source >= 0x80 &&
      classOf(source) === CharacterClass.none &&
      /^([a-z0-9]|[a-z]{2,3}|[-./:@#\\])$/i.test(skeleton(String.fromCodePoint(source)))
    )
      found.add(source);
  return found;
});

/**
 * Whether a host that the code point at `index` stands in could pass for another one. Constant time.
 * Signs count only between ASCII letters and digits; Latin letters, of which whole languages are full, beside one.
 */
export function isHostCandidate(text: string, index: number, codePoint: number): boolean {
  const end = index + (codePoint > 0xffff ? 2 : 1);
  const before = isPlain(text.charCodeAt(index - 1));
  const after = isPlain(text.charCodeAt(end));
  if (!(scriptOf(codePoint) === "Latn" ? before || after : before && after)) return false;
  return hostSigns().has(codePoint);
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
