import * as vscode from "vscode";
import {
  codePointLabel,
  type Finding,
  type Fix,
  fixAll,
  fixesFor,
  fixTitle,
  putBack,
  renameFixes,
  shortened,
  visible,
} from "../engine/index.ts";
import { type AllowRequest, allowCharacters, canAllow } from "./allow.ts";
import { type Brought, type ChangesStore, toldOnce } from "./changes.ts";
import { Command } from "./commands.ts";
import { rangeOf, SOURCE } from "./diagnostics.ts";
import { contextOf, isWatched, type LiveDocuments } from "./documents.ts";
import { endingBefore, stands } from "./review-plan.ts";
import type { Settings } from "./settings.ts";

const fixAllKind = vscode.CodeActionKind.SourceFixAll.append("glyphguard");

/** Quick fixes are offered for so many findings at once; who selects more wants the whole file fixed. */
const OFFERED_FINDINGS = 20;

/** Plain values, because commands carry them as JSON. */
interface FixRequest {
  readonly uri: string;
  /** The version of the document that the fixes were made for: in any other they may stand elsewhere. */
  readonly version: number;
  readonly fixes: readonly Fix[];
}

/** What is known of documents. */
interface FixContext {
  readonly documents: LiveDocuments;
  readonly changes: ChangesStore;
  readonly settings: Settings;
}

/** Quick fixes where a finding stands, and `source.fixAll.glyphguard` for the whole file. */
export function provideFixes({ documents, changes, settings }: FixContext): vscode.Disposable {
  const provider = vscode.languages.registerCodeActionsProvider(
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
        const silent = toldOnce(changes.of(document.uri))
          .filter((each) => each.isChange && stands(each, document) && rangeOf(each.finding).intersection(range))
          .slice(0, OFFERED_FINDINGS)
          .flatMap((each) => changeActions(document, each, diagnostics));
        const all = documents.findingsOf(document);
        const found = all.filter((finding) => rangeOf(finding).intersection(range));
        if (found.length === 0) return silent;
        const offered = found.slice(0, OFFERED_FINDINGS);
        const actions = offered.flatMap((finding) => actionsFor(document, finding, all, diagnostics));
        return [...silent, ...actions, fixFileAction(document)];
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind] },
  );
  return vscode.Disposable.from(
    provider,
    vscode.commands.registerCommand(Command.applyFix, applyFix),
    vscode.commands.registerCommand(Command.fixFile, (uri?: vscode.Uri) => fixFile(uri, settings)),
    vscode.commands.registerCommand(Command.allowCharacters, allowCharacters),
    vscode.commands.registerCommand(Command.keepFindings, ({ uri, keys }: KeepRequest) =>
      changes.keep(vscode.Uri.parse(uri, true), keys),
    ),
  );
}

/** What is as it should be. Plain values, because commands carry them as JSON. */
interface KeepRequest {
  readonly uri: string;
  readonly keys: readonly string[];
}

/** What can be done with a silent change: have back what stood there, or say that it is meant. */
function changeActions(
  document: vscode.TextDocument,
  { finding, key }: Brought,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const uri = document.uri.toString();
  const actions: vscode.CodeAction[] = [];
  const fixes = putBack(finding);
  if (fixes.length > 0) {
    const request: FixRequest = { uri, version: document.version, fixes };
    actions.push(actionOf(putBackTitle(finding, fixes), Command.applyFix, request));
  }
  const ending = endingBefore(finding, document);
  if (ending !== undefined) {
    const action = new vscode.CodeAction(vscode.l10n.t("Put back the line endings"), vscode.CodeActionKind.QuickFix);
    action.edit = new vscode.WorkspaceEdit();
    action.edit.set(document.uri, [vscode.TextEdit.setEndOfLine(ending)]);
    actions.push(action);
  }
  for (const action of actions) action.isPreferred = true;
  const request: KeepRequest = { uri, keys: [key] };
  actions.push(actionOf(vscode.l10n.t("Keep it as it is now"), Command.keepFindings, request));
  for (const action of actions) action.diagnostics = ours(diagnostics, finding);
  return actions;
}

const NAMED_CHARACTERS = 3;

function putBackTitle({ characters, change }: Finding, fixes: readonly Fix[]): string {
  const before = change?.before ?? [];
  const [only] = fixes;
  if (before.length > 0) return vscode.l10n.t("Put back {0}", labelsOf(before));
  // A date is told as it was written.
  if (only && only.text !== "") return vscode.l10n.t('Put back "{0}"', shortened(visible(only.text)));
  return vscode.l10n.t("Take {0} out again", labelsOf(characters));
}

function labelsOf(codePoints: readonly number[]): string {
  const labels = codePoints.slice(0, NAMED_CHARACTERS).map(codePointLabel).join(", ");
  return codePoints.length > NAMED_CHARACTERS ? `${labels}, \u2026` : labels;
}

function ours(diagnostics: readonly vscode.Diagnostic[], finding: Finding): vscode.Diagnostic[] {
  return diagnostics.filter(({ source, range }) => source === SOURCE && range.isEqual(rangeOf(finding)));
}

/** Applies what one action does, unless the document was changed since it was offered: an agent may write while a menu is open. */
async function applyFix({ uri, version, fixes }: FixRequest): Promise<void> {
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
async function fixFile(uri: vscode.Uri | undefined, settings: Settings): Promise<void> {
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
  for (const action of actions) action.diagnostics = ours(diagnostics, finding);
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
