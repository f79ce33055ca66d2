import * as vscode from "vscode";
import { describeCharacters, type Finding, fullLabel, reasonsOf, rules, shortened } from "../engine/index.ts";
import { originsIn } from "./api.ts";
import { type Brought, type ChangesStore, toldOnce } from "./changes.ts";
import { Command } from "./commands.ts";
import { rangeOf } from "./diagnostics.ts";
import { isWatched, type LiveDocuments } from "./documents.ts";
import {
  changeHighlighting,
  type HighlightOffer,
  honestCharacterAt,
  offerFor,
  offerForHonest,
} from "./highlighting.ts";
import { revealLink } from "./reveal.ts";
import { originSentence } from "./review-origin.ts";
import { stands } from "./review-plan.ts";

/** A payload can hold each variation selector: the hover names the first few and says how many there are. */
const NAMED_CHARACTERS = 8;

/** Says of the finding under the pointer what it is, what it passes for and why it matters. */
export function provideHovers(documents: LiveDocuments, changes: ChangesStore): vscode.Disposable {
  const provider = vscode.languages.registerHoverProvider("*", {
    provideHover: (document, position) => {
      if (!isWatched(document)) return undefined;
      const silent = toldOnce(changes.of(document.uri)).filter((each) => each.isChange && stands(each, document));
      const found = [...documents.findingsOf(document), ...silent.map(({ finding }) => finding)].filter((finding) =>
        rangeOf(finding).contains(position),
      );
      const origin = originsIn(document.uri, changes);
      if (found.length > 0) return new vscode.Hover(found.map((finding) => textOf(document, finding, origin(finding))));
      const honest = honestCharacterAt(document, position);
      const offer = honest && offerForHonest(document, honest.codePoint);
      return honest && offer && new vscode.Hover(honestText(honest.codePoint, offer), honest.range);
    },
  });
  return vscode.Disposable.from(
    provider,
    vscode.commands.registerCommand(Command.changeHighlighting, changeHighlighting),
  );
}

function textOf(document: vscode.TextDocument, finding: Finding, brought: Brought | undefined): vscode.MarkdownString {
  const offer = offerFor(document, finding);
  const text = trusted();
  // VS Code shows the diagnostic's message above: this part adds to it.
  text.appendMarkdown(`**${vscode.l10n.t(rules[finding.rule].title)}**\n\n`);
  appendCharacters(text, finding);
  if (finding.change && finding.change.before.length > 0) {
    text.appendMarkdown(`\n${vscode.l10n.t("Before the edit there stood:")}\n\n`);
    appendCharacters(text, { ...finding, characters: finding.change.before });
  }
  if (finding.twin?.trim()) {
    text.appendMarkdown("- ");
    text.appendText(vscode.l10n.t("passes for {0}", twinLabel(finding.twin)));
    text.appendMarkdown("\n");
  }
  text.appendMarkdown(
    `\n${reasonsOf(finding)
      .map((reason) => vscode.l10n.t(reason))
      .join(" ")}`,
  );
  // No text of others is in it; names of agents are ours.
  if (brought) text.appendMarkdown(`\n\n*${originSentence(brought, Date.now())}*`);
  if (finding.carrier !== undefined) appendReveal(text, document, finding);
  if (offer) appendOffer(text, offer);
  return text;
}

function appendCharacters(text: vscode.MarkdownString, finding: Finding): void {
  const characters = describeCharacters(finding);
  // What is ours goes in as Markdown: `appendText` makes spaces that no line breaks at.
  for (const { label, place, sample } of characters.slice(0, NAMED_CHARACTERS))
    text.appendMarkdown(`- ${sample ? `${sample} ` : ""}${label} (${place})\n`);
  if (characters.length > NAMED_CHARACTERS)
    text.appendMarkdown(`- ${vscode.l10n.t("and {0} more", characters.length - NAMED_CHARACTERS)}\n`);
}

/** A link and no more: other extensions, and agents among them, can ask for hovers. */
function appendReveal(text: vscode.MarkdownString, { uri }: vscode.TextDocument, { line, start }: Finding): void {
  const title = vscode.l10n.t("Reveal what it says");
  text.appendMarkdown(`\n\n[${title}](${revealLink({ uri: uri.toString(), line, start })})`);
}

/** One character with its name; several as they are. */
function twinLabel(twin: string): string {
  return twin.length === 1 ? `${twin} ${fullLabel(twin.charCodeAt(0))}` : shortened(twin);
}

function honestText(codePoint: number, offer: HighlightOffer): vscode.MarkdownString {
  const text = trusted();
  text.appendMarkdown(vscode.l10n.t("{0}: Glyphguard has nothing against it here.", fullLabel(codePoint)));
  appendOffer(text, offer);
  return text;
}

function appendOffer(text: vscode.MarkdownString, { title, setting, value, languageId }: HighlightOffer): void {
  const link = encodeURIComponent(JSON.stringify([setting, value, languageId]));
  text.appendMarkdown(`\n\n[${title}](command:${Command.changeHighlighting}?${link})`);
}

function trusted(): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.isTrusted = { enabledCommands: [Command.changeHighlighting, Command.reveal] };
  return text;
}
