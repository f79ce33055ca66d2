import type { Edit } from "./edit.ts";

/**
 * What git's index adds: of an edit that may be git's, whether the file on disk is what the index has. A checkout
 * leaves it so; an agent's write in the same second does not. Returns the same edit if that tells nothing.
 */
export function judgeByIndex(edit: Edit, isAsInIndex: boolean): Edit {
  const { or, ...rest } = edit;
  const isGit = edit.origin.kind === "git";
  if (!isGit && or?.kind !== "git") return edit;
  if (isAsInIndex) return { ...rest, origin: { kind: "git" }, via: "git", confidence: "high" };
  const other = isGit ? (or ?? ({ kind: "outside" } as const)) : edit.origin;
  return { ...rest, origin: other, via: isGit ? "disk" : edit.via, confidence: "medium" };
}
