import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ruleIds, rules } from "../src/engine/index.ts";
import { languages } from "../src/engine/syntax/languages.ts";
import { root } from "./process.ts";

/* Writes the generated parts of the README; with --check only says whether they are up to date. */

interface Setting {
  readonly type: string;
  readonly default: unknown;
  readonly markdownDescription: string;
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(path.join(root, file), "utf8")) as T;
}

function rulesTable(): string {
  const columns = ["code", "string", "comment", "prose", "instructions"] as const;
  return table(
    ["rule", "finds", ...columns],
    ruleIds.map((id) => [`\`${id}\``, rules[id].finds, ...columns.map((column) => rules[id].levels[column])]),
  );
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

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

const parts: Readonly<Record<string, () => string>> = {
  rules: rulesTable,
  settings: settingsTable,
  languages: languageList,
};
const readme = path.join(root, "README.md");
const before = readFileSync(readme, "utf8");
let after = before;
for (const [name, make] of Object.entries(parts)) {
  const [open, close] = [`<!-- generated: ${name} -->`, "<!-- end -->"];
  const start = after.indexOf(open);
  const end = after.indexOf(close, start);
  if (start < 0 || end < 0) throw new Error(`README.md lacks ${open} or the ${close} after it`);
  after = `${after.slice(0, start + open.length)}\n${make()}\n${after.slice(end)}`;
}
if (after === before) process.exit(0);
if (process.argv.includes("--check")) {
  console.error("README.md is out of date: run `npm run docs`.");
  process.exit(1);
}
writeFileSync(readme, after);
