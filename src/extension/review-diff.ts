import * as vscode from "vscode";
import { codePointLabel, visible } from "../engine/index.ts";
import { readMark } from "../workspace/decode.ts";
import type { ChangesStore } from "./changes.ts";

/** Of texts in which nothing hides. They are nobody's files, and are made anew whenever they are shown. */
const SCHEME = "glyphguard-review";

type Side = "before" | "now";

/** Shows a file as it was and as it is, side by side, with what hides spelled out. */
export interface ReviewDiff extends vscode.Disposable {
  readonly show: (uri: vscode.Uri, line?: number) => Promise<void>;
}

/** @param earlierOf what a file was before edits that are not looked through yet, if that is known */
export function createReviewDiff(
  changes: ChangesStore,
  earlierOf: (uri: vscode.Uri) => string | undefined,
): ReviewDiff {
  const renewed = new vscode.EventEmitter<vscode.Uri>();
  const before = (uri: vscode.Uri): string | undefined =>
    changes.of(uri).every(({ isUnsure }) => isUnsure) ? undefined : earlierOf(uri);
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: renewed.event,
    provideTextDocumentContent: async (shown) => {
      const uri = vscode.Uri.parse(shown.query, true);
      const sides = { before: before(uri) ?? "", now: await textOf(uri) };
      const named = changes
        .of(uri)
        .flatMap(({ finding: { characters, change } }) => [...characters, ...(change?.before ?? [])]);
      return spelledOut(sides[shown.fragment as Side], sides[shown.fragment === "before" ? "now" : "before"], named);
    },
  };
  const subscriptions = vscode.Disposable.from(
    renewed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, provider),
    changes.onDidChange((uris) => {
      const keys = new Set(uris.map(String));
      for (const { uri } of vscode.workspace.textDocuments)
        if (uri.scheme === SCHEME && keys.has(vscode.Uri.parse(uri.query, true).toString())) renewed.fire(uri);
    }),
  );
  return {
    show: async (uri, line) => {
      const name = visible(uri.path.slice(uri.path.lastIndexOf("/") + 1));
      const options: vscode.TextDocumentShowOptions = {
        preview: true,
        ...(line !== undefined && { selection: new vscode.Range(line, 0, line, 0) }),
      };
      const now = sideOf(uri, "now");
      if (before(uri) === undefined) {
        await vscode.commands.executeCommand(
          "vscode.open",
          now,
          options,
          vscode.l10n.t("{0}: with all that hides", name),
        );
        return;
      }
      const title = vscode.l10n.t("{0}: before and now, with all that hides", name);
      await vscode.commands.executeCommand("vscode.diff", sideOf(uri, "before"), now, title, options);
    },
    dispose: () => subscriptions.dispose(),
  };
}

/** The path gives the language, and so the colours. */
function sideOf(uri: vscode.Uri, side: Side): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: uri.path, query: uri.toString(), fragment: side });
}

async function textOf(uri: vscode.Uri): Promise<string> {
  const key = uri.toString();
  const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === key);
  if (document) return document.getText();
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    return new TextDecoder(readMark(bytes).encoding).decode(bytes);
  } catch {
    // It was deleted: there is nothing of it now.
    return "";
  }
}

/**
 * A text with what cannot be seen written as `<U+200B>`, and in lines that the other text does not have those characters,
 * too, that can be seen and are named: they only look like others. Carriage returns show where the line ends differ.
 */
export function spelledOut(text: string, other: string, named: readonly number[]): string {
  const own = new Set(named.filter((codePoint) => codePoint > 0x7e));
  const hasCarriage = (one: string): boolean => one.includes("\r");
  const end = hasCarriage(text) === hasCarriage(other) ? /\r\n|\r|\n/ : /\n/;
  const others = new Set(other.split(end));
  const spelled = (line: string): string =>
    Array.from(line, (sign) => {
      const codePoint = sign.codePointAt(0) ?? 0;
      return own.has(codePoint) ? `<${codePointLabel(codePoint)}>` : sign;
    }).join("");
  return text
    .split(end)
    .map((line) => visible(others.has(line) ? line : spelled(line)))
    .join("\n");
}
