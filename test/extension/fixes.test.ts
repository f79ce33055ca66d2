import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, edit, fileUri, remove, reported, reports, show, until, withSetting, write } from "./support.ts";

async function actionsAt(document: vscode.TextDocument, line: number, column: number, kind?: vscode.CodeActionKind) {
  const range = new vscode.Range(line, column, line, column);
  const all = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    range,
    kind?.value,
  );
  return all.filter(
    ({ kind: its, command }) => its?.value.includes("glyphguard") || command?.command.startsWith("glyphguard"),
  );
}

async function offered(
  document: vscode.TextDocument,
  line: number,
  column: number,
  title: string,
): Promise<vscode.Command> {
  const { command } = await until(async () =>
    (await actionsAt(document, line, column)).find((each) => each.title.startsWith(title)),
  );
  assert.ok(command);
  return command;
}

async function apply(document: vscode.TextDocument, line: number, column: number, title: string): Promise<void> {
  const { command, arguments: values = [] } = await offered(document, line, column, title);
  await vscode.commands.executeCommand(command, ...values);
}

describe("fixes", () => {
  afterEach(closeAll);

  it("replace a look-alike by its twin", async () => {
    const document = await show("const s\u0441ope = 1;\n");
    await until(() => reported(document.uri).length === 1);
    const [first] = await actionsAt(document, 0, 7);
    assert.equal(first?.title, 'Replace by "c"');
    assert.equal(first.isPreferred, true);
    await apply(document, 0, 7, 'Replace by "c"');
    assert.equal(document.getText(), "const scope = 1;\n");
    await reports(document.uri, []);
  });

  it("remove hidden characters", async () => {
    const document = await show("let a\u200B\u200C\u200Db;\n");
    await until(() => reported(document.uri).length === 1);
    await apply(document, 0, 6, "Remove 3 hidden characters");
    assert.equal(document.getText(), "let ab;\n");
  });

  it("escape in the notation of the language", async () => {
    for (const [language, escaped] of [
      ["typescript", "\\u{E0150}"],
      ["python", "\\U000E0150"],
      ["rust", "\\u{E0150}"],
      ["json", "\\uDB40\\uDD50"],
    ] as const) {
      const document = await show('"\u{E0150}"', language);
      await until(() => reported(document.uri).length === 1);
      await apply(document, 0, 1, `Write as ${escaped}`);
      assert.equal(document.getText(), `"${escaped}"`);
      await reports(document.uri, []);
    }
  });

  it("mend the whole file by quick fix, by command and as source.fixAll", async () => {
    const dirty = 'let \u0430bc = \u201Cx\u201D;\u00A0// t\u200Bo do\nlet s = "\u200B";\n';
    const clean = 'let abc = "x"; // to do\nlet s = "\u200B";\n';
    const byCommand = await show(dirty);
    await until(() => reported(byCommand.uri).length === 6);
    await vscode.commands.executeCommand("glyphguard.fixFile");
    assert.equal(byCommand.getText(), clean);
    await reports(byCommand.uri, ["hidden-character 1:9-10"]);

    const bySource = await show(dirty);
    await until(() => reported(bySource.uri).length === 6);
    const kind = vscode.CodeActionKind.SourceFixAll.append("glyphguard");
    const [action] = await actionsAt(bySource, 0, 0, kind);
    assert.ok(action?.edit);
    assert.ok(await vscode.workspace.applyEdit(action.edit));
    assert.equal(bySource.getText(), clean);

    const byQuickFix = await show(dirty);
    await until(() => reported(byQuickFix.uri).length === 6);
    const offered = (await actionsAt(byQuickFix, 0, 4)).find(
      ({ command }) => command?.command === "glyphguard.fixFile",
    );
    assert.ok(offered?.command);
    await vscode.commands.executeCommand(offered.command.command, ...(offered.command.arguments ?? []));
    assert.equal(byQuickFix.getText(), clean);
  });

  it("rename a name that passes for another at all its places at once", async () => {
    const document = await show("let scope = 1;\nlet \u0455cope = 2;\nrun(scope, \u0455cope);\n");
    await until(() => reported(document.uri).length === 2);
    await apply(document, 1, 4, 'Rename all 2 occurrences to "scope"');
    assert.equal(document.getText(), "let scope = 1;\nlet scope = 2;\nrun(scope, scope);\n");
    await reports(document.uri, []);
  });

  it("touch nothing when the text has changed since they were offered", async () => {
    const document = await show("const s\u0441ope = 1;\n");
    const { command, arguments: values = [] } = await offered(document, 0, 7, 'Replace by "c"');
    await edit(document, [0, 0, 0, 0], "xx");
    await vscode.commands.executeCommand(command, ...values);
    assert.equal(document.getText(), "xxconst s\u0441ope = 1;\n");
  });

  it("mend a file when it is saved, if the editor is told so", async () => {
    const uri = await write("saved.ts", "let \u0430b = '\u200B';\n");
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await until(() => reported(uri).length === 2);
    await withSetting("editor.codeActionsOnSave", { "source.fixAll.glyphguard": "explicit" }, async () => {
      await edit(document, [1, 0, 1, 0], "//\n");
      await vscode.commands.executeCommand("workbench.action.files.save");
      await until(() => document.getText() === "let ab = '\u200B';\n//\n");
    });
    await remove(uri);
  });

  it("allow a character in the folder's settings, and all else in them stays", async () => {
    const settings = fileUri(".vscode/settings.json");
    const original = await vscode.workspace.fs.readFile(settings);
    await write(
      ".vscode/settings.json",
      '{\n    // ours\n    "glyphguard.allow": [\n        // the first one\n        { "characters": "U+00AD", "reason": "hyphens" }, // of 1999\n    ],\n    "editor.tabSize":  3, // odd\n}\n',
    );
    const uri = await write("allowed/narrow.ts", "let a\u202Fb;\n");
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await reports(uri, ["unusual-space 0:5-6"]);
    const { command, arguments: values = [] } = await offered(document, 0, 5, "Allow U+202F");
    await vscode.commands.executeCommand(command, { ...values[0], reason: "numbers of our bank" });
    await reports(uri, []);
    assert.equal(
      new TextDecoder().decode(await vscode.workspace.fs.readFile(settings)),
      '{\n    // ours\n    "glyphguard.allow": [\n        { "characters": "U+202F", "files": "**/*.ts", "reason": "numbers of our bank" },\n        // the first one\n        { "characters": "U+00AD", "reason": "hyphens" }, // of 1999\n    ],\n    "editor.tabSize":  3, // odd\n}\n',
    );
    await vscode.workspace.fs.writeFile(settings, original);
    await reports(uri, ["unusual-space 0:5-6"]);
    await remove(fileUri("allowed"));
  });

  it("offer no exception where none could be written for the file", async () => {
    const document = await show("let a\u200Bb;\n");
    await offered(document, 0, 5, "Remove");
    assert.equal(
      (await actionsAt(document, 0, 5)).some(({ title }) => title.startsWith("Allow")),
      false,
    );
  });

  it("refuse to touch settings that are no JSON", async () => {
    const settings = fileUri(".vscode/settings.json");
    const original = await vscode.workspace.fs.readFile(settings);
    const broken = '{\n  "a": \n';
    const uri = await write("broken.ts", "");
    try {
      await write(".vscode/settings.json", broken);
      await until(async () => (await vscode.workspace.openTextDocument(settings)).getText() === broken);
      const request = { uri: uri.toString(), characters: [0xa0], reason: "x" };
      await assert.rejects(
        async () => vscode.commands.executeCommand("glyphguard.allowCharacters", request),
        /settings\.json cannot be changed before line 3 is mended/,
      );
      assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(settings)), broken);
    } finally {
      await vscode.workspace.fs.writeFile(settings, original);
      await remove(uri);
    }
  });
});
