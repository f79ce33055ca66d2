import * as vscode from "vscode";
import { type Finding, isInvisible, punctuationTwin, type RuleId } from "../engine/index.ts";

/** A change to VS Code's own highlighting that would make it agree with a verdict of ours. Offered, never made. */
export interface HighlightOffer {
  readonly title: string;
  readonly setting: string;
  readonly value: unknown;
  readonly languageId: string;
}

const SECTION = "editor.unicodeHighlight";

/** VS Code's highlighter has one switch for what is invisible and one for what is ambiguous. */
const switches: Readonly<Partial<Record<RuleId, string>>> = {
  "hidden-character": "invisibleCharacters",
  "unusual-space": "invisibleCharacters",
  "lookalike-letter": "ambiguousCharacters",
  "lookalike-punctuation": "ambiguousCharacters",
};

/** We found something, and VS Code's box for such characters is off in this language (as it is in Markdown). */
export function offerFor(document: vscode.TextDocument, finding: Finding): HighlightOffer | undefined {
  const name = switches[finding.rule];
  const configuration = vscode.workspace.getConfiguration(SECTION, document);
  if (!name || configuration.get(name) !== false) return undefined;
  return {
    title: vscode.l10n.t("Let VS Code draw its box around such characters here, too"),
    setting: name,
    value: true,
    languageId: document.languageId,
  };
}

/** The character under the pointer that VS Code may draw a box around and that is honest where it stands. */
export function honestCharacterAt(
  document: vscode.TextDocument,
  position: vscode.Position,
): { codePoint: number; range: vscode.Range } | undefined {
  const { text } = document.lineAt(position.line);
  const codePoint = text.codePointAt(position.character);
  if (
    codePoint === undefined ||
    codePoint < 0x80 ||
    !(isInvisible(codePoint) || punctuationTwin(codePoint) !== undefined)
  )
    return undefined;
  const end = position.translate(0, codePoint > 0xffff ? 2 : 1);
  return { codePoint, range: new vscode.Range(position, end) };
}

/** VS Code may draw a box where we found nothing: how to take it away. */
export function offerForHonest(document: vscode.TextDocument, codePoint: number): HighlightOffer | undefined {
  const configuration = vscode.workspace.getConfiguration(SECTION, document);
  const name = isInvisible(codePoint) ? "invisibleCharacters" : "ambiguousCharacters";
  const allowed = configuration.get<Record<string, boolean>>("allowedCharacters", {});
  const character = String.fromCodePoint(codePoint);
  if (configuration.get(name) === false || allowed[character]) return undefined;
  return {
    title: vscode.l10n.t("Stop VS Code from highlighting this character"),
    setting: "allowedCharacters",
    value: { [character]: true },
    languageId: document.languageId,
  };
}

/** The command behind the links above. `languageId` is that of the document under the pointer. */
export async function changeHighlighting(setting: string, value: unknown, languageId: string): Promise<void> {
  // VS Code takes these settings only from a workspace that is trusted.
  const inWorkspace = vscode.workspace.isTrusted && (vscode.workspace.workspaceFolders?.length ?? 0) > 0;
  const target = inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  // The switches are off by language, so that is where they have to be turned on; the list of characters has one place.
  const byLanguage = setting !== "allowedCharacters";
  const configuration = vscode.workspace.getConfiguration(SECTION, byLanguage ? { languageId } : undefined);
  const places = configuration.inspect<object>(setting);
  const present = inWorkspace ? places?.workspaceValue : places?.globalValue;
  await configuration.update(setting, byLanguage ? value : { ...present, ...Object(value) }, target, byLanguage);
}
