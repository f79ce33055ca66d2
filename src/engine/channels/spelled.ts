import { promise } from "../payload/quick.ts";
import { evidenceOf } from "../payload/readings.ts";
import type { LineFact } from "../whole.ts";
import type { LineSigns } from "./evidence.ts";

/** Evidence in bits; of signs that are honest each for itself, chance gives so much once in 16 million files. */
const ENOUGH = 24;
/** Fewer signs cannot give so much. */
const SHORTEST = 40;
const LONGEST = 1024;

/** Whether the ways of the signs in these chains, or in the longest of them, are the bits or digits of a text. */
export function spells(
  facts: readonly LineFact<LineSigns>[],
  mixed: ReadonlyMap<string, ReadonlyMap<string, number>>,
): boolean {
  let longest = "";
  let most = 0;
  for (const [chain, counts] of mixed) {
    let total = 0;
    for (const count of counts.values()) total += count;
    if (total > most) [longest, most] = [chain, total];
  }
  const isOfLongest = (chain: string): boolean => chain === longest;
  return (
    isText(seriesOf(facts, (chain) => mixed.has(chain))) || (mixed.size > 1 && isText(seriesOf(facts, isOfLongest)))
  );
}

function isText(series: readonly number[]): boolean {
  return series.length >= SHORTEST && promise(series) >= ENOUGH && evidenceOf(series) >= ENOUGH;
}

function seriesOf(facts: readonly LineFact<LineSigns>[], isPart: (chain: string) => boolean): number[] {
  const series: number[] = [];
  for (const { fact } of facts)
    for (const { chain, symbol, count } of fact.runs) {
      if (series.length >= LONGEST) return series;
      if (isPart(chain)) for (let n = 0; n < count; n++) series.push(symbol.codePointAt(0) ?? 0);
    }
  return series;
}
