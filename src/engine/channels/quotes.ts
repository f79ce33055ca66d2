import { CharacterClass } from "../unicode/classes.ts";
import { lazy } from "../unicode/packed.ts";
import { punctuationTwin } from "../unicode/punctuation.ts";
import { type Channel, type Sign, spanReader } from "./signs.ts";

const beyondAscii = lazy(() => {
  const all = new Set<number>();
  for (let unit = 0x80; unit < 0x10000; unit++) if (punctuationTwin(unit) === '"') all.add(unit);
  return all;
});

/** Double quotation marks: those that open a quotation, and those that close one. */
export const quotationMarks: Channel = {
  classes: 1 << CharacterClass.punctuation,
  oddAt: ({ spanAt }, index, codePoint) => (beyondAscii().has(codePoint) && spanAt(index).region !== "code" ? 1 : 0),
  // Curly marks are seen, and each quotation has two of them.
  change: 5,
  between: 1,
  needs: /(?:^|[\s(])"|[^\0-\x7f]/,
  *read(line): Generator<Sign> {
    const { text } = line;
    const spanAt = spanReader(line);
    let open = 0;
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      if (!(unit < 0x80 ? unit === 0x22 : beyondAscii().has(unit))) continue;
      const before = text.charAt(index - 1);
      const isBeforeEnd = /^[\s).,;:!?]?$/.test(text.charAt(index + 1));
      const opens = /^[\s(]?$/.test(before) && !isBeforeEnd;
      const closes = /^[^\s([{=:]$/.test(before) && isBeforeEnd;
      // Attributes, and code in a sentence, have straight marks in any text: there nothing has opened.
      if (!(opens || (closes && open > 0)) || spanAt(index).region === "code") continue;
      open += opens ? 1 : -1;
      yield { context: opens ? "opens" : "closes", symbol: text.charAt(index), start: index, end: index + 1 };
    }
  },
};
