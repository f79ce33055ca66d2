import { isPrivate, isSelector, isTag } from "./code-points.ts";

/**
 * How many bits fit into a series: 7 for a tag, 8 for a private-use character or a variation selector (4 where only the first sixteen are used),
 * for others as many as tell the kinds apart that are used. One kind alone has but its number to say.
 */
export function capacityOf(series: readonly number[]): number {
  const kinds = new Set<number>();
  let [tags, selectors, privates, others, perSelector] = [0, 0, 0, 0, 4];
  for (const c of series) {
    if (isTag(c)) tags++;
    else if (isPrivate(c)) privates++;
    else if (isSelector(c)) {
      selectors++;
      if (c > 0xfe0f) perSelector = 8;
    } else {
      others++;
      kinds.add(c);
    }
  }
  const room = kinds.size > 1 ? others * Math.log2(kinds.size) : Math.log2(others + 1);
  return Math.ceil(privates * 8 + tags * 7 + selectors * perSelector + room);
}
