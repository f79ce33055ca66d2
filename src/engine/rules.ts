import type { Region, Severity } from "./finding.ts";

export type Level = Severity | "off";

export interface Rule {
  /** One sentence for settings, documentation and reports. */
  readonly title: string;
  readonly finds: string;
  /** The level by region; in files that agents read as instructions, the stricter of it and `instructions`. */
  readonly levels: Readonly<Record<Region | "instructions", Level>>;
}

/**
 * Every rule, in order of precedence: a code point belongs to the first that fits.
 * Severities, settings, messages and documentation are made from this table.
 */
export const rules = {
  "bidi-control": {
    title: "Bidirectional control",
    finds: "Controls that make text read in another order than it runs",
    levels: { code: "error", string: "error", comment: "error", prose: "error", instructions: "error" },
  },
  "hidden-character": {
    title: "Hidden character",
    finds: "Characters that render as nothing, outside the sequences that scripts and emoji need",
    levels: { code: "error", string: "warning", comment: "warning", prose: "warning", instructions: "error" },
  },
  "control-character": {
    title: "Control character",
    finds: "Control codes that terminals and compilers act on and editors do not show",
    levels: { code: "error", string: "warning", comment: "warning", prose: "warning", instructions: "error" },
  },
  "unusual-space": {
    title: "Unusual space",
    finds: "Spaces and separators that are not the space that code is written with",
    levels: { code: "error", string: "off", comment: "off", prose: "off", instructions: "warning" },
  },
  "lookalike-letter": {
    title: "Look-alike letter",
    finds: "Letters of another script that pass for letters of the word or the file",
    levels: { code: "error", string: "warning", comment: "warning", prose: "warning", instructions: "error" },
  },
  "lookalike-punctuation": {
    title: "Look-alike punctuation",
    finds: "Quotes, dashes, brackets and operators that only look like the ones of ASCII",
    levels: { code: "error", string: "off", comment: "off", prose: "off", instructions: "information" },
  },
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof rules;
export const ruleIds = Object.keys(rules) as RuleId[];
