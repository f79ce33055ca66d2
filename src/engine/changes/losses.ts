import type { Swap } from "./swaps.ts";

const QUESTION_MARK = 0x3f;
const REPLACEMENT = 0xfffd;

/**
 * Characters beyond ASCII that became U+FFFD or question marks, where that is all that changed. However many of them a
 * tool writes for one, in UTF-8 or in UTF-16, a run stands for a run.
 * @param before,after what two texts have between them that neither has elsewhere
 */
export function lossesIn(before: string, after: string): Swap[] {
  if (!/[?\uFFFD]/.test(after)) return [];
  const swaps: Swap[] = [];
  let at = 0;
  for (let to = 0; to < after.length; ) {
    const start = to;
    if (isLossAt(after, to) && isBeyond(before, at)) {
      const from = at;
      while (isBeyond(before, at)) at++;
      while (isLossAt(after, to)) to++;
      swaps.push({ kind: "lost", before: before.slice(from, at), after: after.slice(start, to), start, end: to });
    } else if (before.charCodeAt(at) === after.charCodeAt(to)) {
      at++;
      to++;
    } else return [];
  }
  return at === before.length ? swaps : [];
}

/** Whether a character beyond ASCII stands there that is not lost yet. */
const isBeyond = (text: string, index: number): boolean =>
  text.charCodeAt(index) >= 0x80 && text.charCodeAt(index) !== REPLACEMENT;

const isLossAt = (text: string, index: number): boolean => {
  const unit = text.charCodeAt(index);
  return unit === QUESTION_MARK || unit === REPLACEMENT;
};
