import type { Region } from "../finding.ts";
import type { EscapeStyle } from "./escapes.ts";
import type { Language } from "./languages.ts";

/** A token that a fixed text cannot say. */
export interface Pattern {
  /** The ASCII characters that the token can start with. */
  readonly on: string;
  /** Sticky. Its first group is the token's tag: `$1` in a `close`. Repeated groups must be bounded. */
  readonly match: RegExp;
}

/**
 * Where a comment may start: after a blank or one of `;&|()`, after a blank, or in the line's first column. Without it:
 * anywhere.
 */
export type Place = "word" | "blank" | "column";

export interface LineComment {
  readonly open: string | Pattern;
  readonly at?: Place;
  /** A backslash at the end of the line carries the comment on to the next. */
  readonly continued?: boolean;
  /**
   * Whether U+2028 and U+2029 end the comment: surely (ECMA-262 12.3), or, with U+0085, for some readers (YAML 1.1,
   * JSON5). Without it they do not, but what follows them on the line is code: other tools show it as a line of its own.
   */
  readonly separators?: "end" | "unclear";
  /** What ends it before the line does, and is no part of it (PHP). */
  readonly until?: string;
  readonly undecidable?: Pattern;
}

export interface BlockComment {
  readonly open: string | Pattern;
  readonly close: string | Pattern;
  readonly nested?: boolean;
  /** What only looks like its end, or like the beginning of one inside. */
  readonly plain?: readonly Pattern[];
  readonly undecidable?: Pattern;
}

/** Code inside a string. */
export interface Interpolation {
  readonly open: string;
  readonly close: string;
  /** The opening bracket twice is the bracket itself (Python). */
  readonly doubled?: boolean;
  /** What ends the expression and begins a format, which is string again (Python). */
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
  /** Names that stand for their values: `$name`. */
  readonly names?: Pattern;
  /** What only looks like its end, or like an interpolation. */
  readonly plain?: readonly Pattern[];
  readonly undecidable?: Pattern;
}

export interface StringLiteral extends StringBody {
  readonly open: string | Pattern;
  /** By default what opened it. What a pattern opens and nothing closes lasts to the end of the line or of the text. */
  readonly close?: string;
  /** It ends only there. */
  readonly closeAt?: Place;
  /** Of a run of closing characters the last ones close it (Kotlin, Scala). */
  readonly greedy?: boolean;
  /** A quoted name: what is in it is code. */
  readonly isName?: boolean;
  /** The whole word before the opening delimiter, where it must be a certain one. At most 8 letters. */
  readonly prefix?: RegExp;
  /** The closing delimiter twice is the delimiter itself (YAML). */
  readonly doubled?: boolean;
  readonly multiline?: boolean;
  /** An escape character at the end of the line carries the string on to the next. */
  readonly continued?: boolean;
}

/**
 * A body that starts on the next line and ends with a line of its own. Groups: `tag`; `indented`; `quote`, which makes
 * the body verbatim if it is a single one.
 */
export interface Heredoc extends Pattern, StringBody {
  /** The characters that may stand before the closing tag where the group `indented` took part. */
  readonly indent: string;
  /** The tag is as it is written, and quotes anywhere in it make the body verbatim (shells). */
  readonly anyQuotes?: boolean;
  /** Code may follow the closing tag on its line (PHP). */
  readonly goesOn?: boolean;
}

/**
 * A string whose first character decides how it ends: `q{…}`, `%w[…]`, `s/…/…/`. The last character that `open` matches
 * is that one; brackets nest.
 */
export interface QuoteLike extends StringBody {
  readonly open: Pattern;
  /** Brackets do not nest. */
  readonly flat?: boolean;
  /** Two for a pattern and its replacement. */
  readonly parts?: 2;
}

/** Another language between two marks, wherever the second stands. */
export interface Embedding {
  readonly open: Pattern;
  /** `$1` is the tag. */
  readonly close: string;
  /** By default the tag. */
  readonly language?: string;
}

/** A template: islands of one language in a text of another, which does not notice them. */
export interface Island {
  readonly around: Language;
  readonly isles: readonly Isle[];
  /** The text begins in the first of them. */
  readonly startsInside?: boolean;
}

interface Isle {
  /** On one character. */
  readonly open: Pattern;
  readonly close: string;
  readonly inside: Language | string;
  /** It ends wherever `close` stands, in a string or not. */
  readonly isTextual?: boolean;
}

/** What no table can say has a name and a file of its own. */
export type Oddity = "regex" | "jsx" | "markup" | "markdown" | "block-scalars" | "literal-blocks" | "recipes";

/** The lexical rules of a language. Where several fit, comments go before strings, and the earlier row before the later. */
export interface Lexical {
  /** What stands outside of everything below; by default `code`. */
  readonly text?: { readonly region: Region; readonly notation?: EscapeStyle };
  /** What only looks like the start of a comment or a string: `1'000`. */
  readonly plain?: readonly Pattern[];
  /** What is code in a text that is not: commands, inline literals. */
  readonly codeSpans?: readonly Pattern[];
  /** What has more than one reading. From there on everything is code. Comments and strings have their own. */
  readonly undecidable?: readonly Pattern[];
  readonly lineComments?: readonly (string | LineComment)[];
  readonly blockComments?: readonly BlockComment[];
  readonly strings?: readonly StringLiteral[];
  readonly heredocs?: readonly Heredoc[];
  readonly quoteLikes?: readonly QuoteLike[];
  readonly embeddings?: readonly Embedding[];
  readonly islands?: Island;
  readonly oddities?: readonly Oddity[];
  /** Element name to language, for `markup`: its id, or one whose contents the `type` attribute does not decide. */
  readonly embedded?: Readonly<Record<string, string | Language>>;
  /** For `markup`: `/>` ends an element, and what is in it too (XML). */
  readonly emptyTags?: boolean;
  /** For `markup`: the language of what stands in braces (Svelte). */
  readonly holes?: string;
}
