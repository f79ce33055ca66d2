import * as vscode from "vscode";
import { createWorker } from "../workspace/client.ts";
import type { FileAnswer, ScanFolder, Summary } from "../workspace/protocol.ts";
import type { FindingsStore } from "./findings.ts";
import type { ScanFaces } from "./scan-faces.ts";
import type { Settings } from "./settings.ts";

/** A burst of writes is one request. */
const GATHER_MS = 100;

export interface DiskWatch extends vscode.Disposable {
  /** Scans all folders, with progress. Resolves to nothing if there is no folder on disk, or the scan failed. */
  readonly scan: () => Promise<Summary | undefined>;
  /** Judges a file on disk soon, if it lies in the workspace and is not ignored. */
  readonly check: (uri: vscode.Uri) => void;
}

/** Judges files that are not open: all of them on request, and those that change as they do. A worker reads them. */
export function watchDisk(store: FindingsStore, settings: Settings, faces: ScanFaces, program: vscode.Uri): DiskWatch {
  const worker = createWorker(program.fsPath);
  const waiting = new Map<string, vscode.Uri>();
  let timer: NodeJS.Timeout | undefined;
  /** For each scan that runs, the files heard of since it began: what nobody named is clean when it is done. */
  const scans = new Set<Set<string>>();
  /** Counts the changes of settings. An answer to a question from before the last one is asked for again. */
  let age = 0;
  let wasScanned = false;

  const taker = (): ((files: readonly FileAnswer[]) => void) => {
    const asked = age;
    return (files) => {
      const known: { uri: vscode.Uri; findings: FileAnswer["findings"] }[] = [];
      for (const { folder, path, status, findings } of files) {
        const uri = vscode.Uri.joinPath(vscode.Uri.file(folder), path);
        for (const heard of scans) heard.add(uri.toString());
        if (asked !== age) check(uri);
        else if (status === "gone") store.clearDisk(uri);
        else if (status !== "unread") known.push({ uri, findings });
      }
      store.setDisk(known);
    };
  };
  const check = (uri: vscode.Uri): void => {
    if (uri.scheme !== "file" || uri.path.includes("/.git/")) return;
    waiting.set(uri.toString(), uri);
    timer ??= setTimeout(checkWaiting, GATHER_MS);
  };
  const checkWaiting = (): void => {
    timer = undefined;
    const uris = [...waiting.values()];
    waiting.clear();
    for (const folder of foldersOnDisk()) {
      const inside = uris.filter((uri) => vscode.workspace.getWorkspaceFolder(uri)?.index === folder.index);
      const paths = inside.map((uri) => vscode.workspace.asRelativePath(uri, false));
      if (paths.length > 0)
        worker
          .files(scanFolder(folder, settings), paths, { onFiles: taker() })
          .then(faces.remarks, (error: Error) => faces.unchecked(paths.length, error));
    }
  };

  const scan = async (quiet: boolean): Promise<Summary | undefined> => {
    const folders = foldersOnDisk();
    if (folders.length === 0) {
      faces.nothingToScan();
      return undefined;
    }
    const before = store.onDisk();
    const heard = new Set<string>();
    scans.add(heard);
    try {
      const summary = await faces.progress(quiet, (onProgress, signal) =>
        worker.scan(
          folders.map((folder) => scanFolder(folder, settings)),
          { onFiles: taker(), onProgress, signal },
        ),
      );
      faces.remarks(summary);
      if (!summary.cancelled) {
        wasScanned = true;
        for (const uri of before) if (!heard.has(uri.toString())) store.clearDisk(uri);
      }
      if (!quiet) faces.finished(summary);
      return summary;
    } catch (error) {
      faces.failed(error);
      return undefined;
    } finally {
      scans.delete(heard);
    }
  };
  const renew = (): void => {
    age++;
    if (wasScanned) void scan(true);
    else for (const uri of store.onDisk()) check(uri);
  };

  const watcher = vscode.workspace.createFileSystemWatcher("**/*");
  const subscriptions = vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(check),
    watcher.onDidChange(check),
    watcher.onDidDelete(check),
    settings.onDidChange(renew),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("files.exclude")) renew();
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(({ removed }) => {
      for (const { uri } of removed) store.clearDisk(uri);
    }),
  );
  return {
    scan: () => scan(false),
    check,
    dispose: () => {
      clearTimeout(timer);
      subscriptions.dispose();
      worker.dispose();
    },
  };
}

function foldersOnDisk(): vscode.WorkspaceFolder[] {
  return (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === "file");
}

function scanFolder(folder: vscode.WorkspaceFolder, settings: Settings): ScanFolder {
  const excluded = vscode.workspace.getConfiguration("files", folder).get<Record<string, unknown>>("exclude", {});
  return {
    path: folder.uri.fsPath,
    policySettings: settings.rawFor(folder),
    exclude: Object.keys(excluded).filter((glob) => excluded[glob] === true),
    git: vscode.workspace.isTrusted,
  };
}
