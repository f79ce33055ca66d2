import type { Policy } from "../policy.ts";
import { instructionFiles } from "./instruction-files.ts";

/** How strictly a file is judged. */
export type Profile = "code" | "data" | "prose" | "instructions";

/**
 * Whether agents read the file as instructions, or as configuration that can run code.
 * @param path with forward slashes, absolute or relative
 */
export function isInstructions(path: string): boolean {
  return named.test(path) || ((path.startsWith(".") || path.includes("/.")) && dotted.test(path));
}

/**
 * The same by what a policy adds, too.
 * @param path relative to the folder of the settings
 */
export function areInstructions(path: string, policy: Policy): boolean {
  return isInstructions(path) || policy.isInstructions(path);
}

const sources: Readonly<Record<string, string>> = {
  "/**/": "/(?:.*/)?",
  "/**": "(?:/.*)?",
  "*": "[^/]*",
  "{": "(?:",
  ",": "|",
  "}": ")",
  ".": "\\.",
};

/** Of the globs of our own table, which have nothing else in them: those of settings do not become expressions. */
function source(glob: string): string {
  return glob.replace(/\/\*\*\/?|[*{,}.]/g, (token) => sources[token] ?? token);
}

/** One expression for all globs: an eighth of what one matcher a glob takes. File names may hold newlines. */
const patternOf = (globs: readonly string[]): RegExp => new RegExp(`(?:^|/)(?:${globs.map(source).join("|")})$`, "is");

const isDotted = (glob: string): boolean => glob.startsWith(".");
const named = patternOf(instructionFiles.filter((glob) => !isDotted(glob)));
/** Most trees have next to no name that begins with a dot: to compile this expression takes as long as to scan 500 files. */
const dotted = patternOf(instructionFiles.filter(isDotted));
