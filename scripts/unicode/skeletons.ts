import { packNumbers } from "./pack.ts";

const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
const codePointsOf = (text: string): number[] => Array.from(text, (char) => char.codePointAt(0) ?? 0);

/** internalSkeleton of UTS #39 §4 on plain maps, for use while the tables are made. */
export function skeletonWith(
  prototypes: ReadonlyMap<number, string>,
  ignorable: ReadonlySet<number>,
): (text: string) => string {
  return (text) =>
    codePointsOf(text.normalize("NFD"))
      .filter((c) => !ignorable.has(c))
      .map((c) => prototypes.get(c) ?? String.fromCodePoint(c))
      .join("")
      .normalize("NFD");
}

/**
 * Prototypes that several sources share come first, by frequency, as length and code points; then
 * each source as a gap and either the rank of its prototype plus 19 or, for one of its own, the length
 * (18 is the longest) and code points. Code points are differences to the one before, zigzag.
 */
export function packPrototypes(prototypes: ReadonlyMap<number, string>): { shared: string; sources: string } {
  const frequency = new Map<string, number>();
  for (const prototype of prototypes.values()) frequency.set(prototype, (frequency.get(prototype) ?? 0) + 1);
  const ranked = [...frequency].filter(([, count]) => count > 1);
  const shared = ranked.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([prototype]) => prototype);
  const ranks = new Map(shared.map((prototype, rank) => [prototype, rank]));
  const writer = (): { numbers: number[]; write: (prototype: string) => void } => {
    const numbers: number[] = [];
    let before = 0;
    const write = (prototype: string): void => {
      const codePoints = codePointsOf(prototype);
      if (codePoints.length > 18) throw new Error("a prototype longer than the format allows for");
      numbers.push(codePoints.length);
      for (const c of codePoints) {
        numbers.push(zigzag(c - before));
        before = c;
      }
    };
    return { numbers, write };
  };
  const dictionary = writer();
  for (const prototype of shared) dictionary.write(prototype);
  const list = writer();
  let end = 0;
  for (const [source, prototype] of [...prototypes].sort(([a], [b]) => a - b)) {
    list.numbers.push(source - end);
    end = source + 1;
    const rank = ranks.get(prototype);
    if (rank === undefined) list.write(prototype);
    else list.numbers.push(rank + 19);
  }
  return { shared: packNumbers(dictionary.numbers), sources: packNumbers(list.numbers) };
}
