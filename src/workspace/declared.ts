import { existsSync } from "node:fs";
import { basename, dirname } from "node:path";
import { type ParseError, parse } from "jsonc-parser";
import { languages, plainMatcherOf } from "../engine/index.ts";
import { repositoryOf } from "./git.ts";
import { encodingNamed } from "./legacy.ts";
import { joinRaw, type RawPath, showRaw } from "./raw-path.ts";
import { readWhole } from "./read.ts";
import type { Remarks } from "./remarks.ts";

/**
 * The encoding that is declared for a file, by a name of the Encoding Standard; nothing if it is UTF-8 or none.
 * @param path relative to the settings' folder
 */
export type Declared = (file: RawPath, path: string) => string | undefined;

/** What one file says of a path relative to its folder: a name, `""` where it takes back what it said. */
interface Declaration {
  readonly source: RawPath;
  readonly nameFor: (path: string) => string | undefined;
}

/** Bytes of a file and UTF-16 units of a pattern that are used: time grows with both, and with every path. */
const largest = 1 << 17;
const longest = 500;

/**
 * Looks for declarations in the `.gitattributes` (`working-tree-encoding`) and the `.vscode/settings.json`
 * (`files.encoding`) of the folders on a file's path, up to the settings' folder or its repository's root: the nearest
 * counts, and in one folder git's, which is about files and not about an editor. Each file is read once.
 */
export function createDeclared(remarks: Remarks): Declared {
  const folders = new Map<string, readonly Declaration[]>();
  const inRepository = new Map<string, boolean>();
  const declarationsOf = (folder: RawPath): readonly Declaration[] =>
    remembered(folders, folder, () => [attributesOf(folder, remarks), settingsOf(folder, remarks)].flat());

  return (file, path) => {
    let inside = showRaw(nameOf(file));
    let levels = path.split("/").length - 1;
    for (let folder = parentOf(file); ; folder = parentOf(folder)) {
      for (const { source, nameFor } of declarationsOf(folder)) {
        const name = nameFor(inside);
        if (name === undefined) continue;
        if (name === "" || /^utf-?8/i.test(name)) return undefined;
        const encoding = encodingNamed(name);
        if (encoding === undefined) {
          remarks.note(showRaw(source), `"${name}" is no encoding that is known here: its files are read as UTF-8`);
        }
        return encoding;
      }
      if (parentOf(folder).length === folder.length || existsSync(joinRaw(folder, ".git"))) return undefined;
      const goesOn = (): boolean => typeof folder === "string" && repositoryOf(folder) !== undefined;
      if (levels-- <= 0 && !remembered(inRepository, folder, goesOn)) return undefined;
      inside = `${showRaw(nameOf(folder))}/${inside}`;
    }
  };
}

function remembered<T>(known: Map<string, T>, folder: RawPath, make: () => T): T {
  // Bytes that are no UTF-8 are told from a text that shows them alike.
  const key = typeof folder === "string" ? folder : `\0${folder.toString("latin1")}`;
  let found = known.get(key);
  if (found === undefined) {
    found = make();
    known.set(key, found);
  }
  return found;
}

function parentOf(path: RawPath): RawPath {
  return typeof path === "string" ? dirname(path) : path.subarray(0, Math.max(path.lastIndexOf("/"), 1));
}

function nameOf(path: RawPath): RawPath {
  return typeof path === "string" ? basename(path) : path.subarray(path.lastIndexOf("/") + 1);
}

/** What is wrong with such a file is no problem: without it files that are not UTF-8 are judged more strictly. */
function textOf(source: RawPath, remarks: Remarks): string {
  const read = readWhole(source, largest);
  if ("text" in read) return read.text;
  if (read.skipped !== "gone") remarks.note(showRaw(source), `not used for encodings: ${read.reason}`);
  return "";
}

/** See gitattributes(5). Of the lines that fit and say something about it, the last counts. */
function attributesOf(folder: RawPath, remarks: Remarks): Declaration[] {
  const source = joinRaw(folder, ".gitattributes");
  const rules = textOf(source, remarks).split(/\r?\n/).flatMap(attributeOf).reverse();
  if (rules.length === 0) return [];
  return [{ source, nameFor: (path) => rules.find(({ matches }) => matches(path))?.name }];
}

function attributeOf(line: string) {
  const [, quoted, plain = "", attributes = ""] =
    /^[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^ \t#"][^ \t]*))[ \t]+(.*)$/.exec(line) ?? [];
  const said = attributes.split(/[ \t]+/).filter((one) => /^[-!]?working-tree-encoding(?:=|$)/.test(one));
  const pattern = quoted?.replace(/\\(.)/g, "$1") ?? plain;
  const last = said.at(-1);
  if (last === undefined || pattern.length > longest || /\/$|\[[^\]/]*(?:\/|$)/.test(pattern)) return [];
  const matches = plainMatcherOf(pattern.replace(/^\//, ""));
  const ofNames = !pattern.includes("/");
  return [
    {
      name: /^[-!]/.test(last) ? "" : last.slice(last.indexOf("=") + 1),
      matches: (path: string) => matches(ofNames ? [path.slice(path.lastIndexOf("/") + 1)] : path.split("/")),
    },
  ];
}

function settingsOf(folder: RawPath, remarks: Remarks): Declaration[] {
  const source = joinRaw(joinRaw(folder, ".vscode"), "settings.json");
  const settings = parsed(textOf(source, remarks));
  const forAll = encodingIn(settings);
  const blocks = Object.entries(settings).flatMap(([key, block]) => {
    const name = key.startsWith("[") && isObject(block) ? encodingIn(block) : undefined;
    return name === undefined ? [] : [{ ids: key.match(/[^[\]]+/g) ?? [], name }];
  });
  if (forAll === undefined && blocks.length === 0) return [];
  const nameFor = (path: string): string | undefined => {
    const ids = blocks.length === 0 ? [] : languageIdsOf(path);
    return blocks.find((block) => block.ids.some((id) => ids.includes(id)))?.name ?? forAll;
  };
  return [{ source, nameFor }];
}

/** By its name alone: what else an editor knows of a language is not to be had here. */
function languageIdsOf(path: string): readonly string[] {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  const extension = name.slice(name.lastIndexOf("."));
  const language = languages.find(
    ({ extensions, filenames = [] }) => filenames.includes(name) || extensions.includes(extension),
  );
  return language === undefined ? [] : [language.id, ...language.aliases];
}

function encodingIn(settings: Readonly<Record<string, unknown>>): string | undefined {
  const name = settings["files.encoding"];
  return typeof name === "string" ? name : undefined;
}

/** The settings as far as they can be read: what is wrong with them the policy's reader says. */
function parsed(text: string): Readonly<Record<string, unknown>> {
  const errors: ParseError[] = [];
  try {
    const value: unknown = parse(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
    return errors.length === 0 && isObject(value) ? value : {};
  } catch {
    // It nests too deeply for a parser that calls itself.
    return {};
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
