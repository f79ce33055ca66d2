import { foldedText } from "./fold.ts";
import type { Middle } from "./lines.ts";
import { lossesIn } from "./losses.ts";
import type { Kept } from "./origins.ts";
import { pairUp, type Stretch } from "./pairs.ts";
import type { TokenChange } from "./report.ts";
import { type Swap, swapsIn } from "./swaps.ts";
import { TokenKind } from "./tokens.ts";

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
export function laidSideBySide({ before, after, first }: Middle, wants: (line: number) => boolean): Beside {
  const same = new Int32Array(after.length).fill(-1);
  const kept = new Map<number, Kept[]>();
  const changed = new Map<number, TokenChange[]>();
  const pair = (one: Stretch, other: Stretch, kind: number): void => {
    const [former, now] = [textOf(before, one), textOf(after, other)];
    if (former !== now) {
      const change = changeOf(former, now, other, kind);
      if (change) listIn(changed, other.line).push(change);
    } else if (now !== "" && wants(other.line))
      listIn(kept, other.line).push({ line: first + one.line, before: one.start, start: other.start, end: other.end });
  };
  pairUp(
    { before, after },
    {
      wants,
      pair,
      sameLine: (one, other) => {
        same[other] = one;
      },
      between: (one, other) => {
        const [former, now] = [textOf(before, one), textOf(after, other)];
        const swaps = foldedText(former) === foldedText(now) ? swapsIn(former, now) : lossesIn(former, now);
        if (swaps.length > 0) listIn(changed, other.line).push({ ...other, swaps: moved(swaps, other.start) });
      },
    },
  );
  for (const changes of changed.values()) if (changes.length > 1) changes.sort((a, b) => a.start - b.start);
  return { same, kept, changed };
}

const textOf = (lines: readonly string[], { line, start, end }: Stretch): string =>
  (lines[line] ?? "").slice(start, end);

function listIn<T>(lists: Map<number, T[]>, key: number): T[] {
  const known = lists.get(key);
  if (known) return known;
  const list: T[] = [];
  lists.set(key, list);
  return list;
}

const moved = (swaps: readonly Swap[], by: number): readonly Swap[] =>
  by === 0 ? swaps : swaps.map((swap) => ({ ...swap, start: swap.start + by, end: swap.end + by }));

/** How a token became another one with the same key. Runs of blanks that grow or shrink show. */
function changeOf(before: string, after: string, { start, end }: Stretch, kind: number): TokenChange | undefined {
  const [old, now] = [foldedText(before), foldedText(after)];
  if (old === now || (kind !== TokenKind.moment && old.length === now.length)) {
    const swaps = moved(swapsIn(before, after), start);
    return swaps.length > 0 ? { start, end, swaps } : undefined;
  }
  if (kind !== TokenKind.moment) return undefined;
  return { start, end, swaps: [{ kind: "changed", before, after, start, end }], isDate: true };
}
