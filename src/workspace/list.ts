import { isUtf8 } from "node:buffer";
import { existsSync, lstatSync } from "node:fs";
import { relative, sep } from "node:path";
import { type GitAnswer, repositoryOf, runGit } from "./git.ts";
import { joinRaw, type RawPath, rawPathOf, showRaw } from "./raw-path.ts";
import type { Remarks } from "./remarks.ts";
import { walk } from "./walk.ts";

/** A file to scan. `path` is relative to the listed folder, with forward slashes, for people and for globs. */
export interface Entry {
  readonly path: string;
  /** Where it is, if that is not `path`, which then only shows it. */
  readonly raw: RawPath | undefined;
  /** Git knows it: when it is not there, somebody deleted it, which is no news. */
  readonly tracked: boolean;
}

/** Where a file of a listed folder is. */
export function fileOf(folder: string, { path, raw }: Entry): RawPath {
  // Not `join`: it takes as long as to open the file.
  return raw ?? `${folder}/${path}`;
}

/** A folder to list. `path` is empty or ends in a slash. */
export interface Folder {
  readonly file: RawPath;
  readonly path: string;
}

export interface ListOptions {
  /** The absolute path of git, or nothing: then the folders are walked, as in an untrusted workspace. */
  readonly git?: string | undefined;
  /** How long git may take for an answer, in ms. */
  readonly gitLimit?: number | undefined;
  /** Takes the path of a file or folder without slash at the end. */
  readonly exclude?: ((path: string) => boolean) | undefined;
  /** Takes the path of a file that is listed though it is ignored, because agents read it. */
  readonly always?: ((path: string) => boolean) | undefined;
  /** `false`: submodules are left out, each with a note. Git alone knows which they are. */
  readonly submodules?: boolean | undefined;
  /** Called while files are listed, with how many there are so far. */
  readonly listed?: ((count: number) => void) | undefined;
}

/**
 * The files under `root` (absolute), sorted by path: what git tracks or would not ignore, in nested repositories
 * too. Without git, or where git fails or hangs, what the `.gitignore` files leave. Never follows symbolic links.
 */
export function listFiles(root: string, options: ListOptions, remarks: Remarks): Entry[] {
  const entries: Entry[] = [];
  const start: Folder = { file: root, path: "" };
  const repository = repositoryOf(root);
  const ask = createAsk(options);
  const byGit = repository !== undefined && ask !== undefined && !isIgnoredFolder(ask, root, repository);
  const folders: Folder[] = [];
  if (!byGit || !listRepository(start, ask, options, entries, folders, remarks)) {
    walk(start, options, entries, folders, remarks);
  }
  for (const folder of folders) {
    if (!isRepository(folder) || !listRepository(folder, ask, options, entries, folders, remarks)) {
      walk(folder, options, entries, folders, remarks);
    }
  }
  // Nearly always they are in order already.
  if (entries.some(({ path }, at) => path < (entries[at - 1]?.path ?? "")))
    entries.sort((a, b) => (a.path < b.path ? -1 : 1));
  return entries.filter(({ path }, at) => path !== entries[at - 1]?.path);
}

type Ask = (folder: string, args: readonly string[]) => GitAnswer;

/** Git for one listing. Once it has hung it is not asked again: a tree may hold a thousand traps. */
function createAsk({ git, gitLimit }: ListOptions): Ask | undefined {
  if (git === undefined) {
    return undefined;
  }
  let hung: GitAnswer | undefined;
  return (folder, args) => {
    const answer = hung ?? runGit(git, folder, args, "", gitLimit);
    hung = answer.timedOut ? answer : undefined;
    return answer;
  };
}

/** Whoever names an ignored folder wants it scanned. Git would list nothing. */
function isIgnoredFolder(ask: Ask, root: string, repository: string): boolean {
  return root !== repository && ask(root, ["check-ignore", "-q", "."]).code === 0;
}

function isRepository({ file }: Folder): boolean {
  return existsSync(joinRaw(file, ".git"));
}

/** False where git cannot tell; the reason is noted. */
function listRepository(
  folder: Folder,
  ask: Ask | undefined,
  options: ListOptions,
  entries: Entry[],
  nested: Folder[],
  remarks: Remarks,
): boolean {
  if (ask === undefined || typeof folder.file !== "string") {
    return false;
  }
  // With -t, a name that imitates the columns of --stage cannot pass for them.
  const args = ["ls-files", "-z", "-t", "--stage", "--cached", "--others", "--exclude-standard"];
  const { code, output, complaint, unread } = ask(folder.file, args);
  if (code !== 0) {
    remarks.note(folder.path, `git could not list the files, so the folder was searched instead (${complaint})`);
    return false;
  }
  const root = folder.file;
  const excludes = excludeWithFolders(options.exclude);
  const above = relative(repositoryOf(root) ?? root, root)
    .split(sep)
    .join("/");
  for (const { folder: name, reason } of unread) {
    const inside = above !== "" && name.startsWith(`${above}/`) ? name.slice(above.length + 1) : name;
    const path = folder.path + inside;
    if (!excludes(path)) remarks.problem(`${path}/`, `the folder cannot be read: ${reason}`);
  }
  const take = ({ name, tracked, isLink }: Listed): void => {
    const path = folder.path + showRaw(name);
    const isFolder = path.endsWith("/") || (isLink && isDirectory(joinRaw(root, name)));
    const bare = isFolder && path.endsWith("/") ? path.slice(0, -1) : path;
    if (excludes(bare)) return;
    if (isLink && options.submodules === false)
      remarks.note(`${bare}/`, "the submodule is left out, as --no-submodules says");
    else if (isFolder) nested.push({ file: joinRaw(root, name), path: `${bare}/` });
    else
      entries.push({
        path,
        tracked,
        raw: typeof name === "string" && name === showRaw(name) ? undefined : joinRaw(root, name),
      });
  };
  for (const listed of parseListing(output)) take(listed);
  options.listed?.(entries.length);
  const { always } = options;
  if (always !== undefined) {
    const ignored = ask(root, ["ls-files", "-z", "-t", "--others", "--ignored", "--exclude-standard"]);
    if (ignored.code !== 0) {
      remarks.problem(folder.path, `git could not list the ignored files that agents read (${ignored.complaint})`);
    }
    for (const listed of parseListing(ignored.output))
      if (showRaw(listed.name).endsWith("/") || always(folder.path + showRaw(listed.name))) take(listed);
  }
  return true;
}

interface Listed {
  readonly name: RawPath;
  readonly tracked: boolean;
  /** Git's word for a submodule is "gitlink". What stands there now may be anything. */
  readonly isLink: boolean;
}

function* parseListing(output: Buffer): Generator<Listed> {
  const utf8 = isUtf8(output);
  for (const line of output.toString(utf8 ? "utf8" : "latin1").split("\0")) {
    if (line === "") {
      continue;
    }
    const tracked = !line.startsWith("? ");
    const text = line.slice(tracked ? line.indexOf("\t") + 1 : 2);
    const name = utf8 ? text : rawPathOf(Buffer.from(text, "latin1"));
    yield { name, tracked, isLink: tracked && line.startsWith("160000", 2) };
  }
}

function isDirectory(path: RawPath): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Excluding a folder excludes what is in it. Each folder is asked about once. */
export function excludeWithFolders(exclude: ((path: string) => boolean) | undefined): (path: string) => boolean {
  if (exclude === undefined) {
    return () => false;
  }
  const known = new Map<string, boolean>([["", false]]);
  const folderExcluded = (path: string): boolean => {
    const folder = path.slice(0, Math.max(path.lastIndexOf("/"), 0));
    let answer = known.get(folder);
    if (answer === undefined) {
      answer = folderExcluded(folder) || exclude(folder);
      known.set(folder, answer);
    }
    return answer;
  };
  return (path) => folderExcluded(path) || exclude(path);
}
