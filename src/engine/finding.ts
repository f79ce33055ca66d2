import type { RuleId } from "./rules.ts";
import type { EscapeStyle } from "./syntax/escapes.ts";

/** How much a finding matters, most severe first. */
export const severities = ["error", "warning", "information"] as const;
export type Severity = (typeof severities)[number];

/** What the text around a character is to its language. An uncertain span is `code`: the strictest reading. */
export type Region = "code" | "string" | "comment" | "prose";

/** Something a reader cannot see, or sees as something else. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly region: Region;
  /** Zero-based. Lines end at CR LF, LF or a lone CR, as VS Code counts them. */
  readonly line: number;
  /** UTF-16 units from the start of the line. A finding never spans lines. */
  readonly start: number;
  /** UTF-16 units, exclusive. */
  readonly end: number;
  /** The distinct code points in question, in order of appearance. */
  readonly characters: readonly number[];
  /** How many code points are in question between `start` and `end`. */
  readonly count: number;
  /** The word that the characters stand in, where the word is what was judged. */
  readonly word?: string;
  /** What should stand between `start` and `end` instead, where exactly one text is right. */
  readonly twin?: string;
  /**
   * A program may read these very characters: they stand in a string, in data, or in a language that is not known.
   * Then no fix is safe without asking.
   */
  readonly isValue: boolean;
  /** How the language writes a code point by number where the finding stands, if it can. */
  readonly escape?: EscapeStyle;
}
