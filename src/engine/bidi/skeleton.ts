import { skeleton } from "../unicode/skeleton.ts";
import { has, Trait } from "../unicode/traits.ts";
import { mirrorOf } from "./classes.ts";
import { type Direction, levelsOf } from "./levels.ts";
import { orderOf } from "./order.ts";
import { canReorder } from "./reorder.ts";

/**
 * bidiSkeleton of UTS #39 §4: what a text looks like where its paragraph runs in `direction`. Two texts with equal ones
 * may look alike there. It is `skeleton` for text in which nothing runs from right to left.
 */
export function bidiSkeleton(direction: Direction, text: string): string {
  return skeleton(direction !== "rtl" && !canReorder(text) ? text : displayed(text, direction));
}

/** The characters from left to right, marks after their bases (UAX #9, L3), mirrored where the text runs leftwards (L4). */
function displayed(text: string, direction: Direction): string {
  const levels = levelsOf(text, direction);
  const order = orderOf(text, levels);
  const shown: string[] = [];
  /** Marks of a character that is still to come, the last one first. */
  const marks: string[] = [];
  const flush = (): void => {
    while (marks.length > 0) shown.push(marks.pop() ?? "");
  };
  for (let at = 0; at < order.length; at++) {
    const index = order[at] ?? 0;
    const codePoint = text.codePointAt(index) ?? 0;
    if (codePoint > 0xffff) at++;
    const isReversed = ((levels[index] ?? 0) & 1) === 1;
    if (isReversed && has(codePoint, Trait.mark)) {
      marks.push(String.fromCodePoint(codePoint));
      continue;
    }
    if (!isReversed) flush();
    shown.push(String.fromCodePoint((isReversed ? mirrorOf(codePoint) : undefined) ?? codePoint));
    flush();
  }
  flush();
  return shown.join("");
}
