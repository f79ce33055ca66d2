import * as vscode from "vscode";
import { applyFixes, type Context, createDocument, type Fix, fixesFor, type Policy } from "../engine/index.ts";
import { contextOf, isWatched } from "./documents.ts";
import type { Settings } from "./settings.ts";

const cleanKind = vscode.DocumentDropOrPasteEditKind.Empty.append("text", "glyphguard", "clean");

/**
 * Offers, beside what is pasted, the same without what cannot be seen in it. What is pasted stays as it is until the user
 * chooses: honest text has such characters, too.
 * @param pasting hears of each paste before it happens
 */
export function offerCleanPaste(
  settings: Settings,
  pasting: (document: vscode.TextDocument) => void,
): vscode.Disposable {
  return vscode.languages.registerDocumentPasteEditProvider(
    "*",
    {
      provideDocumentPasteEdits: async (document, _, transfer, { triggerKind }) => {
        if (!isWatched(document)) return undefined;
        if (triggerKind === vscode.DocumentPasteTriggerKind.Automatic) pasting(document);
        const text = await transfer.get("text/plain")?.asString();
        if (text === undefined) return undefined;
        const clean = cleaned(text, contextOf(document), settings.policyFor(document.uri));
        if (clean === undefined) return undefined;
        const edit = new vscode.DocumentPasteEdit(
          clean.text,
          vscode.l10n.t("Paste without hidden and look-alike characters ({0})", clean.count),
          cleanKind,
        );
        edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
        return [edit];
      },
    },
    { pasteMimeTypes: ["text/plain"], providedPasteEditKinds: [cleanKind] },
  );
}

/** The text with each finding mended in the first way that is offered for it; nothing if there is none to mend. */
export function cleaned(
  text: string,
  context: Context,
  policy: Policy,
): { readonly text: string; readonly count: number } | undefined {
  const lines = text.split(/\r\n|\r|\n/);
  const found = createDocument({ count: () => lines.length, at: (line) => lines[line] ?? "" }, context, policy);
  const fixes: Fix[] = [];
  for (const finding of found.findings()) {
    const [fix] = fixesFor(finding, lines[finding.line] ?? "").filter(({ kind }) => kind !== "escape");
    const last = fixes.at(-1);
    const isApart = !last || !fix || last.line < fix.line || last.end <= fix.start;
    if (fix && isApart) fixes.push(fix);
  }
  if (fixes.length === 0) return undefined;
  const ends = text.match(/\r\n|\r|\n/g) ?? [];
  const mended = applyFixes(lines, fixes).map((line, index) => line + (ends[index] ?? ""));
  return { text: mended.join(""), count: fixes.length };
}
