import * as vscode from "vscode";
import type { Attribution, Edit } from "../agents/edit.ts";
import { createLedger, type Session } from "../agents/ledger.ts";
import { type Brought, type ChangesStore, toldOnce } from "./changes.ts";
import type { EditWatch } from "./edits.ts";

/** What a stretch of work of one author brought in, and nobody has looked through yet. */
export interface ReviewSession {
  readonly kind: "session";
  /** The same stretch has the same key. */
  readonly key: string;
  /** None: nothing tells who it was. */
  readonly by?: Attribution;
  /** When the first and the last of it was seen, in ms since 1970. */
  readonly from: number;
  readonly to: number;
  readonly files: readonly ReviewFile[];
}

export interface ReviewFile {
  readonly kind: "file";
  readonly key: string;
  readonly uri: vscode.Uri;
  readonly brought: readonly Brought[];
}

/** What is there to review, by whom it was brought in. */
export interface Review extends vscode.Disposable {
  /** The latest first. */
  readonly sessions: () => readonly ReviewSession[];
  /** What agents did since the window was opened, whether it brought something in or not; the latest last. */
  readonly agentSessions: () => readonly Session<never>[];
  /** What the agent that edited last brought in with that stretch of work; nothing if it brought nothing. */
  readonly lastOfAgent: () => ReviewSession | undefined;
  /** Somebody looked through a file, and is done with it. */
  readonly reviewed: (uri: vscode.Uri) => void;
  /** Soon after something changed. */
  readonly onDidChange: vscode.Event<void>;
}

/** An agent's edits come in dozens: so many ms of them are one change of what is shown. */
const GATHER_MS = 100;

export function createReview(changes: ChangesStore, edits: Pick<EditWatch, "onDidEdit">): Review {
  const ledger = createLedger<never>();
  const changed = new vscode.EventEmitter<void>();
  let known: readonly ReviewSession[] | undefined;
  let timer: NodeJS.Timeout | undefined;
  let lastId = 0;

  const changeSoon = (): void => {
    known = undefined;
    timer ??= setTimeout(() => {
      timer = undefined;
      changed.fire();
    }, GATHER_MS);
  };
  const enter = (edit: Edit): void => {
    // One that comes again may have been taken for an agent's before.
    if (edit.origin.kind !== "agent" && edit.id > lastId) return;
    lastId = Math.max(lastId, edit.id);
    ledger.enter(edit, []);
    changeSoon();
  };
  const agentSessions = (): readonly Session<never>[] =>
    ledger.sessions().filter(({ by }) => by.origin.kind === "agent");
  const sessions = (): readonly ReviewSession[] => {
    known ??= gathered(changes, ledger.sessions());
    return known;
  };
  const subscriptions = vscode.Disposable.from(changed, edits.onDidEdit(enter), changes.onDidChange(changeSoon));
  return {
    sessions,
    agentSessions,
    lastOfAgent: () => {
      const last = agentSessions().reduce<Session<never> | undefined>(
        (latest, each) => (latest && latest.to > each.to ? latest : each),
        undefined,
      );
      return last && sessions().find(({ key }) => key === keyOfSession(last));
    },
    reviewed: ({ path }) => {
      for (const { id } of ledger.sessions()) ledger.mark(id, "reviewed", true, path);
    },
    onDidChange: changed.event,
    dispose: () => {
      clearTimeout(timer);
      subscriptions.dispose();
    },
  };
}

function keyOfSession({ id }: Session<never>): string {
  return `session ${id}`;
}

function gathered(changes: ChangesStore, ledger: readonly Session<never>[]): ReviewSession[] {
  const sessionOf = new Map<number, Session<never>>();
  for (const session of ledger)
    for (const file of session.files) for (const { edit } of file.edits) sessionOf.set(edit.id, session);
  const groups = new Map<string, { by?: Attribution; files: Map<string, { uri: vscode.Uri; brought: Brought[] }> }>();
  for (const uri of changes.files())
    for (const brought of changes.of(uri)) {
      const session = brought.edit && sessionOf.get(brought.edit.id);
      const key = session ? keyOfSession(session) : authorKey(brought.edit);
      const by = session?.by ?? brought.edit;
      const group = groups.get(key) ?? { ...(by && { by }), files: new Map() };
      groups.set(key, group);
      const file = group.files.get(uri.toString()) ?? { uri, brought: [] };
      group.files.set(uri.toString(), file);
      file.brought.push(brought);
    }
  return [...groups].map(([key, group]) => sessionFrom(key, group)).sort((a, b) => b.to - a.to);
}

/** Edits that are no agent's: those of one author, or of one burst, are together. */
function authorKey(edit: Edit | undefined): string {
  if (!edit) return "nobody";
  const { origin, burst } = edit;
  const author = origin.kind === "agent" ? `agent ${origin.agent ?? ""}` : origin.kind;
  return burst === undefined ? author : `${author} ${burst}`;
}

function sessionFrom(
  key: string,
  { by, files }: { by?: Attribution; files: ReadonlyMap<string, { uri: vscode.Uri; brought: readonly Brought[] }> },
): ReviewSession {
  let from = Number.POSITIVE_INFINITY;
  let to = 0;
  for (const { brought } of files.values())
    for (const { at } of brought) {
      from = Math.min(from, at);
      to = Math.max(to, at);
    }
  const all = [...files].map(([name, file]): ReviewFile => ({ kind: "file", key: `${key} ${name}`, ...file }));
  return { kind: "session", key, ...(by && { by }), from, to, files: all };
}

/** How many findings there are in a stretch of work. */
export function countOf({ files }: ReviewSession): number {
  return files.reduce((sum, { brought }) => sum + toldOnce(brought).length, 0);
}
