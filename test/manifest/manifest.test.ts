import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parser } from "@lezer/javascript";
import { defaultPolicy, type Finding, parsePolicy, reasonsOf, ruleIds, rules } from "../../src/engine/index.ts";
import { Command } from "../../src/extension/commands.ts";

const root = join(import.meta.dirname, "../..");
const readJson = (path: string): Record<string, unknown> => JSON.parse(readFileSync(join(root, path), "utf8"));

interface Manifest {
  readonly main: string;
  readonly icon: string;
  readonly l10n: string;
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly configuration: readonly { readonly properties: Readonly<Record<string, Setting>> }[];
    readonly colors: readonly { readonly id: string; readonly defaults: Readonly<Record<string, string>> }[];
  };
}

interface Setting {
  readonly scope?: string;
  readonly order?: number;
  readonly default?: unknown;
  readonly markdownDescription?: string;
  readonly properties?: Readonly<
    Record<string, { readonly enum: readonly string[]; readonly enumDescriptions: readonly string[] }>
  >;
  readonly items?: { readonly properties?: Readonly<Record<string, { readonly pattern?: string }>> };
}

const manifest = readJson("package.json") as unknown as Manifest;
const settings: Readonly<Record<string, Setting>> = Object.assign(
  {},
  ...manifest.contributes.configuration.map(({ properties }) => properties),
);
const sources = readdirSync(join(root, "src/extension"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => readFileSync(join(root, "src/extension", name), "utf8"));
const code = sources.join("\n");

describe("the manifest", () => {
  it("contributes commands that the extension registers, and the other way round", () => {
    const contributed = new Set(manifest.contributes.commands.map(({ command }) => command));
    for (const [name, id] of Object.entries(Command)) {
      assert.ok(code.includes(`registerCommand(Command.${name},`), `${name} is not registered`);
      contributed.delete(id);
    }
    assert.deepEqual([...contributed], []);
    assert.equal(code.match(/registerCommand\(/g)?.length, Object.keys(Command).length);
  });

  it("contributes settings that are read, and the other way round", () => {
    const read = [...code.matchAll(/"glyphguard\.(\w+)":|values\(\w+, "(show\w+)"|"(edits\.\w+)"/g)].map(
      (match) => match[1] ?? match[2] ?? match[3],
    );
    assert.deepEqual(
      Object.keys(settings)
        .map((key) => key.replace("glyphguard.", ""))
        .sort(),
      [...new Set(read)].sort(),
    );
    for (const [key, { scope, order, markdownDescription }] of Object.entries(settings))
      assert.ok(scope && order && markdownDescription, `${key} lacks a scope, an order or a description`);
  });

  it("has the rules of the rule table and the defaults of the policy", () => {
    const contributed = settings["glyphguard.rules"]?.properties ?? {};
    assert.deepEqual(Object.keys(contributed), ruleIds);
    for (const { enum: levels, enumDescriptions } of Object.values(contributed)) {
      assert.equal(levels.length, enumDescriptions.length);
      for (const level of levels)
        assert.deepEqual(parsePolicy({ "glyphguard.rules": { "hidden-character": level } }).problems, []);
    }
    const defaults = Object.fromEntries(Object.entries(settings).map(([key, setting]) => [key, setting.default]));
    const { policy, problems } = parsePolicy(defaults);
    assert.deepEqual([policy.levels, policy.allow, problems], [defaultPolicy.levels, defaultPolicy.allow, []]);
  });

  it("accepts the same characters in an allowance as the policy does", () => {
    const pattern = new RegExp(settings["glyphguard.allow"]?.items?.properties?.["characters"]?.pattern ?? "");
    for (const characters of [
      "U+00A0",
      "u+e0041",
      "U+2000-U+200A",
      "U+00A0, U+202F-U+2030",
      " U+00A0 ",
      "",
      "00A0",
      "U+A0",
      "U+00A0;U+00A1",
      "U+00A0-",
      "\u00A0",
    ]) {
      const { problems } = parsePolicy({ "glyphguard.allow": [{ characters, reason: "x" }] });
      assert.equal(pattern.test(characters), problems.length === 0, JSON.stringify(characters));
    }
  });

  it("has every string in every language, and none that nobody uses", () => {
    const used = new Set([...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map((match) => match[1]));
    for (const file of ["package.nls.json", "package.nls.zh-cn.json"])
      assert.deepEqual(Object.keys(readJson(file)).sort(), [...used].sort(), file);
    const strings = readJson("package.nls.json");
    for (const rule of ruleIds) assert.equal(strings[`rule.${rule}`], rules[rule].finds);
  });

  it("has every message of the extension and the engine in Chinese", () => {
    const own = [...code.matchAll(/l10n\.t\(\s*("(?:[^"\\]|\\.)*"|'[^']*')/g)].map(([, text = '""']) => literal(text));
    const expected = new Set([...own, ...engineMessages()]);
    const chinese = readJson(`${manifest.l10n}/bundle.l10n.zh-cn.json`);
    assert.deepEqual(Object.keys(chinese).sort(), [...expected].sort());
    const holes = (text: string): string[] => [...text.matchAll(/\{\d\}/g)].map(String).sort();
    for (const [english, translated] of Object.entries(chinese))
      assert.deepEqual(holes(String(translated)), holes(english), english);
  });

  it("names files that the build and the repository have", () => {
    assert.ok(existsSync(join(root, manifest.icon)));
    assert.match(readFileSync(join(root, "esbuild.mjs"), "utf8"), /extension\.cjs/);
    assert.equal(manifest.main, "./dist/extension.cjs");
  });

  it("is typed against the lowest VS Code that it promises to run in", () => {
    assert.equal(`^${manifest.devDependencies["@types/vscode"]}`, manifest.engines.vscode);
  });

  it("gives its colours to every kind of theme", () => {
    for (const { id, defaults } of manifest.contributes.colors) {
      assert.deepEqual(Object.keys(defaults).sort(), ["dark", "highContrast", "highContrastLight", "light"], id);
      assert.ok(code.includes(id));
    }
  });
});

const regions = ["code", "string", "comment", "prose", "path"] as const;

/** Each text that findings, fixes and hovers can show. */
function engineMessages(): string[] {
  const finding: Finding = {
    ...{ rule: "hidden-character", severity: "error", region: "code", line: 0, start: 0, end: 1 },
    ...{ characters: [0x200b], count: 1, isValue: false },
  };
  const of = (part: Partial<Finding>): Finding => ({ ...finding, ...part });
  return [
    ...templatesIn("src/engine"),
    ...templatesIn("src/workspace"),
    ...ruleIds.flatMap((rule) => regions.flatMap((region) => reasonsOf(of({ rule, region })))),
    ...ruleIds.map((rule) => rules[rule].title),
  ];
}

const typescript = parser.configure({ dialect: "ts" });

/** The sentences with holes, and those that stand where a sentence is expected. */
function templatesIn(folder: string): string[] {
  const found: string[] = [];
  for (const name of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".ts") || name.includes("generated")) continue;
    const text = readFileSync(join(root, folder, name), "utf8");
    typescript.parse(text).iterate({
      enter: ({ name: node, from, to }) => {
        if (node !== "String") return;
        const value = literal(text.slice(from, to));
        const before = text.slice(Math.max(0, from - 100), from);
        const isTemplate = /\b(?:template|single|repeated|several)(?::|\s*=)\s*(?:[^;{},"']*\?\s*)?$/.test(before);
        if (isTemplate || /^[^\\]*\{\d\}[^\\]*$/.test(value)) found.push(value);
      },
    });
  }
  return found;
}

/** The value of a string literal, in either kind of quotes; what JSON cannot say in an escape becomes a question mark. */
function literal(source: string): string {
  const inside = source
    .slice(1, -1)
    .replace(/\\(u\{[^}]*\}|.)|"/g, (token) =>
      token === '"' ? '\\"' : /^\\(?:["\\/bfnrt]|u(?!\{))/.test(token) ? token : "?",
    );
  return JSON.parse(`"${inside}"`);
}
