import * as vscode from "vscode";
import {
  type Finding,
  messageParts,
  type RelatedPlace,
  type Severity,
  severities,
  shortened,
} from "../engine/index.ts";
import { countBySeverity, totalOf } from "../workspace/most-severe.ts";
import type { FileFindings, FindingsStore } from "./findings.ts";
import { createPortions } from "./portions.ts";
import { folderOf } from "./settings.ts";

export const SOURCE = "glyphguard";

/** VS Code shows 1,000 diagnostics of a file and drops the rest by a rule of its own; the last one tells what is missing. */
const SHOWN_OF_A_FILE = 999;

const levels: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

/**
 * Mirrors the store into the Problems panel and the squiggles.
 * @param pages the folder with one page of documentation for each rule
 */
export function publishDiagnostics(store: FindingsStore, pages: vscode.Uri): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection(SOURCE);
  let isDisposed = false;
  const portions = createPortions({
    diagnosticsOf: (uri) => diagnosticsOf(uri, store.get(uri), pages),
    isUrgent: store.isOpen,
    set: (entries) => {
      if (!isDisposed) collection.set(entries);
    },
    // The window answers in order. To set the same value once more changes nothing.
    taken: () => vscode.commands.executeCommand("setContext", "glyphguard.shows", true),
  });
  return vscode.Disposable.from(collection, store.onDidChange(portions.send), {
    dispose: () => {
      isDisposed = true;
    },
  });
}

/** Diagnostics of one file, the most severe first where there are too many. */
export function diagnosticsOf(
  uri: vscode.Uri,
  { findings, counts }: FileFindings,
  pages: vscode.Uri,
): vscode.Diagnostic[] {
  const toDiagnostic = (finding: Finding): vscode.Diagnostic => diagnosticOf(uri, finding, pages);
  const total = totalOf(counts);
  if (findings.length === total && total <= SHOWN_OF_A_FILE + 1) return findings.map(toDiagnostic);
  const bySeverity = severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
  const shown = bySeverity.slice(0, SHOWN_OF_A_FILE);
  const told = countBySeverity(shown);
  const rest = new vscode.Diagnostic(
    new vscode.Range(0, 0, 0, 0),
    vscode.l10n.t("{0} more findings in this file; the command line lists them all", total - shown.length),
    levels[severities.find((severity) => counts[severity] > told[severity]) ?? "warning"],
  );
  rest.source = SOURCE;
  return [...shown.map(toDiagnostic), rest];
}

/** What is wrong with a file's name is shown at its start. */
export function rangeOf({
  line,
  start,
  end,
  region,
}: Pick<Finding, "line" | "start" | "end"> & Partial<Finding>): vscode.Range {
  return region === "path" ? new vscode.Range(0, 0, 0, 0) : new vscode.Range(line, start, line, end);
}

function diagnosticOf(uri: vscode.Uri, finding: Finding, pages: vscode.Uri): vscode.Diagnostic {
  const { template, values } = messageParts(finding);
  const diagnostic = new vscode.Diagnostic(
    rangeOf(finding),
    vscode.l10n.t(template, ...values),
    levels[finding.severity],
  );
  diagnostic.source = SOURCE;
  // The page opens as the file that it is: VS Code runs no command for the link of a code.
  diagnostic.code = { value: finding.rule, target: vscode.Uri.joinPath(pages, `${finding.rule}.md`) };
  if (finding.related) diagnostic.relatedInformation = [relatedInformation(uri, finding.related, finding.twin ?? "")];
  return diagnostic;
}

function relatedInformation(uri: vscode.Uri, place: RelatedPlace, name: string): vscode.DiagnosticRelatedInformation {
  const { path } = place;
  const folder = path === undefined ? undefined : folderOf(uri);
  const where = folder && path !== undefined ? vscode.Uri.joinPath(folder.uri, path) : uri;
  const message = vscode.l10n.t('"{0}" stands here', shortened(name));
  return new vscode.DiagnosticRelatedInformation(new vscode.Location(where, rangeOf(place)), message);
}
