import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, ours, remove, reports, until, withSetting, write } from "./support.ts";

describe("in Restricted Mode the settings of the workspace", () => {
  before(() => assert.equal(vscode.workspace.isTrusted, false));
  afterEach(closeAll);

  it("cannot silence a rule or allow a character", async () => {
    const uri = await write("restricted.ts", "let a\u200Bb;\n");
    await vscode.window.showTextDocument(uri);
    await reports(uri, ["hidden-character 0:5-6"]);
    await withSetting("glyphguard.rules", { "hidden-character": "off" }, async () => {
      await withSetting("glyphguard.allow", [{ characters: "U+200B", reason: "none" }], async () => {
        // The list of files that agents read is the setting that counts here: when it shows, all have been read.
        const other = await write("restricted.txt", "a\u00A0b\n");
        await withSetting("glyphguard.instructionFiles", ["*.txt"], async () => {
          await vscode.window.showTextDocument(other);
          await reports(other, ["unusual-space 0:1-2"]);
          await reports(uri, ["hidden-character 0:5-6"]);
        });
        await remove(other);
      });
    });
    await remove(uri);
  });

  it("cannot take files out of a scan", async () => {
    const uri = await write("hidden-away.ts", "let a\u200Bb;\n");
    await withSetting("files.exclude", { "**/*.ts": true }, async () => {
      await vscode.commands.executeCommand("glyphguard.scanWorkspace");
      await until(() => ours(uri).length === 1);
    });
    await remove(uri);
  });
});
