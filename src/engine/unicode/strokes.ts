/** Characters that are no punctuation to Unicode, or typography everywhere but in code, and whose prototypes are signs of ASCII. */
export const strokes: ReadonlyMap<number, string> = new Map([
  [0x241, "?"],
  [0x294, "?"],
  [0x2039, "<"],
  [0x203a, ">"],
  [0x2795, "+"],
  [0x2796, "-"],
  [0x2cc6, "/"],
  [0x30ce, "/"],
  [0x4e28, "|"],
  [0x4e36, "\\"],
  [0x4e3f, "/"],
  [0xa778, "&"],
  [0x1d16d, "."],
]);

/** Whether a stroke stands at `index` between two ASCII characters. Constant time. */
export function isStrokeCandidate(text: string, index: number, codePoint: number): boolean {
  return (
    text.charCodeAt(index - 1) < 0x80 &&
    text.charCodeAt(index + (codePoint > 0xffff ? 2 : 1)) < 0x80 &&
    strokes.has(codePoint)
  );
}
