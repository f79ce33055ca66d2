import * as vscode from "vscode";
import { answerOthers } from "./api.ts";
import { answerAgents } from "./ask.ts";
import type { EditWatch } from "./edits.ts";
import type { FindingsStore } from "./findings.ts";
import { provideFixes } from "./fixes.ts";
import { provideHovers } from "./hover.ts";
import { showReview } from "./review.ts";
import { createActions, type ReviewContext } from "./review-actions.ts";
import { createReviewDiff } from "./review-diff.ts";
import { createReview } from "./review-model.ts";
import { offerTool } from "./review-tool.ts";
import type { Settings } from "./settings.ts";
import { showLastEdit } from "./status-bar.ts";

/** What the faces of edits show. */
export interface ReviewedEdits extends ReviewContext {
  readonly edits: EditWatch;
  readonly settings: Settings;
  readonly store: FindingsStore;
  /** What a file was before edits that are not looked through yet; nothing if there were none. */
  readonly earlierOf: (uri: vscode.Uri) => string | undefined;
}

/** All that tells of edits, and lets one act on what they brought in. */
export function reviewEdits(context: ReviewedEdits): vscode.Disposable {
  const { changes, documents, edits, settings, store, earlierOf } = context;
  const review = createReview(changes, edits);
  const actions = createActions(review, context);
  const diff = createReviewDiff(changes, earlierOf);
  return vscode.Disposable.from(
    review,
    diff,
    provideHovers(documents, changes),
    provideFixes(context),
    showReview(review, actions, diff, settings),
    showLastEdit(review),
    answerAgents(review, actions, edits, { action: () => settings.edits().onAgentEdit }),
    answerOthers(store, changes, review),
    offerTool(review, context),
  );
}
