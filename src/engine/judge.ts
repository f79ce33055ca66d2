import type { Region } from "./finding.ts";
import type { Policy } from "./policy.ts";
import { type Level, type RuleId, rules } from "./rules.ts";
import { type Language, languageOf } from "./syntax/languages.ts";
import { isInstructions, type Profile } from "./syntax/profile.ts";

/** What is known of a text beside its characters. */
export interface Context {
  /** Forward slashes, relative to the folder of the settings. */
  readonly path?: string;
  /** VS Code's language id. The stricter of the two decides: an association to plain text does not blind us. */
  readonly languageId?: string;
}

/** A policy, resolved for one text. */
export interface Judge {
  readonly language: Language;
  readonly profile: Profile;
  readonly levelOf: (rule: RuleId, region: Region) => Level;
  readonly allows: (codePoint: number) => boolean;
}

export function judgeFor(context: Context, policy: Policy): Judge {
  const path = context.path ?? "";
  const language = languageOf(context.path, context.languageId);
  const profile = isInstructions(path) || policy.isInstructions(path) ? "instructions" : language.profile;
  const ranges = policy.allow.filter((allowance) => allowance.matches(path)).flatMap((allowance) => allowance.ranges);
  return {
    language,
    profile,
    levelOf: (rule, region) => {
      const { [region]: here, instructions } = rules[rule].levels;
      const byTable = profile === "instructions" ? stricter(here, instructions) : here;
      return byTable === "off" ? byTable : (policy.levels[rule] ?? byTable);
    },
    allows:
      ranges.length === 0
        ? () => false
        : (codePoint) => ranges.some(([first, last]) => codePoint >= first && codePoint <= last),
  };
}

const byStrictness: readonly Level[] = ["off", "information", "warning", "error"];

function stricter(one: Level, other: Level): Level {
  return byStrictness.indexOf(one) > byStrictness.indexOf(other) ? one : other;
}
