import { codePointLabel, type Finding } from "../engine/index.ts";
import type { Excerpt } from "../workspace/excerpt.ts";

/** How much of a long line goes in: what an excerpt shows before any finding, however many it shows. */
const before = 30;

/**
 * Gives the findings of one file names that stay when lines move: by the rule, the characters and the line's text, and
 * a number where these are alike. Neither the path nor the line's number is in it.
 */
export function createFingerprints(): (finding: Finding, excerpt: Excerpt | undefined) => string {
  const { createHash } = process.getBuiltinModule("node:crypto");
  const seen = new Map<string, number>();
  return (finding, excerpt) => {
    const { rule, region, characters, count, word = "", start, end } = finding;
    const parts = [rule, region, characters.map(codePointLabel).join(), count, word, contextOf(excerpt, start, end)];
    const hash = createHash("sha256").update(parts.join("\0")).digest("hex").slice(0, 16);
    const number = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, number);
    return `${hash}:${number}`;
  };
}

function contextOf(excerpt: Excerpt | undefined, start: number, end: number): string {
  if (excerpt === undefined) return "";
  const { text, cutBefore, cutAfter } = excerpt;
  if (!cutBefore && !cutAfter) return text.trim();
  const from = start - excerpt.start;
  return text.slice(Math.max(from - before, 0), Math.min(end, start + before) - excerpt.start);
}
