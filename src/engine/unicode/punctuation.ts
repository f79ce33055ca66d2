import { lazy, lookUp, tableOf, unpackNumbers } from "./packed.ts";
import { punctuationRuns, punctuationTexts } from "./tables.generated.ts";

const table = lazy(() => tableOf(punctuationRuns));

/** Each is packed as its length and code units; the first has rank 1. */
const texts = lazy(() => {
  const numbers = unpackNumbers(punctuationTexts);
  const found: string[] = [""];
  for (let at = 0; at < numbers.length; at += 1 + (numbers[at] ?? 0))
    found.push(String.fromCharCode(...numbers.slice(at + 1, at + 1 + (numbers[at] ?? 0))));
  return found;
});

/** The ASCII signs that a non-ASCII sign (class `punctuation`) passes for: nearly always one, `||` for U+2225. */
export function punctuationTwin(codePoint: number): string | undefined {
  return texts()[lookUp(table(), codePoint)] || undefined;
}
