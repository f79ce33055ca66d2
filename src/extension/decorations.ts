import * as vscode from "vscode";
import { codePointLabel, type Finding, type RuleId } from "../engine/index.ts";
import { rangeOf } from "./diagnostics.ts";
import type { FindingsStore } from "./findings.ts";
import type { Settings } from "./settings.ts";

const invisible: ReadonlySet<RuleId> = new Set([
  "bidi-control",
  "hidden-character",
  "control-character",
  "unusual-space",
]);

/** Lines beyond the visible ones that are decorated too, so that scrolling shows no bare line. */
const MARGIN_LINES = 50;

/** Spells hidden characters out where they stand. */
export function showHiddenCharacters(store: FindingsStore, settings: Settings): vscode.Disposable {
  const type = vscode.window.createTextEditorDecorationType({
    before: {
      color: new vscode.ThemeColor("glyphguard.hiddenCharacterForeground"),
      backgroundColor: new vscode.ThemeColor("glyphguard.hiddenCharacterBackground"),
      border: "1px solid",
      borderColor: new vscode.ThemeColor("glyphguard.hiddenCharacterBorder"),
      margin: "0 1px",
    },
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  const refresh = (editor: vscode.TextEditor): void => {
    const findings = settings.showsHidden() ? store.get(editor.document.uri).findings : [];
    editor.setDecorations(type, labelsFor(findings, editor.visibleRanges));
  };
  const refreshAll = (): void => {
    for (const editor of vscode.window.visibleTextEditors) refresh(editor);
  };
  return vscode.Disposable.from(
    type,
    store.onDidChange((uris) => {
      const changed = new Set(uris.map(String));
      for (const editor of vscode.window.visibleTextEditors)
        if (changed.has(editor.document.uri.toString())) refresh(editor);
    }),
    settings.onDidChangeDisplay(refreshAll),
    vscode.window.onDidChangeVisibleTextEditors(refreshAll),
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => refresh(textEditor)),
  );
}

/** A label such as `U+200B` for each finding of something invisible near the visible ranges. */
export function labelsFor(
  findings: readonly Finding[],
  visibleRanges: readonly vscode.Range[],
): vscode.DecorationOptions[] {
  const near = (line: number): boolean =>
    visibleRanges.some(({ start, end }) => line >= start.line - MARGIN_LINES && line <= end.line + MARGIN_LINES);
  return findings
    .filter(({ rule, line, region }) => invisible.has(rule) && region !== "path" && near(line))
    .map((finding) => ({
      range: rangeOf(finding),
      renderOptions: { before: { contentText: labelOf(finding) } },
    }));
}

function labelOf({ characters, count }: Finding): string {
  const [first = 0] = characters;
  const label = `${codePointLabel(first)}${characters.length > 1 ? "\u2026" : ""}`;
  return count > 1 ? `${label} \u00d7${count}` : label;
}
