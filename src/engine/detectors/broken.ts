import type { Message } from "../finding.ts";
import type { LineJudge } from "../line.ts";
import { fullLabel } from "../render.ts";

const REPLACEMENT = 0xfffd;

/**
 * U+FFFD, halves of surrogate pairs and noncharacters. Where a text was decoded wrongly they stand many times in a line
 * and say the same each time: one finding a line counts all of a kind.
 */
export const brokenCharacters: LineJudge = (line) => {
  const { text, judge } = line;
  const groups = new Map<Kind, Group>();
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) < 0xd800) continue;
    const codePoint = text.codePointAt(index) ?? 0;
    const start = index;
    if (codePoint > 0xffff) index++;
    const kind = kindOf(codePoint);
    if (kind === undefined || judge.allows(codePoint)) continue;
    const group = groups.get(kind);
    if (group) {
      group.characters.add(codePoint);
      group.count++;
      group.end = index + 1;
    } else groups.set(kind, { start, end: index + 1, characters: new Set([codePoint]), count: 1 });
  }
  for (const [kind, { start, end, characters, count }] of groups) {
    const says = kind === "lost" ? { says: lostMessage(count) } : {};
    line.report("broken-encoding", start, end, { characters: [...characters], count, ...says });
  }
};

type Kind = "lost" | "half" | "noncharacter";

interface Group {
  readonly start: number;
  end: number;
  readonly characters: Set<number>;
  count: number;
}

function kindOf(codePoint: number): Kind | undefined {
  if (codePoint === REPLACEMENT) return "lost";
  if (codePoint <= 0xdfff) return "half";
  const isNoncharacter = (codePoint & 0xfffe) === 0xfffe || (codePoint >= 0xfdd0 && codePoint <= 0xfdef);
  return isNoncharacter ? "noncharacter" : undefined;
}

function lostMessage(count: number): Message {
  return count === 1
    ? { template: "A character was lost here: {0}", values: [fullLabel(REPLACEMENT)] }
    : { template: "{0} characters were lost here: {1}", values: [String(count), fullLabel(REPLACEMENT)] };
}
