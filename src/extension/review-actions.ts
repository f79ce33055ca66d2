import * as vscode from "vscode";
import type { Brought, ChangesStore } from "./changes.ts";
import { Command } from "./commands.ts";
import type { LiveDocuments } from "./documents.ts";
import type { Review } from "./review-model.ts";
import { canUndo, inverseOf, type Plan, planFor } from "./review-plan.ts";
import type { Settings } from "./settings.ts";
import type { DiskWatch } from "./workspace.ts";

/** Something in a file. */
export interface Part {
  readonly uri: vscode.Uri;
  readonly brought: readonly Brought[];
}

/** What came of putting back. */
export interface Outcome {
  readonly mended: number;
  readonly files: number;
  readonly open: number;
  readonly stale: number;
  /** Files that could not be opened or changed. */
  readonly failed: number;
  /** Files that are put back, but only in the editor: they could not be saved. */
  readonly unsaved: number;
  /** Makes it undone where the text still is what was put there; answers whether it was so in all places. */
  readonly undo: () => Promise<boolean>;
}

/** What can be done with what edits brought in. */
export interface ReviewActions {
  /**
   * Puts back what can be without asking, as one edit: documents that are open can undo it, files that are not are
   * written.
   */
  readonly putBack: (parts: readonly Part[]) => Promise<Outcome>;
  readonly keep: (parts: readonly Part[]) => void;
  /** From now on these files are compared with what they are now. */
  readonly markReviewed: (uris: readonly vscode.Uri[]) => void;
}

/** What the actions work on. */
export interface ReviewContext {
  readonly changes: ChangesStore;
  readonly documents: LiveDocuments;
  readonly disk: Pick<DiskWatch, "keep">;
  readonly settings: Pick<Settings, "policyFor">;
}

export function createActions(
  review: Pick<Review, "reviewed">,
  { changes, documents, disk, settings }: ReviewContext,
): ReviewActions {
  return {
    putBack: async (parts) => {
      const documents = await Promise.all(parts.map(({ uri }) => opened(uri)));
      // From here on nothing is awaited until the edit is given away: what the plans are made of cannot change.
      const plans = parts.flatMap(({ uri, brought }, index): Plan[] => {
        const document = documents[index];
        return document && !document.isClosed ? [planFor(document, brought, settings.policyFor(uri))] : [];
      });
      const planned = plans.filter(({ edits }) => edits.length > 0);
      const inverse = planned.map(inverseOf);
      const { isApplied, unsaved } = await apply(planned);
      const sum = (list: "mended" | "open" | "stale"): number =>
        plans.reduce((count, each) => count + each[list].length, 0);
      return {
        mended: isApplied ? sum("mended") : 0,
        files: isApplied ? planned.length : 0,
        open: sum("open"),
        stale: sum("stale"),
        failed: isApplied ? parts.length - plans.length : parts.length,
        unsaved,
        undo: async () => {
          const again = await Promise.all(inverse.map(({ uri }) => opened(uri)));
          const still = inverse.flatMap((each, index): Written[] => {
            const document = again[index];
            const isStill = document && !document.isClosed && canUndo(each, document);
            return isStill ? [{ document, edits: each.edits }] : [];
          });
          return (await apply(still)).isApplied && still.length === inverse.length;
        },
      };
    },
    keep: (parts) => {
      for (const { uri, brought } of parts)
        changes.keep(
          uri,
          brought.map(({ key }) => key),
        );
    },
    markReviewed: (uris) => {
      for (const uri of uris) {
        const key = uri.toString();
        const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === key);
        if (document) documents.renew(document);
        review.reviewed(uri);
        changes.clear(uri);
      }
      disk.keep(uris, true);
    },
  };
}

async function opened(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

/**
 * Whether an editor shows it, perhaps behind another one, or it has text that nobody saved. A document that no editor
 * shows has no undo that anybody could use.
 */
function isInUse(uri: vscode.Uri): boolean {
  // A cell is saved with its notebook, and an unsaved document nowhere.
  if (uri.scheme === "vscode-notebook-cell" || uri.scheme === "untitled") return true;
  const key = uri.toString();
  return (
    vscode.workspace.textDocuments.some((document) => document.isDirty && document.uri.toString() === key) ||
    vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ input }) => uriOf(input)?.toString() === key))
  );
}

function uriOf(input: unknown): vscode.Uri | undefined {
  if (input instanceof vscode.TabInputText) return input.uri;
  return input instanceof vscode.TabInputTextDiff ? input.modified : undefined;
}

type Written = Pick<Plan, "document" | "edits">;

/** As one edit. What nobody has in use now is saved after it; answers how many of these files could not be. */
async function apply(parts: readonly Written[]): Promise<{ isApplied: boolean; unsaved: number }> {
  if (parts.length === 0) return { isApplied: true, unsaved: 0 };
  const closed = parts.filter(({ document }) => !isInUse(document.uri));
  const edit = new vscode.WorkspaceEdit();
  for (const { document, edits } of parts) edit.set(document.uri, [...edits]);
  if (!(await vscode.workspace.applyEdit(edit))) return { isApplied: false, unsaved: 0 };
  const saved = await Promise.allSettled(closed.map(({ document }) => document.save()));
  return { isApplied: true, unsaved: saved.filter((each) => each.status === "rejected" || !each.value).length };
}

/** Shows a message and waits for a choice, as VS Code does. */
export type Tell = (message: string, ...choices: string[]) => Thenable<string | undefined>;

/**
 * Says what was done, and undoes it if that is chosen: documents that are open can do so themselves, files that are not
 * only here.
 */
export async function report(outcome: Outcome, tell: Tell = vscode.window.showInformationMessage): Promise<void> {
  const [undo, review] = [vscode.l10n.t("Undo"), vscode.l10n.t("Review")];
  const left = outcome.open + outcome.stale + outcome.failed + outcome.unsaved;
  const choices = [...(outcome.mended > 0 ? [undo] : []), ...(left > 0 ? [review] : [])];
  const choice = await tell(outcomeText(outcome), ...choices);
  if (choice === review) await vscode.commands.executeCommand(Command.showReview);
  if (choice === undo && !(await outcome.undo()))
    await tell(vscode.l10n.t("Glyphguard: what was changed meanwhile was left as it is; the rest is undone."));
}

/** What came of it, in a sentence or two. */
function outcomeText({ mended, files, open, stale, failed, unsaved }: Outcome): string {
  const sentences = [vscode.l10n.t("put back: {0}, files: {1}.", mended, files)];
  if (open > 0) sentences.push(vscode.l10n.t("To be decided by you: {0}.", open));
  if (stale > 0) sentences.push(vscode.l10n.t("Changed meanwhile and left as they are: {0}.", stale));
  if (failed > 0) sentences.push(vscode.l10n.t("Files that could not be changed: {0}.", failed));
  if (unsaved > 0) sentences.push(vscode.l10n.t("Not saved, files: {0}.", unsaved));
  return `Glyphguard: ${sentences.join(" ")}`;
}
