import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { renameSync, writeFileSync } from "node:fs";
import * as vscode from "vscode";
import { closeAll, edit, fileUri, folder, remove, reported, until, write } from "./support.ts";

/** The findings of a file that edits brought in, or changed in silence, as `rule line`. */
async function brought(uri: vscode.Uri): Promise<string[]> {
  return reported(uri).map((each) => each.replace(/:.*/, ""));
}

const expectSilent = (uri: vscode.Uri, ...expected: string[]) =>
  until(async () => {
    assert.deepEqual(
      (await brought(uri)).filter((each) => each.startsWith("silent-change")),
      expected,
    );
    return true;
  });

/** The ways in which agents write, of which each gives other events. */
const ways: Readonly<Record<string, (uri: vscode.Uri, text: string) => Promise<void> | void>> = {
  "in place": ({ fsPath }, text) => writeFileSync(fsPath, text),
  "by a temporary file that is renamed": ({ fsPath }, text) => {
    writeFileSync(`${fsPath}.tmp`, text);
    renameSync(`${fsPath}.tmp`, fsPath);
  },
  "through the editor": async (uri, text) => {
    const document = await vscode.workspace.openTextDocument(uri);
    await edit(document, [0, 0, document.lineCount, 0], text);
    await document.save();
  },
};

const text = "// it's ready, isn't it\nconst a = 1;\n";
const changed = "// it\u2019s ready, isn\u2019t it\nconst a = 2;\n";

describe("what an agent changes in silence", () => {
  // VS Code keeps a document for minutes that an extension opened: each test has a file of its own.
  let name = "";
  beforeEach(() => {
    name = `edited${performance.now()}.ts`;
  });
  // It stays: the editor's own git fails, and the test with it, when a repository is gone while it is asked.
  before(() => execFileSync("git", ["init", "--quiet"], { cwd: folder().fsPath }));
  afterEach(async () => {
    await closeAll();
    await remove(fileUri(name));
  });

  for (const [way, writeAgain] of Object.entries(ways)) {
    it(`is told of an open file that is written ${way}`, async () => {
      const uri = await write(name, text);
      await vscode.window.showTextDocument(uri);
      await writeAgain(uri, changed);
      await expectSilent(uri, "silent-change 0", "silent-change 0");
      await writeAgain(uri, text);
      await expectSilent(uri);
    });
  }

  it("is told of a document that is open and not shown", async () => {
    const uri = await write(name, text);
    await vscode.workspace.openTextDocument(uri);
    await ways["in place"]?.(uri, changed);
    await expectSilent(uri, "silent-change 0", "silent-change 0");
  });

  it("is told of a file that is not open, by what git has of it, and goes on when it is opened", async () => {
    const uri = await write(name, text);
    execFileSync("git", ["add", name], { cwd: folder().fsPath });
    await ways["in place"]?.(uri, changed);
    await expectSilent(uri, "silent-change 0", "silent-change 0");
    const document = await vscode.workspace.openTextDocument(uri);
    await expectSilent(uri, "silent-change 0", "silent-change 0");
    await edit(document, [0, 0, 0, 0], "\n");
    await expectSilent(uri, "silent-change 1", "silent-change 1");
    await edit(document, [1, 5, 1, 6], "'");
    await expectSilent(uri, "silent-change 1");
  });

  it("is told of a file that changes under unsaved text", async () => {
    const uri = await write(name, text);
    execFileSync("git", ["add", name], { cwd: folder().fsPath });
    const document = await vscode.workspace.openTextDocument(uri);
    await edit(document, [2, 0, 2, 0], "// mine");
    await ways["in place"]?.(uri, `${changed}// \u200b`);
    await expectSilent(uri, "silent-change 0", "silent-change 0");
    await until(async () => (await brought(uri)).includes("hidden-character 2"));
    assert.equal(document.getText(), `${text}// mine`);
  });

  it("is forgotten when the file is gone", async () => {
    const uri = await write(name, text);
    execFileSync("git", ["add", name], { cwd: folder().fsPath });
    await ways["in place"]?.(uri, changed);
    await expectSilent(uri, "silent-change 0", "silent-change 0");
    await vscode.workspace.fs.delete(uri);
    await expectSilent(uri);
    await write(name, text);
  });
});
