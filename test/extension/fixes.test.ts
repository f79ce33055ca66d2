import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, fileUri, remove, reported, reports, show, until, write } from "./support.ts";

async function actionsAt(document: vscode.TextDocument, line: number, column: number, kind?: vscode.CodeActionKind) {
  const range = new vscode.Range(line, column, line, column);
  const all = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    range,
    kind?.value,
  );
  return all.filter(
    ({ kind: its, title, command }) =>
      its?.value.includes("glyphguard") ||
      command?.command.startsWith("glyphguard") ||
      /^(Replace by|Remove|Write as|Allow)/.test(title),
  );
}

async function apply(document: vscode.TextDocument, line: number, column: number, title: string): Promise<void> {
  const { edit } = await until(async () =>
    (await actionsAt(document, line, column)).find((each) => each.title === title),
  );
  assert.ok(edit && (await vscode.workspace.applyEdit(edit)), title);
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
      ["typescript", "\\u{E0041}"],
      ["python", "\\U000E0041"],
      ["rust", "\\u{E0041}"],
      ["json", "\\uDB40\\uDC41"],
    ] as const) {
      const document = await show('"\u{E0041}"', language);
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

  it("allow a character in the workspace's settings, keeping what stands there", async () => {
    const settings = fileUri(".vscode/settings.json");
    const original = await vscode.workspace.fs.readFile(settings);
    await write(
      ".vscode/settings.json",
      '{\n    // ours\n    "glyphguard.allow": [\n        // the first one\n        { "characters": "U+00AD", "reason": "hyphens" }, \n    ],\n    "editor.tabSize":  3, // odd\n}\n',
    );
    const uri = await write("allowed/narrow.ts", "let a\u202Fb;\n");
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await reports(uri, ["unusual-space 0:5-6"]);
    const allow = (await actionsAt(document, 0, 5)).find(({ title }) => title.startsWith("Allow U+202F"));
    assert.ok(allow?.command);
    const [request] = allow.command.arguments as [object];
    await vscode.commands.executeCommand(allow.command.command, { ...request, reason: "numbers of our bank" });
    await reports(uri, []);
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(settings));
    assert.match(text, /\/\/ ours\n {4}"glyphguard.allow": \[\n {8}\/\/ the first one\n/);
    assert.match(text, /"editor.tabSize": {2}3, \/\/ odd/);
    assert.match(text, /"characters": "U\+202F",\s+"files": "\*\*\/\*\.ts",\s+"reason": "numbers of our bank"/);
    await vscode.workspace.fs.writeFile(settings, original);
    await reports(uri, ["unusual-space 0:5-6"]);
    await remove(fileUri("allowed"));
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
        /settings\.json cannot be changed before its JSON is mended/,
      );
      assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(settings)), broken);
    } finally {
      await vscode.workspace.fs.writeFile(settings, original);
      await remove(uri);
    }
  });
});
