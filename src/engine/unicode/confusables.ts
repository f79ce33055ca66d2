import { lazy, unpackNumbers } from "./packed.ts";
import { confusableSources, sharedPrototypes } from "./tables.generated.ts";

/** Prototypes up to this length are written out in the list of sources; larger numbers are ranks. */
const longest = 18;

/** All sources and their prototypes: `confusables.txt` of UTS #39, Unicode 17. */
export const confusables = lazy((): ReadonlyMap<number, string> => {
  const shared: string[] = [];
  const dictionary = textReader(unpackNumbers(sharedPrototypes));
  while (dictionary.more()) shared.push(dictionary.text(dictionary.number()));
  const map = new Map<number, string>();
  const sources = textReader(unpackNumbers(confusableSources));
  for (let end = 0; sources.more(); ) {
    const source = end + sources.number();
    const form = sources.number();
    map.set(source, form > longest ? (shared[form - longest - 1] ?? "") : sources.text(form));
    end = source + 1;
  }
  return map;
});

function textReader(numbers: readonly number[]) {
  let at = 0;
  let codePoint = 0;
  const number = (): number => numbers[at++] ?? 0;
  return {
    number,
    more: (): boolean => at < numbers.length,
    text(length: number): string {
      let text = "";
      for (let i = 0; i < length; i++) {
        const zigzag = number();
        codePoint += zigzag & 1 ? -(zigzag + 1) / 2 : zigzag / 2;
        text += String.fromCodePoint(codePoint);
      }
      return text;
    },
  };
}
