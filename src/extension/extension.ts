import * as vscode from "vscode";
import { createChangesStore } from "./changes.ts";
import { Command } from "./commands.ts";
import { showHiddenCharacters } from "./decorations.ts";
import { publishDiagnostics } from "./diagnostics.ts";
import { watchDocuments } from "./documents.ts";
import { watchEdits } from "./edits.ts";
import { createFindingsStore } from "./findings.ts";
import { offerCleanPaste } from "./paste.ts";
import { revealPayloads } from "./reveal.ts";
import { reviewEdits } from "./review-edits.ts";
import { scanFaces } from "./scan-faces.ts";
import { watchSettings } from "./settings.ts";
import { showStatus } from "./status-bar.ts";
import { earlierTexts, storageOf } from "./storage.ts";
import { watchDisk } from "./workspace.ts";

/** Data flows one way: documents and files on disk are judged into the store, and the faces show the store. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel("Glyphguard", { log: true });
  const settings = watchSettings(log);
  const store = createFindingsStore();
  const pages = vscode.Uri.joinPath(context.extensionUri, "docs", "rules");
  const faces = [publishDiagnostics(store, pages), showStatus(store), showHiddenCharacters(store, settings)];
  const changes = createChangesStore();
  const storage = storageOf(context);
  const edits = watchEdits(changes, store, settings);
  const disk = watchDisk(
    store,
    settings,
    scanFaces(log),
    vscode.Uri.joinPath(context.extensionUri, "dist", "worker.cjs"),
    { onEdits: edits.onFiles, onGone: edits.onGone, storage },
  );
  const earlierOf = earlierTexts(changes, storage);
  const documents = watchDocuments(store, settings, {
    earlierOf,
    onOpen: (uri) => disk.keep([uri], false),
    onEdit: edits.onDocument,
    onClose: (uri) => {
      edits.onClose(uri);
      disk.check(uri);
    },
  });
  context.subscriptions.push(
    log,
    settings,
    store,
    ...faces,
    changes,
    edits,
    disk,
    documents,
    offerCleanPaste(settings, edits.onPaste),
    revealPayloads(documents),
    reviewEdits({ changes, edits, disk, documents, settings, store, earlierOf }),
    vscode.commands.registerCommand(Command.scanWorkspace, () => disk.scan()),
    vscode.commands.registerCommand(Command.showFindings, () =>
      vscode.commands.executeCommand("workbench.actions.view.problems"),
    ),
    vscode.commands.registerCommand(Command.toggleHiddenCharacters, () => settings.toggleHidden()),
  );
}
