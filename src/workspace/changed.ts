import { lstatSync } from "node:fs";
import { join } from "node:path";
import { runGit } from "./git.ts";
import { isIgnoredIn } from "./ignore-rules.ts";
import { excludeWithFolders, type ListOptions, listFiles } from "./list.ts";
import { prefixRemarks, type Remarks } from "./remarks.ts";

export interface Changed {
  /** Relative to the folder, with forward slashes. */
  readonly path: string;
  readonly status: "file" | "gone" | "skipped";
}

/**
 * Sorts changed paths (relative to `root`, forward slashes) into files that `listFiles` would list, paths that are
 * not there, and paths that it would leave out. A folder becomes the files in it.
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
  const ignored = new Set(ignoredOf(root, "", there, options.git, remarks));
  return kinds.flatMap(({ path, kind }): Changed[] => {
    if (kind === "gone") {
      return [{ path, status: "gone" }];
    }
    if (kind === "skipped" || ignored.has(path)) {
      return [{ path, status: "skipped" }];
    }
    return kind === "file" ? [{ path, status: "file" }] : below(path);
  });

  function below(path: string): Changed[] {
    const exclude = (inner: string): boolean => excluded(`${path}/${inner}`);
    const inside = listFiles(join(root, path), { ...options, exclude }, prefixRemarks(remarks, `${path}/`));
    return inside.map((entry) => ({ path: `${path}/${entry.path}`, status: "file" }));
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
 * Which of the paths are ignored. A nested repository has rules of its own, and git refuses to answer for it from
 * outside; it is itself ignored or not by the one around it.
 */
function ignoredOf(
  root: string,
  prefix: string,
  paths: readonly string[],
  git: string | undefined,
  remarks: Remarks,
): string[] {
  if (git === undefined) {
    return paths.filter((path) => isIgnoredIn(root, path, remarks));
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
  const ignored = code === 0 || code === 1 ? answers : questions.filter((path) => isIgnoredIn(root, path, remarks));
  const outer = ignored.flatMap((path) => asked.get(path) ?? []);
  const nestedOnes = [...inner].flatMap(([nested, inside]) => ignoredOf(root, `${nested}/`, inside, git, remarks));
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
