import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ruleIds } from "../src/engine/index.ts";
import { languages } from "../src/engine/syntax/languages.ts";
import { table, withPart } from "./docs/markdown.ts";
import { frameOf, pageOf, rulesTable } from "./docs/pages.ts";
import { root } from "./process.ts";

/* Writes the generated parts of the README and of the rules' pages; with --check only says whether they are up to date. */

interface Setting {
  readonly type: string;
  readonly default: unknown;
  readonly markdownDescription: string;
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(path.join(root, file), "utf8")) as T;
}

function settingsTable(): string {
  const strings = readJson<Readonly<Record<string, string>>>("package.nls.json");
  const { contributes } = readJson<{
    contributes: { configuration: readonly { properties: Readonly<Record<string, Setting>> }[] };
  }>("package.json");
  return table(
    ["setting", "default", "what it does"],
    contributes.configuration
      .flatMap(({ properties }) => Object.entries(properties))
      .map(([key, { default: value, markdownDescription }]) => [
        `\`${key}\``,
        `\`${JSON.stringify(value)}\``,
        strings[markdownDescription.replaceAll("%", "")] ?? "",
      ]),
  );
}

function languageList(): string {
  return `${languages.flatMap(({ label }) => label ?? []).join("; ")}.`;
}

const parts: readonly (readonly [file: string, part: string, make: () => string])[] = [
  ["README.md", "rules", rulesTable],
  ["README.md", "settings", settingsTable],
  ["README.md", "languages", languageList],
  ...ruleIds.map((rule) => [pageOf(rule), "rule", () => frameOf(rule)] as const),
];

/** A rule that is new has no page yet. */
const read = (file: string): string => (existsSync(file) ? readFileSync(file, "utf8") : "");

const documents = new Map<string, { readonly before: string; after: string }>();
for (const [file, part, make] of parts) {
  const text = documents.get(file)?.before ?? read(path.join(root, file));
  const document = documents.get(file) ?? { before: text, after: text };
  document.after = withPart(document.after, part, make());
  documents.set(file, document);
}
const outdated = [...documents].filter(([, { before, after }]) => before !== after);
if (process.argv.includes("--check")) {
  for (const [file] of outdated) console.error(`${file} is out of date: run \`npm run docs\`.`);
  process.exit(outdated.length > 0 ? 1 : 0);
}
for (const [file, { after }] of outdated) writeFileSync(path.join(root, file), after);
