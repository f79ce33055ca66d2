import type { RuleId } from "./rules.ts";
import type { EscapeStyle } from "./syntax/escapes.ts";

/** How much a finding matters, most severe first. */
export const severities = ["error", "warning", "information"] as const;
export type Severity = (typeof severities)[number];

/**
 * What the text around a character is to its language; `path` is the file's own name. An uncertain span is `code`: the
 * strictest reading.
 */
export type Region = "code" | "string" | "comment" | "prose" | "path";

/** A sentence with `{0}`, `{1}` … for its values, so that it can be translated. The values are inert. */
export interface Message {
  readonly template: string;
  readonly values: readonly string[];
}

/** A place that a finding is about too, such as the other one of two identifiers. Units as in {@link Finding}. */
export interface RelatedPlace {
  /** As in the context; the same text if there is none. */
  readonly path?: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** A replacement within a line. UTF-16 units of the line. */
export interface LineEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What an edit replaced without a sign of it, and what it takes to have it back. */
export interface Change {
  /** The distinct code points that stood there before, in order of appearance; `characters` has those of now. */
  readonly before: readonly number[];
  /** Put back just these characters and leave the rest of the edit as it is. In order, apart from each other. */
  readonly edits: readonly LineEdit[];
  /** Of the file as a whole: what it was like before. Its bytes have to be written anew to put it back. */
  readonly file?: FileForm;
}

/** How the lines of a file end. */
export type LineEnding = "\n" | "\r\n" | "\r" | "mixed";

/** What a file is like that an editor does not show in its text. */
export interface FileForm {
  /** How many byte order marks it begins with. */
  readonly marks: number;
  /** None of a file of one line. */
  readonly ending?: LineEnding;
}

/** Something a reader cannot see, or sees as something else. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly region: Region;
  /** Zero-based. Lines end at CR LF, LF or a lone CR, as VS Code counts them. */
  readonly line: number;
  /** UTF-16 units from the start of the line, or of the path in region `path`. A finding never spans lines. */
  readonly start: number;
  /** UTF-16 units, exclusive. */
  readonly end: number;
  /** The distinct code points in question, in order of appearance; of a hidden payload by number, not to spell it. */
  readonly characters: readonly number[];
  /** How many code points are in question between `start` and `end`. */
  readonly count: number;
  /** They stand apart: what stands between them is none of it. There are too many in the line to tell them one by one. */
  readonly isScattered?: true;
  /** The word that the characters stand in, where the word is what was judged. */
  readonly word?: string;
  /** What should stand between `start` and `end` instead, where exactly one text is right. */
  readonly twin?: string;
  /** What was found, where the characters alone do not say it. */
  readonly says?: Message;
  /** Of a hidden payload: the hidden characters in their order, as they stand in the text. Not to be shown. */
  readonly carrier?: string;
  readonly related?: RelatedPlace;
  /** Of the rules that compare a text with what it was: what was replaced. */
  readonly change?: Change;
  /**
   * A program may read these very characters: they stand in a string, in data, or in a language that is not known.
   * Then no fix is safe without asking.
   */
  readonly isValue: boolean;
  /** How the language writes a code point by number where the finding stands, if it can. */
  readonly escape?: EscapeStyle;
}
