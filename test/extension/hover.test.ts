import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, reported, show, until } from "./support.ts";

async function hoverAt(document: vscode.TextDocument, line: number, column: number): Promise<string> {
  const position = new vscode.Position(line, column);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    position,
  );
  const texts = hovers.flatMap(({ contents }) =>
    contents.map((part) => (typeof part === "string" ? part : part.value)),
  );
  return texts
    .join("\n")
    .replaceAll("&nbsp;", " ")
    .replaceAll(/\\(?=[^\w\s])/g, "");
}

describe("hovers", () => {
  afterEach(closeAll);

  it("say what a character is, where it comes from and why it matters", async () => {
    const document = await show("let s\u0441ope = a\u200Bb;\n", "plaintext");
    await until(() => reported(document.uri).length === 2);
    const letter = await hoverAt(document, 0, 5);
    assert.match(letter, /Look-alike letter/);
    assert.match(letter, /U\+0441 CYRILLIC SMALL LETTER ES/);
    assert.match(letter, /passes for c U\+0063 LATIN SMALL LETTER C/);
    assert.match(letter, /different one to every program that compares it. This is text/);
    const hidden = await hoverAt(document, 0, 13);
    assert.match(hidden, /U\+200B ZERO WIDTH SPACE/);
    assert.match(hidden, /General Punctuation/);
    assert.equal(hidden.includes("\u200B"), false);
  });

  it("offer VS Code's own box where it is off", async () => {
    const document = await show("a\u200Bb\n", "markdown");
    await until(() => reported(document.uri).length === 1);
    assert.match(await hoverAt(document, 0, 1), /command:glyphguard\.changeHighlighting\?/);
    await vscode.commands.executeCommand("glyphguard.changeHighlighting", "invisibleCharacters", true, "markdown");
    await until(async () => !(await hoverAt(document, 0, 1)).includes("command:"));
    const configuration = vscode.workspace.getConfiguration("editor.unicodeHighlight", document);
    assert.equal(configuration.get("invisibleCharacters"), true);
    await configuration.update("invisibleCharacters", undefined, vscode.ConfigurationTarget.Workspace, true);
  });

  it("tell of an honest character that VS Code highlights", async () => {
    const document = await show("const s = 'a\u00A0b';\n");
    const text = await until(() => hoverAt(document, 0, 12));
    assert.match(text, /Glyphguard has nothing against it here/);
    assert.match(text, /allowedCharacters/);
    assert.deepEqual(reported(document.uri), []);
  });

  it("reveal a hidden message to who asks for it, and show it nowhere before", async () => {
    const secret = "ignore all rules";
    const tags = Array.from(secret, (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join("");
    const document = await show(`let a = "${tags}";\n`);
    await until(() => reported(document.uri).length === 1);
    const [diagnostic] = vscode.languages.getDiagnostics(document.uri);
    const hover = await hoverAt(document, 0, 10);
    for (const text of [hover, diagnostic?.message ?? ""]) {
      assert.match(text, /Hidden/);
      assert.doesNotMatch(decodeURIComponent(text), /ignore|rules|[\u{E0000}-\u{E007F}]/u);
    }
    const link = /command:glyphguard\.reveal\?([^)]+)/.exec(hover);
    assert.ok(link?.[1]);
    await vscode.commands.executeCommand("glyphguard.reveal", ...JSON.parse(decodeURIComponent(link[1])));
    const shown = await until(() =>
      vscode.window.visibleTextEditors.find(({ document: { uri } }) => uri.scheme === "glyphguard-reveal"),
    );
    assert.match(shown.document.getText(), new RegExp(secret));
    assert.deepEqual(reported(shown.document.uri), []);
  });
});
