import type { Region, Severity } from "./finding.ts";

export type Level = Severity | "off";

/**
 * What has to be known to judge: the line, the whole text, the other files too, the bytes that the text was decoded from,
 * or what the text was before. `scan` says nothing of the last.
 */
type Scope = "line" | "document" | "workspace" | "bytes" | "change";

export interface Rule {
  /** One sentence for settings, documentation and reports. */
  readonly title: string;
  readonly finds: string;
  readonly scope: Scope;
  /**
   * The level by region; in files that agents read as instructions, the stricter of it and `instructions`. In data
   * (JSON, YAML, CSV …) all that is not code counts as `prose`.
   */
  readonly levels: Levels;
}

type Levels = Readonly<Record<Region | "instructions", Level>>;

/** In the order of the documentation's columns. Names of files have no room for honest exceptions. */
function levels(code: Level, string: Level, comment: Level, prose: Level, instructions: Level, path: Level): Levels {
  return { code, string, comment, prose, instructions, path };
}

/**
 * Every rule, in order of precedence: a code point belongs to the first that fits.
 * Severities, settings, messages and documentation are made from this table.
 */
export const rules = {
  "hidden-payload": {
    title: "Hidden message",
    finds: "Hidden characters that carry a message: a run or a spread that decodes, or that is long",
    scope: "document",
    levels: levels("error", "error", "error", "error", "error", "error"),
  },
  "bidi-control": {
    title: "Bidirectional control",
    finds: "Controls that make text read in another order than it runs",
    scope: "line",
    levels: levels("error", "error", "error", "error", "error", "error"),
  },
  "hidden-character": {
    title: "Hidden character",
    finds: "Characters that render as nothing, outside the sequences that scripts and emoji need",
    scope: "line",
    levels: levels("error", "warning", "warning", "warning", "error", "error"),
  },
  "control-character": {
    title: "Control character",
    finds: "Control codes and escape sequences that terminals and compilers act on and editors do not show",
    scope: "line",
    levels: levels("error", "warning", "warning", "warning", "error", "error"),
  },
  "unusual-space": {
    title: "Unusual space",
    finds: "Spaces and separators that are not the space that code is written with",
    scope: "line",
    levels: levels("error", "off", "off", "off", "warning", "error"),
  },
  "confusable-identifier": {
    title: "Confusable identifier",
    finds: "Two different identifiers, or an identifier and a keyword, that look the same",
    scope: "workspace",
    levels: levels("error", "warning", "off", "off", "off", "off"),
  },
  "lookalike-host": {
    title: "Look-alike host or package",
    finds: "Hosts, e-mail addresses, package names and import paths that pass for others",
    scope: "line",
    levels: levels("error", "error", "error", "error", "error", "off"),
  },
  "lookalike-letter": {
    title: "Look-alike letter",
    finds: "Letters of another script that pass for letters of the word or the file",
    scope: "document",
    levels: levels("error", "warning", "warning", "warning", "error", "error"),
  },
  "lookalike-punctuation": {
    title: "Look-alike punctuation",
    finds: "Quotes, dashes, brackets and operators that only look like the ones of ASCII",
    scope: "line",
    levels: levels("error", "off", "off", "off", "information", "error"),
  },
  "styled-letters": {
    title: "Styled letters",
    finds: "Mathematical, full-width and circled letters that some programs take for the plain ones",
    scope: "line",
    levels: levels("warning", "off", "off", "off", "warning", "error"),
  },
  "not-normalized": {
    title: "Identifier not in NFC",
    finds: "Identifiers that are spelled in another way than the same name usually is",
    scope: "line",
    levels: levels("warning", "off", "off", "off", "off", "off"),
  },
  "misleading-order": {
    title: "Misleading order",
    finds: "Lines that read in another order than they run, without any control",
    scope: "line",
    levels: levels("warning", "information", "information", "off", "warning", "off"),
  },
  "stacked-marks": {
    title: "Stacked marks",
    finds: "More combining marks on a letter than its script needs, or one that hides it",
    scope: "line",
    levels: levels("warning", "warning", "information", "information", "warning", "error"),
  },
  "off-screen-text": {
    title: "Text out of sight",
    finds: "Text that a long run of blanks pushes out of the window",
    scope: "line",
    levels: levels("error", "warning", "warning", "warning", "error", "error"),
  },
  "private-use": {
    title: "Private-use character",
    finds: "Characters without a meaning of their own, that no icon font explains",
    scope: "document",
    levels: levels("warning", "information", "information", "information", "warning", "error"),
  },
  "broken-encoding": {
    title: "Broken encoding",
    finds: "Bytes that are no text, half characters, and code points that are none",
    scope: "bytes",
    levels: levels("warning", "warning", "warning", "warning", "warning", "error"),
  },
  "text-channel": {
    title: "Text channel",
    finds: "One sign that is written in several ways by turns, as bits would be",
    scope: "document",
    levels: levels("warning", "warning", "warning", "warning", "error", "off"),
  },
  "unrendered-text": {
    title: "Text that is not rendered",
    finds:
      "What a rendered page does not show and an agent reads: comments, hidden styles, hidden characters as entities",
    scope: "document",
    levels: levels("off", "off", "off", "off", "information", "off"),
  },
  "silent-change": {
    title: "Silent change",
    finds: "Edits that swap characters for others that look the same, or lose some, without being asked to",
    scope: "change",
    levels: levels("warning", "warning", "warning", "warning", "error", "off"),
  },
  "date-format-change": {
    title: "Date in another notation",
    finds: "Edits that do nothing to a date or a time but write it in another notation",
    scope: "change",
    levels: levels("information", "information", "information", "information", "error", "off"),
  },
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof rules;
export const ruleIds = Object.keys(rules) as RuleId[];

/** Position in the table: of two rules on the same characters, the one with the lower rank speaks. */
export const rankOf: Readonly<Record<RuleId, number>> = Object.fromEntries(
  ruleIds.map((rule, rank) => [rule, rank]),
) as Record<RuleId, number>;
