import * as vscode from "vscode";
import type { Brought } from "./changes.ts";
import { Command } from "./commands.ts";
import type { EditWatch } from "./edits.ts";
import { merged } from "./review.ts";
import { type ReviewActions, report, type Tell } from "./review-actions.ts";
import { countOf, type Review, type ReviewSession } from "./review-model.ts";
import { authorLabel } from "./review-origin.ts";
import type { EditSettings } from "./settings.ts";

/** An agent that writes nothing for so many ms has come to rest, or thinks: to change files under it would confuse it. */
const REST_MS = 5000;

/** What is asked and said; `tell` is VS Code's own but in tests. */
export interface AskOptions {
  readonly action: () => EditSettings["onAgentEdit"];
  readonly tell?: Tell;
  readonly rest?: number;
}

/** Does what the setting says with what agents bring in, when they have come to rest. */
export function answerAgents(
  review: Review,
  actions: ReviewActions,
  edits: Pick<EditWatch, "onDidEdit">,
  { action, tell = vscode.window.showInformationMessage, rest = REST_MS }: AskOptions,
): vscode.Disposable {
  const asked = new Set<string>();
  /** What was repaired, or left, once: no second attempt is made. */
  const tried = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  const answer = (): void => {
    timer = undefined;
    const what = action();
    if (what === "report") return;
    for (const session of review.sessions()) {
      if (session.by?.origin.kind !== "agent") continue;
      if (what === "repair") void repair(session);
      else if (!asked.has(session.key)) {
        asked.add(session.key);
        void ask(session);
      }
    }
  };
  const ask = async (session: ReviewSession): Promise<void> => {
    const choices = [vscode.l10n.t("Review"), vscode.l10n.t("Put Back"), vscode.l10n.t("Keep")] as const;
    const choice = await tell(summaryOf(session), ...choices);
    // More may have come while the question stood there.
    const { files } = review.sessions().find(({ key }) => key === session.key) ?? session;
    if (choice === choices[0]) await vscode.commands.executeCommand(Command.showReview);
    else if (choice === choices[1]) await report(await actions.putBack(merged(files)), tell);
    else if (choice === choices[2]) actions.keep(files);
  };
  const repair = async ({ files }: ReviewSession): Promise<void> => {
    const news = files.map(({ uri, brought }) => {
      const keyed = brought.map((each) => ({ each, key: `${uri} ${each.key}` }));
      const fresh = keyed.filter(({ each, key }) => isSurelyOfAgent(each) && !tried.has(key));
      for (const { key } of fresh) tried.add(key);
      return { uri, brought: fresh.map(({ each }) => each) };
    });
    const parts = news.filter(({ brought }) => brought.length > 0);
    if (parts.length > 0) await report(await actions.putBack(parts), tell);
  };
  const subscriptions = vscode.Disposable.from(
    // Who types meanwhile changes what there is to review, and no agent.
    review.onDidChange(() => {
      timer ??= setTimeout(answer, rest);
    }),
    edits.onDidEdit(({ origin }) => {
      if (origin.kind !== "agent") return;
      clearTimeout(timer);
      timer = setTimeout(answer, rest);
    }),
  );
  return {
    dispose: () => {
      clearTimeout(timer);
      subscriptions.dispose();
    },
  };
}

/** A guess at who it was is none to act upon, nor is one at what was there before. */
function isSurelyOfAgent({ edit, isUnsure }: Brought): boolean {
  if (edit?.origin.kind !== "agent" || edit.confidence === "low") return false;
  return !isUnsure || edit.what === "created";
}

function summaryOf(session: ReviewSession): string {
  const author = session.by ? authorLabel(session.by) : "";
  return vscode.l10n.t(
    "Glyphguard: brought in by {0}: findings {1}, files {2}.",
    author,
    countOf(session),
    session.files.length,
  );
}
