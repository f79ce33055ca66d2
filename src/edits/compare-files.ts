import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compare, type Policy } from "../engine/index.ts";
import { isBinary } from "../workspace/binary.ts";
import { decodeChunks, readMark, shown } from "../workspace/decode.ts";
import { committed, mergeBase, type Revision } from "./committed.ts";
import type { EarlierFiles } from "./earlier.ts";
import { type KeyedEdit, keysOf } from "./file-edit.ts";

/** What files are compared with. Once a file was touched it is what it was then. */
export type CompareTo = "sessionStart" | "mergeBase" | "nothing";

/** A file and what was done to it. */
export interface ComparedFile extends KeyedEdit {
  readonly path: string;
}

interface Sources {
  readonly earlier: EarlierFiles;
  /** Keys of the findings in files of which no earlier text was known when they were touched first. */
  readonly fresh: Map<string, ReadonlySet<string>>;
  /** The program, unless it must not run. */
  readonly git: string | undefined;
  readonly compareTo: CompareTo;
  readonly policy: Policy;
}

/** A file that is larger is judged for itself and not compared, as editors do not show it to us either. */
const mostBytes = 50 << 20;
/** Git is asked for so many files at once: their bytes are held together. */
const PORTION = 200;

/**
 * Compares files as they are with what they were. A file that cannot be read, is binary or too large is left out: the
 * scan tells of it.
 * @param paths relative to the folder, with forward slashes
 */
export function* compareFiles(folder: string, paths: readonly string[], sources: Sources): Generator<ComparedFile> {
  const { earlier, fresh, git, compareTo, policy } = sources;
  if (compareTo === "nothing") return;
  const base = git !== undefined && compareTo === "mergeBase" ? mergeBase(git, folder) : undefined;
  const revision: Revision = base === undefined ? "index" : { commit: base };
  for (let at = 0; at < paths.length; at += PORTION) {
    const files = paths.slice(at, at + PORTION).map((path) => ({ path, file: join(folder, path) }));
    const unknown = files.map(({ file }) => file).filter((file) => earlier.get(file) === undefined);
    const ofGit = git === undefined ? new Map<string, Buffer>() : committed(git, unknown, revision);
    for (const { path, file } of files) {
      const now = readWhole(file);
      if (now === undefined || isBinary(path, now)) continue;
      const kept = earlier.get(file);
      const blob = ofGit.get(file);
      const before = kept ?? (blob && withEndingsOf(now, blob));
      earlier.keep(file, before ?? now);
      const from = kept ? "session" : blob ? "git" : "none";
      const compared = compareBytes(before, now, { path, policy, fresh: fresh.get(file) });
      if (before === undefined) fresh.set(file, new Set(compared.keys.map(({ key }) => key)));
      yield { path, from, ...compared };
    }
  }
}

interface Known {
  readonly path: string;
  readonly policy: Policy;
  readonly fresh: ReadonlySet<string> | undefined;
}

function compareBytes(before: Buffer | undefined, now: Buffer, { path, policy, fresh }: Known) {
  const after = textOf(now);
  const lines = after.split(/\r\n|\r|\n/);
  const lineAt = (line: number): string => lines[line] ?? "";
  const file = { before: formOf(before ?? now), after: formOf(now) };
  const { introduced, changes } = compare(before ? textOf(before) : "", after, { path, file }, policy);
  const own = keysOf(introduced, lineAt);
  const known = new Set(own.map(({ key }) => key));
  const all = fresh ? compare("", after, { path }, policy).introduced : [];
  const keys = keysOf(all, lineAt);
  const isStill = (_: unknown, index: number): boolean => {
    const { key = "" } = keys[index] ?? {};
    return fresh?.has(key) === true && !known.has(key);
  };
  return {
    introduced: [...introduced, ...all.filter(isStill)],
    changes,
    keys: [...own, ...keys.filter(isStill), ...keysOf(changes, lineAt)],
  };
}

/** A regular file that is not too large, or nothing. */
export function readWhole(file: string): Buffer | undefined {
  try {
    const stats = lstatSync(file);
    return stats.isFile() && stats.size <= mostBytes ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  }
}

function textOf(bytes: Buffer): string {
  return [...shown(decodeChunks([bytes], () => {}))].join("");
}

function formOf(bytes: Buffer) {
  const text = textOf(bytes);
  const marks = (readMark(bytes).length > 0 ? 1 : 0) + (/^\ufeff*/.exec(text)?.[0].length ?? 0);
  const found = new Set<string>(text.match(/\r\n|\r|\n/g));
  const [ending] = found.size > 1 ? (["mixed"] as const) : endings.filter((each) => found.has(each));
  return { marks, ...(ending && { ending }) };
}

const endings = ["\r\n", "\n", "\r"] as const;

/** Git writes the line ends of the system where it is told to; of a blob that has none of them, that is no edit. */
function withEndingsOf(now: Buffer, blob: Buffer): Buffer {
  if (blob.includes("\r\n") || !now.includes("\r\n")) return blob;
  return Buffer.from(blob.toString("latin1").replaceAll("\n", "\r\n"), "latin1");
}
