import { dirname, relative } from "node:path";
import { repositoryOf, runGit } from "../workspace/git.ts";

/** Where to look: what is staged, or a commit. */
export type Revision = "index" | { readonly commit: string };

/** Of what git does not have, it repeats the name, which has a colon in it. */
const header = /^[0-9a-f]{40,64} (\w+) (\d+)$/;

/**
 * The bytes that git has of files, without the filters of the repository, which would run. Nothing of files that it
 * does not have, or when the repository is locked, broken or gone.
 * @param files absolute
 */
export function committed(git: string, files: readonly string[], revision: Revision = "index"): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  const byRepository = new Map<string, string[]>();
  for (const file of files) {
    const repository = repositoryOf(dirname(file));
    // Git takes one name a line.
    if (repository === undefined || /[\n\r]/.test(file)) continue;
    byRepository.set(repository, [...(byRepository.get(repository) ?? []), file]);
  }
  for (const [repository, inside] of byRepository) {
    // Stage 0, by its number: without it a name such as `1:a` would be taken for `a` in stage 1.
    const rev = revision === "index" ? ":0" : revision.commit;
    const names = inside.map((file) => `${rev}:${relative(repository, file).replaceAll("\\", "/")}\n`);
    const { code, output } = runGit(git, repository, ["cat-file", "--batch"], names.join(""));
    if (code !== 0) continue;
    let at = 0;
    for (const file of inside) {
      const end = output.indexOf(0x0a, at);
      if (end < 0) break;
      const [, type, length] = header.exec(output.toString("latin1", at, end)) ?? [];
      at = end + 1;
      if (type === undefined) continue;
      const size = Number(length);
      if (type === "blob") found.set(file, output.subarray(at, at + size));
      at += size + 1;
    }
  }
  return found;
}

/** The commit in which what is checked out left the main line, if there is one. */
export function mergeBase(git: string, folder: string): string | undefined {
  const repository = repositoryOf(folder);
  if (repository === undefined) return undefined;
  for (const main of ["@{upstream}", "origin/HEAD", "main", "master"]) {
    const { code, output } = runGit(git, repository, ["merge-base", "HEAD", main]);
    if (code === 0) return output.toString("latin1").trim();
  }
  return undefined;
}
