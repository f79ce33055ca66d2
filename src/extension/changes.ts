import * as vscode from "vscode";
import type { Edit } from "../agents/edit.ts";
import type { KeyedEdit } from "../edits/file-edit.ts";
import type { Finding } from "../engine/index.ts";

/** A finding that an edit brought in, or what it changed in silence. */
export interface Brought {
  readonly finding: Finding;
  /** The same one has the same key, as long as nobody edits its line. */
  readonly key: string;
  /** Of its line, as `digestOf` has it. */
  readonly digest: string;
  /** A change that cannot be seen in the text as it is. */
  readonly isChange: boolean;
  /** When it was seen for the first time, in ms since 1970. */
  readonly at: number;
  /** The edit that brought it, as far as it is known. */
  readonly edit?: Edit;
  /** No earlier text of the file is known: it may have been there before. */
  readonly isUnsure: boolean;
  /** It stands in the file on disk. If that is open, its document has been edited and does not show it. */
  readonly isOnDisk: boolean;
}

/** What was looked at: a document, or the file on disk. */
type Source = "document" | "disk";

/** What edits brought into files since the window was opened, and nobody has looked through yet. */
export interface ChangesStore extends vscode.Disposable {
  /** All that a source tells of a file now; what was known before keeps its edit. Keys tell one from another. */
  readonly set: (uri: vscode.Uri, source: Source, edit: KeyedEdit) => void;
  /** A source has nothing to tell any more. */
  readonly drop: (uri: vscode.Uri, source: Source) => void;
  /** Who made an edit is known, or known better. */
  readonly attribute: (edit: Edit) => void;
  readonly of: (uri: vscode.Uri) => readonly Brought[];
  /** Files of which there is something, those that were touched last first. */
  readonly files: () => readonly vscode.Uri[];
  /** It is as it should be: it is not told again. */
  readonly keep: (uri: vscode.Uri, keys: readonly string[]) => void;
  readonly clear: (uri: vscode.Uri) => void;
  /** A file, or a folder with all that was in it, is not there any more; a document that is open still is. */
  readonly gone: (path: string, isOpen: (uri: vscode.Uri) => boolean) => void;
  readonly onDidChange: vscode.Event<readonly vscode.Uri[]>;
}

interface Entry {
  readonly uri: vscode.Uri;
  readonly from: Map<Source, readonly Brought[]>;
  readonly kept: Set<string>;
  /** When the last of it was seen first. */
  latest: number;
  /** The file changed on disk while its document had unsaved text. */
  isHidden: boolean;
}

/** An edit brings what is seen while it lasts or soon after it: documents are judged when they come to rest. In ms. */
const SOON_MS = 2000;
/** So many edits of a file are remembered, and of so many files: enough to tell who brought what is seen soon after. */
const REMEMBERED_EDITS = 20;
const REMEMBERED_FILES = 10_000;

export function createChangesStore(now: () => number = Date.now): ChangesStore {
  const entries = new Map<string, Entry>();
  /** By path, those of a file in their order. */
  const edits = new Map<string, readonly Edit[]>();
  const changed = new vscode.EventEmitter<readonly vscode.Uri[]>();

  const remember = (edit: Edit): void => {
    const others = (edits.get(edit.path) ?? []).filter(({ id }) => id !== edit.id);
    edits.delete(edit.path);
    edits.set(edit.path, [...others, edit].slice(-REMEMBERED_EDITS));
    const [oldest] = edits.keys();
    if (oldest !== undefined && edits.size > REMEMBERED_FILES) edits.delete(oldest);
  };
  const show = (entry: Entry, change: () => void): void => {
    const before = allOf(entry).length;
    change();
    if (before > 0 || allOf(entry).length > 0) changed.fire([entry.uri]);
  };
  return {
    set: (uri, source, { from, introduced, changes, keys }) => {
      const entry = entries.get(uri.toString()) ?? {
        uri,
        from: new Map(),
        kept: new Set(),
        latest: 0,
        isHidden: false,
      };
      const known = new Map(allOf(entry).map((each) => [each.key, each]));
      const at = now();
      const made = (finding: Finding, index: number): Brought => {
        const { key, digest } = keys[index] ?? { key: String(index), digest: "" };
        const isChange = index >= introduced.length;
        const isOnDisk = source === "disk";
        const before = known.get(key);
        if (before) return { ...before, finding, isOnDisk };
        const edit = editAt(edits.get(uri.path) ?? [], at, isOnDisk);
        return { finding, key, digest, isChange, at, isUnsure: from === "none", isOnDisk, ...(edit && { edit }) };
      };
      const all = [...introduced, ...changes].map(made);
      const left = all.filter(({ key }) => !entry.kept.has(key));
      if (left.length > 0 || source === "document") entries.set(uri.toString(), entry);
      show(entry, () => {
        entry.from.set(source, left);
        const recent = edits.get(uri.path) ?? [];
        entry.isHidden ||= recent.some((edit) => edit.document === "hidden" && at <= edit.until + SOON_MS);
        entry.latest = left.reduce((last, each) => Math.max(last, each.at), entry.latest);
      });
    },
    drop: (uri, source) => {
      const entry = entries.get(uri.toString());
      if (!entry) return;
      show(entry, () => {
        entry.from.delete(source);
        if (source === "disk") entry.isHidden = false;
      });
      if (entry.from.size === 0 && entry.kept.size === 0) entries.delete(uri.toString());
    },
    attribute: (edit) => {
      remember(edit);
      // The cells of a notebook are documents of one path.
      const concerned = [...entries.values()].filter(({ uri }) => uri.path === edit.path);
      for (const entry of concerned) {
        if (edit.document === "hidden") show(entry, () => (entry.isHidden = true));
        if (attributed(entry, edit)) changed.fire([entry.uri]);
      }
    },
    of: (uri) => {
      const entry = entries.get(uri.toString());
      return entry ? allOf(entry) : [];
    },
    files: () =>
      [...entries.values()]
        .filter(({ from }) => [...from.values()].some((brought) => brought.length > 0))
        .sort((a, b) => b.latest - a.latest)
        .map(({ uri }) => uri),
    keep: (uri, keys) => {
      const entry = entries.get(uri.toString());
      if (!entry) return;
      for (const key of keys) entry.kept.add(key);
      show(entry, () => {
        for (const [source, brought] of entry.from)
          entry.from.set(
            source,
            brought.filter(({ key }) => !entry.kept.has(key)),
          );
      });
    },
    clear: (uri) => {
      if (entries.delete(uri.toString())) changed.fire([uri]);
    },
    gone: (path, isOpen) => {
      for (const [key, entry] of entries) {
        if (entry.uri.path !== path && !entry.uri.path.startsWith(`${path}/`)) continue;
        if (isOpen(entry.uri)) show(entry, () => entry.from.delete("disk"));
        else show(entry, () => entry.from.clear());
        if (entry.from.size === 0) entries.delete(key);
      }
    },
    onDidChange: changed.event,
    dispose: () => changed.dispose(),
  };
}

/** Whether the edit tells anything of what was brought in. */
function attributed({ from }: Entry, edit: Edit): boolean {
  let isNews = false;
  const named = (each: Brought): Brought => {
    const { edit: before, at } = each;
    // Its own edit may be told after another one that came shortly before.
    const isCloser = !before || (before.at < edit.at && edit.at <= at);
    const isOfIt = before?.id === edit.id || (isCloser && editAt([edit], at, each.isOnDisk) !== undefined);
    isNews ||= isOfIt;
    return isOfIt ? { ...each, edit } : each;
  };
  for (const [source, brought] of from) from.set(source, brought.map(named));
  return isNews;
}

/** What is seen in a document came there by an edit of it, or when it was read again; what is seen on disk, through the disk. */
function editAt(edits: readonly Edit[], at: number, isOnDisk: boolean): Edit | undefined {
  const isOf = ({ disk, document }: Edit): boolean =>
    isOnDisk ? disk : !disk || document === "changed" || document === "reloaded";
  const near = edits.filter((edit) => isOf(edit) && edit.at - SOON_MS <= at && at <= edit.until + SOON_MS);
  return near.findLast((edit) => edit.at <= at) ?? near.at(-1);
}

/** A document speaks for its file, but for what changed there under its unsaved text. */
function allOf({ from, isHidden }: Entry): readonly Brought[] {
  const [shown, disk = []] = [from.get("document"), from.get("disk")];
  if (shown === undefined) return disk;
  if (!isHidden) return shown;
  const keys = new Set(shown.map(({ key }) => key));
  return [...shown, ...disk.filter(({ key }) => !keys.has(key))];
}

/** Without what was added silently and is found in the text by itself: that would tell of the same characters twice. */
export function toldOnce(brought: readonly Brought[]): readonly Brought[] {
  const byLine = new Map<number, Brought[]>();
  for (const each of brought) {
    if (each.isChange) continue;
    const own = byLine.get(each.finding.line);
    if (own) own.push(each);
    else byLine.set(each.finding.line, [each]);
  }
  return brought.filter((each) => !(byLine.get(each.finding.line) ?? []).some((other) => isTwin(each, other)));
}

/** Whether one is no more than that the characters of the other were added. */
export function isTwin({ finding, isChange }: Brought, other: Brought): boolean {
  const { change, line, start, end } = finding;
  if (!isChange || other.isChange || other.finding.line !== line) return false;
  const isAdded = change !== undefined && change.edits.length > 0 && change.edits.every(({ text }) => text === "");
  return isAdded && other.finding.start <= start && end <= other.finding.end;
}
