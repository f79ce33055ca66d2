import { CharacterClass, classOf } from "./unicode/classes.ts";
import { nameOf } from "./unicode/names.ts";

/** `U+200B`. */
export function codePointLabel(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** `U+200B ZERO WIDTH SPACE`. */
export function fullLabel(codePoint: number): string {
  return `${codePointLabel(codePoint)} ${nameOf(codePoint)}`;
}

const SHOWN_UNITS = 60;

/** The beginning of a text that may be as long as a file. */
export function shortened(text: string): string {
  return text.length > SHOWN_UNITS ? `${text.slice(0, SHOWN_UNITS)}\u2026` : text;
}

/**
 * The text with everything that cannot be seen, or that acts on a terminal, spelled out as `<U+200B>`. Tabs and
 * line feeds stay. What it returns can be printed anywhere.
 */
export function visible(text: string): string {
  let result = "";
  let kept = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if ((unit >= 0x20 && unit < 0x7f) || unit === 0x09 || unit === 0x0a) continue;
    const codePoint = text.codePointAt(index) ?? unit;
    const width = codePoint > 0xffff ? 2 : 1;
    if (isInvisible(codePoint)) {
      result += `${text.slice(kept, index)}<${codePointLabel(codePoint)}>`;
      kept = index + width;
    }
    index += width - 1;
  }
  return result + text.slice(kept);
}

/** Whether a reader would not see the code point as what it is: hidden, a control, an odd space, no character at all. */
export function isInvisible(codePoint: number): boolean {
  return ((1 << classOf(codePoint)) & invisible) !== 0 && codePoint !== 0xfffd;
}

const { hidden, bidi, control, space, private: privateUse, broken } = CharacterClass;
const invisible = (1 << hidden) | (1 << bidi) | (1 << control) | (1 << space) | (1 << privateUse) | (1 << broken);
