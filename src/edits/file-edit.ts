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

/**
 * Tells one finding of a file from another, wherever lines move it to: by its rule, what it is about and the line that
 * it stands in. Of equals in one line, the place decides.
 */
export function keyOf({ rule, characters, word, start }: Finding, line: string): string {
  return JSON.stringify([rule, characters, word, start, line]);
}
