import { makeRoom, upwards } from "./paths.ts";

/** Events of one batch bear times this close, in ms: VS Code gathers them for 75 ms. */
const batch = 100;
const mostRepositories = 256;
/** Git extension tells of a new state up to this late, in ms: it runs `git status` first. */
const stateIsLate = 3_000;

/** How surely git changes files when it changes its own: a checkout (`strong`), or perhaps no more than `git add`. */
export type Churn = "strong" | "weak";

interface Repository {
  head?: string;
  /** First and last time of the latest run of events. */
  readonly strong: { from: number; to: number };
  readonly weak: { from: number; to: number };
  /** Since when git holds the lock of the index. */
  lock?: number;
}

export interface Repositories {
  /** What changed in which repository, if the path is one of git's own. */
  own(path: string): { readonly root: string; readonly part: string } | undefined;
  /** A file of git's own changed. */
  churned(root: string, part: string, what: "created" | "changed" | "deleted", time: number): Churn | undefined;
  /** Whether another commit or branch is checked out than before. */
  state(root: string, gitFolder: string | undefined, head: string | undefined, time: number): boolean;
  /** Whether git changed its own files together with this file. */
  explains(path: string, time: number): Churn | undefined;
  rootOf(path: string): string | undefined;
}

function strengthOf(part: string): Churn | undefined {
  if (/^(HEAD|(ORIG|MERGE|CHERRY_PICK|REVERT|REBASE|BISECT)_HEAD|AUTO_MERGE)$/.test(part)) return "strong";
  if (/^(rebase-(merge|apply)|sequencer)(\/|$)|^(logs\/)?refs\/stash$/.test(part)) return "strong";
  // A commit changes these, too, and the files not at all; so does a mere `git status` with the index.
  if (/^(index(\.lock)?$|logs\/HEAD$|refs\/heads(\/|$)|refs$)/.test(part)) return "weak";
  return undefined;
}

function extend(run: { from: number; to: number }, time: number): void {
  if (time > run.to + batch) run.from = time;
  run.from = Math.min(run.from, time);
  run.to = Math.max(run.to, time);
}

/** Keeps when git changed its own files, by repository, nested ones and worktrees apart. */
export function createRepositories(): Repositories {
  const repositories = new Map<string, Repository>();
  const gitFolders = new Map<string, string>();
  const never = Number.NEGATIVE_INFINITY;
  const repositoryAt = (root: string): Repository => {
    let found = repositories.get(root);
    if (found === undefined) {
      makeRoom(repositories, mostRepositories);
      found = { strong: { from: never, to: never }, weak: { from: never, to: never } };
      repositories.set(root, found);
    }
    return found;
  };
  const rootOf = (path: string): string | undefined => {
    for (const folder of upwards(path)) if (repositories.has(folder)) return folder;
    return undefined;
  };
  return {
    own(path) {
      if (gitFolders.size > 0) {
        for (const folder of upwards(path)) {
          const root = gitFolders.get(folder);
          if (root !== undefined) return { root, part: path.slice(folder.length + 1) };
        }
      }
      if (path.endsWith("/.git")) return { root: path.slice(0, -"/.git".length), part: "" };
      const at = path.indexOf("/.git/");
      if (at < 0) return undefined;
      const part = path.slice(at + "/.git/".length);
      const root = path.slice(0, at);
      // Those of a worktree or a submodule, of which nobody has told where its files are: they explain none of ours.
      const elsewhere = /^(worktrees\/[^/]+|modules\/.+)\/(?=[^/]+$)/.exec(part);
      return elsewhere === null
        ? { root, part }
        : { root: `${path.slice(0, at)}/.git`, part: part.slice(elsewhere[0].length) };
    },
    churned(root, part, what, time) {
      const repository = repositoryAt(root);
      const { strong, weak, lock } = repository;
      if (part === "index.lock" && what !== "deleted") repository.lock = time;
      else if (lock !== undefined && (part === "index" || part === "index.lock")) {
        // All that came while git held the lock is of one run.
        delete repository.lock;
        extend(weak, time);
        weak.from = Math.min(weak.from, lock);
      }
      const strength = strengthOf(part);
      if (strength !== undefined) extend(repository[strength], time);
      if (Math.abs(strong.to - weak.to) <= batch) strong.from = Math.min(strong.from, weak.from);
      return strength;
    },
    state(root, gitFolder, head, time) {
      const repository = repositoryAt(root);
      if (gitFolder !== undefined && !gitFolders.has(gitFolder)) {
        makeRoom(gitFolders, mostRepositories);
        gitFolders.set(gitFolder, root);
      }
      if (head === undefined) return false;
      const isNew = repository.head !== undefined && repository.head !== head;
      repository.head = head;
      if (isNew) extend(repository.weak, time);
      return isNew;
    },
    explains(path, time) {
      const root = rootOf(path);
      const repository = root === undefined ? undefined : repositories.get(root);
      if (repository === undefined) return undefined;
      const near = ({ from, to }: Repository["strong"]) => time >= from - batch && time <= to + batch;
      if (near(repository.strong)) return "strong";
      const isLocked =
        repository.lock !== undefined && time >= repository.lock - batch && time <= repository.lock + 60_000;
      return near(repository.weak) || isLocked ? "weak" : undefined;
    },
    rootOf,
  };
}

/** How far back a change of the repository's state explains files, in ms. */
export const lookBack = stateIsLate;
