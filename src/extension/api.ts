import * as vscode from "vscode";
import { agents } from "../agents/agents.ts";
import type { Attribution, Origin } from "../agents/edit.ts";
import { codePointLabel, type Finding, messageOf, type Severity, visible } from "../engine/index.ts";
import { type Brought, type ChangesStore, toldOnce } from "./changes.ts";
import { Command } from "./commands.ts";
import { rangeOf } from "./diagnostics.ts";
import type { FindingsStore } from "./findings.ts";
import type { Review } from "./review-model.ts";
import { stands } from "./review-plan.ts";

/** Who made an edit, as others are told. docs/edits.md has these shapes for those who call the commands. */
interface ToldOrigin {
  readonly by: Origin["kind"];
  /** Its name, if an agent is known by it. */
  readonly agent?: string;
  readonly via: string;
  readonly confidence: "low" | "medium" | "high";
}

/** A finding, as others are told: plain JSON in which nothing hides. */
export interface ToldFinding {
  /** A name with hidden characters in it is percent-encoded. */
  readonly uri: string;
  readonly rule: string;
  readonly severity: Severity;
  /** In English. */
  readonly message: string;
  /** `U+200B` */
  readonly characters: readonly string[];
  /** What stood there before, of silent changes. */
  readonly before?: readonly string[];
  /** Zero-based, in UTF-16 units. */
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
  /** An edit of this window brought it in, and nobody has looked it through yet. */
  readonly introduced?: ToldOrigin & { readonly at: string; readonly isUnsure: boolean };
}

export interface ToldSession extends ToldOrigin {
  /** ISO 8601. */
  readonly from: string;
  readonly to: string;
  readonly files: readonly {
    readonly uri: string;
    readonly edits: number;
    readonly findings: readonly ToldFinding[];
  }[];
}

/** Answers other extensions by commands. */
export function answerOthers(store: FindingsStore, changes: ChangesStore, review: Review): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(Command.getFindings, (uri?: vscode.Uri | string): ToldFinding[] => {
      const one = typeof uri === "string" ? vscode.Uri.parse(uri, true) : uri;
      return (one ? [one] : known(store, changes)).flatMap((each) => findingsOf(each, store, changes));
    }),
    vscode.commands.registerCommand(Command.getAgentEdits, () => agentEdits(review, changes)),
  );
}

function known(store: FindingsStore, changes: ChangesStore): vscode.Uri[] {
  const open = vscode.workspace.textDocuments.map(({ uri }) => uri);
  return [...new Map([...open, ...store.onDisk(), ...changes.files()].map((uri) => [uri.toString(), uri])).values()];
}

function findingsOf(uri: vscode.Uri, store: FindingsStore, changes: ChangesStore): ToldFinding[] {
  const origins = originsIn(uri, changes);
  return store.get(uri).findings.map((finding) => toldFinding(uri, finding, origins(finding)));
}

/** Tells which edit brought a finding in. */
export function originsIn(uri: vscode.Uri, changes: ChangesStore): (finding: Finding) => Brought | undefined {
  const key = uri.toString();
  const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === key);
  const placeOf = ({ rule, line, start, end }: Finding): string => `${rule} ${line} ${start} ${end}`;
  const places = new Map(
    changes
      .of(uri)
      .filter((each) => !document || each.isOnDisk || stands(each, document))
      .map((each) => [placeOf(each.finding), each]),
  );
  return (finding) => places.get(placeOf(finding));
}

function toldFinding(uri: vscode.Uri, finding: Finding, brought: Brought | undefined): ToldFinding {
  const { rule, severity, characters, change } = finding;
  const { start, end } = rangeOf(finding);
  return {
    uri: uri.toString(),
    rule,
    severity,
    message: visible(messageOf(finding)),
    characters: characters.map(codePointLabel),
    ...(change && { before: change.before.map(codePointLabel) }),
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
    ...(brought && { introduced: { ...toldOrigin(brought), at: timeOf(brought.at), isUnsure: brought.isUnsure } }),
  };
}

function toldOrigin({ edit }: Brought): ToldOrigin {
  return edit ? originOf(edit) : { by: "unknown", via: "disk", confidence: "low" };
}

function originOf({ origin, via, confidence }: Attribution): ToldOrigin {
  const agent = origin.kind === "agent" ? origin.agent : undefined;
  return { by: origin.kind, ...(agent && { agent: agents[agent].name }), via, confidence };
}

function agentEdits(review: Review, changes: ChangesStore): ToldSession[] {
  // The cells of a notebook are documents of one path.
  const uris = new Map<string, vscode.Uri[]>();
  for (const uri of changes.files()) uris.set(uri.path, [...(uris.get(uri.path) ?? []), uri]);
  return review.agentSessions().map(({ by, from, to, files }) => ({
    ...originOf(by),
    from: timeOf(from),
    to: timeOf(to),
    files: files.map(({ path, edits, merged }) => {
      const own = new Set(edits.map(({ edit }) => edit.id));
      const findings = (uris.get(path) ?? []).flatMap((uri) =>
        toldOnce(changes.of(uri))
          .filter(({ edit }) => edit && own.has(edit.id))
          .map((each) => toldFinding(uri, each.finding, each)),
      );
      return { uri: vscode.Uri.file(path).toString(), edits: edits.length + merged.edits, findings };
    }),
  }));
}

const timeOf = (at: number): string => new Date(at).toISOString();
