import { scriptCodes } from "./iso15924.ts";
import { packNumbers, packRuns } from "./pack.ts";
import { rangesOf, valuesOf } from "./properties.ts";

/**
 * `scripts` is "Adlm:Adlam Aghb:…"; a script set is its script's rank in there and, where
 * Script_Extensions says more, its extensions' ranks: as length and ranks, numbered from 1.
 */
export async function packScripts(): Promise<{ scripts: string; sets: string; runs: string }> {
  const names = valuesOf("Script").filter((name) => name !== "Unknown");
  const codes = scriptCodes(names);
  const scripts = names.map((name) => `${codes.get(name)}:${name}`).sort();
  const ranks = new Map(scripts.map((pair, rank) => [pair.slice(5), rank]));
  const own = new Array<number>(0x110000).fill(-1);
  const extensions = new Map<number, number[]>();
  for (const name of names) {
    const rank = ranks.get(name) ?? -1;
    for (const range of await rangesOf(`Script/${name}`)) own.fill(rank, range.begin, range.end);
  }
  for (const name of valuesOf("Script_Extensions")) {
    const rank = ranks.get(name);
    if (rank === undefined) continue;
    for (const range of await rangesOf(`Script_Extensions/${name}`))
      for (let c = range.begin; c < range.end; c++) extensions.set(c, [...(extensions.get(c) ?? []), rank]);
  }
  const sets = new Map<string, number>();
  const values = own.map((rank, c) => {
    if (rank < 0) return 0;
    const more = extensions.get(c)?.sort((a, b) => a - b) ?? [];
    const key = JSON.stringify(more.length === 1 && more[0] === rank ? [rank] : [rank, ...more]);
    if (!sets.has(key)) sets.set(key, sets.size + 1);
    return sets.get(key) ?? 0;
  });
  const lists = [...sets.keys()].map((key) => JSON.parse(key) as number[]);
  return {
    scripts: scripts.join(" "),
    sets: packNumbers(lists.flatMap((list) => [list.length, ...list])),
    runs: packRuns((c) => values[c] ?? 0),
  };
}
