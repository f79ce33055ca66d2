import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { delimiter, dirname, isAbsolute, join, relative } from "node:path";

/**
 * The absolute path of git, looked up on PATH. Relative entries and folders inside `avoid` do not count:
 * what is scanned must not choose the program that scans it.
 */
export function findGit(avoid: readonly string[]): string | undefined {
  const name = process.platform === "win32" ? "git.exe" : "git";
  const { PATH = "" } = process.env;
  return PATH.split(delimiter)
    .filter((folder) => isAbsolute(folder) && !avoid.some((other) => isInside(folder, other)))
    .map((folder) => join(folder, name))
    .find(isProgram);
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
}

/**
 * Runs git in `folder` without letting the repository run anything: no monitor, no hooks, no fetching of
 * missing objects, no writing of the index. GIT_DIR and its like, set by a hook that may have started us, would
 * point every repository at one, and a repository's `core.worktree` would have another folder listed than this one.
 */
export function runGit(git: string, folder: string, args: readonly string[], input = ""): GitAnswer {
  const safe = ["-c", "core.fsmonitor=", "-c", "core.hooksPath=/dev/null", "-c", "safe.bareRepository=explicit"];
  const tree = `--work-tree=${repositoryOf(folder) ?? folder}`;
  const { status, stdout, stderr, error } = spawnSync(git, [...safe, tree, ...args], {
    cwd: folder,
    env: gitEnvironment(),
    input,
    maxBuffer: Number.POSITIVE_INFINITY,
    windowsHide: true,
  });
  if (error !== undefined) {
    return { code: -1, output: Buffer.alloc(0), complaint: "git could not be started" };
  }
  const [complaint = ""] = stderr.toString().split("\n");
  return { code: status ?? -1, output: stdout, complaint };
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
