import { isUtf8 } from "node:buffer";
import { existsSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { failure } from "../report/failure.ts";
import { joinRaw, type RawPath, showRaw } from "../workspace/raw-path.ts";
import { kindOf } from "../workspace/read.ts";
import { type Remarks, reasonOf } from "../workspace/remarks.ts";
import type { Root } from "../workspace/scan-tree.ts";
import { policyFor } from "../workspace/settings.ts";

/** What the arguments name, with the policy of each place. What cannot be scanned is a problem. */
export function rootsOf(paths: readonly RawPath[], remarks: Remarks): Root[] {
  const here = process.cwd();
  if (here.includes("\ufffd") && !existsSync(here)) {
    throw failure("Glyphguard cannot work in a folder whose path is not UTF-8: start it in one above.");
  }
  const policies = new Map<string, ReturnType<typeof policyFor>>();
  const policyOf = (folder: string): ReturnType<typeof policyFor> => {
    const found = policies.get(folder) ?? policyFor(folder, remarks);
    policies.set(folder, found);
    return found;
  };
  return paths.flatMap((path): Root[] => {
    const kind = kindAt(path, remarks);
    if (kind === undefined) {
      return [];
    }
    const isRaw = typeof path !== "string";
    if (isRaw && kind === "folder") {
      remarks.problem(showRaw(path), "cannot be scanned: its name is not UTF-8; name the folder that it is in");
      return [];
    }
    const { above, below } = isRaw ? readablePart(path) : { above: path, below: path };
    const absolute = resolve(above);
    const folder = kind === "folder" || isRaw ? absolute : dirname(absolute);
    const { folder: home, ...how } = policyOf(folder);
    const root = { folder, prefix: prefixOf(here, folder), policyPrefix: prefixOf(home, folder), ...how };
    if (isRaw) return [{ ...root, name: showRaw(below), raw: joinRaw(absolute, below) }];
    return [kind === "folder" ? root : { ...root, name: basename(absolute) }];
  });
}

/** Cuts a path before its first name that is not UTF-8. */
function readablePart(path: Buffer): { above: string; below: RawPath } {
  let start = 0;
  for (let slash = path.indexOf("/"); slash >= 0; slash = path.indexOf("/", start)) {
    if (!isUtf8(path.subarray(start, slash))) break;
    start = slash + 1;
  }
  return { above: path.toString("utf8", 0, start) || ".", below: path.subarray(start) };
}

function kindAt(path: RawPath, remarks: Remarks): "folder" | "file" | undefined {
  const shown = showRaw(path);
  try {
    // An empty path comes from an empty variable in a script. It must not mean "everything here".
    const stats = path === "" ? undefined : statSync(path);
    if (stats === undefined) {
      remarks.problem('""', "is an empty path");
    } else if (stats.isDirectory()) {
      return "folder";
    } else if (stats.isFile()) {
      return "file";
    } else {
      remarks.problem(shown, `cannot be scanned: ${kindOf(stats)}`);
    }
  } catch (error) {
    // Node gives no bytes of arguments that are not UTF-8.
    const hint = path.includes("\ufffd")
      ? "; a name that is not UTF-8 can be named by --files-from, or its folder"
      : "";
    remarks.problem(shown, `cannot be scanned: ${reasonOf(error)}${hint}`);
  }
  return undefined;
}

/** What a root's paths begin with, or the path of its one file. */
export function keyOf({ prefix, name, raw }: Root): string {
  return name === undefined ? prefix : prefix + (raw === undefined ? showRaw(name) : name);
}

/** The path under which a file is reported. One that was named is shown as it would be if its folder was. */
export function shownPath(root: Root, path: string): string {
  return root.name === undefined ? path : keyOf(root);
}

/** What of a reported path is below the innermost of the roots that it is in: nothing of a file that was named. */
export function insideRoots(path: string, roots: ReadonlySet<string>): string {
  for (let end = path.length; end > 0; end = end > 1 ? path.lastIndexOf("/", end - 2) + 1 : 0) {
    if (roots.has(path.slice(0, end))) return path.slice(end);
  }
  return path;
}

export interface Plan {
  readonly roots: readonly Root[];
  /** No file is in two of the roots, and all paths of one are before those of the next. */
  readonly isSorted: boolean;
}

/** The order to scan roots in: by path if none is inside another, else as they came, because the first one's policy counts. */
export function planOf(roots: readonly Root[]): Plan {
  const keyed = new Map<string, Root>();
  for (const root of roots) {
    const key = keyOf(root);
    if (!keyed.has(key)) keyed.set(key, root);
  }
  const sorted = [...keyed].sort(([a], [b]) => (a < b ? -1 : 1));
  const overlaps = sorted.some(([key, { name }], at) => name === undefined && sorted[at + 1]?.[0].startsWith(key));
  return { roots: (overlaps ? [...keyed] : sorted).map(([, root]) => root), isSorted: !overlaps };
}

/** Where a folder is, seen from another: empty or with a slash at its end; absolute if it is outside. */
function prefixOf(from: string, folder: string): string {
  const way = relative(from, folder);
  const isOutside = way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way);
  const path = showRaw((isOutside ? folder : way).split(sep).join("/"));
  return path === "" || path.endsWith("/") ? path : `${path}/`;
}
