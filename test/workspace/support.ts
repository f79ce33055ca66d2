import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A folder for one test, deleted after it. Call it in `describe`; the path is there when tests run. */
export function useFolder(): { readonly path: string } {
  const folder = { path: "" };
  beforeEach(() => {
    folder.path = realpathSync(mkdtempSync(join(tmpdir(), "glyphguard-")));
  });
  afterEach(() => rmSync(folder.path, { recursive: true, force: true }));
  return folder;
}

/** Writes files, with the folders that they need. */
export function write(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** The same for files that are there: time passes by the disk's clock, which ticks only some hundred times a second. */
export function rewrite(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  const timeOf = (path: string): bigint => statSync(join(folder, path), { bigint: true }).ctimeNs;
  for (const [path, content] of Object.entries(files)) {
    const before = timeOf(path);
    do write(folder, { [path]: content });
    while (timeOf(path) === before);
  }
}

export function git(folder: string, ...args: string[]): string {
  const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "init.defaultBranch=main"];
  const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
  return execFileSync("git", [...identity, ...args], { cwd: folder, env, stdio: "pipe" }).toString();
}

/** Makes a folder a repository in which all files are committed. */
export function commitAll(folder: string): void {
  git(folder, "init", "--quiet");
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message=All", "--allow-empty");
}

/** Makes a FIFO, which blocks whoever opens it without care. Node has no call for it. */
export function makePipe(path: string): void {
  execFileSync("mkfifo", [path]);
}
