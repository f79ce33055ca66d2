import * as v from "valibot";
import { isSafeGlob, matcherOf } from "./globs.ts";
import { type Level, type RuleId, ruleIds } from "./rules.ts";

/** What a workspace asks of the guard: settings that were validated, with their globs compiled. */
export interface Policy {
  /** Levels that replace the rule table's wherever the table has the rule on. */
  readonly levels: Readonly<Partial<Record<RuleId, Level>>>;
  readonly allow: readonly Allowance[];
  /** Whether a path (forward slashes, relative to the folder of the settings) is named as read by agents. */
  readonly isInstructions: (path: string) => boolean;
}

/** Characters that are accepted in some files, for a reason. */
interface Allowance {
  /** Inclusive ranges of code points. */
  readonly ranges: readonly (readonly [number, number])[];
  readonly matches: (path: string) => boolean;
  readonly reason: string;
}

/** A setting, or one entry of it, that could not be used; the default holds in its place. */
export interface SettingProblem {
  readonly key: string;
  readonly message: string;
}

export const defaultPolicy: Policy = { levels: {}, allow: [], isInstructions: () => false };

const objectSchema = v.custom<Record<string, unknown>>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  "must be an object",
);
const levelSchema = v.picklist(
  ["default", "off", "information", "warning", "error"],
  'must be "default", "off", "information", "warning" or "error"',
);
const ruleSchema = v.picklist(
  ruleIds,
  (issue) => `is not a rule; the rules are ${ruleIds.join(", ")}: ${issue.received}`,
);
const globSchema = v.pipe(
  v.string("must be a glob pattern such as **/*.md"),
  v.nonEmpty("must not be an empty pattern"),
  v.check((glob) => !glob.startsWith("!"), "must not start with !: name the files that are meant"),
  v.check((glob) => !glob.startsWith("/"), "must not start with /: patterns are relative to the folder"),
  v.check(isSafeGlob, "is too long a pattern"),
);
const rangesSchema = v.pipe(
  v.string('must be a string such as "U+00A0"'),
  v.transform(parseRanges),
  v.custom<[number, number][]>(
    Array.isArray,
    'must be code points such as "U+00A0", "U+2000-U+200A" or "U+00A0, U+202F"',
  ),
);
const allowanceSchema = v.strictObject(
  {
    characters: rangesSchema,
    files: v.optional(globSchema, "**"),
    reason: v.pipe(v.string("must say why, in a sentence"), v.trim(), v.nonEmpty("must say why, in a sentence")),
  },
  (issue) =>
    issue.path ? "is missing, or no key of an allowance" : "must be an object with characters, files and reason",
);

/** `U+00A0`, `U+2000-U+200A`, or several of them with commas; undefined if it is anything else. */
function parseRanges(text: string): [number, number][] | undefined {
  const ranges: [number, number][] = [];
  for (const part of text.split(",")) {
    const match = /^\s*U\+([0-9A-F]{4,6})(?:\s*-\s*U\+([0-9A-F]{4,6}))?\s*$/i.exec(part);
    if (!match) return undefined;
    const first = Number.parseInt(match[1] ?? "", 16);
    const last = Number.parseInt(match[2] ?? match[1] ?? "", 16);
    if (first > last || last > 0x10ffff) return undefined;
    ranges.push([first, last]);
  }
  return ranges;
}

/**
 * Reads raw settings under their full keys (`glyphguard.rules` …). Never throws: a value, or an entry of
 * a list or an object, that cannot be used is a problem and falls back to the default for that one alone.
 */
export function parsePolicy(settings: Readonly<Record<string, unknown>>): {
  policy: Policy;
  problems: readonly SettingProblem[];
} {
  const problems: SettingProblem[] = [];
  const read = <T>(key: string, schema: v.GenericSchema<unknown, T>, value: unknown): T | undefined => {
    const result = v.safeParse(schema, value);
    if (result.success) return result.output;
    const [issue] = result.issues;
    const path = v.getDotPath(issue);
    problems.push({ key: path ? `${key}.${path}` : key, message: issue.message });
    return undefined;
  };

  const levels: Partial<Record<RuleId, Level>> = {};
  const rawLevels = read("glyphguard.rules", v.optional(objectSchema, {}), settings["glyphguard.rules"]);
  for (const [name, value] of Object.entries(rawLevels ?? {})) {
    const rule = read(`glyphguard.rules.${name}`, ruleSchema, name);
    const level = rule && read(`glyphguard.rules.${name}`, levelSchema, value);
    if (rule && level && level !== "default") levels[rule] = level;
  }

  const entries = <T>(key: string, schema: v.GenericSchema<unknown, T>): T[] =>
    (read(key, v.optional(v.array(v.unknown(), "must be a list"), []), settings[key]) ?? []).flatMap((value, index) => {
      const entry = read(`${key}[${index}]`, schema, value);
      return entry === undefined ? [] : [entry];
    });
  const allow = entries("glyphguard.allow", allowanceSchema).map(({ characters, files, reason }) => ({
    ranges: characters,
    matches: matcherOf([files]),
    reason,
  }));
  const instructions = entries("glyphguard.instructionFiles", globSchema);
  return {
    policy: { levels, allow, isInstructions: instructions.length > 0 ? matcherOf(instructions) : () => false },
    problems,
  };
}
