import { CharacterClass } from "../unicode/classes.ts";
import { nfc, nfd } from "../unicode/normalize.ts";
import { lazy } from "../unicode/packed.ts";
import { unitsOf } from "../unicode/text.ts";
import { has, Trait } from "../unicode/traits.ts";
import { type Channel, ENOUGH_ODD, type Sign } from "./signs.ts";

/** Letters with marks, in one code point or in several: canonically equivalent, drawn alike. */
export const normalizationForms: Channel = {
  classes: (1 << CharacterClass.mark) | (1 << CharacterClass.letter),
  oddIn: (text) => (nfc(text) === text ? 0 : ENOUGH_ODD),
  *read({ text }): Generator<Sign> {
    const known = new Map<string, Form | undefined>();
    let end = 0;
    for (let start = 0; start < text.length; start = end) {
      const base = text.codePointAt(start) ?? 0;
      end = afterMarks(text, start + unitsOf(base));
      const hasMarks = end > start + unitsOf(base);
      if (!hasMarks && (base < 0x80 || !isEquivalent(base))) continue;
      const cluster = text.slice(start, end);
      if (!known.has(cluster)) known.set(cluster, formOf(cluster));
      const form = known.get(cluster);
      if (form) yield { ...form, start, end };
    }
  },
};

function afterMarks(text: string, start: number): number {
  let end = start;
  // Below U+0300 there are no marks: nearly all letters are followed by one of those.
  while (text.charCodeAt(end) >= 0x300) {
    const codePoint = text.codePointAt(end) ?? 0;
    if (!has(codePoint, Trait.mark)) break;
    end += unitsOf(codePoint);
  }
  return end;
}

type Form = Pick<Sign, "context" | "symbol" | "text">;

/** Marks on one letter; longer stacks are another rule's and would take long to order. */
const LONGEST_CLUSTER = 8;

function formOf(cluster: string): Form | undefined {
  if (cluster.length > LONGEST_CLUSTER) return undefined;
  const composed = nfc(cluster);
  const decomposed = nfd(cluster);
  const symbol = cluster === composed ? "NFC" : cluster === decomposed ? "NFD" : "other";
  if (composed === decomposed && symbol === "NFC") return undefined;
  // By letter: keyboards make some in one piece and some in parts, as those of Yoruba and Vietnamese.
  return { context: composed, symbol, text: cluster };
}

const answers = lazy(() => new Map<number, boolean>());

/** Whether a code point has another canonical form. Asked once of each: a text has a few hundred of them. */
function isEquivalent(codePoint: number): boolean {
  const known = answers().get(codePoint);
  if (known !== undefined) return known;
  const char = String.fromCodePoint(codePoint);
  const answer = nfd(char) !== char;
  answers().set(codePoint, answer);
  return answer;
}
