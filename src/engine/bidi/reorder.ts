import { unitsOf } from "../unicode/text.ts";
import { BidiClass, bidiClassOf } from "./classes.ts";

const {
  Left_To_Right: L,
  Right_To_Left: R,
  Arabic_Letter: AL,
  Arabic_Number: AN,
  Left_To_Right_Isolate: LRI,
} = BidiClass;

/**
 * All characters of class R, AL and AN, and the controls, are in these blocks, or begin with these halves of pairs. Most
 * texts beyond ASCII have none of them: for those no table is made.
 */
const suspect = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\ud802\ud803\ud83a\ud83b]/g;

function nextSuspect(text: string, from: number): number {
  suspect.lastIndex = from;
  return suspect.test(text) ? suspect.lastIndex - 1 : -1;
}

/**
 * Whether a text can stand in another order than it runs: it has a character of class R, AL or AN, or a control.
 * @param staysWhole says of a stretch that nothing need be known of the order in it: where lines run from left to right
 * and have no control, such a character brings nothing out of order but what follows, up to the next one of class L.
 */
export function canReorder(text: string, staysWhole: (start: number, end: number) => boolean = () => false): boolean {
  let done = 0;
  for (let index = nextSuspect(text, 0); index >= 0; index = nextSuspect(text, done)) {
    const codePoint = text.codePointAt(index) ?? 0;
    const bidiClass = bidiClassOf(codePoint);
    if (bidiClass >= LRI) return true;
    if (bidiClass !== R && bidiClass !== AL && bidiClass !== AN) {
      done = index + unitsOf(codePoint);
      continue;
    }
    done = index;
    while (done < text.length) {
      const next = text.codePointAt(done) ?? 0;
      const own = bidiClassOf(next);
      if (own >= LRI) return true;
      if (own === L) break;
      done += unitsOf(next);
    }
    if (!staysWhole(index, done)) return true;
  }
  return false;
}
