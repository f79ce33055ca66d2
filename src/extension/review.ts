import * as vscode from "vscode";
import { messageParts, type Severity, visible } from "../engine/index.ts";
import { type Brought, isTwin, toldOnce } from "./changes.ts";
import { Command } from "./commands.ts";
import { rangeOf } from "./diagnostics.ts";
import { type Part, type ReviewActions, report } from "./review-actions.ts";
import type { ReviewDiff } from "./review-diff.ts";
import { countOf, type Review, type ReviewFile, type ReviewSession } from "./review-model.ts";
import { authorLabel, clockTime, confidenceLabel } from "./review-origin.ts";
import { weighed } from "./review-weight.ts";
import type { Settings } from "./settings.ts";

/** One finding in the view. */
interface ReviewPlace {
  readonly kind: "place";
  readonly file: ReviewFile;
  readonly brought: Brought;
}

type Node = ReviewSession | ReviewFile | ReviewPlace;

/** The id of the view in the manifest; VS Code makes a command of it that goes there. */
const VIEW = "glyphguard.review";
const CONTEXT = "glyphguard.hasReview";

/** What edits brought in, by whom, until somebody has looked through it. The view is not there when there is nothing. */
export function showReview(
  review: Review,
  actions: ReviewActions,
  diff: ReviewDiff,
  settings: Pick<Settings, "policyFor">,
): vscode.Disposable {
  const renewed = new vscode.EventEmitter<undefined>();
  const view = vscode.window.createTreeView<Node>(VIEW, {
    canSelectMany: true,
    treeDataProvider: { onDidChangeTreeData: renewed.event, ...reviewTree(review, settings) },
  });
  const refresh = (): void => {
    const count = review.sessions().reduce((sum, session) => sum + countOf(session), 0);
    void vscode.commands.executeCommand("setContext", CONTEXT, count > 0);
    view.badge = count > 0 ? { value: count, tooltip: vscode.l10n.t("to be reviewed: {0}", count) } : undefined;
    renewed.fire(undefined);
  };
  /** A keybinding names nothing: then it is for what is selected. */
  const partsOf = (node: Node | undefined, nodes: readonly Node[] | undefined): Part[] =>
    (nodes ?? (node ? [node] : view.selection)).flatMap(partsIn);
  const all = (): Part[] => review.sessions().flatMap(partsIn);
  const putBack = async (parts: readonly Part[]): Promise<void> => {
    if (parts.length > 0) void report(await actions.putBack(merged(parts)));
  };
  return vscode.Disposable.from(
    view,
    renewed,
    review.onDidChange(refresh),
    vscode.commands.registerCommand(Command.showReview, () => vscode.commands.executeCommand(`${VIEW}.focus`)),
    vscode.commands.registerCommand(Command.markAllReviewed, () => actions.markReviewed(urisOf(all()))),
    vscode.commands.registerCommand(Command.putBackAll, () => putBack(all())),
    vscode.commands.registerCommand(Command.openReviewDiff, async (node?: Node) => {
      const chosen = node ?? view.selection[0];
      const [part] = chosen ? partsIn(chosen) : [];
      if (part) await diff.show(part.uri, part.brought[0]?.finding.line);
    }),
    vscode.commands.registerCommand(Command.putBack, (node?: Node, nodes?: readonly Node[]) =>
      putBack(partsOf(node, nodes)),
    ),
    vscode.commands.registerCommand(Command.keep, (node?: Node, nodes?: readonly Node[]) =>
      actions.keep(partsOf(node, nodes)),
    ),
    vscode.commands.registerCommand(Command.markReviewed, (node?: Node, nodes?: readonly Node[]) =>
      actions.markReviewed(urisOf(partsOf(node, nodes))),
    ),
  );
}

/** Of more files the findings are not unfolded: the names of the files would be lost among them. */
const UNFOLDED_FILES = 20;

/** What the view shows: sessions, their files, their findings. */
export function reviewTree(review: Pick<Review, "sessions">, settings: Pick<Settings, "policyFor">) {
  const unfolded = (): vscode.TreeItemCollapsibleState =>
    review.sessions().reduce((sum, { files }) => sum + files.length, 0) > UNFOLDED_FILES
      ? vscode.TreeItemCollapsibleState.Collapsed
      : vscode.TreeItemCollapsibleState.Expanded;
  const itemFor = (node: Node): vscode.TreeItem => {
    if (node.kind === "session") return sessionItem(node, unfolded());
    return node.kind === "file" ? fileItem(node, unfolded()) : placeItem(node, settings);
  };
  return {
    getTreeItem: (node: Node): vscode.TreeItem => {
      const item = itemFor(node);
      item.contextValue = node.kind;
      item.accessibilityInformation = { label: [item.label, item.description].filter(Boolean).join(", ") };
      return item;
    },
    getChildren: (node?: Node): Node[] => (node ? childrenOf(node) : [...review.sessions()]),
  };
}

function childrenOf(node: Node): Node[] {
  if (node.kind === "session") return [...node.files];
  if (node.kind === "place") return [];
  return toldOnce(node.brought).map((brought) => ({ kind: "place", file: node, brought }));
}

function partsIn(node: Node): Part[] {
  if (node.kind === "session") return [...node.files];
  if (node.kind === "file") return [node];
  const { file, brought } = node;
  return [{ uri: file.uri, brought: [brought, ...file.brought.filter((each) => isTwin(each, brought))] }];
}

/** A file and a finding in it may both be selected, and a file may be of several sessions. */
export function merged(parts: readonly Part[]): Part[] {
  const files = new Map<string, { uri: vscode.Uri; brought: Map<string, Brought> }>();
  for (const { uri, brought } of parts) {
    const file = files.get(uri.toString()) ?? { uri, brought: new Map() };
    files.set(uri.toString(), file);
    for (const each of brought) file.brought.set(placeOf(each), each);
  }
  return [...files.values()].map(({ uri, brought }) => ({ uri, brought: [...brought.values()] }));
}

/** Lines may be equal, and what stands in them. */
function placeOf({ key, finding: { line, start } }: Brought): string {
  return `${key} ${line} ${start}`;
}

function urisOf(parts: readonly Part[]): vscode.Uri[] {
  return merged(parts).map(({ uri }) => uri);
}

function sessionItem(session: ReviewSession, state: vscode.TreeItemCollapsibleState): vscode.TreeItem {
  const { key, by, to, files } = session;
  const item = new vscode.TreeItem(by ? authorLabel(by) : vscode.l10n.t("somebody unknown"), state);
  item.id = key;
  item.iconPath = new vscode.ThemeIcon(by?.origin.kind === "agent" ? "hubot" : "account");
  const what = vscode.l10n.t("findings {0}, files {1}", countOf(session), files.length);
  item.description = [what, clockTime(to), ...(by ? [confidenceLabel(by)] : [])].join(" \u00b7 ");
  return item;
}

function fileItem({ key, uri, brought }: ReviewFile, state: vscode.TreeItemCollapsibleState): vscode.TreeItem {
  const path = visible(vscode.workspace.asRelativePath(uri));
  const slash = path.lastIndexOf("/");
  const item = new vscode.TreeItem(path.slice(slash + 1), state);
  item.id = key;
  item.resourceUri = uri;
  // Without one VS Code shows the path as it is, with what hides in it.
  item.tooltip = path;
  item.iconPath = vscode.ThemeIcon.File;
  item.description = [...(slash > 0 ? [path.slice(0, slash)] : []), toldOnce(brought).length].join(" \u00b7 ");
  return item;
}

const icons: Readonly<Record<Severity, vscode.ThemeIcon>> = {
  error: new vscode.ThemeIcon("error", new vscode.ThemeColor("list.errorForeground")),
  warning: new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground")),
  information: new vscode.ThemeIcon("info"),
};

function placeItem({ file, brought }: ReviewPlace, settings: Pick<Settings, "policyFor">): vscode.TreeItem {
  const { finding, at, edit } = brought;
  const { template, values } = messageParts(finding);
  const item = new vscode.TreeItem(vscode.l10n.t(template, ...values));
  item.id = `${file.key} ${placeOf(brought)}`;
  item.iconPath = icons[weighed(brought, settings.policyFor(file.uri).levels).severity];
  const line = vscode.l10n.t("line {0}", finding.line + 1);
  item.description = [line, clockTime(at), ...(edit ? [authorLabel(edit), confidenceLabel(edit)] : [])].join(
    " \u00b7 ",
  );
  const selection = rangeOf(finding);
  item.command = {
    title: vscode.l10n.t("Open"),
    command: "vscode.open",
    arguments: [file.uri, { selection } satisfies vscode.TextDocumentShowOptions],
  };
  return item;
}
