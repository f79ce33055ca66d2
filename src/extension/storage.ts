import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { createEarlierFiles } from "../edits/earlier.ts";
import { readMark } from "../workspace/decode.ts";
import type { ChangesStore } from "./changes.ts";

/** A window that was killed leaves its folder to one that is opened so many ms later. */
const STALE_MS = 24 * 60 * 60 * 1000;

/** The folder for what files were: one for each window, which is empty when the window opens and gone when it closes. */
export function storageOf({ storageUri, globalStorageUri, subscriptions }: vscode.ExtensionContext): vscode.Uri {
  const all = vscode.Uri.joinPath(storageUri ?? globalStorageUri, "earlier").fsPath;
  removeStale(all);
  const folder = join(all, vscode.env.sessionId);
  subscriptions.push({ dispose: () => rmSync(folder, { recursive: true, force: true }) });
  return vscode.Uri.file(folder);
}

function removeStale(all: string): void {
  try {
    for (const name of readdirSync(all)) {
      const folder = join(all, name);
      if (statSync(folder).mtimeMs < Date.now() - STALE_MS) rmSync(folder, { recursive: true, force: true });
    }
  } catch {
    // There is none, or another window removed it meanwhile.
  }
}

/** Looks up what files were, of those in which edits brought something in. The thread that reads files has written it. */
export function earlierTexts(changes: ChangesStore, storage: vscode.Uri): (uri: vscode.Uri) => string | undefined {
  return (uri) => {
    if (uri.scheme !== "file" || changes.of(uri).length === 0) return undefined;
    const bytes = createEarlierFiles(storage.fsPath).get(uri.fsPath);
    return bytes && new TextDecoder(readMark(bytes).encoding).decode(bytes);
  };
}
