import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import type { ToldFinding, ToldSession } from "../../src/extension/api.ts";
import { closeAll, edit, fileUri, folder, needsTerminal, ours, remove, reported, until, write } from "./support.ts";

const { executeCommand } = vscode.commands;

const text = "// it's ready, isn't it\nconst a = 1;\n";
const curly = "// it\u2019s ready, isn\u2019t it\nconst a = 2;\n";

const findingsOf = (uri: vscode.Uri) => executeCommand<ToldFinding[]>("glyphguard.getFindings", uri);
const agentEdits = () => executeCommand<ToldSession[]>("glyphguard.getAgentEdits");
const onDisk = async (uri: vscode.Uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
const at = (line: number, column: number) => new vscode.Range(line, column, line, column);

async function hoverAt(uri: vscode.Uri, line: number, column: number): Promise<string> {
  const hovers = await executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    uri,
    new vscode.Position(line, column),
  );
  const parts = hovers.flatMap(({ contents }) =>
    contents.map((part) => (typeof part === "string" ? part : part.value)),
  );
  return parts.join("\n").replaceAll("&nbsp;", " ");
}

async function fixesAt(uri: vscode.Uri, line: number, column: number): Promise<vscode.CodeAction[]> {
  const all = await executeCommand<vscode.CodeAction[]>("vscode.executeCodeActionProvider", uri, at(line, column));
  return all.filter(({ command }) => command?.command.startsWith("glyphguard"));
}

/** Writes a file and has git know it as it is. */
async function known(name: string, content: string): Promise<vscode.Uri> {
  const uri = await write(name, content);
  execFileSync("git", ["add", name], { cwd: folder().fsPath });
  return uri;
}

/** Opens a file and shows another, so that what is done to it is not done by hand. */
async function inBackground(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: "" }), { preview: false });
  return document;
}

describe("the review of edits", () => {
  let name = "";
  before(() => execFileSync("git", ["init", "--quiet"], { cwd: folder().fsPath }));
  beforeEach(() => {
    name = `reviewed${performance.now()}.ts`;
  });
  afterEach(async () => {
    await closeAll();
    await executeCommand("glyphguard.markAllReviewed");
    await remove(fileUri(name));
  });

  it("tells in the hover who brought a finding in and when, and not in the message", async () => {
    const document = await inBackground(await write(name, text));
    await edit(document, [1, 6, 1, 7], "a\u200bb");
    await until(() => reported(document.uri).length === 1);
    const hover = await until(async () => {
      const found = await hoverAt(document.uri, 1, 7);
      assert.match(found, /brought in by an agent/);
      return found;
    });
    assert.match(hover, /Perhaps brought in by an agent \(through an extension\), (?:now|\d+ sec)/);
    assert.doesNotMatch(ours(document.uri)[0]?.message ?? "", /agent|brought/);
  });

  it("tells in the hover of a silent change what stood there before, and puts it back", async () => {
    const document = await inBackground(await write(name, text));
    await edit(document, [0, 0, 2, 0], curly);
    await until(() => reported(document.uri).length === 2);
    const hover = await until(async () => {
      const found = await hoverAt(document.uri, 0, 5);
      assert.match(found, /changed by/i);
      return found;
    });
    assert.match(hover, /Silent change/);
    const [now, before] = hover.split("Before the edit there stood:");
    assert.match(now ?? "", /U\+2019 RIGHT SINGLE QUOTATION MARK/);
    assert.match(before ?? "", /U\+0027 APOSTROPHE/);
    const [first, ...others] = await fixesAt(document.uri, 0, 5);
    assert.equal(first?.title, "Put back U+0027");
    assert.equal(first.isPreferred, true);
    await executeCommand(first.command?.command ?? "", ...(first.command?.arguments ?? []));
    assert.equal(document.lineAt(0).text, "// it's ready, isn\u2019t it");
    assert.equal(document.lineAt(1).text, "const a = 2;");
    await until(() => reported(document.uri).length === 1);
    assert.equal(others[0]?.title, "Keep it as it is now");
  });

  it("does not ask again about what is kept", async () => {
    const document = await inBackground(await write(name, text));
    await edit(document, [0, 0, 2, 0], curly);
    await until(() => reported(document.uri).length === 2);
    const keep = (await fixesAt(document.uri, 0, 5)).find(({ title }) => title === "Keep it as it is now");
    await executeCommand(keep?.command?.command ?? "", ...(keep?.command?.arguments ?? []));
    await until(() => reported(document.uri).length === 1);
    await edit(document, [1, 6, 1, 7], "a\u200bb");
    await until(() => reported(document.uri).length === 2);
    assert.deepEqual(reported(document.uri), ["hidden-character 1:7-8", "silent-change 0:18-19"]);
  });

  it("answers others with plain values in which nothing hides", async () => {
    const document = await inBackground(await write(name, text));
    await edit(document, [0, 0, 2, 0], curly.replace("a =", "a\u200bb ="));
    const told = await until(async () => {
      const found = await findingsOf(document.uri);
      assert.equal(found.length, 3);
      assert.ok(
        found.every(({ introduced }) => introduced?.by === "agent"),
        JSON.stringify(found),
      );
      return found;
    });
    const silent = told.find(({ rule }) => rule === "silent-change");
    assert.deepEqual([silent?.characters, silent?.before], [["U+2019"], ["U+0027"]]);
    assert.equal(silent?.introduced?.by, "agent");
    assert.ok(Math.abs(Date.parse(silent?.introduced?.at ?? "") - Date.now()) < 60_000);
    assert.deepEqual(JSON.parse(JSON.stringify(told)), told);
    assert.doesNotMatch(JSON.stringify(told), /\u200b/);
    assert.deepEqual(await findingsOf(vscode.Uri.parse(document.uri.toString())), told);
  });

  it("tells which agent wrote a file that is not open, and puts back on disk what can be", async function () {
    if (process.platform === "win32") this.skip();
    needsTerminal(this);
    const uri = await known(name, text);
    const written = curly.replace("const a", "const \u0430\u200bb");
    const programs = mkdtempSync(join(tmpdir(), "glyphguard-"));
    const [agent, source] = [join(programs, "claude"), join(programs, "source.txt")];
    writeFileSync(source, written);
    writeFileSync(agent, `#!/bin/sh\ncat '${source}' > '${uri.fsPath}'\nsleep 1\n`);
    chmodSync(agent, 0o755);
    const task = new vscode.Task(
      { type: "shell" },
      vscode.TaskScope.Workspace,
      "agent",
      "test",
      new vscode.ShellExecution(`${agent} -p go`),
    );
    task.presentationOptions = { reveal: vscode.TaskRevealKind.Never };
    await vscode.tasks.executeTask(task);
    const session = await until(async () =>
      (await agentEdits()).find(({ files }) =>
        files.some((file) => file.uri === uri.toString() && file.findings.length === 4),
      ),
    );
    assert.equal(session.agent, "Claude Code");
    // VS Code runs a shell task in a terminal, and tells of both.
    assert.match(session.via, /^(?:task|terminal)$/);
    await executeCommand("glyphguard.putBackAll");
    await until(async () => (await onDisk(uri)) === "// it's ready, isn't it\nconst ab = 2;\n");
    await until(() => reported(uri).length === 0);
  });

  it("compares with the text as it is when somebody has looked it through", async () => {
    const document = await inBackground(await write(name, text));
    await edit(document, [0, 0, 2, 0], `${curly}let b\u200b;\n`);
    await until(() => reported(document.uri).length === 3);
    await executeCommand("glyphguard.markAllReviewed");
    await until(() => reported(document.uri).length === 1);
    assert.deepEqual(reported(document.uri), ["hidden-character 2:5-6"]);
    assert.equal((await findingsOf(document.uri))[0]?.introduced, undefined);
    await edit(document, [0, 5, 0, 6], "'");
    await until(() => reported(document.uri).length === 2);
    assert.deepEqual((await findingsOf(document.uri)).find(({ rule }) => rule === "silent-change")?.before, ["U+2019"]);
  });

  it("shows a file as it was and as it is, with all that hides spelled out", async () => {
    const uri = await known(name, text);
    await write(name, `${curly}let b\u200b;\n`);
    await until(() => reported(uri).length === 3);
    await executeCommand("glyphguard.openReviewDiff", { kind: "file", uri, brought: [] });
    const sides = await until(() => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputTextDiff ? [input.original, input.modified] : undefined;
    });
    const texts = await until(() => {
      const documents = sides.map((side) =>
        vscode.workspace.textDocuments.find((one) => one.uri.toString() === side.toString()),
      );
      return documents.every(Boolean) && documents.map((document) => document?.getText());
    });
    assert.deepEqual(texts, [text, "// it<U+2019>s ready, isn<U+2019>t it\nconst a = 2;\nlet b<U+200B>;\n"]);
    for (const side of sides) assert.deepEqual(reported(side), []);
  });

  const ask = async (files?: string[]): Promise<string> => {
    const { content } = await vscode.lm.invokeTool("glyphguard_check", {
      input: files ? { files } : {},
      toolInvocationToken: undefined,
    });
    return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : "")).join("");
  };

  it("lets an agent in the editor ask whether files are clean", async () => {
    const uri = await known(name, text);
    await write(name, `${curly}// order: \u200b\n`);
    await until(() => reported(uri).length === 3);
    const answer = await ask([name, "clean-and-missing.ts", "../outside.ts"]);
    assert.match(answer, /findings 3\n/);
    assert.match(answer, /line 1, column 6: warning, silent-change \(Silent change\), U\+2019 .*before: U\+0027/);
    assert.match(answer, /line 3, column 11: warning, hidden-character \(Hidden character\), U\+200B ZERO WIDTH SPACE/);
    assert.match(answer, /clean-and-missing\.ts: not checked/);
    assert.match(answer, /outside\.ts: not checked/);
    assert.doesNotMatch(answer, /order|\u200b|ready/);
    assert.match(await ask(), new RegExp(name));
  });

  it("lets no agent ask about what is not in the workspace, by whatever path, nor about what is too large", async function () {
    if (process.platform === "win32") this.skip();
    const outside = mkdtempSync(join(tmpdir(), "outside-"));
    writeFileSync(join(outside, "a.ts"), "let a\u200b;\n");
    symlinkSync(join(outside, "a.ts"), fileUri("link.ts").fsPath);
    symlinkSync(outside, fileUri("linked").fsPath);
    writeFileSync(fileUri(name).fsPath, "");
    truncateSync(fileUri(name).fsPath, (50 << 20) + 1);
    const climbing = `${folder().fsPath}/../../../../../../../..${outside}/a.ts`;
    const answer = await ask([climbing, "link.ts", "linked/a.ts", name, `x/../${name}`]);
    const refusals = answer.split("\n").map((line) => line.slice(line.indexOf(": ") + 2));
    assert.deepEqual(refusals, [
      "not checked: no such file in the workspace",
      "not checked: symbolic links are not followed",
      "not checked: symbolic links are not followed",
      "not checked: it is larger than 50 MB",
      "not checked: it is larger than 50 MB",
    ]);
    await remove(fileUri("link.ts"), fileUri("linked"));
    rmSync(outside, { recursive: true });
  });
});
