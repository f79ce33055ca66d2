import type { RelatedPlace } from "../finding.ts";
import type { Detail } from "../found.ts";
import { codePointLabel, visible } from "../render.ts";

/** What a name is taken for. */
export interface Other {
  readonly text: string;
  readonly related?: RelatedPlace;
}

const LISTED = 3;
const SHOWN = 60;

/** What to say of a name that is taken for another. */
export function pairDetail(text: string, { text: twin, related }: Other, isString: boolean): Detail {
  const characters = beyondAscii(text).filter((codePoint) => !twin.includes(String.fromCodePoint(codePoint)));
  // The same characters in another order: right-to-left ones move the others on the screen.
  const odd = characters.length > 0 ? characters : beyondAscii(text);
  const labels = odd.slice(0, LISTED).map(codePointLabel);
  const template = isString
    ? 'The string "{0}" looks the same as "{1}" and is not: it has {2}'
    : '"{0}" and "{1}" are different identifiers that look the same: the first has {2}';
  const listed = labels.join(", ") + (odd.length > LISTED ? ", \u2026" : "");
  return {
    characters: odd,
    count: odd.length,
    word: short(text),
    twin,
    says: { template, values: [visible(short(text)), visible(short(twin)), listed] },
    ...(related !== undefined && { related }),
  };
}

/** The distinct characters beyond ASCII. */
const beyondAscii = (text: string): number[] =>
  [...new Set(Array.from(text, (character) => character.codePointAt(0) ?? 0))].filter((codePoint) => codePoint > 0x7f);

/** The beginning of a name that may be as long as a file; whole characters. */
function short(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN).replace(/[\uD800-\uDBFF]$/, "")}\u2026` : text;
}
