import * as vscode from "vscode";
import { codePointLabel, type Finding, type Fix, fixAll, fixesFor, fixTitle } from "../engine/index.ts";
import type { AllowRequest } from "./allow.ts";
import { Command } from "./commands.ts";
import { rangeOf, SOURCE } from "./diagnostics.ts";
import { contextOf, type LiveDocuments, watchedSchemes } from "./documents.ts";
import type { Settings } from "./settings.ts";

const fixAllKind = vscode.CodeActionKind.SourceFixAll.append("glyphguard");

/** Quick fixes where a finding stands, and `source.fixAll.glyphguard` for the whole file. */
export function provideFixes(documents: LiveDocuments, settings: Settings): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    watchedSchemes.map((scheme) => ({ scheme })),
    {
      provideCodeActions: (document, range, { only, diagnostics }) => {
        if (only?.contains(fixAllKind)) {
          const edit = fixAllEdit(document, settings);
          return edit
            ? [{ title: vscode.l10n.t("Fix all hidden and look-alike characters"), kind: fixAllKind, edit }]
            : [];
        }
        if (only && !only.contains(vscode.CodeActionKind.QuickFix)) return [];
        const found = documents.findingsOf(document).filter((finding) => rangeOf(finding).intersection(range));
        if (found.length === 0) return [];
        return [...found.flatMap((finding) => actionsFor(document, finding, diagnostics)), fixFileAction(document)];
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind] },
  );
}

/** Applies all preferred fixes of the document. Says so when there is nothing that can be mended without asking. */
export async function fixFile(uri: vscode.Uri | undefined, settings: Settings): Promise<void> {
  const document = uri ? await vscode.workspace.openTextDocument(uri) : vscode.window.activeTextEditor?.document;
  if (!document) {
    void vscode.window.showInformationMessage(vscode.l10n.t("Glyphguard: open a file to fix it."));
    return;
  }
  const edit = fixAllEdit(document, settings);
  if (edit) await vscode.workspace.applyEdit(edit);
  else
    void vscode.window.showInformationMessage(
      vscode.l10n.t("Glyphguard: nothing here can be fixed without asking you."),
    );
}

function fixAllEdit(document: vscode.TextDocument, settings: Settings): vscode.WorkspaceEdit | undefined {
  const lines = Array.from({ length: document.lineCount }, (_, line) => document.lineAt(line).text);
  const fixes = fixAll(lines, contextOf(document), settings.policyFor(document.uri));
  return fixes.length > 0 ? editOf(document, fixes) : undefined;
}

function editOf(document: vscode.TextDocument, fixes: readonly Fix[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  edit.set(
    document.uri,
    fixes.map((fix) => vscode.TextEdit.replace(rangeOf(fix), fix.text)),
  );
  return edit;
}

function actionsFor(
  document: vscode.TextDocument,
  finding: Finding,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const mended = diagnostics.filter(({ source, range }) => source === SOURCE && range.isEqual(rangeOf(finding)));
  const actions = fixesFor(finding, document.lineAt(finding.line).text).map((fix) => {
    const { template, values } = fixTitle(fix, finding);
    const action = new vscode.CodeAction(vscode.l10n.t(template, ...values), vscode.CodeActionKind.QuickFix);
    action.edit = editOf(document, [fix]);
    action.isPreferred = fix.preferred;
    return action;
  });
  const allow = allowAction(document, finding);
  for (const action of [...actions, allow]) action.diagnostics = mended;
  return [...actions, allow];
}

function allowAction(document: vscode.TextDocument, { characters }: Finding): vscode.CodeAction {
  const request: AllowRequest = { uri: document.uri.toString(), characters };
  const [first = 0] = characters;
  const title =
    characters.length === 1
      ? vscode.l10n.t("Allow {0} in such files\u2026", codePointLabel(first))
      : vscode.l10n.t("Allow these {0} characters in such files\u2026", characters.length);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command: Command.allowCharacters, arguments: [request] };
  return action;
}

function fixFileAction(document: vscode.TextDocument): vscode.CodeAction {
  const title = vscode.l10n.t("Fix all hidden and look-alike characters in this file");
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command: Command.fixFile, arguments: [document.uri] };
  return action;
}
