import { lstatSync } from "node:fs";
import { join } from "node:path";
import { runGit } from "./git.ts";
import { isIgnoredIn } from "./ignore-rules.ts";
import { excludeWithFolders, type ListOptions, listFiles } from "./list.ts";
import { hearProblems, prefixRemarks, type Remarks } from "./remarks.ts";

export interface Changed {
  /** Relative to the folder, with forward slashes. */
  readonly path: string;
  /** `unread`: a folder of which a part could not be listed. Of one that is `skipped` files may follow. */
  readonly status: "file" | "folder" | "gone" | "skipped" | "unread";
  /** All that counts below this path, if anything, is among what is told. */
  readonly below: boolean;
}

/**
 * Sorts changed paths (relative to `root`, forward slashes) into files that `listFiles` would list, paths that are
 * not there, and paths that it would leave out. A folder is followed by the files in it, an ignored one by those that
 * are `always` listed.
 */
export function selectChanged(
  root: string,
  paths: readonly string[],
  options: ListOptions,
  remarks: Remarks,
): Changed[] {
  const excluded = excludeWithFolders(options.exclude);
  const kinds = paths.map((path) => ({ path, kind: excluded(path) ? "skipped" : kindOf(root, path) }));
  const there = kinds.filter(({ kind }) => kind === "file" || kind === "folder").map(({ path }) => path);
  const folders = new Set(kinds.filter(({ kind }) => kind === "folder").map(({ path }) => path));
  const isIgnored = (path: string): boolean => isIgnoredIn(root, folders.has(path) ? `${path}/` : path, remarks);
  const ignored = new Set(ignoredOf(root, "", there, options, isIgnored));
  const always = (path: string): boolean => options.always?.(path) ?? false;
  return kinds.flatMap(({ path, kind }): Changed[] => {
    if (kind === "folder") return folder(path);
    const isLeftOut = kind === "file" && ignored.has(path) && !always(path);
    return [{ path, status: isLeftOut ? "skipped" : kind, below: true }];
  });

  function folder(path: string): Changed[] {
    const isIgnored = ignored.has(path);
    if (isIgnored && options.always === undefined) return [{ path, status: "skipped", below: true }];
    let complete = true;
    const listing = hearProblems(prefixRemarks(remarks, `${path}/`), () => {
      complete = false;
    });
    const below = (inner: string): string => `${path}/${inner}`;
    const within = {
      exclude: (inner: string) => excluded(below(inner)),
      always: (inner: string) => always(below(inner)),
    };
    const listed = listFiles(join(root, path), { ...options, ...within }, listing).map((entry) => below(entry.path));
    const inside = isIgnored ? listed.filter(always) : listed;
    return [
      { path, status: !complete ? "unread" : isIgnored ? "skipped" : "folder", below: complete },
      ...inside.map((file): Changed => ({ path: file, status: "file", below: false })),
    ];
  }
}

/** What a path is, seen without following links anywhere on the way from the root. */
function kindOf(root: string, path: string): "file" | "folder" | "gone" | "skipped" {
  const names = path.split("/");
  if (names.includes(".git") || names.includes("..")) {
    return "skipped";
  }
  for (let depth = 1; depth <= names.length; depth++) {
    const stats = lstatSync(join(root, ...names.slice(0, depth)), { throwIfNoEntry: false });
    if (stats === undefined) {
      return "gone";
    }
    if (stats.isSymbolicLink()) {
      return "skipped";
    }
    if (depth === names.length) {
      return stats.isFile() ? "file" : stats.isDirectory() ? "folder" : "skipped";
    }
    if (!stats.isDirectory()) {
      return "gone";
    }
  }
  return "gone";
}

/**
 * Which of the paths are ignored. `isIgnored` answers where git cannot. A nested repository has rules of its own, and git refuses to answer for it from
 * outside; it is itself ignored or not by the one around it, but not where files are `always` listed: agents work in
 * worktrees that the repository ignores.
 */
function ignoredOf(
  root: string,
  prefix: string,
  paths: readonly string[],
  options: ListOptions,
  isIgnored: (path: string) => boolean,
): string[] {
  const { git, always } = options;
  if (git === undefined) {
    return paths.filter(isIgnored);
  }
  const asked = new Map<string, string[]>();
  const inner = new Map<string, string[]>();
  for (const path of paths) {
    const nested = nestedRepository(root, prefix, path);
    const key = nested ?? path;
    asked.set(key, [...(asked.get(key) ?? []), path]);
    if (nested !== undefined) {
      inner.set(nested, [...(inner.get(nested) ?? []), path]);
    }
  }
  const questions = [...asked.keys()];
  const folder = join(root, prefix);
  const input = questions.map((path) => `${path.slice(prefix.length)}\0`).join("");
  const { code, output } = runGit(git, folder, ["check-ignore", "-z", "--stdin"], input);
  const answers = output
    .toString()
    .split("\0")
    .filter((path) => path !== "")
    .map((path) => prefix + path);
  // 0: some are ignored, 1: none is, 128: no repository, or git will not answer.
  const ignored =
    code === 0 || code === 1 ? answers : questions.filter((path) => isIgnored(inner.has(path) ? `${path}/` : path));
  const outer = ignored.flatMap((path) => (inner.has(path) && always !== undefined ? [] : (asked.get(path) ?? [])));
  const nestedOnes = [...inner].flatMap(([nested, inside]) =>
    ignoredOf(root, `${nested}/`, inside, options, isIgnored),
  );
  return [...outer, ...nestedOnes];
}

/** The outermost folder between `prefix` and the path that is a repository of its own. */
function nestedRepository(root: string, prefix: string, path: string): string | undefined {
  for (let slash = path.indexOf("/", prefix.length); slash >= 0; slash = path.indexOf("/", slash + 1)) {
    const folder = path.slice(0, slash);
    if (lstatSync(join(root, folder, ".git"), { throwIfNoEntry: false }) !== undefined) {
      return folder;
    }
  }
  return undefined;
}
