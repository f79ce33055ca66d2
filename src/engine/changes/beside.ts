import type { Middle } from "./lines.ts";
import { lossesIn } from "./losses.ts";
import type { Kept } from "./origins.ts";
import { pairUp } from "./pairs.ts";
import type { TokenChange } from "./report.ts";
import { foldedText, type Swap, swapsIn } from "./swaps.ts";
import type { Token } from "./tokens.ts";

/** Two texts, laid side by side. Lines are indices in the middle, but for those of `kept`. */
export interface Beside {
  /** By line after the edit the same one before, or -1. */
  readonly same: Int32Array;
  /** What is the same in lines that changed, where that was asked for. */
  readonly kept: ReadonlyMap<number, readonly Kept[]>;
  /** By line after the edit what changed silently in it, in order. */
  readonly changed: ReadonlyMap<number, readonly TokenChange[]>;
}

/** @param wants whether it matters where the words of a line after the edit come from */
export function laidSideBySide(middle: Middle, wants: (line: number) => boolean): Beside {
  const { before: old, after: now, first } = middle;
  const same = new Int32Array(now.length).fill(-1);
  const kept = new Map<number, Kept[]>();
  const changed = new Map<number, TokenChange[]>();
  pairUp(middle, {
    wants,
    sameLine: (before, after) => {
      same[after] = before;
    },
    pair: (before, one, after, other, isFirm) => {
      if (!isFirm) return;
      const [former, text] = [textOf(old[before], one), textOf(now[after], other)];
      if (former !== text) {
        const change = changeOf(former, text, other);
        if (change) listIn(changed, after).push(change);
      } else if (text !== "" && wants(after))
        listIn(kept, after).push({ line: first + before, before: one, after: other });
    },
    between: (before, from, to, after, start, end) => {
      const [former, text] = [(old[before] ?? "").slice(from, to), (now[after] ?? "").slice(start, end)];
      const swaps = foldedText(former) === foldedText(text) ? swapsIn(former, text) : lossesIn(former, text);
      if (swaps.length > 0) listIn(changed, after).push({ start, end, swaps: moved(swaps, start) });
    },
  });
  for (const changes of changed.values()) changes.sort((a, b) => a.start - b.start);
  return { same, kept, changed };
}

const textOf = (line: string | undefined, { start, end }: Token): string => (line ?? "").slice(start, end);

function listIn<T>(lists: Map<number, T[]>, key: number): T[] {
  const known = lists.get(key);
  if (known) return known;
  const list: T[] = [];
  lists.set(key, list);
  return list;
}

const moved = (swaps: readonly Swap[], by: number): Swap[] =>
  swaps.map((swap) => ({ ...swap, start: swap.start + by, end: swap.end + by }));

/** How a token became another one with the same key. Runs of blanks that grow or shrink show. */
function changeOf(before: string, after: string, { kind, start, end }: Token): TokenChange | undefined {
  const [old, now] = [foldedText(before), foldedText(after)];
  if (old.length === now.length && (old === now || kind !== "moment")) {
    const swaps = moved(swapsIn(before, after), start);
    return swaps.length > 0 ? { start, end, swaps } : undefined;
  }
  if (kind !== "moment") return undefined;
  return { start, end, swaps: [{ kind: "changed", before, after, start, end }], isDate: true };
}
