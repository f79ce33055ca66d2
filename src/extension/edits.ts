import { statSync } from "node:fs";
import * as vscode from "vscode";
import { agentOfHost } from "../agents/agents.ts";
import { createAttribution } from "../agents/attribution.ts";
import type { Edit } from "../agents/edit.ts";
import type { ComparedFile } from "../edits/compare-files.ts";
import { type FileEdit, keysOf } from "../edits/file-edit.ts";
import { type ChangesStore, toldOnce } from "./changes.ts";
import { watchEvents } from "./edit-events.ts";
import type { FindingsStore } from "./findings.ts";
import { weighed } from "./review-weight.ts";
import type { Settings } from "./settings.ts";
import { readTranscripts } from "./transcripts.ts";

export interface EditWatch extends vscode.Disposable {
  /** What an open document has become. */
  readonly onDocument: (document: vscode.TextDocument, edit: FileEdit) => void;
  /** What files on disk have become. Of one that is open its document tells. */
  readonly onFiles: (folder: vscode.WorkspaceFolder, files: readonly ComparedFile[]) => void;
  /** A file or a folder is gone, with what was in it. */
  readonly onGone: (uri: vscode.Uri) => void;
  /** A document is closed. */
  readonly onClose: (uri: vscode.Uri) => void;
  /** The user is about to paste. */
  readonly onPaste: (document: vscode.TextDocument) => void;
  /** Each edit when its origin is told, and again when more is known of it. */
  readonly onDidEdit: vscode.Event<Edit>;
}

/** Tells who makes which edit, and gathers what the edits bring in. */
export function watchEdits(changes: ChangesStore, store: FindingsStore, settings: Settings): EditWatch {
  const { appName, uriScheme } = vscode.env;
  const agent = agentOfHost(appName, uriScheme);
  const attribution = createAttribution({ ...(agent && { agent }) });
  const edited = new vscode.EventEmitter<Edit>();
  let timer: NodeJS.Timeout | undefined;

  /** When documents were what their files are for the last time, by path. */
  const equal = new Map<string, number>();
  const noteEqual = (document: vscode.TextDocument): void => {
    if (document.uri.scheme === "file" && !document.isDirty) equal.set(document.uri.path, Date.now());
  };
  const take = (edits: readonly Edit[]): void => {
    for (const told of edits) {
      const edit = told.document === "hidden" && isOlder(told.path, equal) ? shownOf(told) : told;
      changes.attribute(edit);
      edited.fire(edit);
    }
    const deadline = attribution.deadline();
    clearTimeout(timer);
    // Nothing else may come that settles it.
    timer = deadline === undefined ? undefined : setTimeout(settle, Math.max(0, deadline - Date.now()) + 1);
  };
  const settle = (): void => take(attribution.settle(Date.now()));

  for (const document of vscode.workspace.textDocuments) noteEqual(document);
  const subscriptions = vscode.Disposable.from(
    edited,
    watchEvents((event) => take(attribution.take(event))),
    readTranscripts(
      edited.event,
      () => settings.edits().readTranscripts,
      (event) => take(attribution.take(event)),
    ),
    // Then the file is what the document is.
    vscode.workspace.onDidSaveTextDocument((document) => {
      noteEqual(document);
      changes.drop(document.uri, "disk");
    }),
    vscode.workspace.onDidOpenTextDocument(noteEqual),
    vscode.workspace.onDidChangeTextDocument(({ document }) => noteEqual(document)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => equal.delete(uri.path)),
    settings.onDidChangeComparison(() => {
      for (const uri of changes.files()) changes.drop(uri, "disk");
    }),
    changes.onDidChange((uris) => {
      for (const uri of uris) {
        // What the text as it is has, its own findings tell; of what it hides on disk, nothing else would.
        const isHidden = store.isOpen(uri) && isDirty(uri);
        const told = toldOnce(changes.of(uri)).filter(({ isChange, isOnDisk }) => isChange || (isOnDisk && isHidden));
        const { levels } = settings.policyFor(uri);
        store.setChanges(
          uri,
          told.map((each) => weighed(each, levels)),
        );
      }
    }),
  );
  return {
    onDocument: (document, edit) => {
      const lineAt = (line: number): string => (line < document.lineCount ? document.lineAt(line).text : "");
      const keys = keysOf([...edit.introduced, ...edit.changes], lineAt);
      changes.set(document.uri, "document", { ...edit, keys });
      if (!document.isDirty) changes.drop(document.uri, "disk");
    },
    onFiles: (folder, files) => {
      for (const { path, ...edit } of files) {
        const uri = vscode.Uri.joinPath(folder.uri, path);
        if (store.isOpen(uri) && !isDirty(uri)) continue;
        changes.set(uri, "disk", edit);
        // Not before: what was known of the document tells who made the edit.
        if (!store.isOpen(uri)) changes.drop(uri, "document");
      }
    },
    onGone: ({ path }) => changes.gone(path, store.isOpen),
    onClose: (uri) => {
      // Of a file of the workspace its copy on disk tells soon; of all else nothing does.
      if (uri.scheme !== "file" || !vscode.workspace.getWorkspaceFolder(uri)) changes.drop(uri, "document");
    },
    onPaste: ({ uri }) => take(attribution.take({ t: Date.now(), kind: "pasting", path: uri.path })),
    onDidEdit: edited.event,
    dispose: () => {
      clearTimeout(timer);
      subscriptions.dispose();
    },
  };
}

/** The clock of a disk is behind that of programs by some ms. */
const COARSE_MS = 50;

/** Whether a file was written before its document was the same: watchers tell late on a busy machine. */
function isOlder(path: string, equal: ReadonlyMap<string, number>): boolean {
  try {
    return statSync(vscode.Uri.file(path).fsPath).mtimeMs < (equal.get(path) ?? 0) - COARSE_MS;
  } catch {
    return false;
  }
}

function shownOf({ document: _, ...edit }: Edit): Edit {
  return edit;
}

function isDirty(uri: vscode.Uri): boolean {
  const key = uri.toString();
  return vscode.workspace.textDocuments.some((document) => document.isDirty && document.uri.toString() === key);
}
