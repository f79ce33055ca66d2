import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { entriesOf } from "../honest/tarball.ts";
import { npm, root } from "../process.ts";
import { commitAll, git, type Snapshot, textOf } from "./git.ts";

/** A package whose versions follow each other like commits. */
export interface Package {
  readonly name: string;
  readonly versions: readonly string[];
  /** The commit that they come to: it proves that all of them are those that were measured. */
  readonly head: string;
}

const cache = path.join(root, ".bench", "replay");

/** The folder of a repository with a commit for each version, made when it is asked for the first time. */
export async function historyOf(item: Package): Promise<string> {
  const folder = path.join(cache, `${fileName(item.name)}.git`);
  if (headOf(folder) === item.head) return folder;
  const tarballs = await tarballsOf(item);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const head = commitAll(folder, snapshots(tarballs));
  if (head !== item.head) throw new Error(`The versions of ${item.name} come to ${head}: they are not those measured`);
  return folder;
}

function headOf(folder: string): string | undefined {
  try {
    return textOf(git(folder, ["--git-dir=.", "rev-parse", "refs/heads/main"]));
  } catch {
    return undefined;
  }
}

/** The paths of tarballs by version, from the cache or from npm. */
async function tarballsOf({ name, versions }: Package): Promise<Map<string, string>> {
  const folder = path.join(cache, "tarballs");
  mkdirSync(folder, { recursive: true });
  const files = new Map(versions.map((each) => [each, path.join(folder, `${fileName(name)}-${each}.tgz`)]));
  const missing = versions.filter((version) => !existsSync(files.get(version) ?? ""));
  if (missing.length > 0) {
    const specs = missing.map((version) => `${name}@${version}`);
    const { code, output } = await npm(["pack", ...specs, "--ignore-scripts", "--silent"], folder);
    if (code !== 0) throw new Error(`npm has not all versions of ${name}: ${output.trim()}`);
  }
  return files;
}

function* snapshots(tarballs: ReadonlyMap<string, string>): Generator<Snapshot> {
  for (const [name, file] of tarballs) yield { name, files: entriesOf(readFileSync(file)) };
}

const fileName = (name: string): string => name.replace("@", "").replace("/", "-");
