import type { Finding, Message, Region } from "./finding.ts";
import { codePointLabel, fullLabel, isInvisible, shortened, visible } from "./render.ts";
import { type RuleId, rules } from "./rules.ts";
import { blockOf } from "./unicode/names.ts";
import { scriptName, scriptOf } from "./unicode/scripts.ts";

/** What was found, in one line that a tired developer understands. Never holds a hidden character. */
export function messageOf(finding: Finding): string {
  return fill(messageParts(finding));
}

/** `messageOf`, before its values are filled in. */
export function messageParts(finding: Finding): Message {
  const { rule, characters, count, word, twin, says } = finding;
  if (says !== undefined) return says;
  const [first = 0] = characters;
  if (rule === "lookalike-letter") return letterMessage(finding, first, word ?? "", twin ?? "");
  if (rule === "lookalike-punctuation" && count === 1)
    return {
      template: "{0} ({1}) looks like {2}",
      values: [String.fromCodePoint(first), fullLabel(first), twin ?? ""],
    };
  const run = runs[rule];
  if (run === undefined || characters.length === 0) return { template: rules[rule].title, values: [] };
  if (count === 1 && run.single !== undefined) return { template: run.single, values: [fullLabel(first)] };
  if (characters.length === 1) return { template: run.repeated, values: [String(count), fullLabel(first)] };
  return { template: run.several, values: [String(count), listed(characters)] };
}

/** The sentences of rules whose characters say all there is to say: of one, of one repeated, of several. */
interface RunTemplates {
  /** None where one by itself is told in another way. */
  readonly single?: string;
  readonly repeated: string;
  readonly several: string;
}

const runs: Readonly<Partial<Record<RuleId, RunTemplates>>> = {
  "bidi-control": {
    single: "Invisible control that reorders the line: {0}",
    repeated: "{0} invisible controls that reorder the line: {1}",
    several: "{0} invisible controls that reorder the line, among them {1}",
  },
  "hidden-character": {
    single: "Hidden character: {0}",
    repeated: "{0} hidden characters: {1}",
    several: "{0} hidden characters, among them {1}",
  },
  "control-character": {
    single: "Control character: {0}",
    repeated: "{0} control characters: {1}",
    several: "{0} control characters, among them {1}",
  },
  "lookalike-punctuation": {
    repeated: "{0} signs that look like others: {1}",
    several: "{0} signs that look like others, among them {1}",
  },
  "unusual-space": {
    single: "Not a plain space: {0}",
    repeated: "{0} spaces that are no plain spaces: {1}",
    several: "{0} spaces that are no plain spaces, among them {1}",
  },
  "private-use": {
    single: "Private-use character: {0}",
    repeated: "{0} private-use characters: {1}",
    several: "{0} private-use characters, among them {1}",
  },
  "broken-encoding": {
    single: "Not text: {0}",
    repeated: "{0} places that are not text: {1}",
    several: "{0} places that are not text, among them {1}",
  },
};

function letterMessage(finding: Finding, first: number, word: string, twin: string): Message {
  const script = scriptName(scriptOf(first));
  const shownWord = visible(word);
  const twinScript = scriptName(scriptOf(twin.codePointAt(0) ?? 0));
  if (finding.count === 1)
    return {
      template: '{0} "{1}" ({2}) in "{3}" looks like {4} "{5}"',
      values: [script, String.fromCodePoint(first), codePointLabel(first), shownWord, twinScript, twin],
    };
  return {
    template: '{0} {1} letters in "{2}" look like {3} "{4}"',
    values: [String(finding.count), script, shownWord, twinScript, shortened(twin)],
  };
}

/** Why it matters, and why here, for the hover. */
export function reasonsOf({ rule, region }: Finding): string[] {
  return [reasons[rule], places[region]];
}

const places: Readonly<Record<Region, string>> = {
  code: "This is code: it decides what runs.",
  string: "This is a string: programs compare, store and print it as it is.",
  comment: "This is a comment: people skim it, and agents read it as instructions.",
  prose: "This is text: people read past it, and agents take it in whole.",
  path: "This is the file's name: tools find and compare files by it.",
};

const reasons: Readonly<Record<RuleId, string>> = {
  "hidden-payload": "It is too much to be an accident. What agents read can hold orders that no person sees.",
  "bidi-control":
    "It makes the line read in another order than it runs, so that a reviewer sees code that is not there.",
  "hidden-character":
    "It takes part in comparisons, names and prompts, and nobody who reads the text can see it. Runs of such characters carry whole messages.",
  "control-character":
    "A terminal or a compiler acts on it; an editor does not show it. What is printed can differ from what is read.",
  "unusual-space": "It looks like a space and is none to a compiler, a shell or a comparison.",
  "confusable-identifier": "Whoever reads the code takes both for one name; the program does not.",
  "lookalike-host": "It looks like a place that is trusted and leads to another one.",
  "lookalike-letter": "The name looks like another one and is a different one to every program that compares it.",
  "lookalike-punctuation": "It looks like a sign of the language and means nothing to it.",
  "styled-letters":
    "Some programs take these letters for the plain ones, others do not: one name becomes two, or two become one.",
  "not-normalized": "The same name, typed in the usual way, is made of other characters and does not compare equal.",
  "misleading-order":
    "Editors show right-to-left text in its own order: operands, arguments or names change places on the screen.",
  "stacked-marks": "Marks can cover letters, or tell two names apart that look the same.",
  "off-screen-text": "Nobody scrolls that far. What stands there runs, and agents read it.",
  "private-use": "What it looks like, if anything, depends on the font alone.",
  "broken-encoding": "The file does not hold what is shown: each program reads something else here.",
  "text-channel": "Whoever chose the spelling each time could write bits with it that nobody sees.",
  "unrendered-text": "People read the rendered page, agents read the source.",
  "silent-change":
    "The edit changed characters that nobody who reads it sees change. Programs and comparisons see other ones now.",
  "date-format-change":
    "Nothing about the date changed but the way it is written: programs may read it in one way only, and the choice can carry a mark.",
};

/** A distinct character of a finding, for the hover. */
export interface CharacterDescription {
  /** `U+0441 CYRILLIC SMALL LETTER ES` */
  readonly label: string;
  /** Its script, or its block where it belongs to no single script. */
  readonly place: string;
  /** The character itself, if it can be seen. */
  readonly sample: string | undefined;
}

export function describeCharacters({ characters }: Finding): CharacterDescription[] {
  return characters.map((codePoint) => ({
    label: fullLabel(codePoint),
    place: placeOf(codePoint),
    sample: isInvisible(codePoint) ? undefined : String.fromCodePoint(codePoint),
  }));
}

function placeOf(codePoint: number): string {
  const script = scriptOf(codePoint);
  return script === "Zyyy" || script === "Zinh" ? blockOf(codePoint) : scriptName(script);
}

/** Replaces `{0}`, `{1}` … */
export function fill({ template, values }: Message): string {
  return template.replace(/\{(\d)\}/g, (_, index: string) => values[Number(index)] ?? "");
}

const SHOWN_CHARACTERS = 3;

function listed(characters: readonly number[]): string {
  const shown = characters.slice(0, SHOWN_CHARACTERS).map((codePoint) => fullLabel(codePoint));
  return characters.length > shown.length ? `${shown.join(", ")}, \u2026` : shown.join(", ");
}
