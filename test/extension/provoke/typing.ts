import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import * as vscode from "vscode";
import { recordOwnWork } from "../own-work.ts";
import { type OwnWorkFigures, ownWorkVariable } from "../protocol.ts";
import { closeAll, ours, remove, until, write } from "../support.ts";

/* What edits cost in the host: not a test, a measurement, which the benchmark starts by name. */
/** The first ones are slower: who types has written some before. */
const WARM_UP_KEYS = 100;
const KEYS = 500;
/** Ten keys a second are fast for who types, and slow enough that each one sets off timers of its own. */
const PACE_MS = 100;
const typed = "  // the quick brown fox jumps over the lazy dog\nconst answer = 42;\n";
/** What waits longest for an edit to settle waits half a second. */
const REST_MS = 1500;

const statement = (index: number): string => `const total${index} = items.reduce((sum, item) => sum + item.price, 0);`;
/** Lines of code of so many UTF-16 units together, the first one with a finding: it tells that all were looked at. */
function code(size: number, indent = ""): string {
  const lines = ["// pass\u200bword"];
  for (let length = 0; length < size; length += (lines.at(-1) ?? "").length + 1)
    lines.push(`${indent}${statement(lines.length)}`);
  return lines.join("\n");
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Resolves with the next edit of a document. */
function edited(document: vscode.TextDocument): Promise<void> {
  return new Promise((resolve) => {
    const listener = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document !== document || event.contentChanges.length === 0) return;
      listener.dispose();
      resolve();
    });
  });
}

async function open(name: string, text: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(await write(name, text));
  const editor = await vscode.window.showTextDocument(document);
  await until(() => ours(document.uri).length > 0, 60_000);
  return editor;
}

function goTo(editor: vscode.TextEditor, line: number): void {
  const { end } = editor.document.lineAt(line).range;
  editor.selection = new vscode.Selection(end, end);
  editor.revealRange(editor.selection);
}

/** ms of own work that an edit of a document sets off. */
async function workOf(document: vscode.TextDocument, command: string, ...args: readonly unknown[]): Promise<number> {
  const record = await recordOwnWork();
  const start = record.mark();
  const done = edited(document);
  await vscode.commands.executeCommand(command, ...args);
  await done;
  await pause(REST_MS);
  const [work = 0] = await record.between([start]);
  return work;
}

describe("the extension's own work", function () {
  this.timeout(280_000);
  const figures: OwnWorkFigures = {};
  after(async () => {
    const file = process.env[ownWorkVariable];
    assert.ok(file);
    writeFileSync(file, JSON.stringify(figures));
    await closeAll();
  });

  it("at each key in a file of 10 MB", async () => {
    const editor = await open("typing.ts", code(10e6));
    goTo(editor, 80_000);
    const record = await recordOwnWork();
    const marks: number[] = [];
    for (let key = 0; key < WARM_UP_KEYS + KEYS; key++) {
      marks.push(record.mark());
      const done = edited(editor.document);
      await vscode.commands.executeCommand("type", { text: typed[key % typed.length] });
      await done;
      await pause((marks.at(-1) ?? 0) + PACE_MS - record.mark());
    }
    marks.push(record.mark());
    figures.keys = (await record.between(marks)).slice(WARM_UP_KEYS, -1);
    figures.paste = await workOf(editor.document, "paste", { text: code(1e6) });
    figures.undo = await workOf(editor.document, "undo");
    await remove(editor.document.uri);
  });

  it("at an edit with 1,000 cursors, and when a file is formatted", async () => {
    const editor = await open("cursors.ts", code(1e6, "    "));
    editor.selections = Array.from({ length: 1000 }, (_, line) => new vscode.Selection(line, 0, line, 0));
    await until(() => editor.selections.length === 1000);
    figures.cursors = await workOf(editor.document, "type", { text: "/" });
    await vscode.commands.executeCommand("undo");
    const formatter = vscode.languages.registerDocumentFormattingEditProvider(
      { pattern: "**/cursors.ts" },
      {
        provideDocumentFormattingEdits: (document) =>
          Array.from({ length: document.lineCount - 1 }, (_, line) =>
            vscode.TextEdit.delete(new vscode.Range(line + 1, 0, line + 1, 2)),
          ),
      },
    );
    figures.format = await workOf(editor.document, "editor.action.formatDocument");
    formatter.dispose();
    await remove(editor.document.uri);
  });
});
