import { BidiClass, bidiClassOf } from "./classes.ts";
import { type Explicit, explicitLevels, isRemoved } from "./explicit.ts";
import { resolveSequence } from "./resolve.ts";
import { isolatingRunSequences } from "./sequences.ts";

const { Paragraph_Separator: B, Segment_Separator: S, White_Space: WS } = BidiClass;

/** The direction of a paragraph; `auto` is that of its first strong character, or left to right (UAX #9, P2 and P3). */
export type Direction = "ltr" | "rtl" | "auto";

/**
 * The embedding level of each UTF-16 unit, odd where text runs from right to left: UAX #9 up to L1, for a text that is
 * one line or, where paragraph separators part it, one line a paragraph. Both halves of a pair have one level, and what
 * rule X9 removes has that of the unit before it. Linear in the length, however deep controls nest.
 */
export function levelsOf(text: string, direction: Direction): Uint8Array {
  const classes = classesOf(text);
  const levels = new Uint8Array(text.length);
  for (let start = 0; start < text.length; ) {
    const separator = classes.indexOf(B, start);
    const end = separator < 0 ? text.length : separator + 1;
    resolveParagraph(text.slice(start, end), classes.subarray(start, end), levels.subarray(start, end), direction);
    start = end;
  }
  return levels;
}

/** The second half of a pair: no class of Unicode's. What X9 removes follows what stands before it, and so does this. */
const TRAIL = BidiClass.Pop_Directional_Format + 1;

/** Bidi_Class by unit. */
function classesOf(text: string): Uint8Array {
  const classes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const codePoint = text.codePointAt(index) ?? 0;
    classes[index] = bidiClassOf(codePoint);
    if (codePoint > 0xffff) classes[++index] = TRAIL;
  }
  return classes;
}

function resolveParagraph(text: string, classes: Uint8Array, levels: Uint8Array, direction: Direction): void {
  const explicit = explicitLevels(classes, direction);
  levels.set(explicit.levels);
  for (const sequence of isolatingRunSequences(classes, explicit))
    resolveSequence({ text, classes, types: explicit.types, levels, sequence });
  finish(classes, levels, explicit);
}

/** L1, and the levels of what X9 removed. */
function finish(classes: Uint8Array, levels: Uint8Array, { paragraphLevel }: Explicit): void {
  let previous = paragraphLevel;
  for (let index = 0; index < levels.length; index++) {
    if (isRemoved(classes[index] ?? 0)) levels[index] = previous;
    else previous = levels[index] ?? 0;
  }
  let trailing = true;
  for (let index = levels.length - 1; index >= 0; index--) {
    const own = classes[index] ?? 0;
    if (own === TRAIL) continue;
    if (own === B || own === S) trailing = true;
    else if (!(own === WS || isIsolateControl(own) || isRemoved(own))) trailing = false;
    if (!trailing) continue;
    levels[index] = paragraphLevel;
    if (classes[index + 1] === TRAIL) levels[index + 1] = paragraphLevel;
  }
}

function isIsolateControl(bidiClass: number): boolean {
  return bidiClass >= BidiClass.Left_To_Right_Isolate && bidiClass <= BidiClass.Pop_Directional_Isolate;
}
