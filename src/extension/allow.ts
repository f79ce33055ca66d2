import { applyEdits, modify, type ParseError, parse, printParseErrorCode } from "jsonc-parser";
import * as vscode from "vscode";
import { codePointLabel } from "../engine/index.ts";
import { SECTION } from "./settings.ts";

/** What the quick fix asks for. Plain values, because commands carry them as JSON. */
export interface AllowRequest {
  /** The document that the characters stand in. */
  readonly uri: string;
  readonly characters: readonly number[];
  /** Asked for if it is missing. */
  readonly reason?: string;
}

interface Entry {
  readonly characters: string;
  readonly files: string;
  readonly reason: string;
}

/** Asks for a reason and adds an entry to `glyphguard.allow`, in the workspace folder's settings where there is one. */
export async function allowCharacters({ uri, characters, reason: given }: AllowRequest): Promise<void> {
  const document = vscode.Uri.parse(uri, true);
  const labels = rangesOf(characters);
  const files = filesLike(document);
  const reason = given ?? (await askForReason(labels, files));
  if (!reason?.trim()) return;
  const entry: Entry = { characters: labels, files, reason: reason.trim() };
  const folder = vscode.workspace.getWorkspaceFolder(document);
  if (folder?.uri.scheme === "file")
    await addToFolder(vscode.Uri.joinPath(folder.uri, ".vscode", "settings.json"), entry);
  else await addToUser(entry);
}

function askForReason(labels: string, files: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t("Allow {0} in {1}", labels, files),
    prompt: vscode.l10n.t("Why is it right there? The reason is kept with the exception."),
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() ? undefined : vscode.l10n.t("An exception needs a reason.")),
  });
}

/** `U+00A0, U+FE00-U+FE0F`: neighbours as a range, since a payload can hold each variation selector. */
function rangesOf(characters: readonly number[]): string {
  const sorted = [...characters].sort((a, b) => a - b);
  const ranges: [first: number, last: number][] = [];
  for (const codePoint of sorted) {
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
  return dot > 0 ? `**/*${name.slice(dot)}` : `**/${name}`;
}

/** Inserts into the text of the file, so that its comments and its formatting stay as they are. */
async function addToFolder(uri: vscode.Uri, entry: Entry): Promise<void> {
  await createIfMissing(uri);
  const document = await vscode.workspace.openTextDocument(uri);
  const before = document.getText();
  const errors: ParseError[] = [];
  const settings: unknown = parse(before.trim() ? before : "{}", errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error) {
    await vscode.window.showTextDocument(document);
    throw new Error(
      vscode.l10n.t(
        "settings.json cannot be changed before its JSON is mended: {0} in line {1}.",
        printParseErrorCode(error.error),
        document.positionAt(error.offset).line + 1,
      ),
    );
  }
  const key = `${SECTION}.allow`;
  const present: unknown = typeof settings === "object" && settings !== null ? Reflect.get(settings, key) : undefined;
  const list = Array.isArray(present);
  const indent = /^([\t ]+)\S/m.exec(before)?.[1] ?? "  ";
  const edits = modify(before.trim() ? before : "{}", list ? [key, -1] : [key], list ? entry : [entry], {
    isArrayInsertion: list,
    formattingOptions: {
      insertSpaces: !indent.startsWith("\t"),
      tabSize: indent.startsWith("\t") ? 4 : indent.length,
      eol: document.eol === vscode.EndOfLine.CRLF ? "\r\n" : "\n",
    },
  });
  const change = new vscode.WorkspaceEdit();
  if (before.trim())
    for (const { offset, length, content } of edits)
      change.replace(uri, new vscode.Range(document.positionAt(offset), document.positionAt(offset + length)), content);
  else change.insert(uri, new vscode.Position(0, 0), `${applyEdits("{}", edits)}\n`);
  await vscode.workspace.applyEdit(change);
  await document.save();
}

async function createIfMissing(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.stat(uri);
  } catch {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode("{}\n"));
  }
}

async function addToUser(entry: Entry): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(SECTION);
  const present = configuration.inspect<unknown[]>("allow")?.globalValue ?? [];
  await configuration.update("allow", [...present, entry], vscode.ConfigurationTarget.Global);
}
