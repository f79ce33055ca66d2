import { isPrivate, isSelector, isTag } from "./code-points.ts";

/**
 * How many bits fit into a series: 7 for a tag, 8 for a private-use character or a variation selector (4 where only the first sixteen are used),
 * for others as many as tell the kinds apart that are used. One kind alone has but its number to say.
 */
export function capacityOf(counts: ReadonlyMap<number, number>): number {
  let [tags, selectors, privates, others, kinds, perSelector] = [0, 0, 0, 0, 0, 4];
  for (const [codePoint, count] of counts) {
    if (isTag(codePoint)) tags += count;
    else if (isPrivate(codePoint)) privates += count;
    else if (isSelector(codePoint)) {
      selectors += count;
      if (codePoint > 0xfe0f) perSelector = 8;
    } else {
      others += count;
      kinds++;
    }
  }
  const room = kinds > 1 ? others * Math.log2(kinds) : Math.log2(others + 1);
  return Math.ceil(privates * 8 + tags * 7 + selectors * perSelector + room);
}
