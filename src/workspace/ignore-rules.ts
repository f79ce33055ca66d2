import { join, relative } from "node:path";
import { plainMatcherOf } from "../engine/index.ts";
import { repositoryOf } from "./git.ts";
import { joinRaw, type RawPath } from "./raw-path.ts";
import { readWhole } from "./read.ts";
import type { Remarks } from "./remarks.ts";

/** The rules of one `.gitignore` and of those above it. `base` is the part of a path that is above this folder. */
export interface IgnoreRules {
  /** The last that matches a path decides. */
  readonly own: readonly Rule[];
  readonly base: string;
  readonly above: IgnoreRules | undefined;
}

interface Rule {
  readonly ignores: boolean;
  readonly foldersOnly: boolean;
  /** It tells nothing of the folders that a name stands in. */
  readonly ofNames: boolean;
  /** Takes the name if it is `ofNames`, else the path from the rule's folder on. */
  readonly matches: (path: string) => boolean;
}

/** Bytes of a file and UTF-16 units of a pattern that are used: time grows with both, and with every path. */
const largest = 1 << 17;
const longest = 500;

// Case matters to git on Linux. Ignoring too much would hide files.
const ignoresCase = process.platform === "win32" || process.platform === "darwin";

/**
 * Adds the `.gitignore` of a folder. `path` is the folder, relative to where the paths that are asked about
 * start, and ends in a slash unless it is empty. A file that cannot be used is left out: more is scanned then.
 */
export function addRules(above: IgnoreRules | undefined, folder: RawPath, path: string, remarks: Remarks) {
  const text = readWhole(joinRaw(folder, ".gitignore"), largest);
  if ("skipped" in text) {
    if (text.skipped !== "gone") {
      remarks.note(`${path}.gitignore`, `not used: ${text.reason}`);
    }
    return above;
  }
  return rulesIn(text.text, above, path, remarks);
}

/** The same of a text that was read. */
export function rulesIn(text: string, above: IgnoreRules | undefined, path: string, remarks: Remarks): IgnoreRules {
  const lines = text.split(/\r?\n/);
  const usable = lines.filter((line) => line.length <= longest);
  if (usable.length < lines.length) {
    remarks.note(`${path}.gitignore`, `a pattern of more than ${longest} characters is not used`);
  }
  return { own: usable.flatMap(ruleOf), base: path, above };
}

/** The rule of a line, or none. See gitignore(5), "Pattern format". */
function ruleOf(line: string): Rule[] {
  const [, negation = "", glob = "", slash = ""] = /^(?!#)(!?)(.*?)(\/?)$/s.exec(withoutSpaces(line)) ?? [];
  // Git takes nothing for a set that does not end. One that goes on after a slash is not worth the trouble.
  if (glob === "" || /\[[^\]/]*(?:\/|$)/.test(glob)) {
    return [];
  }
  const ofNames = !glob.includes("/");
  const anchored = glob.replace(/^\//, "");
  // Of a folder, `folder/**` is what is in it.
  const whole = anchored.endsWith("/**") ? `${anchored}/*` : anchored;
  return [
    {
      ignores: negation === "",
      foldersOnly: slash !== "",
      ofNames,
      matches: matcherFor(ignoresCase ? whole.toLowerCase() : whole),
    },
  ];
}

/** Most rules have one star at the most: with a matcher of any glob for these, too, a walk took half as long again. */
function matcherFor(glob: string): Rule["matches"] {
  const [, start = "", star, end = ""] = /^([^*?[\\]*)(?:(\*)([^*?[\\/]*))?$/.exec(glob) ?? [];
  const length = start.length + end.length;
  if (start === glob) return (path) => path === glob;
  if (star !== undefined)
    return (path) =>
      path.length >= length && path.startsWith(start) && path.endsWith(end) && !path.includes("/", start.length);
  const matches = plainMatcherOf(glob);
  return (path) => matches(path.split("/"));
}

/** Spaces at the end do not count, but for one after a backslash. */
function withoutSpaces(line: string): string {
  const end = line.replace(/ +$/, "");
  return end.endsWith("\\") && end.length < line.length ? `${end} ` : end;
}

/** Whether a path is ignored, given that no folder above it is. A folder's path ends in a slash. */
export function isIgnored(rules: IgnoreRules | undefined, path: string): boolean {
  const isFolder = path.endsWith("/");
  const bare = isFolder ? path.slice(0, -1) : path;
  const cased = (path: string): string => (ignoresCase ? path.toLowerCase() : path);
  const name = cased(bare.slice(bare.lastIndexOf("/") + 1));
  for (let at = rules; at !== undefined; at = at.above) {
    const { own, base } = at;
    const below = cased(bare.slice(base.length));
    for (let index = own.length - 1; index >= 0; index--) {
      const rule = own[index];
      if (rule === undefined || (rule.foldersOnly && !isFolder)) continue;
      if (rule.matches(rule.ofNames ? name : below)) return rule.ignores;
    }
  }
  return false;
}

/**
 * The rules that the folders above `folder` impose on it, up to the repository's root. None where `folder` itself
 * is ignored: whoever names an ignored folder wants it scanned.
 * `up` is the part of every path that is above `folder`; it goes before what is asked.
 */
export function rulesAbove(folder: string, remarks: Remarks): { rules: IgnoreRules | undefined; up: string } {
  const repository = repositoryOf(folder);
  if (repository === undefined || repository === folder) {
    return { rules: undefined, up: "" };
  }
  const names = relative(repository, folder).split(/[\\/]/);
  let rules: IgnoreRules | undefined;
  let path = "";
  for (const name of names) {
    rules = addRules(rules, join(repository, path), path, remarks);
    path += `${name}/`;
    if (isIgnored(rules, path)) {
      return { rules: undefined, up: "" };
    }
  }
  return { rules, up: path };
}

/**
 * Whether a path inside `root` (forward slashes, one at the end of a folder's) is ignored by the `.gitignore` files
 * in and above `root`.
 */
export function isIgnoredIn(root: string, path: string, remarks: Remarks): boolean {
  const { rules: start, up } = rulesAbove(root, remarks);
  let rules = start;
  let at = up;
  for (const name of path.match(/[^/]+\/?/g) ?? []) {
    rules = addRules(rules, join(root, at.slice(up.length)), at, remarks);
    at += name;
    if (/^\.git\/?$/.test(name) || isIgnored(rules, at)) {
      return true;
    }
  }
  return false;
}
