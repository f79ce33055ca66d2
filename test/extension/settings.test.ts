import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, ours, remove, reports, until, withSetting, write } from "./support.ts";

describe("settings", () => {
  afterEach(closeAll);

  it("change the level of a rule, and back", async () => {
    const uri = await write("levels.ts", "let a\u200Bb; // c\u0001d\n");
    await vscode.window.showTextDocument(uri);
    await until(() => ours(uri).length === 2);
    await withSetting(
      "glyphguard.rules",
      { "hidden-character": "information", "control-character": "off" },
      async () => {
        await reports(uri, ["hidden-character 0:5-6"]);
        assert.equal(ours(uri)[0]?.severity, vscode.DiagnosticSeverity.Information);
      },
    );
    await until(() => ours(uri).length === 2);
    await remove(uri);
  });

  it("that are malformed fall back one by one", async () => {
    const uri = await write("malformed.ts", "let a\u200Bb\u00A0c;\n");
    await vscode.window.showTextDocument(uri);
    await reports(uri, ["hidden-character 0:5-6", "unusual-space 0:7-8"]);
    await withSetting("glyphguard.rules", { "hidden-character": "loud", "unusual-space": "off" }, () =>
      reports(uri, ["hidden-character 0:5-6"]),
    );
    await withSetting("glyphguard.allow", [{ characters: "U+200B" }, { characters: "U+00A0", reason: "tables" }], () =>
      reports(uri, ["hidden-character 0:5-6"]),
    );
    await remove(uri);
  });

  it("name further files that agents read", async () => {
    const uri = await write("playbook.txt", "a\u00A0b\n");
    await vscode.window.showTextDocument(uri);
    await withSetting("glyphguard.instructionFiles", ["playbook.txt"], () => reports(uri, ["unusual-space 0:1-2"]));
    await reports(uri, []);
    await remove(uri);
  });

  it("show and hide hidden characters by command", async () => {
    const shown = (): boolean | undefined =>
      vscode.workspace.getConfiguration("glyphguard").get("showHiddenCharacters");
    assert.equal(shown(), true);
    await vscode.commands.executeCommand("glyphguard.toggleHiddenCharacters");
    await until(() => shown() === false);
    await vscode.commands.executeCommand("glyphguard.toggleHiddenCharacters");
    await until(() => shown() === true);
  });
});
