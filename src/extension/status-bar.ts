import * as vscode from "vscode";
import { Command } from "./commands.ts";
import type { FindingsStore } from "./findings.ts";

/** One item: the number of findings, coloured only when something is wrong. */
export function showStatus(store: FindingsStore): vscode.Disposable {
  const item = vscode.window.createStatusBarItem("glyphguard.status", vscode.StatusBarAlignment.Left);
  item.name = "Glyphguard";
  item.command = Command.showFindings;
  const refresh = (): void => {
    const { text, tooltip, color } = statusOf(store.totals());
    item.text = text;
    item.tooltip = tooltip;
    item.accessibilityInformation = { label: tooltip, role: "button" };
    item.backgroundColor = color === undefined ? undefined : new vscode.ThemeColor(color);
  };
  refresh();
  item.show();
  return vscode.Disposable.from(item, store.onDidChange(refresh));
}

export function statusOf({ error, warning, information, files }: ReturnType<FindingsStore["totals"]>): {
  text: string;
  tooltip: string;
  color: string | undefined;
} {
  const total = error + warning + information;
  if (total === 0)
    return { text: "$(shield) 0", tooltip: vscode.l10n.t("Glyphguard: nothing hidden was found"), color: undefined };
  return {
    text: `$(shield) ${total}`,
    tooltip: vscode.l10n.t(
      "Glyphguard: errors {0}, warnings {1}, information {2}, files {3}",
      error,
      warning,
      information,
      files,
    ),
    color: error > 0 ? "statusBarItem.errorBackground" : warning > 0 ? "statusBarItem.warningBackground" : undefined,
  };
}
