import * as vscode from "vscode";
import type { Finding } from "../engine/index.ts";

/**
 * What is known of each file. A file that is open is judged by its document, which may be ahead of the disk; what was
 * read from disk stands behind it and shows again when the document closes.
 */
export interface FindingsStore extends vscode.Disposable {
  readonly setDocument: (uri: vscode.Uri, findings: readonly Finding[]) => void;
  readonly clearDocument: (uri: vscode.Uri) => void;
  readonly setDisk: (files: readonly { uri: vscode.Uri; findings: readonly Finding[] }[]) => void;
  /** Forgets what was read from disk for a file, or for everything below a folder. */
  readonly clearDisk: (uri: vscode.Uri) => void;
  readonly get: (uri: vscode.Uri) => readonly Finding[];
  /** Files whose findings were read from disk. */
  readonly onDisk: () => vscode.Uri[];
  readonly counts: () => Counts;
  readonly onDidChange: vscode.Event<readonly vscode.Uri[]>;
}

export interface Counts {
  readonly error: number;
  readonly warning: number;
  readonly information: number;
  readonly files: number;
}

interface Entry {
  readonly uri: vscode.Uri;
  document?: readonly Finding[];
  disk?: readonly Finding[];
}

export function createFindingsStore(): FindingsStore {
  const entries = new Map<string, Entry>();
  const changed = new vscode.EventEmitter<readonly vscode.Uri[]>();

  const shown = (entry: Entry | undefined): readonly Finding[] => entry?.document ?? entry?.disk ?? [];
  const edit = (uri: vscode.Uri, apply: (entry: Entry) => void): boolean => {
    const key = uri.toString();
    const entry = entries.get(key) ?? { uri };
    const before = shown(entry);
    apply(entry);
    if (entry.document || entry.disk) entries.set(key, entry);
    else entries.delete(key);
    return before.length > 0 || shown(entry).length > 0;
  };
  const set = (uri: vscode.Uri, apply: (entry: Entry) => void): void => {
    if (edit(uri, apply)) changed.fire([uri]);
  };

  return {
    setDocument: (uri, findings) =>
      set(uri, (entry) => {
        entry.document = findings;
      }),
    clearDocument: (uri) =>
      set(uri, (entry) => {
        delete entry.document;
      }),
    setDisk: (files) => {
      // A file can come twice, by itself and with its folder. Diagnostics of one that is told twice would add up.
      const each = new Map(files.map((file) => [file.uri.toString(), file]));
      const different = [...each.values()].filter(({ uri, findings }) =>
        edit(uri, (entry) => {
          if (findings.length > 0) entry.disk = findings;
          else delete entry.disk;
        }),
      );
      if (different.length > 0) changed.fire(different.map(({ uri }) => uri));
    },
    clearDisk: (uri) => {
      const key = uri.toString();
      const below = [...entries].filter(([other]) => other === key || other.startsWith(`${key}/`));
      const gone = below
        .map(([, entry]) => entry.uri)
        .filter((each) =>
          edit(each, (entry) => {
            delete entry.disk;
          }),
        );
      if (gone.length > 0) changed.fire(gone);
    },
    get: (uri) => shown(entries.get(uri.toString())),
    onDisk: () => [...entries.values()].filter((entry) => entry.disk).map((entry) => entry.uri),
    counts: () => countOf([...entries.values()].map(shown)),
    onDidChange: changed.event,
    dispose: () => changed.dispose(),
  };
}

function countOf(files: readonly (readonly Finding[])[]): Counts {
  const counts = { error: 0, warning: 0, information: 0, files: 0 };
  for (const findings of files) {
    if (findings.length > 0) counts.files++;
    for (const { severity } of findings) counts[severity]++;
  }
  return counts;
}
