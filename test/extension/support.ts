import assert from "node:assert/strict";
import * as vscode from "vscode";
import { skip } from "../reporter.ts";

/** Waits until `probe` gives something, or an assertion in it holds, and returns what it gave. */
export async function until<T>(probe: () => T | Promise<T>, limitMs = 10_000): Promise<NonNullable<T>> {
  const end = performance.now() + limitMs;
  for (;;) {
    try {
      const value = await probe();
      if (value !== undefined && value !== null && value !== false) return value;
      if (performance.now() > end) throw new Error(`still nothing after ${limitMs} ms`);
    } catch (error) {
      if (performance.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Skips a test that needs a terminal where there is none. */
export function needsTerminal(context: Mocha.Context): void {
  if (process.env["GLYPHGUARD_HOST"] === "lowest") skip(context, "this VS Code tells nothing of its terminals here");
}

export function folder(index = 0): vscode.Uri {
  const found = vscode.workspace.workspaceFolders?.[index];
  assert.ok(found, `the test window has no workspace folder ${index}`);
  return found.uri;
}

export function fileUri(path: string, index = 0): vscode.Uri {
  return vscode.Uri.joinPath(folder(index), path);
}

export async function write(path: string, text: string, index = 0): Promise<vscode.Uri> {
  const uri = fileUri(path, index);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

export async function remove(...uris: vscode.Uri[]): Promise<void> {
  for (const uri of uris) await vscode.workspace.fs.delete(uri, { recursive: true });
}

/**
 * Opens an unsaved document and shows it. Each has a name of its own: VS Code would fill one whose name was used
 * before from the backup of the other, if that is not gone yet.
 */
export async function show(content: string, language = "typescript"): Promise<vscode.TextDocument> {
  const opened = await vscode.workspace.openTextDocument(vscode.Uri.parse(`untitled:shown-${performance.now()}`));
  const document = await vscode.languages.setTextDocumentLanguage(opened, language);
  const editor = await vscode.window.showTextDocument(document);
  assert.ok(await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), content)));
  await vscode.commands.executeCommand("cursorTop");
  return document;
}

/** Our diagnostics as `rule line:column text`, in order. */
export function reported(uri: vscode.Uri): string[] {
  return ours(uri).map(
    ({ code, range }) =>
      `${typeof code === "object" ? code.value : code} ${range.start.line}:${range.start.character}-${range.end.character}`,
  );
}

export function ours(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "glyphguard");
}

export async function reports(uri: vscode.Uri, expected: readonly string[]): Promise<void> {
  await until(() => {
    assert.deepEqual(reported(uri), expected);
    return true;
  });
}

export async function edit(
  document: vscode.TextDocument,
  range: [number, number, number, number],
  text: string,
): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  change.replace(document.uri, new vscode.Range(...range), text);
  assert.ok(await vscode.workspace.applyEdit(change));
}

/** Closes every editor without saving. */
export async function closeAll(): Promise<void> {
  await until(async () => {
    if (vscode.window.tabGroups.all.every(({ tabs }) => tabs.length === 0)) return true;
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    return false;
  });
}

/** Sets a value in the settings of the first folder, and takes it away again after `run`. */
export async function withSetting(key: string, value: unknown, run: () => Promise<void>): Promise<void> {
  const target = vscode.ConfigurationTarget.WorkspaceFolder;
  await vscode.workspace.getConfiguration(undefined, folder()).update(key, value, target);
  try {
    await run();
  } finally {
    await vscode.workspace.getConfiguration(undefined, folder()).update(key, undefined, target);
  }
}
