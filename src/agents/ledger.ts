import type { Attribution, Edit } from "./edit.ts";

/** A pause longer than this, in ms, ends a session, but not while one command runs. */
export const sessionGap = 5 * 60_000;
/** Edits that a ledger keeps one by one, unless told otherwise. */
const ledgerLimit = 10_000;

/** An edit as the ledger keeps it, with what was found in it. */
interface LedgerEdit<F> {
  readonly edit: Edit;
  readonly findings: readonly F[];
}

/** What became of one file in a session. */
interface LedgerFile<F> {
  readonly path: string;
  /** The edits that are kept, oldest first. */
  readonly edits: readonly LedgerEdit<F>[];
  /** Edits without a review that the limit left no room for, and the findings that were in them. */
  readonly merged: { readonly edits: number; readonly findings: number };
  readonly isReviewed: boolean;
  /** The user keeps what was found, and is not to be asked again. */
  readonly isKept: boolean;
}

/** One author's stretch of work. */
export interface Session<F> {
  readonly id: number;
  /** Of its first edit. */
  readonly by: Attribution;
  /** Time of its first and last edit, in ms. */
  readonly from: number;
  readonly to: number;
  readonly files: readonly LedgerFile<F>[];
}

export interface Ledger<F> {
  /**
   * Enters an edit with what was found in it. One that is entered already, by its id, gives up its place: who made it
   * may be known better. A file with a new edit is no longer reviewed or kept. Returns the session's id.
   */
  enter(edit: Edit, findings: readonly F[]): number;
  /** Newest last. A copy. */
  sessions(): readonly Session<F>[];
  /** Marks a file of a session, or all of its files. Returns whether there is such a one. */
  mark(session: number, mark: "reviewed" | "kept", value: boolean, path?: string): boolean;
  /** How many reviewed edits the limit dropped, and how many others were merged to counts. Says that history is missing. */
  missing(): { readonly dropped: number; readonly merged: number };
}

interface File<F> {
  readonly path: string;
  readonly edits: Map<number, LedgerEdit<F>>;
  merged: { edits: number; findings: number };
  isReviewed: boolean;
  isKept: boolean;
}
interface Stretch<F> {
  readonly id: number;
  readonly by: Attribution;
  from: number;
  to: number;
  readonly files: Map<string, File<F>>;
}

function authorOf({ origin }: Attribution): string {
  return origin.kind === "agent" ? `agent ${origin.agent ?? ""}` : origin.kind;
}

/**
 * A book of edits: sessions, their files, their edits. It keeps `limit` edits: beyond that, the oldest reviewed ones
 * are dropped; if there are none, the oldest others become counts of their file. Nothing that nobody reviewed is lost.
 * Memory: `limit` edits and a count for each file of them. Constant work for an edit.
 */
export function createLedger<F>(limit: number = ledgerLimit): Ledger<F> {
  const stretches = new Map<number, Stretch<F>>();
  /** The last session of each author. */
  const current = new Map<string, Stretch<F>>();
  /** Where each edit is that is kept. */
  const places = new Map<number, { readonly stretch: Stretch<F>; readonly file: File<F> }>();
  /** The same edits by what the limit may do to them, oldest first. */
  const reviewed = new Set<number>();
  const open = new Set<number>();
  let dropped = 0;
  let merged = 0;
  let nextId = 1;

  const remove = (id: number, { stretch, file }: { stretch: Stretch<F>; file: File<F> }) => {
    file.edits.delete(id);
    places.delete(id);
    reviewed.delete(id);
    open.delete(id);
    if (file.edits.size > 0 || file.merged.edits > 0) return;
    stretch.files.delete(file.path);
    if (stretch.files.size > 0) return;
    stretches.delete(stretch.id);
    const author = authorOf(stretch.by);
    if (current.get(author) === stretch) current.delete(author);
  };
  const makeRoom = () => {
    while (places.size > limit) {
      const [oldest] = reviewed;
      const [first] = open;
      const id = oldest ?? first;
      const place = id === undefined ? undefined : places.get(id);
      if (id === undefined || place === undefined) return;
      if (oldest === undefined) {
        place.file.merged.edits++;
        place.file.merged.findings += place.file.edits.get(id)?.findings.length ?? 0;
        merged++;
      } else dropped++;
      remove(id, place);
    }
  };
  const setReviewed = (file: File<F>, value: boolean) => {
    if (file.isReviewed === value) return;
    file.isReviewed = value;
    for (const id of file.edits.keys()) {
      (value ? open : reviewed).delete(id);
      (value ? reviewed : open).add(id);
    }
  };
  const stretchOf = (edit: Edit): Stretch<F> => {
    const author = authorOf(edit);
    const last = current.get(author);
    const isSame = last?.by.execution !== undefined && last.by.execution === edit.execution;
    // A clock that was set back starts no session.
    if (last !== undefined && (isSame || edit.at - last.to < sessionGap)) return last;
    const { origin, via, confidence, execution } = edit;
    const by: Attribution = { origin, via, confidence, ...(execution === undefined ? {} : { execution }) };
    const made: Stretch<F> = { id: nextId++, by, from: edit.at, to: edit.until, files: new Map() };
    stretches.set(made.id, made);
    current.set(author, made);
    return made;
  };

  const sessions = (): Session<F>[] =>
    [...stretches.values()].map(({ files, ...stretch }) => ({
      ...stretch,
      files: [...files.values()].map((file) => ({
        ...file,
        merged: { ...file.merged },
        edits: [...file.edits.values()],
      })),
    }));

  makeRoom();
  return {
    enter(edit, findings) {
      const old = places.get(edit.id);
      const isSamePlace = old !== undefined && authorOf(old.stretch.by) === authorOf(edit);
      const stretch = isSamePlace ? old.stretch : stretchOf(edit);
      if (old !== undefined && !isSamePlace) remove(edit.id, old);
      stretches.set(stretch.id, stretch);
      stretch.from = Math.min(stretch.from, edit.at);
      stretch.to = Math.max(stretch.to, edit.until);
      let file = stretch.files.get(edit.path);
      if (file === undefined) {
        file = {
          path: edit.path,
          edits: new Map(),
          merged: { edits: 0, findings: 0 },
          isReviewed: false,
          isKept: false,
        };
        stretch.files.set(edit.path, file);
      }
      if (!isSamePlace) {
        setReviewed(file, false);
        file.isKept = false;
        open.add(edit.id);
      }
      file.edits.set(edit.id, { edit, findings });
      places.set(edit.id, { stretch, file });
      makeRoom();
      return stretch.id;
    },
    sessions,
    mark(session, mark, value, path) {
      const files = stretches.get(session)?.files;
      const some = path === undefined ? [...(files?.values() ?? [])] : [files?.get(path)];
      let isAny = false;
      for (const file of some) {
        if (file === undefined) continue;
        isAny = true;
        if (mark === "kept") file.isKept = value;
        else setReviewed(file, value);
      }
      return isAny;
    },
    missing: () => ({ dropped, merged }),
  };
}
