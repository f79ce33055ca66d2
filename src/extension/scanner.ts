import * as vscode from "vscode";
import { createWorker, type ScanWorker } from "../workspace/client.ts";
import type { ScanFolder, Summary, Totals } from "../workspace/protocol.ts";
import { createRemoteScanner, type RemoteTree } from "../workspace/remote.ts";

/** Scans folders on disk in a worker, and all others here, through the editor. A sweep is of those on disk alone. */
export function createScanner(program: vscode.Uri): ScanWorker {
  const worker = createWorker(program.fsPath);
  const remote = createRemoteScanner((folder) => treeAt(vscode.Uri.parse(folder.path, true)));
  return {
    scan: async (folders, { onProgress, ...handlers }) => {
      const both = [
        { scanner: worker, part: folders.filter(isOnDisk) },
        { scanner: remote, part: folders.filter((folder) => !isOnDisk(folder)) },
      ].filter(({ part }) => part.length > 0);
      const reached: Totals[] = [];
      const summaries = both.map(({ scanner, part }, index) =>
        scanner.scan(part, {
          ...handlers,
          onProgress: (totals) => {
            reached[index] = totals;
            onProgress?.(Object.values(reached).reduce(sumOf));
          },
        }),
      );
      return (await Promise.all(summaries)).reduce(joined);
    },
    sweep: (folders, handlers) => worker.sweep(folders.filter(isOnDisk), handlers),
    files: (folder, ...rest) => (isOnDisk(folder) ? worker : remote).files(folder, ...rest),
    keep: (request) => worker.keep(request),
    dispose: () => worker.dispose(),
  };
}

/** How scanners name a folder of the workspace: by its path on disk, or else by its URI. */
export function nameOf({ uri }: vscode.WorkspaceFolder): string {
  return uri.scheme === "file" ? uri.fsPath : uri.toString();
}

/** Windows has drives, whose names are shorter than schemes. */
function isOnDisk({ path }: ScanFolder): boolean {
  return !/^[a-z][\w+.-]+:/i.test(path);
}

function sumOf(some: Totals, others: Totals): Totals {
  return {
    files: some.files + others.files,
    bytes: some.bytes + others.bytes,
    findings: some.findings + others.findings,
    binary: some.binary + others.binary,
    known: some.known + others.known,
    listed: some.listed + others.listed,
  };
}

function joined(some: Summary, others: Summary): Summary {
  return {
    ...sumOf(some, others),
    cancelled: some.cancelled || others.cancelled,
    notes: [...some.notes, ...others.notes],
    problems: [...some.problems, ...others.problems],
  };
}

function treeAt(root: vscode.Uri): RemoteTree {
  const { fs } = vscode.workspace;
  // Not `joinPath` with a slash at the end: to a file system that is another path.
  const at = (path: string): vscode.Uri => (path === "" ? root : vscode.Uri.joinPath(root, path.replace(/\/$/, "")));
  return {
    list: async (folder) =>
      (await fs.readDirectory(at(folder))).flatMap(([name, type]) => {
        const kind = kindOf(type);
        return kind === "folder" ? [`${name}/`] : kind === "file" ? [name] : [];
      }),
    read: (file) => fs.readFile(at(file)),
    kindOf: async (path) => {
      try {
        return kindOf((await fs.stat(at(path))).type);
      } catch (error) {
        if (error instanceof vscode.FileSystemError && error.code === "FileNotFound") return "gone";
        throw error;
      }
    },
  };
}

/** A link has both its own type and that of what it leads to. */
function kindOf(type: vscode.FileType): "file" | "folder" | "skipped" {
  return type === vscode.FileType.File ? "file" : type === vscode.FileType.Directory ? "folder" : "skipped";
}
