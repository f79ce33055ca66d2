import { CharacterClass } from "../unicode/classes.ts";
import { lazy } from "../unicode/packed.ts";
import { punctuationTwin } from "../unicode/punctuation.ts";
import { type Channel, isText, type Sign, spanReader } from "./signs.ts";

const signs = lazy(() => {
  const all = new Set<number>([0x22]);
  for (let unit = 0x80; unit < 0x10000; unit++) if (punctuationTwin(unit) === '"') all.add(unit);
  return all;
});

/** Double quotation marks: those that open a quotation, and those that close one. */
export const quotationMarks: Channel = {
  classes: 1 << CharacterClass.punctuation,
  *read({ text, spans }): Generator<Sign> {
    const spanAt = spanReader(spans);
    let open = 0;
    for (let index = 0; index < text.length; index++) {
      if (!signs().has(text.charCodeAt(index)) || !isText(spanAt(index))) continue;
      const opens = isOutside(text, index - 1) && !isOutside(text, index + 1);
      const closes = isOutside(text, index + 1) && !isOutside(text, index - 1);
      // Attributes, and code in a sentence, have straight marks in any text: theirs follow an equals sign or a colon.
      if (opens) open++;
      else if (closes && open > 0) open--;
      else continue;
      yield { context: opens ? "opens" : "closes", symbol: text.charAt(index), start: index, end: index + 1 };
    }
  },
};

/** Whether a quotation may begin after, or end before, what stands there: nothing, a blank, a stop or a parenthesis. */
const isOutside = (text: string, index: number): boolean => /^[\s().,;!?]?$/.test(text.charAt(index));
