import * as vscode from "vscode";
import { codePointLabel } from "../engine/index.ts";
import { type Entry, insertEntry } from "./allow-list.ts";
import { folderOf, SECTION } from "./settings.ts";

/** What the quick fix asks for. Plain values, because commands carry them as JSON. */
export interface AllowRequest {
  /** The document that the characters stand in. */
  readonly uri: string;
  readonly characters: readonly number[];
  /** Asked for if it is missing. */
  readonly reason?: string;
}

/**
 * Whether an exception can be written down for a document: it has a name to write it for, and a place that counts. The
 * settings of a workspace that is not trusted allow nothing.
 */
export function canAllow(uri: vscode.Uri): boolean {
  if (uri.scheme === "untitled") return false;
  return vscode.workspace.isTrusted || settingsOf(uri) === undefined;
}

/** Asks for a reason and adds an entry to `glyphguard.allow`: in the settings of the file's folder, else in the user's. */
export async function allowCharacters({ uri, characters, reason: given }: AllowRequest): Promise<void> {
  const document = vscode.Uri.parse(uri, true);
  const settings = settingsOf(document);
  const labels = rangesOf(characters);
  const files = filesLike(document);
  const reason = (given ?? (await askForReason(labels, files, settings)))?.trim();
  if (!reason) return;
  const entry = { characters: labels, files, reason };
  if (settings) await addToFolder(settings, entry);
  else await addToUser(entry);
}

function settingsOf(document: vscode.Uri): vscode.Uri | undefined {
  const folder = folderOf(document);
  return folder?.uri.scheme === "file" ? vscode.Uri.joinPath(folder.uri, ".vscode", "settings.json") : undefined;
}

function askForReason(labels: string, files: string, settings: vscode.Uri | undefined): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t("Allow {0} in {1}", labels, files),
    prompt: settings
      ? vscode.l10n.t("Why is it right there? The exception and its reason go into the settings of this folder.")
      : vscode.l10n.t("Why is it right there? The exception and its reason go into your user settings."),
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() ? undefined : vscode.l10n.t("An exception needs a reason.")),
  });
}

/** `U+00A0, U+FE00-U+FE0F`: neighbours as a range, since a payload can hold each variation selector. */
function rangesOf(characters: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const codePoint of [...characters].sort((a, b) => a - b)) {
    const range = ranges.at(-1);
    if (range && codePoint === range[1] + 1) range[1] = codePoint;
    else ranges.push([codePoint, codePoint]);
  }
  return ranges
    .map(([first, last]) =>
      first === last ? codePointLabel(first) : `${codePointLabel(first)}-${codePointLabel(last)}`,
    )
    .join(", ");
}

function filesLike(uri: vscode.Uri): string {
  const name = uri.path.slice(uri.path.lastIndexOf("/") + 1);
  const dot = name.lastIndexOf(".");
  const asItIs = (text: string): string => text.replace(/[[\]{}*?,\\]/g, "\\$&");
  return dot > 0 ? `**/*${asItIs(name.slice(dot))}` : `**/${asItIs(name)}`;
}

async function addToFolder(uri: vscode.Uri, entry: Entry): Promise<void> {
  if (!(await exists(uri))) await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode("{}\n"));
  const document = await vscode.workspace.openTextDocument(uri);
  const inserted = insertEntry(document.getText(), entry);
  if ("problem" in inserted) {
    await vscode.window.showTextDocument(document);
    const line = document.positionAt(inserted.offset).line + 1;
    throw new Error(
      vscode.l10n.t("settings.json cannot be changed before line {0} is mended: {1}", line, inserted.problem),
    );
  }
  const { offset, length, text } = inserted;
  const change = new vscode.WorkspaceEdit();
  change.replace(uri, new vscode.Range(document.positionAt(offset), document.positionAt(offset + length)), text);
  if (!(await vscode.workspace.applyEdit(change)) || !(await document.save()))
    throw new Error(vscode.l10n.t("settings.json could not be written."));
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === "FileNotFound") return false;
    throw error;
  }
}

async function addToUser(entry: Entry): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(SECTION);
  const present = configuration.inspect<unknown[]>("allow")?.globalValue ?? [];
  await configuration.update("allow", [...present, entry], vscode.ConfigurationTarget.Global);
}
