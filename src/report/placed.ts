import type { Finding } from "../engine/index.ts";
import type { Excerpt } from "../workspace/excerpt.ts";
import type { FileReport } from "../workspace/scan-tree.ts";

/** A finding and the part of the line that shows it, if it stands in a line that could be read again. */
export interface Placed {
  readonly finding: Finding;
  readonly excerpt?: Excerpt;
}

/** All findings of a file in their order, with their excerpts. */
export function* placed({ findings, excerpts }: FileReport): Generator<Placed> {
  let next = findings.findIndex(({ region }) => region !== "path");
  next = next < 0 ? findings.length : next;
  for (const finding of findings.slice(0, next)) yield { finding };
  for (const excerpt of next < findings.length ? excerpts() : [])
    for (const finding of excerpt.findings) yield { finding: findings[next++] ?? finding, excerpt };
  // A file that shrank meanwhile has fewer lines than findings.
  for (const finding of findings.slice(next)) yield { finding };
}
