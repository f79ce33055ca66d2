import * as vscode from "vscode";
import { visible } from "../engine/index.ts";
import type { Summary, Totals } from "../workspace/protocol.ts";
import { Command } from "./commands.ts";

/** What a scan, and the checks of changed files, tell the user. */
export interface ScanFaces {
  /** Shows progress. A scan that was asked for can be stopped by the user; one that was not, by `stop`, shows quietly. */
  readonly progress: <T>(
    stop: AbortSignal | undefined,
    run: (onProgress: (totals: Totals) => void, signal: AbortSignal) => Promise<T>,
  ) => Thenable<T>;
  /** Logs what was left out, and why. */
  readonly remarks: (summary: Summary) => void;
  /** One message at the end of a scan that was asked for. */
  readonly finished: (summary: Summary) => void;
  readonly nothingToScan: () => void;
  readonly failed: (error: unknown) => void;
  /** A scan that nobody asked for, and that will be made again soon, came to nothing. */
  readonly sweepFailed: (error: unknown) => void;
  readonly unchecked: (files: number, error: Error) => void;
}

export function scanFaces(log: vscode.LogOutputChannel): ScanFaces {
  let complained = false;
  const complain = (message: string): void => {
    log.error(message);
    const show = vscode.l10n.t("Show Log");
    void vscode.window.showErrorMessage(message, show).then((choice) => {
      if (choice === show) log.show();
    });
  };
  return {
    progress: (stop, run) =>
      vscode.window.withProgress(
        {
          location: stop ? vscode.ProgressLocation.Window : vscode.ProgressLocation.Notification,
          cancellable: stop === undefined,
          title: vscode.l10n.t("Glyphguard: scanning"),
        },
        (progress, token) => {
          const abort = new AbortController();
          token.onCancellationRequested(() => abort.abort());
          const start = performance.now();
          let reached = 0;
          const tell = (totals: Totals): void => {
            const { message, percent } = progressOf(totals, (performance.now() - start) / 1000);
            progress.report({ message, increment: Math.max(0, percent - reached) });
            reached = Math.max(reached, percent);
          };
          return run(tell, stop ?? abort.signal);
        },
      ),
    remarks: ({ problems, notes }) => {
      for (const remark of problems) log.error(lineOf(remark));
      for (const remark of notes) log.info(lineOf(remark));
    },
    finished: (summary) => {
      if (summary.cancelled)
        void vscode.window.showWarningMessage(
          vscode.l10n.t("Glyphguard: the scan was stopped; what it found so far is shown."),
        );
      else if (summary.problems.length > 0)
        complain(
          vscode.l10n.t("Glyphguard: {0}; could not be checked: {1}", countsOf(summary), summary.problems.length),
        );
      else void tell(summary);
    },
    nothingToScan: () => complain(vscode.l10n.t("Glyphguard: there is no folder to scan.")),
    failed: (error) => complain(vscode.l10n.t("Glyphguard could not finish the scan: {0}", textOf(error))),
    sweepFailed: (error) => log.error(vscode.l10n.t("Glyphguard could not finish the scan: {0}", textOf(error))),
    unchecked: (files, error) => {
      const message = vscode.l10n.t("Glyphguard could not check {0} changed files: {1}", files, textOf(error));
      // Each write of an agent would bring another one.
      if (complained) log.error(message);
      else complain(message);
      complained = true;
    },
  };
}

async function tell(summary: Summary): Promise<void> {
  const show = vscode.l10n.t("Show Findings");
  const text = vscode.l10n.t("Glyphguard: {0}.", countsOf(summary));
  const choice = await vscode.window.showInformationMessage(text, ...(summary.findings > 0 ? [show] : []));
  if (choice === show) await vscode.commands.executeCommand(Command.showFindings);
}

/** The rest of the time is told when a second has passed: before, it would jump. */
export function progressOf(totals: Totals, seconds: number): { message: string; percent: number } {
  const { files, binary, bytes, findings, listed } = totals;
  const done = files + binary;
  const rate = (bytes / 1e6 / Math.max(seconds, 0.001)).toFixed(0);
  const values = [files, (bytes / 1e6).toFixed(1), rate, findings] as const;
  const left = Math.ceil((seconds * Math.max(0, listed - done)) / Math.max(done, 1));
  return {
    message:
      seconds < 1 || left === 0
        ? vscode.l10n.t("files {0}, MB {1}, MB/s {2}, findings {3}", ...values)
        : vscode.l10n.t("files {0}, MB {1}, MB/s {2}, findings {3}, seconds left {4}", ...values, left),
    percent: Math.min(100, (100 * done) / Math.max(listed, 1)),
  };
}

function countsOf({ files, bytes, findings }: Totals): string {
  return vscode.l10n.t("files {0}, MB {1}, findings {2}", files, (bytes / 1e6).toFixed(1), findings);
}

/** Paths can hold anything, and the log is read as text. */
function lineOf({ folder, path, message }: Summary["notes"][number]): string {
  return visible(`${folder}/${path}: ${message}`).replaceAll("\n", "<U+000A>");
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
