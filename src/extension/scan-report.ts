import * as vscode from "vscode";
import type { Summary, Totals } from "../workspace/protocol.ts";
import { Command } from "./commands.ts";

export function progressText({ files, bytes, findings }: Totals): string {
  return vscode.l10n.t("files {0}, MB {1}, findings {2}", files, (bytes / 1e6).toFixed(1), findings);
}

/** One message at the end of a scan that was asked for, with what was left out and where to look. */
export function finished(summary: Summary, log: vscode.LogOutputChannel): void {
  const counts = progressText(summary);
  if (summary.cancelled) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t("Glyphguard: the scan was stopped; what it found so far is shown."),
    );
    return;
  }
  const showLog = vscode.l10n.t("Show Log");
  const showFindings = vscode.l10n.t("Show Findings");
  if (summary.problems.length > 0) {
    const text = vscode.l10n.t("Glyphguard: {0}; could not be checked: {1}", counts, summary.problems.length);
    void vscode.window.showErrorMessage(text, showLog).then((choice) => choice === showLog && log.show());
    return;
  }
  const text = vscode.l10n.t("Glyphguard: {0}.", counts);
  const actions = summary.findings > 0 ? [showFindings] : [];
  void vscode.window.showInformationMessage(text, ...actions).then((choice) => {
    if (choice === showFindings) void vscode.commands.executeCommand(Command.showFindings);
  });
}
