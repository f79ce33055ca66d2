import * as vscode from "vscode";
import { reveal } from "../engine/index.ts";
import { Command } from "./commands.ts";
import { rangeOf } from "./diagnostics.ts";
import type { LiveDocuments } from "./documents.ts";

/** Of documents that show what a hidden message says. It is nobody's file, so nothing judges, indexes or sends it. */
const SCHEME = "glyphguard-reveal";

/** Where a hidden message stands. Plain values, because links carry them as JSON. */
export interface RevealRequest {
  readonly uri: string;
  readonly line: number;
  readonly start: number;
}

/**
 * Shows what a hidden message says, to whoever asks for it by name: a document that cannot be written, whose text is
 * escaped. The link holds where the message stands and never what it says.
 */
export function revealPayloads(documents: LiveDocuments): vscode.Disposable {
  const texts = new Map<string, string>();
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? "",
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => texts.delete(uri.toString())),
    vscode.commands.registerCommand(Command.reveal, async (request: RevealRequest) => {
      const text = textOf(documents, request);
      if (text === undefined) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t("Glyphguard: this hidden message reads as nothing; it may be encrypted."),
        );
        return;
      }
      const path = `/${vscode.l10n.t("Hidden message, line {0}", request.line + 1)}.txt`;
      const uri = vscode.Uri.from({ scheme: SCHEME, path, query: `${request.uri}#${request.line}:${request.start}` });
      texts.set(uri.toString(), text);
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), {
        viewColumn: vscode.ViewColumn.Beside,
        preview: true,
      });
    }),
  );
}

/** The link to a hidden message that starts at a place of a document. */
export function revealLink(request: RevealRequest): string {
  return `command:${Command.reveal}?${encodeURIComponent(JSON.stringify([request]))}`;
}

function textOf(documents: LiveDocuments, { uri, line, start }: RevealRequest): string | undefined {
  const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri);
  const place = new vscode.Position(line, start);
  const finding = document
    ? documents.findingsOf(document).find((one) => one.carrier !== undefined && rangeOf(one).start.isEqual(place))
    : undefined;
  return finding && reveal(finding);
}
