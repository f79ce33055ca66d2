import type { Region, Severity } from "./finding.ts";
import type { NamesElsewhere } from "./identifiers/elsewhere.ts";
import type { Policy } from "./policy.ts";
import { type Level, type RuleId, rules } from "./rules.ts";
import { type Language, languageOf } from "./syntax/languages.ts";
import { areInstructions, type Profile } from "./syntax/profile.ts";

/** What is known of a text beside its characters. */
export interface Context {
  /** Forward slashes, relative to the folder of the settings. */
  readonly path?: string;
  /** VS Code's language id. The stricter of the two decides: an association to plain text does not blind us. */
  readonly languageId?: string;
  /** The text is a part of the file, such as a notebook's cell, or no file yet: its language id alone decides. */
  readonly isFragment?: boolean;
  /** Names of other files, for which those of this text must not pass. */
  readonly elsewhere?: NamesElsewhere;
}

/** A policy, resolved for one text. */
export interface Judge {
  /** As in the context; empty if there is none. */
  readonly path: string;
  readonly elsewhere: NamesElsewhere | undefined;
  readonly language: Language;
  readonly profile: Profile;
  /** `own` is what the detector takes it for, in place of the table's level: a slip, or worse than usual here. */
  readonly levelOf: (rule: RuleId, region: Region, own?: Severity) => Level;
  readonly allows: (codePoint: number) => boolean;
}

export function judgeFor(context: Context, policy: Policy): Judge {
  const path = context.path ?? "";
  const language = languageOf(context.isFragment ? undefined : context.path, context.languageId);
  const profile = areInstructions(path, policy) ? "instructions" : language.profile;
  const ranges = joined(policy.allow.filter(({ matches }) => matches(path)).flatMap((allowance) => allowance.ranges));
  const levelOf = (rule: RuleId, region: Region, own?: Severity): Level => {
    const column = language.profile === "data" && region !== "code" && region !== "path" ? "prose" : region;
    const { [column]: here, instructions } = rules[rule].levels;
    const byTable = profile === "instructions" ? stricter(here, instructions) : here;
    if (byTable === "off") return byTable;
    // A name has no slips, and is nobody's prose.
    const level = own === undefined ? here : region === "path" ? stricter(own, here) : own;
    return policy.levels[rule] ?? (profile === "instructions" ? stricter(level, instructions) : level);
  };
  const known: Partial<Record<RuleId, Partial<Record<Region, Level>>>> = {};
  return {
    path,
    elsewhere: context.elsewhere,
    language,
    profile,
    levelOf: (rule, region, own) => {
      if (own !== undefined) return levelOf(rule, region, own);
      // Asked of each of a million characters.
      const ofRule = known[rule] ?? {};
      known[rule] = ofRule;
      const level = ofRule[region] ?? levelOf(rule, region);
      ofRule[region] = level;
      return level;
    },
    allows: ranges.length === 0 ? () => false : (codePoint) => isIn(ranges, codePoint),
  };
}

const byStrictness: readonly Level[] = ["off", "information", "warning", "error"];

function stricter(one: Level, other: Level): Level {
  return byStrictness.indexOf(one) > byStrictness.indexOf(other) ? one : other;
}

type Range = readonly [first: number, last: number];

/** The same code points in ascending ranges that do not touch. */
function joined(ranges: readonly Range[]): readonly Range[] {
  const result: [number, number][] = [];
  for (const [first, last] of [...ranges].sort(([a], [b]) => a - b)) {
    const previous = result.at(-1);
    if (previous && first <= previous[1] + 1) previous[1] = Math.max(previous[1], last);
    else result.push([first, last]);
  }
  return result;
}

function isIn(ranges: readonly Range[], codePoint: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.[1] ?? 0) < codePoint) low = middle + 1;
    else high = middle;
  }
  return (ranges[low]?.[0] ?? Number.POSITIVE_INFINITY) <= codePoint;
}
