import { blobsOf, git, textOf } from "./git.ts";

/** A file that a commit changed. */
interface Changed {
  /** Below the repository, as it is named after. */
  readonly path: string;
  readonly before: Buffer;
  readonly after: Buffer;
  /** Stretches of lines that changed, with no line between that stayed: the hunks of a diff without context. */
  readonly edits: number;
}

export interface Commit {
  readonly id: string;
  readonly subject: string;
  readonly files: readonly Changed[];
}

/** Without merges, which bring nothing of their own. Symbolic links and modules are no texts. */
const shown = "--format= --raw --patch --text --unified=0 --full-index --no-abbrev --find-renames --no-ext-diff";
const head = /^:100\d{3} 100\d{3} ([0-9a-f]+) ([0-9a-f]+) [MR]\d*\t(?:[^\t]+\t)?([^\t]+)$/;

/** The commits that lead to `revision`, the first one first, each with the files that were there before it. */
export function* commitsOf(folder: string, revision: string): Generator<Commit> {
  const list = textOf(git(folder, ["log", "--reverse", "--no-merges", "--format=%H %s", revision]));
  for (const line of list.split("\n")) {
    const [, id = "", subject = ""] = /^(\S+) ?(.*)$/.exec(line) ?? [];
    const patch = git(folder, ["show", "--diff-filter=MR", "--no-textconv", ...shown.split(" "), id]);
    yield { id, subject, files: [...filesIn(folder, patch.toString("latin1"))] };
  }
}

/** Whether commits are missing at its start. */
export const isShallow = (folder: string): boolean =>
  textOf(git(folder, ["rev-parse", "--is-shallow-repository"])) === "true";

function* filesIn(folder: string, patch: string): Generator<Changed> {
  const changed: { path: string; before: string; after: string }[] = [];
  const edits = new Map<string, number>();
  let pair = "";
  // Lines of the texts begin with +, - or \.
  for (const line of patch.split("\n")) {
    const [, before, after, path] = line.startsWith(":") ? (head.exec(line) ?? []) : [];
    if (before !== undefined && after !== undefined && path !== undefined)
      changed.push({ path: Buffer.from(path, "latin1").toString(), before, after });
    else if (line.startsWith("index ")) pair = line.split(" ")[1] ?? "";
    else if (line.startsWith("@@ ")) edits.set(pair, (edits.get(pair) ?? 0) + 1);
  }
  const texts = changed.filter(({ before, after }) => before !== after);
  const blobs = blobsOf(folder, [...new Set(texts.flatMap(({ before, after }) => [before, after]))]);
  for (const { path, before, after } of texts) {
    const [old, now] = [blobs.get(before), blobs.get(after)];
    // A file that is renamed and changed twice over tells its hunks twice.
    const twins = texts.filter((other) => other.before === before && other.after === after).length;
    if (old && now) yield { path, before: old, after: now, edits: (edits.get(`${before}..${after}`) ?? 0) / twins };
  }
}
