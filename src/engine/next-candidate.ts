import { isEscapeInHost, isHostCandidate } from "./hosts/candidates.ts";
import { endsEncodedPrefix, endsMixed, isInWideBlank, isLineStart } from "./plain.ts";
import { CharacterClass, classOf } from "./unicode/classes.ts";
import { isStrokeCandidate } from "./unicode/strokes.ts";

const TAB = 0x09;
const FORM_FEED = 0x0c;
const SPACE = 0x20;
const PERCENT = 0x25;
const HYPHEN = 0x2d;

/** Index of the first code point from `from` on that some rule has to look at, or -1. Linear, allocates nothing. */
export function nextCandidate(text: string, from: number): number {
  for (let index = from; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if ((index & 7) === 0 && (unit === SPACE || unit === TAB) && isInWideBlank(text, index)) return index;
    // Blanks must not take a branch of their own: no processor foresees where they stand.
    if ((unit >= SPACE && unit < 0x7f && unit !== HYPHEN && unit !== PERCENT) || unit === TAB) continue;
    if (unit === PERCENT) {
      if (isEscapeInHost(text, index)) return index;
      continue;
    }
    if (unit === 0x0a || unit === HYPHEN) {
      if (unit === 0x0a ? endsMixed(text, index) : endsEncodedPrefix(text, index)) return index;
      continue;
    }
    if (unit === 0x0d && text.charCodeAt(index + 1) === 0x0a) continue;
    if (unit === FORM_FEED && isLineStart(text.charCodeAt(index - 1))) continue;
    const codePoint = text.codePointAt(index) ?? unit;
    if (classOf(codePoint) !== CharacterClass.none || isHostCandidate(text, index, codePoint)) return index;
    if (isStrokeCandidate(text, index, codePoint)) return index;
    if (codePoint > 0xffff) index++;
  }
  return from < text.length && endsMixed(text, text.length) ? text.length - 1 : -1;
}
