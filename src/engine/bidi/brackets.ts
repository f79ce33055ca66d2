import { BidiClass, bracketOf } from "./classes.ts";
import { directionOf, isNeutral, type Resolution } from "./resolve.ts";

const { Left_To_Right: L, Nonspacing_Mark: NSM, Other_Neutral: ON } = BidiClass;

/** BD16. */
const MAX_OPEN = 63;

/** A pair of brackets (BD16), by places in the sequence. */
interface Pair {
  readonly opener: number;
  readonly closer: number;
  /** Strong types between the two, numbers among them. */
  readonly hasLeft: boolean;
  readonly hasRight: boolean;
}

/** N0. Linear: what stands between the brackets of a pair is counted, not searched. */
export function resolveBrackets(resolution: Resolution): void {
  const { types, sequence } = resolution;
  const pairs = pairsOf(resolution);
  let next = 0;
  let context = sequence.startType;
  for (let at = 0; next < pairs.length; at++) {
    const index = sequence.indexes[at] ?? 0;
    const pair = pairs[next];
    if (pair?.opener === at) {
      next++;
      const embedding = sequence.level & 1;
      const hasOwn = embedding === L ? pair.hasLeft : pair.hasRight;
      const hasOther = embedding === L ? pair.hasRight : pair.hasLeft;
      if (hasOwn) settle(resolution, pair, embedding);
      else if (hasOther) settle(resolution, pair, context === embedding ? embedding : 1 - embedding);
    }
    const type = types[index] ?? 0;
    if (!isNeutral(type)) context = directionOf(type);
  }
}

function settle({ types, classes, sequence }: Resolution, { opener, closer }: Pair, type: number): void {
  const { indexes } = sequence;
  for (const bracket of [opener, closer]) {
    types[indexes[bracket] ?? 0] = type;
    for (let at = bracket + 1; at < indexes.length && classes[indexes[at] ?? 0] === NSM; at++)
      types[indexes[at] ?? 0] = type;
  }
}

/** By their openers, ascending. */
function pairsOf({ text, types, sequence }: Resolution): Pair[] {
  const pairs: Pair[] = [];
  const open: { readonly at: number; readonly pair: number; readonly left: number; readonly right: number }[] = [];
  let left = 0;
  let right = 0;
  for (let at = 0; at < sequence.indexes.length; at++) {
    const index = sequence.indexes[at] ?? 0;
    const type = types[index] ?? 0;
    if (!isNeutral(type)) {
      if (directionOf(type) === L) left++;
      else right++;
    }
    const bracket = type === ON ? bracketOf(text.charCodeAt(index)) : undefined;
    if (bracket === undefined) continue;
    if (bracket.opens) {
      if (open.length === MAX_OPEN) break;
      open.push({ at, pair: bracket.pair, left, right });
      continue;
    }
    for (let depth = open.length - 1; depth >= 0; depth--) {
      const opener = open[depth];
      if (opener?.pair !== bracket.pair) continue;
      open.length = depth;
      pairs.push({ opener: opener.at, closer: at, hasLeft: left > opener.left, hasRight: right > opener.right });
      break;
    }
  }
  return pairs.sort((a, b) => a.opener - b.opener);
}
