import { spansOf } from "../picture.ts";

/** What an independent parser takes each UTF-16 unit of a text for. */
export type Oracle = (text: string) => Uint8Array;

export const code = 0;
export const string = 1;
export const comment = 2;
const prose = 3;
/** It does not say, or says it of something else than we do. */
export const uncertain = 4;
const names = ["code", "string", "comment", "prose"] as const;

const classOf = { code, string, comment, prose, path: code } as const;

export interface Comparison {
  readonly tokens: number;
  /** `line 3: "word" is string, taken for code` */
  readonly deviations: readonly string[];
}

/** Compares word by word. What belongs to a delimiter (`R` in `R"x"`) is no word of either side. */
export function compare(text: string, id: string, oracle: Oracle): Comparison {
  const expected = oracle(text);
  const lines = text.split("\n");
  const deviations: string[] = [];
  let tokens = 0;
  let offset = 0;
  const spans = spansOf(text, id);
  for (const [number, line] of lines.entries()) {
    const regions = new Uint8Array(line.length);
    for (const [index, span] of (spans[number] ?? []).entries())
      regions.fill(classOf[span.region], span.start, spans[number]?.[index + 1]?.start ?? line.length);
    for (const { 0: word, index } of line.matchAll(/\w+/g)) {
      const behind = line.charAt(index + word.length);
      if (/["'`#]/.test(behind) && word.length <= 3) continue;
      const there = expected[offset + index + (word.length >> 1)] ?? uncertain;
      if (there === uncertain) continue;
      tokens++;
      const here = regions[index + (word.length >> 1)] ?? code;
      if (here !== there)
        deviations.push(
          `line ${number + 1}: "${word}" is ${names[there] ?? ""}, taken for ${names[here] ?? ""}: ${line.trim().slice(0, 100)}`,
        );
    }
    offset += line.length + 1;
  }
  return { tokens, deviations };
}
