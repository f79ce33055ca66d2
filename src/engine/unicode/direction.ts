import { BidiClass, bidiClassOf } from "../bidi/classes.ts";

/** Whether the code point is written from right to left: a letter or a sign of such a script, but no mark like U+200F. */
export function isRightToLeft(codePoint: number): boolean {
  if (codePoint < 0x590 || codePoint === 0x200f || codePoint === 0x61c) return false;
  const bidiClass = bidiClassOf(codePoint);
  return bidiClass === BidiClass.Right_To_Left || bidiClass === BidiClass.Arabic_Letter;
}
