import { unknown } from "./table/unknown.ts";
import { rows } from "./table.ts";
import type { Lexical } from "./vocabulary.ts";

export interface Language extends Lexical {
  readonly id: string;
  /** For people. Only where there is a grammar. */
  readonly label?: string;
  /** Further language ids of VS Code, and the names that fences and elements use. Lower case. */
  readonly aliases: readonly string[];
  /** Lower case, with the dot. */
  readonly extensions: readonly string[];
  /** Whole base names, lower case. */
  readonly filenames?: readonly string[];
  readonly profile: "code" | "data" | "prose";
  /** How a piece of it is read that stands by itself, in a fence. */
  readonly fragment?: Language;
  /** People write mathematics in it: Greek next to Latin letters is honest. */
  readonly mathematics?: boolean;
  /** Names that are equal after NFKC are one name to it. */
  readonly folds?: boolean;
}

/** Every language that we know how to read, and `unknown`, of which everything is code. */
export const languages: readonly Language[] = rows;

const names = mapOf((language) => [language.id, ...language.aliases]);
const extensions = mapOf((language) => language.extensions);
const filenames = mapOf((language) => language.filenames ?? []);
const strictness = { prose: 0, data: 1, code: 2 } as const;

/**
 * The stricter of what a file's name and the editor's language id say, so that an association cannot blind us. A prose
 * id does not vouch for an unknown name: `plaintext` is what VS Code calls everything that it does not know.
 * @param path with forward or backward slashes, absolute or not; `undefined` for text without a file
 */
export function languageOf(path: string | undefined, languageId: string | undefined): Language {
  const byName = path === undefined ? undefined : languageOfName(path);
  const byId = languageId === undefined ? undefined : languageNamed(languageId);
  if (byId === undefined) return byName ?? unknown;
  if (byName === undefined) return path !== undefined && byId.profile === "prose" ? unknown : byId;
  // Of two that are equally strict the editor's is the better one, unless it only means that there is none.
  const isStricter = strictness[byName.profile] > strictness[byId.profile];
  return isStricter || byId.id === "plaintext" ? byName : byId;
}

/** Whether the name belongs to a known language, so that a NUL does not make the file binary. */
export function isTextName(path: string): boolean {
  return languageOfName(path) !== undefined;
}

/** The language of an id, an alias or a fence's name. */
export function languageNamed(name: string): Language | undefined {
  return names.get(name.toLowerCase());
}

function languageOfName(path: string): Language | undefined {
  const base = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1).toLowerCase();
  const dot = base.lastIndexOf(".");
  const known = filenames.get(base) ?? (dot < 0 ? undefined : extensions.get(base.slice(dot)));
  if (known !== undefined) return known;
  // `Dockerfile.dev`, `.env.production`; of what is prose the whole name must be known.
  const stem = base.indexOf(".", 1);
  const named = stem < 0 ? undefined : filenames.get(base.slice(0, stem));
  return named?.profile === "prose" ? undefined : named;
}

function mapOf(keys: (language: Language) => readonly string[]): ReadonlyMap<string, Language> {
  return new Map(languages.flatMap((language) => keys(language).map((key) => [key, language] as const)));
}
