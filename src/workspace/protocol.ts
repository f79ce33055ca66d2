import type { ComparedFile, CompareTo } from "../edits/compare-files.ts";
import type { Finding } from "../engine/index.ts";
import type { Counts } from "./most-severe.ts";
import type { Remark } from "./remarks.ts";

/** A workspace folder, as the worker needs it. All is plain data. */
export interface ScanFolder {
  /** Absolute. Comes back with each answer. */
  readonly path: string;
  /** Raw settings under their full keys, such as `glyphguard.rules`; the worker makes the policy of them. */
  readonly policySettings: Readonly<Record<string, unknown>>;
  /** Globs relative to the folder: the keys of `files.exclude` that are on. */
  readonly exclude: readonly string[];
  /** Whether git may run. Never in an untrusted workspace: `.gitignore` files are read without it then. */
  readonly git: boolean;
}

/** A file that is not small, with its size in bytes: when that changes it is another file. */
export interface LargeFile extends Pick<FileAnswer, "folder" | "path"> {
  readonly size: number;
}

export type ScanRequest =
  | {
      readonly kind: "scan";
      readonly folders: readonly ScanFolder[];
      /** Of files that were told before and are what they were, it is enough to say so. */
      readonly sweep: boolean;
    }
  | {
      readonly kind: "files";
      readonly folder: ScanFolder;
      /** Relative to the folder, with forward slashes. A folder stands for all that is in it. */
      readonly paths: readonly string[];
      /** How to compare them with what they were. Without it they are not. */
      readonly earlier?: Earlier;
    };

/** Where what files were is kept, and what they are compared with that were not touched yet. */
export interface Earlier {
  /** A folder of ours, absolute. */
  readonly storage: string;
  readonly compareTo: CompareTo;
}

export type Request =
  | (ScanRequest & {
      readonly id: number;
      /** Large files that an earlier thread died of. Only their beginning is judged. */
      readonly deadly: readonly LargeFile[];
    })
  | KeepRequest
  | { readonly kind: "cancel"; readonly id: number };

/** Remembers files as they are now, to compare them later. Nothing answers. */
export interface KeepRequest {
  readonly kind: "keep";
  readonly storage: string;
  /** Absolute. */
  readonly files: readonly string[];
  /** Even those of which something is remembered: what was done to them was looked through. */
  readonly anew: boolean;
}

/** Findings of one file that an answer carries at the most. An editor shows no more of a file either. */
export const findingsPerFile = 1000;

/** What a request's answers carry of a further file when they have carried `mostFindings`, and take 250 MB. */
export const fewFindings = 10;
export const mostFindings = 1_000_000;

export interface FileAnswer {
  /** The path of the `ScanFolder`. */
  readonly folder: string;
  /** Relative to the folder, with forward slashes; empty for the folder itself. */
  readonly path: string;
  /**
   * `skipped`: ignored, excluded, a link and the like. `folder`: one that was asked for; its files are answers that
   * follow. `unread`: could not be read, and there is a problem that says why; nothing new is known, so what was
   * known of it stays, and of files below it too unless `below` says otherwise. `same`: what it was when its findings
   * were told, which do not come again.
   */
  readonly status: "text" | "binary" | "gone" | "skipped" | "folder" | "unread" | "same";
  /**
   * Whatever was known of files below this path is over, unless told again in this answer or later: it is no folder
   * any more, or one that is left out, or one of which all that counts is told anew. Only of paths that were asked for.
   */
  readonly below: boolean;
  /** The most severe, up to `findingsPerFile` or `fewFindings`, in order of place. */
  readonly findings: readonly Finding[];
  /** How many findings the file has, with those that are not in `findings`. */
  readonly counts: Counts;
}

export interface Totals {
  readonly files: number;
  readonly bytes: number;
  readonly findings: number;
  readonly binary: number;
  /** Files that are what they were, and were not read. */
  readonly known: number;
  /** How many files there are to scan, in the folders that have been listed. */
  readonly listed: number;
}

/**
 * `files` comes in batches: of a scan only files with findings and unread ones, of a request for files each of them.
 * A later answer about a path, to whichever request, was never read before an earlier one.
 */
export type Answer =
  | { readonly kind: "files"; readonly id: number; readonly files: readonly FileAnswer[] }
  /** What was done to files of a folder, after their findings were told. */
  | { readonly kind: "edits"; readonly id: number; readonly folder: string; readonly files: readonly ComparedFile[] }
  /** A large file is about to be read, or, without one, has been: should the thread die, it died of that file. */
  | { readonly kind: "large"; readonly id: number; readonly file: LargeFile | undefined }
  | ({ readonly kind: "progress"; readonly id: number } & Totals)
  | ({ readonly kind: "done"; readonly id: number } & Summary)
  | { readonly kind: "failed"; readonly id: number; readonly message: string };

export interface Summary extends Totals {
  readonly cancelled: boolean;
  /** Paths are relative to their folder. */
  readonly notes: readonly (Remark & { readonly folder: string })[];
  /** Not empty: the answer is incomplete. */
  readonly problems: readonly (Remark & { readonly folder: string })[];
}
