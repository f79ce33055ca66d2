import type { Finding } from "../engine/index.ts";
import type { Excerpt } from "./excerpt.ts";
import { type Counts, noFindings } from "./most-severe.ts";
import type { Skipped } from "./read.ts";

/** What a file's scan came to. */
export interface FileResult {
  /** `unread` comes with a problem; the rest of `Skipped` tells itself. */
  readonly status: "text" | "binary" | "unread" | Exclude<Skipped["skipped"], "unreadable">;
  readonly bytes: number;
  /** In order of place. */
  readonly findings: readonly Finding[];
  /** How many findings there are, with those that were not kept. */
  readonly counts: Counts;
  /** What to look for in other programs: see `looksBeyondAscii` of the engine. Only if it was asked for. */
  readonly looks: readonly string[];
  /** Why the answer is incomplete. */
  readonly problem: string | undefined;
  /** Where the findings stand. Large files are read a second time for it, so ask before they change. */
  readonly excerpts: () => Iterable<Excerpt>;
}

const none: readonly never[] = [];
const noExcerpts = () => none;

/** The result of a file without findings. Written out: nearly all files of a tree have one. */
export function resultOf(status: FileResult["status"], bytes: number, problem?: string): FileResult {
  return { status, bytes, findings: none, counts: noFindings, looks: none, problem, excerpts: noExcerpts };
}

/** Of a file that could not be read. */
export function unread(reason: string): FileResult {
  return resultOf("unread", 0, `could not be checked: ${reason}`);
}
