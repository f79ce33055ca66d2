import { spanFinder } from "../line.ts";
import type { Span } from "../syntax/regions.ts";
import type { WholeRule } from "../whole.ts";

/** So many empty lines in a row are more than two screens. Pages that programs write have up to 320, in HTML. */
const emptyLines = 100;

interface Text {
  readonly span: Span;
  readonly start: number;
  readonly end: number;
}

/** Text below so many empty lines that nobody scrolls there, in what agents read as instructions. */
export const farBelow: WholeRule<Text> = {
  isWanted: (_, judge) => judge.profile === "instructions",
  read: ({ text, spans }) => {
    const start = text.search(/[^\s\u2800\u3164]/);
    return start < 0 ? undefined : { span: spanFinder(spans)(start), start, end: text.trimEnd().length };
  },
  judge: (facts, report) => {
    let last = -1;
    for (const { line, fact } of facts) {
      const { start, end, span } = fact;
      const between = line - last - 1;
      const says = { template: "{0} empty lines push this out of sight", values: [String(between)] };
      if (between >= emptyLines) report("off-screen-text", line, start, end, span, { characters: [], count: 0, says });
      last = line;
    }
  },
};
