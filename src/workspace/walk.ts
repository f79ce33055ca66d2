import { type Dirent, readdirSync } from "node:fs";
import { addRules, type IgnoreRules, isIgnored, rulesAbove } from "./ignore-rules.ts";
import type { Entry, Folder, ListOptions } from "./list.ts";
import { joinRaw, type RawPath, rawPathOf, showRaw } from "./raw-path.ts";
import { kindOf } from "./read.ts";
import { codeOf, type Remarks, reasonOf } from "./remarks.ts";

interface Step extends Folder {
  readonly rules: IgnoreRules | undefined;
}

/**
 * Lists the files under a folder by looking, with the `.gitignore` files on the way. Symbolic links are not
 * followed, so there are no loops. Repositories below `start` go to `nested` where git is at hand to list them.
 */
export function walk(start: Folder, options: ListOptions, entries: Entry[], nested: Folder[], remarks: Remarks): void {
  const { rules, up } = typeof start.file === "string" ? rulesAbove(start.file, remarks) : { rules: undefined, up: "" };
  const steps: Step[] = [{ ...start, rules }];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const children = childrenOf(step, step.path === start.path, remarks);
    if (options.git !== undefined && step.path !== start.path && children.some(({ name }) => String(name) === ".git")) {
      nested.push({ file: step.file, path: step.path });
      continue;
    }
    const inside = up + step.path.slice(start.path.length);
    const own = children.some(({ name }) => String(name) === ".gitignore");
    const rulesHere = own ? addRules(step.rules, step.file, inside, remarks) : step.rules;
    for (const child of children) {
      visit(child, { ...step, rules: rulesHere }, inside);
    }
  }

  function visit(child: Dirent<RawPath>, parent: Step, inside: string): void {
    const name = showRaw(child.name);
    const path = parent.path + name;
    if (child.isDirectory()) {
      if (name !== ".git" && !isIgnored(parent.rules, `${inside}${name}/`) && !options.exclude?.(path)) {
        steps.push({ file: joinRaw(parent.file, child.name), path: `${path}/`, rules: parent.rules });
      }
    } else if (!child.isSymbolicLink() && !isIgnored(parent.rules, inside + name) && !options.exclude?.(path)) {
      if (child.isFile()) {
        entries.push({ file: joinRaw(parent.file, child.name), path, tracked: false });
      } else {
        remarks.note(path, `skipped: ${kindOf(child)}`);
      }
    }
  }
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
