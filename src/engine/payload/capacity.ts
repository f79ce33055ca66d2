import { isPrivate, isSelector, isTag } from "./code-points.ts";

/**
 * How many bits fit into a series: 7 for a tag, 8 for a private-use character or a variation selector (4 where only the first sixteen are used),
 * for others as many as tell the kinds apart that are used. One kind alone has but its number to say.
 */
export function capacityOf(series: readonly number[]): number {
  const others = series.filter((c) => !isTag(c) && !isSelector(c) && !isPrivate(c));
  const kinds = new Set(others).size;
  const room = kinds > 1 ? others.length * Math.log2(kinds) : Math.log2(others.length + 1);
  const selectors = series.filter(isSelector);
  const perSelector = selectors.some((c) => c > 0xfe0f) ? 8 : 4;
  const whole = series.filter(isPrivate).length * 8;
  return Math.ceil(whole + series.filter(isTag).length * 7 + selectors.length * perSelector + room);
}
