import { spawnSync } from "node:child_process";
import type { Entry } from "../honest/tarball.ts";

/** What the settings of whoever runs this would change: how renames are found, how a diff is made. */
const environment = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };

/** What git says. Throws where it fails. */
export function git(folder: string, args: readonly string[], input: string | Buffer = ""): Buffer {
  const { status, stdout, stderr, error } = spawnSync("git", ["-c", "core.quotePath=false", ...args], {
    cwd: folder,
    env: environment,
    input,
    maxBuffer: Number.POSITIVE_INFINITY,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr.toString().trim()}`);
  return stdout;
}

export const textOf = (answer: Buffer): string => answer.toString().trim();

/** Blobs by their ids. */
export function blobsOf(folder: string, ids: readonly string[]): Map<string, Buffer> {
  const output = git(folder, ["cat-file", "--batch"], ids.map((id) => `${id}\n`).join(""));
  const blobs = new Map<string, Buffer>();
  let at = 0;
  for (const id of ids) {
    const end = output.indexOf(0x0a, at);
    const [, type, length] = output.toString("latin1", at, end).split(" ");
    if (type !== "blob") throw new Error(`git has no blob ${id}`);
    blobs.set(id, output.subarray(end + 1, end + 1 + Number(length)));
    at = end + 2 + Number(length);
  }
  return blobs;
}

/** All files of one moment. */
export interface Snapshot {
  readonly name: string;
  readonly files: Iterable<Entry>;
}

/**
 * Commits snapshots one after the other to a bare repository in an empty folder. The same ones give the same commits.
 * Gives the id of the last one.
 */
export function commitAll(folder: string, snapshots: Iterable<Snapshot>): string {
  git(folder, ["init", "--quiet", "--bare", "--object-format=sha1"]);
  const parts: Buffer[] = [];
  let seconds = 0;
  for (const { name, files } of snapshots) {
    seconds++;
    parts.push(Buffer.from(`commit refs/heads/main\ncommitter npm <npm@localhost> ${seconds} +0000\n`), data(name));
    parts.push(Buffer.from("deleteall\n"));
    for (const { path, bytes } of files)
      parts.push(Buffer.from(`M 100644 inline "${path.replaceAll(/["\\]/g, "\\$&")}"\n`), data(bytes));
  }
  git(folder, ["fast-import", "--quiet"], Buffer.concat(parts));
  return textOf(git(folder, ["rev-parse", "refs/heads/main"]));
}

function data(content: string | Buffer): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from("\n")]);
}
