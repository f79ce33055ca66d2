import { createHash } from "node:crypto";
import type { Finding } from "../engine/index.ts";

/** What was done to a file since it was first touched. */
export interface FileEdit {
  /** Where the earlier text comes from: what the file was then, what git had of it, or nowhere. */
  readonly from: "session" | "git" | "none";
  /** Findings of the present text that the earlier one did not have; all of them if there is no earlier one. */
  readonly introduced: readonly Finding[];
  /** What was changed in silence, by the rules for changes. */
  readonly changes: readonly Finding[];
}

/** The same, with the key of each finding: of `introduced`, then of `changes`. */
export interface KeyedEdit extends FileEdit {
  readonly keys: readonly FindingKey[];
}

/** What tells one finding of a file from another, and whether the text is still what it was. */
export interface FindingKey {
  /** The same for the same finding, wherever other lines move it to. */
  readonly key: string;
  /** Digest of the line that it stands in. */
  readonly digest: string;
}

/** Keys by rule, characters, and the line with the place in it; of those that are alike in all of it, the order decides. */
export function keysOf(findings: readonly Finding[], lineAt: (line: number) => string): FindingKey[] {
  const digests = new Map<number, string>();
  const alike = new Map<string, number>();
  return findings.map(({ rule, characters, change, start, line }) => {
    const digest = digests.get(line) ?? digestOf(lineAt(line));
    digests.set(line, digest);
    const key = JSON.stringify([rule, characters, change?.before, start, digest]);
    const count = alike.get(key) ?? 0;
    alike.set(key, count + 1);
    return { key: count === 0 ? key : `${key} ${count}`, digest };
  });
}

/** Short, for there can be as many findings as a line has characters. */
export function digestOf(line: string): string {
  return createHash("sha256").update(line).digest("base64url").slice(0, 16);
}
