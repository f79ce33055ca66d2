import * as vscode from "vscode";
import { type Policy, parsePolicy } from "../engine/index.ts";

export const SECTION = "glyphguard";

/** The policy of each workspace folder, read once and again when a setting changes. */
export interface Settings extends vscode.Disposable {
  readonly policyFor: (uri: vscode.Uri) => Policy;
  /** The settings of a folder as plain values, for a worker that makes the policy itself. */
  readonly rawFor: (folder: vscode.WorkspaceFolder | undefined) => Record<string, unknown>;
  /** Whether hidden characters are shown in place. */
  readonly showsHidden: () => boolean;
  readonly onDidChange: vscode.Event<void>;
}

export function watchSettings(log: vscode.LogOutputChannel): Settings {
  const policies = new Map<string, Policy>();
  const reported = new Set<string>();
  const changed = new vscode.EventEmitter<void>();

  const policyOf = (folder: vscode.WorkspaceFolder | undefined): Policy => {
    const key = folder?.uri.toString() ?? "";
    const known = policies.get(key);
    if (known) return known;
    const { policy, problems } = parsePolicy(rawSettings(folder));
    for (const problem of problems) report(problem);
    policies.set(key, policy);
    return policy;
  };
  const report = ({ key, message }: { key: string; message: string }): void => {
    const text = vscode.l10n.t("Setting {0} {1}. The default holds in its place.", key, message);
    log.warn(text);
    if (reported.has(text)) return;
    reported.add(text);
    const open = vscode.l10n.t("Open Settings");
    void vscode.window.showWarningMessage(`Glyphguard: ${text}`, open).then((choice) => {
      if (choice === open) void vscode.commands.executeCommand("workbench.action.openSettings", SECTION);
    });
  };
  const renew = (): void => {
    policies.clear();
    changed.fire();
  };

  const subscriptions = vscode.Disposable.from(
    changed,
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SECTION)) renew();
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(renew),
    vscode.workspace.onDidGrantWorkspaceTrust(renew),
  );
  return {
    policyFor: (uri) => policyOf(vscode.workspace.getWorkspaceFolder(uri)),
    rawFor: rawSettings,
    showsHidden: () => vscode.workspace.getConfiguration(SECTION).get<boolean>("showHiddenCharacters", true) === true,
    onDidChange: changed.event,
    dispose: () => subscriptions.dispose(),
  };
}

/**
 * Lists add up over user, workspace and folder: VS Code would let the narrowest replace the others. A workspace that
 * is not trusted can only tighten, so of its settings only the list of files that agents read counts.
 */
function rawSettings(folder: vscode.WorkspaceFolder | undefined): Record<string, unknown> {
  const configuration = vscode.workspace.getConfiguration(SECTION, folder ?? null);
  const values = (key: string, ofWorkspace: boolean): unknown[] => {
    const found = configuration.inspect<unknown>(key);
    const all = ofWorkspace
      ? [found?.globalValue, found?.workspaceValue, found?.workspaceFolderValue]
      : [found?.globalValue];
    return all.filter((value) => value !== undefined && value !== null);
  };
  const { isTrusted } = vscode.workspace;
  return {
    "glyphguard.rules": mergedObject(values("rules", isTrusted)),
    "glyphguard.allow": mergedList(values("allow", isTrusted)),
    "glyphguard.instructionFiles": mergedList(values("instructionFiles", true)),
  };
}

/** What is no list, or no object, is handed on as it is, so that the schema can say so. */
function mergedList(values: readonly unknown[]): unknown {
  return values.find((value) => !Array.isArray(value)) ?? values.flat();
}

function mergedObject(values: readonly unknown[]): unknown {
  const wrong = values.find((value) => typeof value !== "object" || Array.isArray(value));
  return wrong ?? Object.assign({}, ...(values as object[]));
}
