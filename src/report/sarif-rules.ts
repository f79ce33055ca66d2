import type { ReportingDescriptor, Result } from "sarif";
import { type RuleId, ruleIds, rules, type Severity } from "../engine/index.ts";

export const sarifLevels = { error: "error", warning: "warning", information: "note" } as const satisfies Record<
  Severity,
  Result.level
>;

type Level = (typeof rules)[RuleId]["levels"]["code"];

/** Of the regions in the rule table. */
const places = {
  code: "in code",
  string: "in strings",
  comment: "in comments",
  prose: "in text",
  instructions: "in files that agents read",
  path: "in names of files",
} as const;

/** The rules in the table's order, so that a result's `ruleIndex` is the rule's rank. */
export function sarifRules(): ReportingDescriptor[] {
  return ruleIds.map((id) => {
    const { title, finds, levels } = rules[id];
    const rows = Object.entries(places).map(([place, words]) => [words, levels[place as keyof typeof places]] as const);
    const advice = `Where it is right, allow the characters with a reason in \`glyphguard.allow\`; \`glyphguard.rules\` changes the severity of \`${id}\`.`;
    return {
      id,
      name: nameOf(id),
      shortDescription: { text: `${title}.` },
      fullDescription: { text: `${finds}.` },
      help: {
        text: `${finds}. ${rows.map(([words, level]) => `${words}: ${level}`).join(", ")}. ${advice.replaceAll("`", "")}`,
        markdown: [
          `${finds}.`,
          "",
          "| where | severity |",
          "| --- | --- |",
          ...rows.map(([words, level]) => `| ${words} | ${level} |`),
          "",
          advice,
        ].join("\n"),
      },
      defaultConfiguration: levelOf(levels.code),
      properties: { tags: ["security", "unicode"], "problem.severity": problemSeverity(levels.code) },
    };
  });
}

/** `hidden-payload` in the spelling that SARIF2012 asks for: `HiddenPayload`. */
function nameOf(id: RuleId): string {
  return id.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function levelOf(level: Level): ReportingDescriptor["defaultConfiguration"] {
  return level === "off" ? { enabled: false } : { level: sarifLevels[level] };
}

/** GitHub's words for levels. */
function problemSeverity(level: Level): "error" | "warning" | "recommendation" {
  return level === "error" || level === "warning" ? level : "recommendation";
}
