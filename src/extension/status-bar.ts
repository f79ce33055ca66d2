import * as vscode from "vscode";
import { visible } from "../engine/index.ts";
import { Command } from "./commands.ts";
import type { FindingsStore } from "./findings.ts";
import { countOf, type Review, type ReviewSession } from "./review-model.ts";
import { authorLabel, clockTime } from "./review-origin.ts";

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

/** A second item while there is something to review of what the agent that edited last did. It leads to the review. */
export function showLastEdit(review: Review): vscode.Disposable {
  const item = vscode.window.createStatusBarItem("glyphguard.lastEdit", vscode.StatusBarAlignment.Left);
  item.name = vscode.l10n.t("Glyphguard: the agent's last edit");
  item.command = Command.showReview;
  const refresh = (): void => {
    const last = review.lastOfAgent();
    if (!last) {
      item.hide();
      return;
    }
    const { text, tooltip } = lastEditOf(last);
    item.text = text;
    item.tooltip = tooltip;
    item.accessibilityInformation = { label: `${text}. ${tooltip}`, role: "button" };
    item.show();
  };
  refresh();
  return vscode.Disposable.from(item, review.onDidChange(refresh));
}

/** So many files are named; the view has all of them. */
const NAMED_FILES = 10;

export function lastEditOf(session: ReviewSession): { text: string; tooltip: string } {
  const { by, to, files } = session;
  const names = files.slice(0, NAMED_FILES).map(({ uri }) => visible(vscode.workspace.asRelativePath(uri)));
  const lines = [
    vscode.l10n.t("{0}, last at {1}:", by ? authorLabel(by) : "", clockTime(to)),
    ...names,
    ...(files.length > names.length ? [vscode.l10n.t("and {0} more", files.length - names.length)] : []),
  ];
  return { text: vscode.l10n.t("{0} from the agent's last edit", countOf(session)), tooltip: lines.join("\n") };
}
