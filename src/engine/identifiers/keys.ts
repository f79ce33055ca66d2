import { bidiSkeleton } from "../bidi/skeleton.ts";
import { CharacterClass, classOf } from "../unicode/classes.ts";
import { unitsOf } from "../unicode/text.ts";

/** Nearly all names are ASCII: of its letters and digits only these have a prototype. */
const prototypes: Readonly<Record<string, string>> = { m: "rn", "1": "l", I: "l", "0": "O" };

/**
 * Equal for identifiers that may look the same where lines run from left to right: the bidiSkeleton of UTS #39 §4, after
 * styled letters were read as the plain ones.
 */
export function lookOf(identifier: string): string {
  if (/^[\w$]*$/.test(identifier))
    return identifier.replace(/[m1I0]/g, (character) => prototypes[character] ?? character);
  return bidiSkeleton("ltr", plain(identifier));
}

/** Styled letters as NFKC writes them; other characters stay. */
export function plain(identifier: string): string {
  let result = "";
  let kept = 0;
  for (let index = 0; index < identifier.length; ) {
    const codePoint = identifier.codePointAt(index) ?? 0;
    const next = index + unitsOf(codePoint);
    if (classOf(codePoint) === CharacterClass.styled) {
      result += identifier.slice(kept, index) + String.fromCodePoint(codePoint).normalize("NFKC");
      kept = next;
    }
    index = next;
  }
  return result + identifier.slice(kept);
}
