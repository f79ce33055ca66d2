import * as vscode from "vscode";
import { createWorker } from "../workspace/client.ts";
import type { FileAnswer, ScanFolder, Summary } from "../workspace/protocol.ts";
import type { FindingsStore } from "./findings.ts";
import { finished, progressText } from "./scan-report.ts";
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
export function watchDisk(
  store: FindingsStore,
  settings: Settings,
  log: vscode.LogOutputChannel,
  program: vscode.Uri,
): DiskWatch {
  const worker = createWorker(program.fsPath);
  const waiting = new Map<string, vscode.Uri>();
  /** While a scan runs: the files heard of since it began. What it does not name is clean when it is done. */
  let heard: Set<string> | undefined;
  let wasScanned = false;
  let timer: NodeJS.Timeout | undefined;

  const take = (files: readonly FileAnswer[]): void => {
    const known: { uri: vscode.Uri; findings: FileAnswer["findings"] }[] = [];
    for (const { folder, path, status, findings } of files) {
      const uri = vscode.Uri.joinPath(vscode.Uri.file(folder), path);
      heard?.add(uri.toString());
      if (status === "gone") store.clearDisk(uri);
      else if (status !== "unread") known.push({ uri, findings });
    }
    store.setDisk(known);
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
      const inside = uris.filter(
        (uri) => vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() === folder.uri.toString(),
      );
      const paths = inside.map((uri) => vscode.workspace.asRelativePath(uri, false));
      if (paths.length === 0) continue;
      worker
        .files(scanFolder(folder, settings), paths, { onFiles: take })
        .then(logRemarks, (error: Error) =>
          complain(vscode.l10n.t("Glyphguard could not check {0} changed files: {1}", paths.length, error.message)),
        );
    }
  };
  const logRemarks = ({ problems, notes }: Summary): void => {
    for (const { path, message } of problems) log.error(`${path}: ${message}`);
    for (const { path, message } of notes) log.info(`${path}: ${message}`);
  };
  const complain = (message: string): void => {
    log.error(message);
    const show = vscode.l10n.t("Show Log");
    void vscode.window.showErrorMessage(message, show).then((choice) => {
      if (choice === show) log.show();
    });
  };

  const scan = async (location = vscode.ProgressLocation.Notification): Promise<Summary | undefined> => {
    const folders = foldersOnDisk();
    if (folders.length === 0) {
      complain(vscode.l10n.t("Glyphguard: there is no folder on disk to scan."));
      return undefined;
    }
    const options = { location, cancellable: true, title: vscode.l10n.t("Glyphguard: scanning") };
    const before = store.onDisk();
    const mine = new Set<string>();
    heard = mine;
    try {
      const summary = await vscode.window.withProgress(options, (progress, token) => {
        const abort = new AbortController();
        token.onCancellationRequested(() => abort.abort());
        return worker.scan(
          folders.map((folder) => scanFolder(folder, settings)),
          {
            onFiles: take,
            onProgress: (totals) => progress.report({ message: progressText(totals) }),
            signal: abort.signal,
          },
        );
      });
      logRemarks(summary);
      if (!summary.cancelled) {
        wasScanned = true;
        for (const uri of before) if (!mine.has(uri.toString())) store.clearDisk(uri);
      }
      if (location === vscode.ProgressLocation.Notification) finished(summary, log);
      return summary;
    } catch (error) {
      complain(
        vscode.l10n.t(
          "Glyphguard could not finish the scan: {0}",
          error instanceof Error ? error.message : String(error),
        ),
      );
      return undefined;
    } finally {
      if (heard === mine) heard = undefined;
    }
  };
  const renew = (): void => {
    if (wasScanned) void scan(vscode.ProgressLocation.Window);
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
    scan: () => scan(),
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
