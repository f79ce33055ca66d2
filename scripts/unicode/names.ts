import { packNumbers } from "./pack.ts";

/** Runs as gap, length - 1. */
function packSet(codePoints: readonly number[]): string {
  const numbers: number[] = [];
  let end = 0;
  for (let i = 0; i < codePoints.length; ) {
    const first = codePoints[i] ?? 0;
    let length = 1;
    while (codePoints[i + length] === first + length) length++;
    numbers.push(first - end, length - 1);
    end = first + length;
    i += length;
  }
  return packNumbers(numbers);
}

export const hex = (codePoint: number): string => codePoint.toString(16).toUpperCase().padStart(4, "0");

/** Ranges whose names are a prefix and the code point, as "first last PREFIX-" lines. */
export function algorithmicNames(names: ReadonlyMap<number, string>): string {
  const ranges: { first: number; last: number; prefix: string }[] = [];
  for (const [codePoint, name] of [...names].sort(([a], [b]) => a - b)) {
    if (!name.endsWith(`-${hex(codePoint)}`)) continue;
    const prefix = name.slice(0, -hex(codePoint).length);
    const range = ranges.at(-1);
    if (range && range.last === codePoint - 1 && range.prefix === prefix) range.last = codePoint;
    else ranges.push({ first: codePoint, last: codePoint, prefix });
  }
  return ranges.map(({ first, last, prefix }) => `${hex(first)} ${hex(last)} ${prefix}`).join(";");
}

interface PackedNames {
  readonly codePoints: string;
  readonly words: string;
  readonly names: string;
}

/**
 * Each name as the number of words that it shares with the start of the name before (at most 9)
 * plus ten times the number of its further words less one, then those words by frequency.
 */
export function packNames(names: ReadonlyMap<number, string>): PackedNames {
  const entries = [...names]
    .sort(([a], [b]) => a - b)
    .map(([codePoint, name]) => ({ codePoint, words: name.split(" ") }));
  const rows = entries.map(({ words }, i) => {
    const before = entries[i - 1]?.words ?? [];
    let shared = 0;
    while (shared < Math.min(9, words.length - 1) && words[shared] === before[shared]) shared++;
    return { shared, rest: words.slice(shared) };
  });
  const frequency = new Map<string, number>();
  for (const { rest } of rows) for (const word of rest) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const words = [...frequency].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([word]) => word);
  const indexes = new Map(words.map((word, index) => [word, index]));
  const numbers = rows.flatMap(({ shared, rest }) => [
    shared + 10 * (rest.length - 1),
    ...rest.map((word) => indexes.get(word) ?? 0),
  ]);
  return {
    codePoints: packSet(entries.map(({ codePoint }) => codePoint)),
    words: words.join(" "),
    names: packNumbers(numbers),
  };
}
