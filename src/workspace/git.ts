import { accessSync, constants, existsSync, realpathSync, statSync } from "node:fs";
import { delimiter, dirname, isAbsolute, join, relative } from "node:path";
import { codeOf } from "./remarks.ts";

/**
 * The absolute path of git, looked up on PATH. What is scanned must not choose the program that scans it, and npm
 * puts folders of the project first on PATH: relative entries, entries in a `node_modules`, and what is in the
 * repositories of the `avoid` folders (the folders themselves outside repositories) do not count, nor do links to such.
 */
export function findGit(avoid: readonly string[]): string | undefined {
  const name = process.platform === "win32" ? "git.exe" : "git";
  const { PATH = "" } = process.env;
  const avoided = avoid.flatMap((folder) => namesOf(repositoryOf(folder) ?? folder));
  const isOutside = (path: string): boolean =>
    !/[\\/]node_modules[\\/]/i.test(path) && !avoided.some((folder) => isInside(path, folder));
  return PATH.split(delimiter)
    .filter(isAbsolute)
    .map((folder) => join(folder, name))
    .find((path) => isProgram(path) && [...namesOf(path), ...namesOf(dirname(path), name)].every(isOutside));
}

/** A path as it is written, and with all links resolved. */
function namesOf(path: string, ...inside: string[]): string[] {
  try {
    return [join(path, ...inside), join(realpathSync.native(path), ...inside)];
  } catch {
    return [join(path, ...inside)];
  }
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith("../") && !way.startsWith("..\\") && !isAbsolute(way);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

export interface GitAnswer {
  readonly code: number;
  readonly output: Buffer;
  /** The first line of what git said on its error stream. */
  readonly complaint: string;
  /** Folders that it left out because it could not read them, relative to the repository, with the system's reason. */
  readonly unread: readonly { readonly folder: string; readonly reason: string }[];
  readonly timedOut: boolean;
}

/** Git waits for ever on a FIFO named `.gitignore`. In ms; a listing of 100,000 files takes about one second. */
const patience = 30_000;

/**
 * Runs git in `folder` without letting the repository run anything: no monitor, no hooks, no fetching of
 * missing objects, no writing of the index. GIT_DIR and its like, set by a hook that may have started us, would
 * point every repository at one, and a repository's `core.worktree` would have another folder listed than this one.
 * After `limit` ms git is killed.
 */
export function runGit(
  git: string,
  folder: string,
  args: readonly string[],
  input = "",
  limit: number = patience,
): GitAnswer {
  const safe = ["-c", "core.fsmonitor=", "-c", "core.hooksPath=/dev/null", "-c", "safe.bareRepository=explicit"];
  const tree = `--work-tree=${repositoryOf(folder) ?? folder}`;
  // Node takes 4 ms to load it, as long as for 200 files.
  const { spawnSync } = process.getBuiltinModule("node:child_process");
  const { status, stdout, stderr, error } = spawnSync(git, [...safe, tree, ...args], {
    cwd: folder,
    env: gitEnvironment(),
    input,
    maxBuffer: Number.POSITIVE_INFINITY,
    windowsHide: true,
    timeout: limit,
    killSignal: "SIGKILL",
  });
  if (error !== undefined) {
    const timedOut = codeOf(error) === "ETIMEDOUT";
    const complaint = timedOut ? `git did not answer within ${limit / 1000} s` : "git could not be started";
    return { code: -1, output: Buffer.alloc(0), complaint, unread: [], timedOut };
  }
  const complaints = stderr.toString().split("\n");
  const [complaint = ""] = complaints;
  return { code: status ?? -1, output: stdout, complaint, unread: complaints.flatMap(unreadIn), timedOut: false };
}

/** For git that is no error: it lists the rest and ends with 0. */
function unreadIn(line: string): GitAnswer["unread"] {
  // A line has 4 KB at the most: of a path that is too long there is no end.
  const [, folder, reason = "File name too long"] =
    /^warning: could not open directory '(.*)\/(?:': (.*)|[^/']*)$/.exec(line) ?? [];
  return folder === undefined ? [] : [{ folder, reason: reason.charAt(0).toLowerCase() + reason.slice(1) }];
}

function gitEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([key]) => !key.startsWith("GIT_") || /^GIT_CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM)$/.test(key),
  );
  return {
    ...Object.fromEntries(kept),
    LC_ALL: "C",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_NO_LAZY_FETCH: "1",
    GIT_ALLOW_PROTOCOL: "",
  };
}

/** The nearest folder at or above `folder` that holds a `.git`. */
export function repositoryOf(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, ".git"))) {
      return at;
    }
    if (dirname(at) === at) {
      return undefined;
    }
  }
}
