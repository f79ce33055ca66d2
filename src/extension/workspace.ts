import * as vscode from "vscode";
import type { ComparedFile } from "../edits/compare-files.ts";
import { severities } from "../engine/index.ts";
import type { Counts } from "../workspace/most-severe.ts";
import type { FileAnswer, ScanFolder, Summary } from "../workspace/protocol.ts";
import type { FindingsStore } from "./findings.ts";
import type { ScanFaces } from "./scan-faces.ts";
import { createScanner, nameOf } from "./scanner.ts";
import type { Settings } from "./settings.ts";
import { suspicions, sweepOn } from "./sweeps.ts";

/** A burst of writes is one request, and a burst of settings one scan. */
const GATHER_MS = 100;

export interface DiskWatch extends vscode.Disposable {
  /** Scans all folders, with progress. Resolves to nothing if there is no folder, or the scan failed. */
  readonly scan: () => Promise<Summary | undefined>;
  /** Judges a file as it is stored soon, if it lies in the workspace and is not ignored. */
  readonly check: (uri: vscode.Uri) => void;
  /** Remembers files as they are, to compare them later; with `anew`, those too of which something is remembered. */
  readonly keep: (uris: readonly vscode.Uri[], anew: boolean) => void;
}

/** Where what is done to files goes, and where what they were is kept. */
export interface EditTarget {
  readonly onEdits: (folder: vscode.WorkspaceFolder, files: readonly ComparedFile[]) => void;
  /** It is no file or folder any more. */
  readonly onGone: (uri: vscode.Uri) => void;
  /** A folder of the extension's own. */
  readonly storage: vscode.Uri;
}

/** Judges files that are not open: all of them on request, and those that change as they do. */
export function watchDisk(
  store: FindingsStore,
  settings: Settings,
  faces: ScanFaces,
  program: vscode.Uri,
  { onEdits, onGone, storage }: EditTarget,
): DiskWatch {
  const scanner = createScanner(program);
  const waiting = new Map<string, vscode.Uri>();
  let checkTimer: NodeJS.Timeout | undefined;
  let rescanTimer: NodeJS.Timeout | undefined;
  let rescan: AbortController | undefined;
  /** For each scan that runs, the files heard of since it began: what nobody named is clean when it is done. */
  const scans = new Set<Set<string>>();
  /** Counts the changes of settings. An answer to a question from before the last one is asked for again. */
  let age = 0;
  let wasScanned = false;
  /** Files that were judged though nobody had everything scanned: they are all that is known. */
  const seen = new Map<string, vscode.Uri>();

  const taker = (): ((files: readonly FileAnswer[]) => void) => {
    const asked = age;
    return (files) => {
      const over: vscode.Uri[] = [];
      const known: (FileAnswer & { uri: vscode.Uri })[] = [];
      for (const file of files) {
        const folder = folders().find((each) => nameOf(each) === file.folder);
        if (!folder) continue;
        const uri = file.path === "" ? folder.uri : vscode.Uri.joinPath(folder.uri, file.path);
        // A folder inside another one of the workspace has settings of its own, and answers of its own.
        if (vscode.workspace.getWorkspaceFolder(uri)?.index !== folder.index) continue;
        // A folder that could not be read says nothing of what is in it.
        for (const heard of scans) heard.add(file.status === "unread" ? `${uri}/` : uri.toString());
        if (file.below) over.push(uri);
        if (file.status === "gone") onGone(uri);
        if (!wasScanned) note(uri, file.status);
        if (asked !== age || (file.status === "same" && !isSame(file.counts, store.countsOnDisk(uri)))) check(uri);
        else if (file.status !== "unread" && file.status !== "same") known.push({ ...file, uri });
      }
      store.clearDisk(over, true);
      store.setDisk(known);
    };
  };
  const note = (uri: vscode.Uri, status: FileAnswer["status"]): void => {
    if (status === "text" || status === "binary") seen.set(uri.toString(), uri);
    else if (status !== "unread") seen.delete(uri.toString());
  };
  const check = (uri: vscode.Uri): void => {
    if (!vscode.workspace.getWorkspaceFolder(uri) || uri.path.includes("/.git/")) return;
    if (uri.path.endsWith("/.gitignore")) scanAgain();
    waiting.set(uri.toString(), uri);
    checkTimer ??= setTimeout(checkWaiting, GATHER_MS);
  };
  const checkWaiting = (): void => {
    checkTimer = undefined;
    const uris = [...waiting.values()];
    waiting.clear();
    for (const folder of folders()) {
      const inside = uris.filter((uri) => vscode.workspace.getWorkspaceFolder(uri)?.index === folder.index);
      const paths = inside.map((uri) => vscode.workspace.asRelativePath(uri, false));
      const handlers = {
        onFiles: taker(),
        onEdits: (_: string, files: readonly ComparedFile[]) => onEdits(folder, files),
      };
      const earlier = { storage: storage.fsPath, compareTo: settings.edits().compareTo };
      if (paths.length > 0)
        scanner
          .files(scanFolder(folder, settings), paths, handlers, earlier)
          .then(faces.remarks, (error: Error) => faces.unchecked(paths.length, error));
    }
  };

  /** `asked`: with a message at its end. `settings`: they changed. `sweep`: nobody need know of it. */
  const scanFor = async (reason: "asked" | "settings" | "sweep", stop?: AbortSignal): Promise<Summary | undefined> => {
    const scanned = folders().filter(({ uri }) => reason !== "sweep" || uri.scheme === "file");
    if (scanned.length === 0) {
      if (reason === "asked") faces.nothingToScan();
      return undefined;
    }
    const asked = scanned.map((folder) => scanFolder(folder, settings));
    const before = store.onDisk().filter((uri) => reason !== "sweep" || uri.scheme === "file");
    const heard = new Set<string>();
    scans.add(heard);
    try {
      const onFiles = taker();
      const summary =
        reason === "sweep"
          ? await scanner.sweep(asked, { onFiles, ...(stop && { signal: stop }) })
          : await faces.progress(stop, (onProgress, signal) => scanner.scan(asked, { onFiles, onProgress, signal }));
      if (reason !== "sweep") faces.remarks(summary);
      if (!summary.cancelled) {
        wasScanned = true;
        seen.clear();
        store.clearDisk(
          before.filter((uri) => !isHeardOf(`${uri}/`, heard)),
          false,
        );
      }
      if (reason === "asked") faces.finished(summary);
      return summary;
    } catch (error) {
      if (reason === "sweep") faces.sweepFailed(error);
      else faces.failed(error);
      return undefined;
    } finally {
      scans.delete(heard);
    }
  };
  const sweep = async (): Promise<void> => {
    // A scan that runs tells everything.
    if (scans.size > 0 || rescanTimer !== undefined) return;
    if (wasScanned) {
      rescan = new AbortController();
      await scanFor("sweep", rescan.signal);
    } else for (const uri of seen.values()) check(uri);
  };
  /** What was read clean may not be clean any more: only a scan tells. The last one that was begun for this counts. */
  const scanAgain = (): void => {
    if (!wasScanned && scans.size === 0) return;
    rescan?.abort();
    clearTimeout(rescanTimer);
    rescanTimer = setTimeout(() => {
      rescanTimer = undefined;
      rescan = new AbortController();
      void scanFor("settings", rescan.signal);
    }, GATHER_MS);
  };
  const renew = (): void => {
    age++;
    for (const uri of store.onDisk()) check(uri);
    scanAgain();
  };

  const watcher = vscode.workspace.createFileSystemWatcher("**/*");
  const subscriptions = vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(check),
    watcher.onDidChange(check),
    watcher.onDidDelete(check),
    sweepOn(suspicions, sweep),
    settings.onDidChangePolicy(renew),
    vscode.workspace.onDidChangeWorkspaceFolders(({ removed }) => {
      store.clearDisk(
        removed.map(({ uri }) => uri),
        true,
      );
    }),
  );
  return {
    scan: () => scanFor("asked"),
    check,
    keep: (uris, anew) => {
      const files = uris.filter(({ scheme }) => scheme === "file").map(({ fsPath }) => fsPath);
      if (files.length > 0) scanner.keep({ storage: storage.fsPath, files, anew });
    },
    dispose: () => {
      clearTimeout(checkTimer);
      clearTimeout(rescanTimer);
      subscriptions.dispose();
      scanner.dispose();
    },
  };
}

function isSame(some: Counts, others: Counts): boolean {
  return severities.every((severity) => some[severity] === others[severity]);
}

/** Whether a file was named, or it or a folder around it was unread. The key ends with a slash. */
function isHeardOf(key: string, heard: ReadonlySet<string>): boolean {
  if (heard.has(key.slice(0, -1))) return true;
  for (let slash = key.length - 1; slash > 0; slash = key.lastIndexOf("/", slash - 1))
    if (heard.has(key.slice(0, slash + 1))) return true;
  return false;
}

function folders(): readonly vscode.WorkspaceFolder[] {
  return vscode.workspace.workspaceFolders ?? [];
}

function scanFolder(folder: vscode.WorkspaceFolder, settings: Settings): ScanFolder {
  return {
    path: nameOf(folder),
    policySettings: settings.rawFor(folder),
    exclude: settings.excludedFrom(folder),
    git: vscode.workspace.isTrusted,
  };
}
