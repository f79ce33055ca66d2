import { statSync } from "node:fs";
import { basename, dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { showRaw } from "../workspace/raw-path.ts";
import { kindOf } from "../workspace/read.ts";
import { type Remarks, reasonOf } from "../workspace/remarks.ts";
import type { Root } from "../workspace/scan-tree.ts";
import { policyFor } from "../workspace/settings.ts";

/** What the arguments name, with the policy of each place. What cannot be scanned is a problem. */
export function rootsOf(paths: readonly string[], remarks: Remarks): Root[] {
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
    const absolute = resolve(path);
    const folder = kind === "folder" ? absolute : dirname(absolute);
    const { folder: home, ...how } = policyOf(folder);
    const root = { folder, prefix: prefixOf(process.cwd(), folder), policyPrefix: prefixOf(home, folder), ...how };
    return [kind === "folder" ? root : { ...root, name: basename(absolute) }];
  });
}

function kindAt(path: string, remarks: Remarks): "folder" | "file" | undefined {
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
      remarks.problem(path, `cannot be scanned: ${kindOf(stats)}`);
    }
  } catch (error) {
    remarks.problem(path, `cannot be scanned: ${reasonOf(error)}`);
  }
  return undefined;
}

/** What a root's paths begin with, or the path of its one file. */
export function keyOf({ prefix, name }: Root): string {
  return name === undefined ? prefix : prefix + showRaw(name);
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
