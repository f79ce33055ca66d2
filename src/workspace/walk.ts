import { type Dirent, readdirSync } from "node:fs";
import { repositoryOf } from "./git.ts";
import { addRules, type IgnoreRules, isIgnored, rulesAbove } from "./ignore-rules.ts";
import type { Entry, Folder, ListOptions } from "./list.ts";
import { joinRaw, type RawPath, rawPathOf, showRaw } from "./raw-path.ts";
import { kindOf } from "./read.ts";
import { codeOf, type Remarks, reasonOf } from "./remarks.ts";

interface Step extends Folder {
  readonly rules: IgnoreRules | undefined;
  readonly inRepository: boolean;
  /** Only what is `always` listed. */
  readonly isIgnored: boolean;
}

/**
 * Lists the files under a folder by looking, sorted by path, with the `.gitignore` files on the way. Symbolic links are
 * not followed, so there are no loops. Repositories below `start` go to `nested` where git is at hand to list them.
 * Outside repositories nobody minds a `.gitignore`, so a note tells how many entries it left out there.
 */
export function walk(start: Folder, options: ListOptions, entries: Entry[], nested: Folder[], remarks: Remarks): void {
  const { rules, up } = typeof start.file === "string" ? rulesAbove(start.file, remarks) : { rules: undefined, up: "" };
  let leftOut = 0;
  visit({ ...start, rules, inRepository: isInRepository(start.file), isIgnored: false });
  if (leftOut > 0) {
    const what = leftOut === 1 ? "1 file or folder" : `${leftOut} files and folders`;
    remarks.note(start.path, `${what} left out because of a .gitignore, though this is no repository`);
  }

  function visit(step: Step): void {
    const { file, path: folder } = step;
    const { keys, odd } = childrenOf(step, folder === start.path, remarks);
    const isRepository = keys.includes(".git") || keys.includes(".git/");
    if (options.git !== undefined && folder !== start.path && isRepository) {
      nested.push({ file, path: folder });
      return;
    }
    const inside = up + folder.slice(start.path.length);
    const reads = !step.isIgnored && keys.includes(".gitignore");
    const rulesHere = reads ? addRules(step.rules, file, inside, remarks) : step.rules;
    const inRepository = step.inRepository || isRepository;
    for (const child of keys) {
      const isFolder = child.endsWith("/");
      const path = folder + child;
      if (child === ".git/" || options.exclude?.(isFolder ? path.slice(0, -1) : path)) continue;
      let ignored = step.isIgnored;
      if (!ignored && rulesHere !== undefined && isIgnored(rulesHere, inside + child)) {
        leftOut += inRepository ? 0 : 1;
        ignored = true;
      }
      if (ignored && (options.always === undefined || !(isFolder || options.always(path)))) continue;
      const found = odd.get(child);
      if (found !== undefined && !found.isFile() && !found.isDirectory()) {
        remarks.note(path, `skipped: ${kindOf(found)}`);
        continue;
      }
      const name = found?.name ?? (isFolder ? child.slice(0, -1) : child);
      const raw = typeof file === "string" && found === undefined ? undefined : joinRaw(file, name);
      if (isFolder) visit({ file: raw ?? `${file}/${name}`, path, rules: rulesHere, inRepository, isIgnored: ignored });
      else entries.push({ path, tracked: false, raw });
    }
    options.listed?.(entries.length);
  }
}

function isInRepository(folder: RawPath): boolean {
  return typeof folder === "string" && repositoryOf(folder) !== undefined;
}

interface Children {
  /** The names as they are shown, those of folders with a slash, in the order in which that puts their paths. */
  readonly keys: readonly string[];
  /** By their keys, what is no file or folder, and what is not called as it is shown. */
  readonly odd: ReadonlyMap<string, Dirent<RawPath>>;
}

/** What is in a folder, but for symbolic links. */
function childrenOf(folder: Folder, isStart: boolean, remarks: Remarks): Children {
  const keys: string[] = [];
  const odd = new Map<string, Dirent<RawPath>>();
  for (const child of entriesOf(folder, isStart, remarks)) {
    if (child.isSymbolicLink()) continue;
    const name = showRaw(child.name);
    const isFolder = child.isDirectory();
    const key = isFolder ? `${name}/` : name;
    keys.push(key);
    if (name !== child.name || !(isFolder || child.isFile())) odd.set(key, child);
  }
  return { keys: keys.sort(), odd };
}

function entriesOf(folder: Folder, isStart: boolean, remarks: Remarks): readonly Dirent<RawPath>[] {
  try {
    const children = readdirSync(folder.file, { withFileTypes: true });
    // A name that was not UTF-8 has lost its bytes.
    return children.some(({ name }) => name.includes("\ufffd")) ? rawEntriesOf(folder) : children;
  } catch (error) {
    if (isStart || codeOf(error) !== "ENOENT") {
      remarks.problem(folder.path, `the folder cannot be read: ${reasonOf(error)}`);
    }
    return [];
  }
}

function rawEntriesOf({ file }: Folder): readonly Dirent<RawPath>[] {
  const children: Dirent<RawPath>[] = readdirSync(file, { withFileTypes: true, encoding: "buffer" });
  for (const child of children) {
    child.name = rawPathOf(Buffer.from(child.name));
  }
  return children;
}
