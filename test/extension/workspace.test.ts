import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import * as vscode from "vscode";
import type { Summary } from "../../src/workspace/protocol.ts";
import { closeAll, fileUri, folder, ours, remove, reported, reports, until, withSetting, write } from "./support.ts";

async function scan(): Promise<Summary> {
  const summary = await vscode.commands.executeCommand<Summary | undefined>("glyphguard.scanWorkspace");
  assert.ok(summary, "the scan failed");
  assert.deepEqual(summary.problems, []);
  return summary;
}

describe("the workspace", () => {
  before(() => execFileSync("git", ["init", "-q"], { cwd: folder().fsPath }));
  afterEach(async () => {
    await closeAll();
    await remove(fileUri("tree"));
  });

  it("is scanned: closed files get their diagnostics", async () => {
    const dirty = await write("tree/src/a.ts", "let s\u0441ope;\n");
    const clean = await write("tree/src/b.ts", "let scope;\n");
    const summary = await scan();
    assert.ok(summary.files >= 2);
    // There is another name that looks the same.
    await reports(dirty, ["confusable-identifier 0:4-9"]);
    assert.deepEqual(reported(clean), []);
  });

  it("leaves out what git ignores and what files.exclude names", async () => {
    await write("tree/.gitignore", "ignored/\n");
    const ignored = await write("tree/ignored/a.ts", "let a\u200Bb;\n");
    const excluded = await write("tree/excluded/a.ts", "let a\u200Bb;\n");
    const other = await write("tree/other/a.ts", "let a\u200Bb;\n");
    await withSetting("files.exclude", { "**/excluded": true }, async () => {
      await scan();
      await reports(other, ["hidden-character 0:5-6"]);
      await reports(excluded, []);
      assert.deepEqual(reported(ignored), []);
    });
    await reports(excluded, ["hidden-character 0:5-6"]);
    assert.deepEqual(reported(ignored), []);
  });

  it("stays true while closed files change on disk, in whatever way", async () => {
    const uri = await write("tree/agent.ts", "let ab;\n");
    await scan();
    assert.deepEqual(reported(uri), []);
    writeFileSync(uri.fsPath, "let \u0430b;\n");
    await reports(uri, ["lookalike-letter 0:4-5"]);
    writeFileSync(`${uri.fsPath}.tmp`, "let ab;\nlet c\u200Bd;\n");
    renameSync(`${uri.fsPath}.tmp`, uri.fsPath);
    await reports(uri, ["hidden-character 1:5-6"]);
    writeFileSync(uri.fsPath, "let ab;\n");
    await reports(uri, []);
  });

  it("has what agents read judged though git ignores it, when it changes and when all is scanned", async () => {
    await write("tree/.gitignore", "CLAUDE.md\nout/\n");
    const changed = await write("tree/CLAUDE.md", "Do a\u200Bb.\n");
    await reports(changed, ["hidden-character 0:4-5"]);
    const ignored = await write("tree/out/a.ts", "let a\u200Bb;\n");
    const read = await write("tree/out/AGENTS.md", "Do a\u200Bb.\n");
    await scan();
    await reports(read, ["hidden-character 0:4-5"]);
    assert.deepEqual(reported(ignored), []);
  });

  it("forgets what is deleted, a whole folder too", async () => {
    const one = await write("tree/gone/one.ts", "let a\u200Bb;\n");
    const two = await write("tree/gone/deep/two.ts", "let a\u200Bb;\n");
    await scan();
    await reports(two, ["hidden-character 0:5-6"]);
    await remove(fileUri("tree/gone"));
    await reports(one, []);
    await reports(two, []);
  });

  it("shows the document where it is ahead of the disk, and the disk when it closes", async () => {
    const uri = await write("tree/ahead.ts", "let a\u200Bb;\n");
    await scan();
    await reports(uri, ["hidden-character 0:5-6"]);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("type", { text: "\u202E" });
    await until(() => reported(uri).length === 2);
    await closeAll();
    await reports(uri, ["hidden-character 0:5-6"]);
  });

  it("is looked through again for what no watcher tells when the repository's state changes", async () => {
    const unwatched = await write("tree/unwatched/a.ts", "let ab;\n");
    const gone = await write("tree/unwatched/gone.ts", "let a\u200Bb;\n");
    await withSetting("files.watcherExclude", { "**/unwatched/**": true }, async () => {
      let probes = 0;
      await until(async () => {
        const name = `probe${probes++}.ts`;
        const silent = await write(`tree/unwatched/${name}`, "let a\u200Bb;\n");
        await reports(await write(`tree/${name}`, "let a\u200Bb;\n"), ["hidden-character 0:5-6"]);
        return reported(silent).length === 0;
      });
      await scan();
      await reports(gone, ["hidden-character 0:5-6"]);
      writeFileSync(unwatched.fsPath, "let a\u200Bb;\n");
      rmSync(gone.fsPath);
      // What is watched is heard of, and this is not.
      const watched = await write("tree/watched.ts", "let a\u200Bb;\n");
      await reports(watched, ["hidden-character 0:5-6"]);
      assert.deepEqual([reported(unwatched), reported(gone)], [[], ["hidden-character 0:5-6"]]);
      execFileSync("git", ["add", "tree/watched.ts"], { cwd: folder().fsPath });
      await reports(unwatched, ["hidden-character 0:5-6"]);
      await reports(gone, []);
      assert.deepEqual(reported(watched), ["hidden-character 0:5-6"]);
    });
  });

  it("reads files that did not change only once", async () => {
    for (const name of ["a", "b", "c"]) await write(`tree/${name}.ts`, "let ab;\n");
    const { files } = await scan();
    // Within 2 s of a change nobody knows whether there will not be another one.
    await until(async () => (await scan()).known === files);
    writeFileSync(fileUri("tree/b.ts").fsPath, "let cd;\n");
    assert.equal((await scan()).known, files - 1);
  });

  it("shows a thousand of a file's findings, the most severe, and tells how many there are", async () => {
    const uri = await write("tree/many.ts", `${'"a\u200Bb";\n'.repeat(30_000)}let c\u200Bd;\n`);
    assert.equal((await scan()).findings, 30_001);
    await until(() => ours(uri).length === 1000);
    const all = ours(uri);
    assert.equal(all.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error).length, 1);
    assert.equal(all.filter(({ message }) => message.startsWith("29002 more findings")).length, 1);
  });

  it("is judged anew when a setting changes", async () => {
    const uri = await write("tree/setting.ts", "let a\u200Bb;\n");
    await scan();
    await reports(uri, ["hidden-character 0:5-6"]);
    await withSetting("glyphguard.rules", { "hidden-character": "off" }, () => reports(uri, []));
    await reports(uri, ["hidden-character 0:5-6"]);
  });

  it("has several folders, each with its own settings", async () => {
    assert.equal(vscode.workspace.workspaceFolders?.length, 2);
    const first = await write("tree/here.ts", "let a\u200Bb;\n");
    const second = await write("there.ts", "let a\u200Bb;\n", 1);
    await withSetting("glyphguard.rules", { "hidden-character": "off" }, async () => {
      await scan();
      await reports(second, ["hidden-character 0:5-6"]);
      await reports(first, []);
    });
    await remove(second);
  });
});
