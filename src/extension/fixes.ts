import * as vscode from "vscode";
import {
  codePointLabel,
  type Finding,
  type Fix,
  fixAll,
  fixesFor,
  fixTitle,
  renameFixes,
  shortened,
} from "../engine/index.ts";
import { type AllowRequest, canAllow } from "./allow.ts";
import { Command } from "./commands.ts";
import { rangeOf, SOURCE } from "./diagnostics.ts";
import { contextOf, isWatched, type LiveDocuments } from "./documents.ts";
import type { Settings } from "./settings.ts";

const fixAllKind = vscode.CodeActionKind.SourceFixAll.append("glyphguard");

/** Quick fixes are offered for so many findings at once; who selects more wants the whole file fixed. */
const OFFERED_FINDINGS = 20;

/** Plain values, because commands carry them as JSON. */
export interface FixRequest {
  readonly uri: string;
  /** The version of the document that the fixes were made for: in any other they may stand elsewhere. */
  readonly version: number;
  readonly fixes: readonly Fix[];
}

/** Quick fixes where a finding stands, and `source.fixAll.glyphguard` for the whole file. */
export function provideFixes(documents: LiveDocuments, settings: Settings): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    "*",
    {
      provideCodeActions: (document, range, { only, diagnostics }) => {
        if (!isWatched(document)) return [];
        if (only?.contains(fixAllKind)) {
          const edit = fixAllEdit(document, settings);
          const title = vscode.l10n.t("Fix all hidden and look-alike characters");
          return edit ? [{ title, kind: fixAllKind, edit }] : [];
        }
        if (only && !only.contains(vscode.CodeActionKind.QuickFix)) return [];
        const all = documents.findingsOf(document);
        const found = all.filter((finding) => rangeOf(finding).intersection(range));
        if (found.length === 0) return [];
        const offered = found.slice(0, OFFERED_FINDINGS);
        const actions = offered.flatMap((finding) => actionsFor(document, finding, all, diagnostics));
        return [...actions, fixFileAction(document)];
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind] },
  );
}

/** Applies what one action does, unless the document was changed since it was offered: an agent may write while a menu is open. */
export async function applyFix({ uri, version, fixes }: FixRequest): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  if (document.version !== version) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t("Glyphguard: the text has changed since this fix was offered; nothing was done."),
    );
    return;
  }
  await apply(editOf(document, fixes));
}

/** Applies all preferred fixes of the document. Says so when there is nothing that can be mended without asking. */
export async function fixFile(uri: vscode.Uri | undefined, settings: Settings): Promise<void> {
  const document = uri ? await vscode.workspace.openTextDocument(uri) : vscode.window.activeTextEditor?.document;
  if (!document || !isWatched(document)) {
    void vscode.window.showInformationMessage(vscode.l10n.t("Glyphguard: open a file to fix it."));
    return;
  }
  const edit = fixAllEdit(document, settings);
  if (edit) await apply(edit);
  else
    void vscode.window.showInformationMessage(
      vscode.l10n.t("Glyphguard: nothing here can be fixed without asking you."),
    );
}

async function apply(edit: vscode.WorkspaceEdit): Promise<void> {
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new Error(vscode.l10n.t("Glyphguard: the editor did not apply the fix."));
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
  all: readonly Finding[],
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const mended = diagnostics.filter(({ source, range }) => source === SOURCE && range.isEqual(rangeOf(finding)));
  const request = (fixes: readonly Fix[]): FixRequest => ({
    uri: document.uri.toString(),
    version: document.version,
    fixes,
  });
  const actions = fixesFor(finding, document.lineAt(finding.line).text).map((fix) => {
    const { template, values } = fixTitle(fix, finding);
    const action = actionOf(vscode.l10n.t(template, ...values), Command.applyFix, request([fix]));
    action.isPreferred = fix.preferred;
    return action;
  });
  const renames = renameFixes(finding, all);
  if (renames.length > 1) {
    const title = vscode.l10n.t('Rename all {0} occurrences to "{1}"', renames.length, shortened(finding.twin ?? ""));
    actions.push(actionOf(title, Command.applyFix, request(renames)));
  }
  if (canAllow(document.uri) && isAllowable(finding)) actions.push(allowAction(document, finding));
  for (const action of actions) action.diagnostics = mended;
  return actions;
}

/** An allowance names characters. To allow those of ASCII would help against nothing. */
function isAllowable({ characters }: Finding): boolean {
  return characters.length > 0 && characters.every((codePoint) => codePoint < 0x20 || codePoint > 0x7e);
}

function allowAction(document: vscode.TextDocument, { characters }: Finding): vscode.CodeAction {
  const request: AllowRequest = { uri: document.uri.toString(), characters };
  const [first = 0] = characters;
  const title =
    characters.length === 1
      ? vscode.l10n.t("Allow {0} in such files\u2026", codePointLabel(first))
      : vscode.l10n.t("Allow these {0} characters in such files\u2026", characters.length);
  return actionOf(title, Command.allowCharacters, request);
}

function fixFileAction(document: vscode.TextDocument): vscode.CodeAction {
  const title = vscode.l10n.t("Fix all hidden and look-alike characters in this file");
  return actionOf(title, Command.fixFile, document.uri);
}

function actionOf(title: string, command: string, argument: unknown): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command, arguments: [argument] };
  return action;
}
