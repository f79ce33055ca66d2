import type { Finding } from "../engine/index.ts";
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

export type Request =
  | { readonly kind: "scan"; readonly id: number; readonly folders: readonly ScanFolder[] }
  | {
      readonly kind: "files";
      readonly id: number;
      readonly folder: ScanFolder;
      /** Relative to the folder, with forward slashes. A folder stands for all that is in it. */
      readonly paths: readonly string[];
    }
  | { readonly kind: "cancel"; readonly id: number };

export interface FileAnswer {
  /** The folder's path, as it was asked. */
  readonly folder: string;
  /** Relative to the folder, with forward slashes. */
  readonly path: string;
  /** `gone` may have been a folder: what was known of files below it is over too. `skipped`: ignored, a link and the like. */
  readonly status: "text" | "binary" | "gone" | "skipped" | "unread";
  readonly findings: readonly Finding[];
}

export interface Totals {
  readonly files: number;
  readonly bytes: number;
  readonly findings: number;
  readonly binary: number;
}

/** `files` comes in batches: of a scan only files with findings, of a request for files each of them. */
export type Answer =
  | { readonly kind: "files"; readonly id: number; readonly files: readonly FileAnswer[] }
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
