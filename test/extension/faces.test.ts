import assert from "node:assert/strict";
import * as vscode from "vscode";
import { defaultPolicy, ruleIds, scan } from "../../src/engine/index.ts";
import { labelsFor } from "../../src/extension/decorations.ts";
import { diagnosticsOf } from "../../src/extension/diagnostics.ts";
import { progressOf } from "../../src/extension/scan-faces.ts";
import { statusOf } from "../../src/extension/status-bar.ts";
import { countBySeverity } from "../../src/workspace/most-severe.ts";

const findingsIn = (text: string) => scan(text, { languageId: "typescript" }, defaultPolicy);

const pages = vscode.Uri.joinPath(
  vscode.extensions.getExtension("glyphguard.glyphguard")?.extensionUri ?? vscode.Uri.parse("missing:/"),
  "docs",
  "rules",
);
const file = vscode.Uri.file("/folder/file.ts");
const all = (text: string) => ({ findings: findingsIn(text), counts: countBySeverity(findingsIn(text)) });

describe("what is shown", () => {
  it("spells hidden characters out, near the visible lines", () => {
    const findings = findingsIn(`a\u200Bb s\u0441ope\n${"\n".repeat(500)}c\u202E\u200B\u200C`);
    const labels = (line: number): (string | undefined)[] =>
      labelsFor(findings, [new vscode.Range(line, 0, line + 10, 0)]).map(
        ({ renderOptions }) => renderOptions?.before?.contentText,
      );
    assert.deepEqual(labels(0), ["U+200B"]);
    assert.deepEqual(labels(480), ["U+202E", "U+200B\u2026 \u00D72"]);
    assert.deepEqual(labels(250), []);
  });

  it("counts in the status bar and colours only what is wrong", () => {
    const none = { error: 0, warning: 0, information: 0, files: 0 };
    assert.deepEqual([statusOf(none).text, statusOf(none).color], ["$(shield) 0", undefined]);
    const some = statusOf({ error: 1, warning: 2, information: 3, files: 2 });
    assert.deepEqual([some.text, some.color], ["$(shield) 6", "statusBarItem.errorBackground"]);
    assert.match(some.tooltip, /errors 1, warnings 2, information 3, files 2/);
    assert.equal(statusOf({ ...none, information: 1 }).color, undefined);
  });

  it("keeps exactly a thousand as they are", () => {
    assert.equal(diagnosticsOf(file, all("a\u00A0\n".repeat(1000)), pages).length, 1000);
    const more = diagnosticsOf(file, all("a\u00A0\n".repeat(1001)), pages);
    assert.equal(more.length, 1000);
    assert.match(more.at(-1)?.message ?? "", /^2 more findings/);
  });

  it("says how many findings of a file are not shown when few of them are known", () => {
    const findings = findingsIn("a\u00A0\u200B");
    const counts = { error: 1, warning: 5000, information: 3 };
    const [hidden, ...others] = diagnosticsOf(file, { findings, counts }, pages);
    assert.equal(hidden?.severity, vscode.DiagnosticSeverity.Error);
    assert.match(others.at(-1)?.message ?? "", /^5002 more findings/);
    assert.equal(others.at(-1)?.severity, vscode.DiagnosticSeverity.Warning);
  });

  it("tells how fast a scan is, and after a second how long it will take", () => {
    const totals = { files: 90, binary: 10, bytes: 50e6, findings: 7, known: 0, listed: 400 };
    assert.deepEqual(progressOf(totals, 0.5), { message: "files 90, MB 50.0, MB/s 100, findings 7", percent: 25 });
    assert.deepEqual(progressOf(totals, 2), {
      message: "files 90, MB 50.0, MB/s 25, findings 7, seconds left 6",
      percent: 25,
    });
    assert.equal(progressOf({ ...totals, listed: 0 }, 0).percent, 100);
  });

  it("links each finding to the page of its rule, and every rule has one", async () => {
    const [diagnostic] = diagnosticsOf(file, all("a\u00A0= 1"), pages);
    const code = diagnostic?.code;
    assert.ok(typeof code === "object" && code.value === "unusual-space");
    await vscode.commands.executeCommand("vscode.open", code.target);
    const shown = vscode.window.activeTextEditor?.document;
    assert.equal(shown?.uri.toString(), code.target.toString());
    assert.match(shown.getText(), /^# Unusual space: `unusual-space`$/m);
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    for (const rule of ruleIds) await vscode.workspace.fs.stat(vscode.Uri.joinPath(pages, `${rule}.md`));
  });

  it("leads from a name that passes for another to the other", () => {
    const [diagnostic] = diagnosticsOf(file, all("let scope = 1;\nlet \u0455cope = 2;"), pages);
    const [related] = diagnostic?.relatedInformation ?? [];
    assert.equal(related?.location.uri.toString(), file.toString());
    assert.deepEqual(related.location.range, new vscode.Range(0, 4, 0, 9));
    assert.match(related.message, /scope/);
  });

  it("is activated after start-up has finished, and not before", () => {
    const extension = vscode.extensions.getExtension("glyphguard.glyphguard");
    assert.equal(extension?.isActive, true);
    assert.deepEqual(extension.packageJSON.activationEvents, ["onStartupFinished"]);
  });
});
