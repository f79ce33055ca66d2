import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, edit, fileUri, ours, remove, reported, reports, show, until, write } from "./support.ts";

describe("open documents", () => {
  afterEach(closeAll);

  it("are judged when they open", async () => {
    const document = await show("const s\u0441ope = 1;\nconst a\u200Bb = 2;\n");
    await reports(document.uri, ["lookalike-letter 0:7-8", "hidden-character 1:7-8"]);
    const [letter, hidden] = ours(document.uri);
    assert.equal(letter?.message, 'Cyrillic "\u0441" (U+0441) in "s\u0441ope" looks like Latin "c"');
    assert.equal(letter.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(hidden?.message, "Hidden character: U+200B ZERO WIDTH SPACE");
  });

  it("are judged while they are typed in", async () => {
    const document = await show("let a = 1;\n");
    await vscode.commands.executeCommand("type", { text: "\u202E" });
    await reports(document.uri, ["bidi-control 0:0-1"]);
    await vscode.commands.executeCommand("undo");
    await reports(document.uri, []);
  });

  it("keep findings in place when lines above come and go", async () => {
    const document = await show("a\nb\nc\u00A0d\n");
    await reports(document.uri, ["unusual-space 2:1-2"]);
    await edit(document, [0, 0, 0, 0], "x\ny\r\nz\n");
    await reports(document.uri, ["unusual-space 5:1-2"]);
    await edit(document, [1, 0, 5, 0], "");
    await reports(document.uri, ["unusual-space 1:1-2"]);
  });

  it("are judged anew below an edit that opens a comment", async () => {
    const document = await show("let a;\nlet b = \u201Cx\u201D;\n*/ let c = \u2018;\n");
    await reports(document.uri, [
      "lookalike-punctuation 1:8-9",
      "lookalike-punctuation 1:10-11",
      "lookalike-punctuation 2:11-12",
    ]);
    await edit(document, [0, 0, 0, 0], "/* ");
    await reports(document.uri, ["lookalike-punctuation 2:11-12"]);
    await edit(document, [0, 0, 0, 3], "");
    await until(() => reported(document.uri).length === 3);
  });

  it("see an edit that splits one word over several cursors", async () => {
    const document = await show("ab ab ab\nab ab ab\n");
    const change = new vscode.WorkspaceEdit();
    for (const line of [0, 1])
      for (const column of [1, 4, 7]) change.insert(document.uri, new vscode.Position(line, column), "\u200B");
    assert.ok(await vscode.workspace.applyEdit(change));
    await reports(
      document.uri,
      [0, 1].flatMap((line) => [1, 5, 9].map((at) => `hidden-character ${line}:${at}-${at + 1}`)),
    );
  });

  it("follow the language of the document", async () => {
    const document = await show("let a = \u201Cx\u201D;\n", "typescript");
    await reports(document.uri, ["lookalike-punctuation 0:8-9", "lookalike-punctuation 0:10-11"]);
    const changed = await vscode.languages.setTextDocumentLanguage(document, "markdown");
    await reports(changed.uri, []);
  });

  it("lose their diagnostics when an unsaved one closes", async () => {
    const document = await show("a\u200Bb");
    await until(() => reported(document.uri).length === 1);
    await closeAll();
    await reports(document.uri, []);
  });

  it("follow a file that is renamed and deleted", async () => {
    const before = await write("renamed/before.ts", "let a\u200Bb;\n");
    await vscode.window.showTextDocument(before);
    await reports(before, ["hidden-character 0:5-6"]);
    const after = fileUri("renamed/after.ts");
    const rename = new vscode.WorkspaceEdit();
    rename.renameFile(before, after);
    assert.ok(await vscode.workspace.applyEdit(rename));
    await reports(after, ["hidden-character 0:5-6"]);
    await reports(before, []);
    await remove(fileUri("renamed"));
    await closeAll();
    await reports(after, []);
  });

  it("show what an agent writes on disk", async () => {
    const uri = await write("reloaded.ts", "let a = 1;\n");
    await vscode.window.showTextDocument(uri);
    await write("reloaded.ts", "let \u0430bc = 1;\n");
    await reports(uri, ["lookalike-letter 0:4-5"]);
    await remove(uri);
  });

  it("have their thousand most severe findings shown and the rest counted", async () => {
    const document = await show(`let a\u200Bb;\n${'"\u200B";\n'.repeat(1500)}let c\u200Bd;\n`);
    await until(() => ours(document.uri).length === 1000);
    const all = ours(document.uri);
    assert.equal(all.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error).length, 2);
    assert.equal(all.filter(({ message }) => message.startsWith("503 more findings")).length, 1);
  });

  it("of other schemes are left alone", async () => {
    const provider = vscode.workspace.registerTextDocumentContentProvider("twin", {
      provideTextDocumentContent: () => "let a\u200Bb;",
    });
    const twin = await vscode.workspace.openTextDocument(vscode.Uri.parse("twin:/a.ts"));
    const own = await show("let a\u200Bb;");
    await until(() => reported(own.uri).length === 1);
    assert.deepEqual(reported(twin.uri), []);
    provider.dispose();
  });

  it("of a notebook are judged by cell", async () => {
    const data = new vscode.NotebookData([
      new vscode.NotebookCellData(vscode.NotebookCellKind.Code, "s\u0441ope = 1", "python"),
    ]);
    const notebook = await vscode.workspace.openNotebookDocument("interactive", data);
    const cell = notebook.cellAt(0).document;
    await reports(cell.uri, ["lookalike-letter 0:1-2"]);
  });
});
