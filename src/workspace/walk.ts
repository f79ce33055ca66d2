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
}

/**
 * Lists the files under a folder by looking, with the `.gitignore` files on the way. Symbolic links are not
 * followed, so there are no loops. Repositories below `start` go to `nested` where git is at hand to list them.
 * Outside repositories nobody minds a `.gitignore`, so a note tells how many entries it left out there.
 */
export function walk(start: Folder, options: ListOptions, entries: Entry[], nested: Folder[], remarks: Remarks): void {
  const { rules, up } = typeof start.file === "string" ? rulesAbove(start.file, remarks) : { rules: undefined, up: "" };
  const steps: Step[] = [{ ...start, rules, inRepository: isInRepository(start.file) }];
  let leftOut = 0;
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const children = childrenOf(step, step.path === start.path, remarks);
    const isRepository = children.some(({ name }) => String(name) === ".git");
    if (options.git !== undefined && step.path !== start.path && isRepository) {
      nested.push({ file: step.file, path: step.path });
      continue;
    }
    const inside = up + step.path.slice(start.path.length);
    const own = children.some(({ name }) => String(name) === ".gitignore");
    const rulesHere = own ? addRules(step.rules, step.file, inside, remarks) : step.rules;
    for (const child of children) {
      visit(child, { ...step, rules: rulesHere, inRepository: step.inRepository || isRepository }, inside);
    }
  }
  if (leftOut > 0) {
    const what = leftOut === 1 ? "1 file or folder" : `${leftOut} files and folders`;
    remarks.note(start.path, `${what} left out because of a .gitignore, though this is no repository`);
  }

  function visit(child: Dirent<RawPath>, parent: Step, inside: string): void {
    const name = showRaw(child.name);
    const path = parent.path + name;
    const isFolder = child.isDirectory();
    if (child.isSymbolicLink() || (isFolder && name === ".git") || options.exclude?.(path)) {
      return;
    }
    if (isIgnored(parent.rules, inside + name + (isFolder ? "/" : ""))) {
      leftOut += parent.inRepository ? 0 : 1;
    } else if (isFolder) {
      steps.push({ ...parent, file: joinRaw(parent.file, child.name), path: `${path}/` });
    } else if (child.isFile()) {
      entries.push({ file: joinRaw(parent.file, child.name), path, tracked: false });
    } else {
      remarks.note(path, `skipped: ${kindOf(child)}`);
    }
  }
}

function isInRepository(folder: RawPath): boolean {
  return typeof folder === "string" && repositoryOf(folder) !== undefined;
}

function childrenOf(folder: Folder, isStart: boolean, remarks: Remarks): readonly Dirent<RawPath>[] {
  try {
    const children = readdirSync(folder.file, { withFileTypes: true });
    // A name that was not UTF-8 has lost its bytes.
    return children.some(({ name }) => name.includes("\ufffd")) ? rawChildrenOf(folder) : children;
  } catch (error) {
    if (isStart || codeOf(error) !== "ENOENT") {
      remarks.problem(folder.path, `the folder cannot be read: ${reasonOf(error)}`);
    }
    return [];
  }
}

function rawChildrenOf({ file }: Folder): readonly Dirent<RawPath>[] {
  const children: Dirent<RawPath>[] = readdirSync(file, { withFileTypes: true, encoding: "buffer" });
  for (const child of children) {
    child.name = rawPathOf(Buffer.from(child.name));
  }
  return children;
}
