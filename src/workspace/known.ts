import { hash, randomBytes } from "node:crypto";
import { lstatSync } from "node:fs";
import { type FileResult, resultOf } from "./file-result.ts";
import { type Entry, fileOf } from "./list.ts";

/** What is remembered of the files of a folder. It holds for one policy. */
export interface KnownFiles {
  /** What a file came to when it last was what it is now; else what `read` gives, which is remembered. */
  readonly take: (entry: Entry, read: () => FileResult) => FileResult;
  /** To be called while a file is read if the result depends on other files, too: it is read each time. */
  readonly doubt: () => void;
  /** One pass over all files. With `counts` it is enough to tell of a file that is known how many findings it has. */
  readonly pass: (wanted: "findings" | "counts") => KnownPass;
}

export interface KnownPass extends Pick<KnownFiles, "take"> {
  /** The same for what depends on the other files, too. To be asked when all were taken. */
  readonly judge: (entry: Entry, judge: () => FileResult) => FileResult;
  /** To be called when all were taken and judged. */
  readonly finish: () => void;
}

type Remembered = Omit<FileResult, "excerpts"> | "text" | "binary" | "doubtful";

/** Findings that are remembered of a folder, of 250 bytes each; of further files with findings only their numbers are. */
const mostFindings = 50_000;

/**
 * In ms. A file that changed so shortly before it was looked at may change once more with the same ctime: clocks of
 * file systems tick every 10 ms, some every 2 s.
 */
const young = 2000;

/**
 * A file is what it was while its path, size, ctime and inode are; mtime can be set by anybody. Of a clean one only a
 * number remains: 100,000 of them take 5 MB. There are no excerpts of what is known.
 */
export function createKnownFiles(folder: string, now: () => number = Date.now): KnownFiles {
  const taken = new Map<number, Remembered>();
  const judged = new Map<number, Remembered>();
  // With it nobody can choose two states of files that have the same key.
  const secret = randomBytes(16).toString("hex");
  let room = mostFindings;
  /** How many files the last pass took, if it was finished and everything seen since was known. */
  let settled: number | undefined;
  let isDoubted = false;

  /** Undefined of what cannot be known. */
  function stateOf(entry: Entry): { readonly key: number; readonly size: number } | undefined {
    const time = now();
    const stats = lstatSync(fileOf(folder, entry), { throwIfNoEntry: false });
    if (stats === undefined || !stats.isFile() || stats.ctimeMs > time - young) return undefined;
    const { size, ctimeMs, ino } = stats;
    const text = [secret, entry.path, size, ctimeMs, ino].join("\0");
    return { key: Number.parseInt(hash("sha256", text).slice(0, 13), 16), size };
  }

  function remember(from: Map<number, Remembered>, key: number, size: number, result: FileResult): void {
    const { excerpts: _, ...rest } = result;
    const { status, bytes, findings, looks } = rest;
    if ((status !== "text" && status !== "binary") || rest.problem !== undefined || bytes !== size) return;
    if (findings.length === 0 && looks.length === 0) {
      from.set(key, status);
    } else if (findings.length <= room) {
      room -= findings.length;
      from.set(key, rest);
    } else from.set(key, { ...rest, findings: [] });
  }

  function find(
    from: Map<number, Remembered>,
    entry: Entry,
    wanted: "findings" | "counts",
    read: () => FileResult,
  ): FileResult {
    const state = stateOf(entry);
    const found = state && from.get(state.key);
    if (state === undefined || found === undefined) settled = undefined;
    else if (found === "doubtful") return read();
    else if (typeof found === "string") return resultOf(found, state.size);
    else if (wanted === "counts" || isWhole(found)) return { ...found, excerpts: () => [] };
    isDoubted = false;
    const result = read();
    if (state !== undefined && isDoubted) from.set(state.key, "doubtful");
    else if (state !== undefined && found === undefined) remember(from, state.key, state.size, result);
    return result;
  }

  function forget(): void {
    taken.clear();
    judged.clear();
    room = mostFindings;
    settled = undefined;
  }

  return {
    take: (entry, read) => find(taken, entry, "findings", read),
    doubt: () => {
      isDoubted = true;
    },
    pass: (wanted) => {
      let count = 0;
      let isJudging = false;
      return {
        take: (entry, read) => {
          count++;
          return find(taken, entry, wanted, read);
        },
        judge: (entry, judge) => {
          if (!isJudging && settled !== count) judged.clear();
          isJudging = true;
          return find(judged, entry, wanted, judge);
        },
        finish: () => {
          settled = count;
          // Most of it is of the past: the next pass starts anew.
          if (taken.size > 1000 + 2 * count) forget();
        },
      };
    },
  };
}

function isWhole({ findings, counts }: Exclude<Remembered, string>): boolean {
  return findings.length > 0 || counts.error + counts.warning + counts.information === 0;
}
