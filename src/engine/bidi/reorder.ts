import { unitsOf } from "../unicode/text.ts";
import { BidiClass, bidiClassOf } from "./classes.ts";

const {
  Left_To_Right: L,
  Right_To_Left: R,
  Arabic_Letter: AL,
  Arabic_Number: AN,
  Left_To_Right_Isolate: LRI,
} = BidiClass;

/** The first character of class R, AL or AN, and of the controls, is the Hebrew block's. */
const late = /[\u0590-\uffff]/g;

function nextLate(text: string, from: number): number {
  late.lastIndex = from;
  return late.test(text) ? late.lastIndex - 1 : -1;
}

/**
 * Whether a text can stand in another order than it runs: it has a character of class R, AL or AN, or a control.
 * @param staysWhole says of a stretch that nothing need be known of the order in it: where lines run from left to right
 * and have no control, such a character brings nothing out of order but what follows, up to the next one of class L.
 */
export function canReorder(text: string, staysWhole: (start: number, end: number) => boolean = () => false): boolean {
  let done = 0;
  for (let index = nextLate(text, 0); index >= 0; index = nextLate(text, done)) {
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
