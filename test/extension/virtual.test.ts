import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Summary } from "../../src/workspace/protocol.ts";
import { reports, until } from "./support.ts";

/** Files in memory, by path. */
function createMemory() {
  const files = new Map<string, Uint8Array>();
  const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const readOnly = (): never => {
    throw vscode.FileSystemError.NoPermissions();
  };
  const isFolder = (path: string): boolean =>
    path === "/" || [...files.keys()].some((file) => file.startsWith(`${path}/`));
  const typeOf = (path: string): vscode.FileType =>
    files.has(path) ? vscode.FileType.File : vscode.FileType.Directory;
  const provider: vscode.FileSystemProvider = {
    onDidChangeFile: changed.event,
    watch: () => new vscode.Disposable(() => {}),
    stat: (uri) => {
      if (!files.has(uri.path) && !isFolder(uri.path)) throw vscode.FileSystemError.FileNotFound(uri);
      return { type: typeOf(uri.path), ctime: 1, mtime: files.size, size: files.get(uri.path)?.length ?? 0 };
    },
    readDirectory: ({ path }) => {
      const folder = path === "/" ? path : `${path}/`;
      const inside = [...files.keys()].filter((file) => file.startsWith(folder));
      const names = new Set(inside.map((file) => file.slice(folder.length).split("/")[0] ?? ""));
      return [...names].map((name) => [name, typeOf(folder + name)]);
    },
    readFile: (uri) => {
      const bytes = files.get(uri.path);
      if (bytes === undefined) throw vscode.FileSystemError.FileNotFound(uri);
      return bytes;
    },
    ...{ createDirectory: readOnly, writeFile: readOnly, delete: readOnly, rename: readOnly },
  };
  const write = (path: string, text: string | undefined): vscode.Uri => {
    const uri = vscode.Uri.from({ scheme: "memory", path });
    const isNew = !files.has(path);
    if (text === undefined) files.delete(path);
    else files.set(path, new TextEncoder().encode(text));
    const { Created, Changed, Deleted } = vscode.FileChangeType;
    changed.fire([{ uri, type: text === undefined ? Deleted : isNew ? Created : Changed }]);
    return uri;
  };
  return { provider, write };
}

describe("a folder that is not on disk", () => {
  const { provider, write } = createMemory();
  const root = vscode.Uri.parse("memory:/tree");
  let registration: vscode.Disposable;

  before(async () => {
    registration = vscode.workspace.registerFileSystemProvider("memory", provider, { isCaseSensitive: true });
    write("/tree/.gitignore", "ignored/\n");
    write("/tree/clean.ts", "let ab;\n");
    const count = vscode.workspace.workspaceFolders?.length ?? 0;
    const added = new Promise((resolve) => vscode.workspace.onDidChangeWorkspaceFolders(resolve));
    assert.ok(vscode.workspace.updateWorkspaceFolders(count, 0, { uri: root, name: "memory" }));
    await added;
  });
  after(async () => {
    const index = vscode.workspace.getWorkspaceFolder(root)?.index;
    assert.ok(index !== undefined);
    const removed = new Promise((resolve) => vscode.workspace.onDidChangeWorkspaceFolders(resolve));
    vscode.workspace.updateWorkspaceFolders(index, 1);
    await removed;
    registration.dispose();
  });

  it("is scanned through the editor, and stays true", async () => {
    const hidden = write("/tree/src/a.ts", "let a\u200Bb;\n");
    const ignored = write("/tree/ignored/b.ts", "let a\u200Bb;\n");
    const read = write("/tree/ignored/AGENTS.md", "Do a\u200Bb.\n");
    const summary = await vscode.commands.executeCommand<Summary>("glyphguard.scanWorkspace");
    assert.deepEqual([summary.problems, summary.cancelled], [[], false]);
    assert.ok(summary.findings >= 2);
    await reports(hidden, ["hidden-character 0:5-6"]);
    await reports(read, ["hidden-character 0:4-5"]);
    await reports(ignored, []);
    write("/tree/src/a.ts", "let ab;\n");
    await reports(hidden, []);
    const fresh = write("/tree/src/c.ts", "let \u0430b;\n");
    await reports(fresh, ["lookalike-letter 0:4-5"]);
    write("/tree/src/c.ts", undefined);
    await reports(fresh, []);
  });

  it("has its documents judged as they are edited", async () => {
    const uri = write("/tree/open.ts", "let a\u200Bb;\n");
    const document = await vscode.workspace.openTextDocument(uri);
    await reports(uri, ["hidden-character 0:5-6"]);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), "\n");
    assert.ok(await vscode.workspace.applyEdit(edit));
    await reports(uri, ["hidden-character 1:5-6"]);
    const fixes = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      uri,
      new vscode.Range(1, 5, 1, 6),
    );
    assert.ok(fixes.some(({ title }) => title.startsWith("Remove")));
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await until(() => vscode.window.tabGroups.all.every(({ tabs }) => tabs.length === 0));
  });
});
