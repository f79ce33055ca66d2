import type { Letter, Word } from "../syntax/words.ts";

const SHOWN_BEFORE = 30;
const SHOWN_UNITS = 60;

/** The word, or what stands around the finding in a long one: a line of 10 MB can be one word with a million findings. */
export function shownWord(text: string, { start, end }: Pick<Word, "start" | "end">, at: number): string {
  const from = Math.max(start, at - SHOWN_BEFORE);
  const shown = text.slice(from, Math.min(end, from + SHOWN_UNITS));
  return shown.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, "");
}

export function spanOf(letters: readonly Letter[]): [start: number, end: number] {
  return [letters[0]?.start ?? 0, letters.at(-1)?.end ?? 0];
}
