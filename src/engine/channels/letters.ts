import { has, Trait } from "../unicode/traits.ts";

const isAsciiLetter = (c: number): boolean => (c | 0x20) >= 0x61 && (c | 0x20) <= 0x7a;
export const isDigit = (c: number): boolean => c >= 0x30 && c <= 0x39;

/** A letter or a mark on one; modifier letters that pass for signs count too. */
export function isWordAt(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  if (unit < 0x80) return isAsciiLetter(unit);
  // Letters beyond the BMP are written with both halves of a pair: each half is enough to know one.
  if ((unit & 0xfc00) === 0xdc00) return index > 0 && has(text.codePointAt(index - 1) ?? 0, Trait.letter);
  return has(text.codePointAt(index) ?? 0, Trait.letter | Trait.mark);
}
