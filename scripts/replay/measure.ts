import { createHash } from "node:crypto";
import { compare, defaultPolicy, type Finding } from "../../src/engine/index.ts";
import { isBinary } from "../../src/workspace/binary.ts";
import type { Commit } from "./history.ts";

/** A silent change in honest work. */
export interface Hit {
  readonly history: string;
  /** The commit that made it. */
  readonly commit: Commit;
  readonly path: string;
  readonly finding: Finding;
  /** The line that it stands in. */
  readonly text: string;
}

/** What was looked through. */
interface Amount {
  commits: number;
  files: number;
  edits: number;
}

export interface Replayed {
  readonly history: string;
  readonly amount: Amount;
  readonly hits: readonly Hit[];
}

/** Judges what commits did to texts that were there before them, the same change of the same text once. */
export function replay(history: string, commits: Iterable<Commit>): Replayed {
  const amount: Amount = { commits: 0, files: 0, edits: 0 };
  const hits: Hit[] = [];
  const seen = new Set<string>();
  for (const commit of commits) {
    amount.commits++;
    for (const { path, before, after, edits } of commit.files) {
      const key = digestOf(before) + digestOf(after);
      if (seen.has(key) || isBinary(path, before) || isBinary(path, after)) continue;
      seen.add(key);
      amount.files++;
      amount.edits += edits;
      const text = after.toString();
      const { changes } = compare(before.toString(), text, { path }, defaultPolicy);
      if (changes.length === 0) continue;
      const lines = text.split(/\r\n|\r|\n/);
      for (const finding of changes) hits.push({ history, commit, path, finding, text: lines[finding.line] ?? "" });
    }
  }
  return { history, amount, hits };
}

const digestOf = (bytes: Buffer): string => createHash("sha1").update(bytes).digest("hex");
