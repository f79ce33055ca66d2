import { type RuleId, ruleIds, rules } from "../../src/engine/index.ts";
import { code, table } from "./markdown.ts";
import { messageOfSample } from "./samples.ts";

/** Where the page of a rule lies, relative to the repository. */
export function pageOf(rule: RuleId): string {
  return `docs/rules/${rule}.md`;
}

const columns = {
  code: "code",
  string: "strings",
  comment: "comments",
  prose: "text, data",
  instructions: "instructions",
  path: "file names",
} as const;

const scopes: Readonly<Record<(typeof rules)[RuleId]["scope"], string>> = {
  line: "It looks at one line at a time, as soon as that changes.",
  document: "It looks at the whole file.",
  workspace: "It looks at the whole file, and in scans at all files together.",
  bytes: "It looks at the bytes of the file, too.",
  change: "It compares the text with what it was before an edit.",
};

/** What stands above the written part of a rule's page. */
export function frameOf(rule: RuleId): string {
  const { title, finds, scope, levels } = rules[rule];
  const keys = Object.keys(columns) as (keyof typeof columns)[];
  const message = messageOfSample(rule);
  return [
    `# ${title}: \`${rule}\``,
    `${finds}. ${scopes[scope]}`,
    ...(message === undefined ? [] : [`For example: ${code(message)}`]),
    table(
      keys.map((key) => columns[key]),
      [keys.map((key) => levels[key])],
    ),
  ].join("\n\n");
}

/** README's list of the rules. The pages have the rest. */
export function rulesTable(): string {
  return table(
    ["rule", "finds", "and says, for example", "in code", "in text", "for agents"],
    ruleIds.map((rule) => {
      const { finds, levels } = rules[rule];
      const message = messageOfSample(rule);
      return [
        `[\`${rule}\`](${pageOf(rule)})`,
        finds,
        message === undefined ? "" : code(message),
        levels.code,
        levels.prose,
        levels.instructions,
      ];
    }),
  );
}
