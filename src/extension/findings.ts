import * as vscode from "vscode";
import { type Finding, severities } from "../engine/index.ts";
import { type Counts, countBySeverity, noFindings } from "../workspace/most-severe.ts";

/** The findings of one file; of a very bad one only the most severe, and how many there are. */
export interface FileFindings {
  readonly findings: readonly Finding[];
  readonly counts: Counts;
}

/**
 * What is known of each file. A file that is open is judged by its document, which may be ahead of the disk; what was
 * read from disk stands behind it and shows again when the document closes.
 */
export interface FindingsStore extends vscode.Disposable {
  readonly setDocument: (uri: vscode.Uri, findings: readonly Finding[]) => void;
  readonly clearDocument: (uri: vscode.Uri) => void;
  /** The last one of a file counts. */
  readonly setDisk: (files: readonly (FileFindings & { readonly uri: vscode.Uri })[]) => void;
  /** What edits changed in silence in a file, which its text as it is does not tell. */
  readonly setChanges: (uri: vscode.Uri, findings: readonly Finding[]) => void;
  /** Forgets what was read from disk for files, and with `below` for everything below them. */
  readonly clearDisk: (uris: readonly vscode.Uri[], below: boolean) => void;
  readonly get: (uri: vscode.Uri) => FileFindings;
  /** Whether it is a document that is shown. */
  readonly isOpen: (uri: vscode.Uri) => boolean;
  /** How many findings were read from disk. */
  readonly countsOnDisk: (uri: vscode.Uri) => Counts;
  /** Files whose findings were read from disk. */
  readonly onDisk: () => vscode.Uri[];
  /** Of all files, and how many files have any. */
  readonly totals: () => Counts & { readonly files: number };
  readonly onDidChange: vscode.Event<readonly vscode.Uri[]>;
}

interface Entry {
  readonly uri: vscode.Uri;
  document?: FileFindings;
  disk?: FileFindings;
  changes?: FileFindings;
}

const none: FileFindings = { findings: [], counts: noFindings };

export function createFindingsStore(): FindingsStore {
  const entries = new Map<string, Entry>();
  const totals = { error: 0, warning: 0, information: 0, files: 0 };
  const changed = new vscode.EventEmitter<readonly vscode.Uri[]>();

  const shown = (entry: Entry | undefined): FileFindings => {
    const found = entry?.document ?? entry?.disk ?? none;
    return entry?.changes ? joined(found, entry.changes) : found;
  };
  const add = ({ findings, counts }: FileFindings, sign: 1 | -1): void => {
    if (findings.length > 0) totals.files += sign;
    for (const severity of severities) totals[severity] += sign * counts[severity];
  };
  const edit = (uri: vscode.Uri, apply: (entry: Entry) => void): boolean => {
    const key = uri.toString();
    const entry = entries.get(key) ?? { uri };
    const before = shown(entry);
    apply(entry);
    if (entry.document || entry.disk || entry.changes) entries.set(key, entry);
    else entries.delete(key);
    const after = shown(entry);
    add(before, -1);
    add(after, 1);
    return before.findings.length > 0 || after.findings.length > 0;
  };
  const editAll = (uris: readonly vscode.Uri[], apply: (entry: Entry) => void): void => {
    const different = uris.filter((uri) => edit(uri, apply));
    if (different.length > 0) changed.fire(different);
  };

  return {
    setDocument: (uri, findings) =>
      editAll([uri], (entry) => {
        entry.document = { findings, counts: countBySeverity(findings) };
      }),
    clearDocument: (uri) =>
      editAll([uri], (entry) => {
        delete entry.document;
      }),
    setDisk: (files) => {
      // A file can come twice, by itself and with its folder. Diagnostics of one that is told twice would add up.
      const each = new Map(files.map((file) => [file.uri.toString(), file]));
      editAll(
        [...each.values()].map(({ uri }) => uri),
        (entry) => {
          const file = each.get(entry.uri.toString());
          if (file && file.findings.length > 0) entry.disk = file;
          else delete entry.disk;
        },
      );
    },
    setChanges: (uri, findings) =>
      editAll([uri], (entry) => {
        if (findings.length > 0) entry.changes = { findings, counts: countBySeverity(findings) };
        else delete entry.changes;
      }),
    clearDisk: (uris, below) => {
      if (uris.length === 0) return;
      const keys = new Set(uris.map(String));
      const isBelow = (key: string): boolean => {
        for (let slash = key.lastIndexOf("/"); slash > 0; slash = key.lastIndexOf("/", slash - 1))
          if (keys.has(key.slice(0, slash))) return true;
        return false;
      };
      const over = [...entries].filter(([key]) => keys.has(key) || (below && isBelow(key)));
      editAll(
        over.map(([, { uri }]) => uri),
        (entry) => {
          delete entry.disk;
        },
      );
    },
    get: (uri) => shown(entries.get(uri.toString())),
    onDisk: () => [...entries.values()].filter((entry) => entry.disk).map((entry) => entry.uri),
    isOpen: (uri) => entries.get(uri.toString())?.document !== undefined,
    countsOnDisk: (uri) => entries.get(uri.toString())?.disk?.counts ?? none.counts,
    totals: () => ({ ...totals }),
    onDidChange: changed.event,
    dispose: () => changed.dispose(),
  };
}

function joined(some: FileFindings, others: FileFindings): FileFindings {
  const counts = { ...some.counts };
  for (const severity of severities) counts[severity] += others.counts[severity];
  return { findings: [...some.findings, ...others.findings], counts };
}
