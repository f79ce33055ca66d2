import type { Region } from "../finding.ts";
import type { EscapeStyle } from "./escapes.ts";

/** A token that a fixed text cannot say. */
export interface Pattern {
  /** The ASCII characters that the token can start with. */
  readonly on: string;
  /** Sticky. Its first group is the token's tag: `$1` in a `close`. Repeated groups must be bounded. */
  readonly match: RegExp;
}

/**
 * Where a comment may start: after a blank or one of `;&|()`, after a blank, as the first token of a line, or in the
 * line's first column. Without it: anywhere.
 */
export type Place = "word" | "blank" | "line" | "column";

export interface LineComment {
  readonly open: string | Pattern;
  readonly at?: Place;
  /** A backslash at the end of the line carries the comment on to the next. */
  readonly continued?: boolean;
}

export interface BlockComment {
  readonly open: string | Pattern;
  readonly close: string;
  readonly nested?: boolean;
  /** Holds for both ends; with `column`, the closing line is comment to its end. */
  readonly at?: "line" | "column";
}

/** Code inside a string. */
export interface Interpolation {
  readonly open: string;
  readonly close: string;
  /** The opening bracket twice is the bracket itself (Python, C#). */
  readonly doubled?: boolean;
  /** What ends the expression and begins a format, which is string again (Python, C#). */
  readonly format?: string;
  /** Inside there are no strings or comments, only the interpolations of the string around (`${x#y}` of shells). */
  readonly verbatim?: boolean;
}

export interface StringBody {
  /** The notation that is interpreted here, for fixes. */
  readonly notation?: EscapeStyle;
  /** The character that takes the next one along. */
  readonly escape?: string;
  readonly interpolations?: readonly Interpolation[];
}

export interface StringLiteral extends StringBody {
  readonly open: string | Pattern;
  /** By default what opened it. */
  readonly close?: string;
  /** The whole word before the opening delimiter, where it must be a certain one. At most 8 letters. */
  readonly prefix?: RegExp;
  /** The closing delimiter twice is the delimiter itself (SQL, YAML). */
  readonly doubled?: boolean;
  readonly multiline?: boolean;
  /** An escape character at the end of the line carries the string on to the next. */
  readonly continued?: boolean;
}

/** A body that starts on the next line and ends with a line of its own. Groups: `tag`, or `raw` for a quoted tag. */
export interface Heredoc extends Pattern, StringBody {
  /** The characters that may stand before the closing tag where the group `indented` took part. */
  readonly indent: string;
}

/** What no table can say has a name and a file of its own. */
export type Oddity = "regex" | "jsx" | "markup" | "markdown" | "block-scalars";

/** The lexical rules of a language. Where several fit, comments go before strings, and the earlier row before the later. */
export interface Lexical {
  /** What stands outside of everything below; by default `code`. */
  readonly text?: { readonly region: Region; readonly notation?: EscapeStyle };
  /** What only looks like the start of a comment or a string: `1'000`. */
  readonly plain?: readonly Pattern[];
  readonly lineComments?: readonly (string | LineComment)[];
  readonly blockComments?: readonly BlockComment[];
  readonly strings?: readonly StringLiteral[];
  readonly heredocs?: readonly Heredoc[];
  readonly oddities?: readonly Oddity[];
  /** Element name to language name, for `markup`. */
  readonly embedded?: Readonly<Record<string, string>>;
}
