import * as vscode from "vscode";
import type { CompareTo } from "../edits/compare-files.ts";
import { type Policy, parsePolicy, type SettingProblem } from "../engine/index.ts";

export const SECTION = "glyphguard";

/** What a text is compared with, and what happens when an agent's edit brings something in. */
export interface EditSettings {
  readonly compareTo: CompareTo;
  readonly onAgentEdit: (typeof agentEditActions)[number];
  /** Whether the logs that agents keep in the home folder may be read. Only the user says so. */
  readonly readTranscripts: boolean;
}

const comparisons = ["sessionStart", "mergeBase", "nothing"] as const satisfies readonly CompareTo[];
const agentEditActions = ["report", "ask", "repair"] as const;

/** The policy of each workspace folder, read once and again when a setting changes. */
export interface Settings extends vscode.Disposable {
  readonly policyFor: (uri: vscode.Uri) => Policy;
  /** The settings of a folder as plain values, for a worker that makes the policy itself. */
  readonly rawFor: (folder: vscode.WorkspaceFolder | undefined) => Record<string, unknown>;
  /** Globs of the files that scans leave out. */
  readonly excludedFrom: (folder: vscode.WorkspaceFolder) => string[];
  /** How edits are judged. */
  readonly edits: () => EditSettings;
  /** Whether hidden characters are shown in place. */
  readonly showsHidden: () => boolean;
  /** Turns it the other way, in the narrowest place that says anything about it. */
  readonly toggleHidden: () => Thenable<void>;
  /** What is found may be another now. */
  readonly onDidChangePolicy: vscode.Event<void>;
  /** Texts may be compared with something else now, or with nothing. */
  readonly onDidChangeComparison: vscode.Event<void>;
  readonly onDidChangeDisplay: vscode.Event<void>;
}

export function watchSettings(log: vscode.LogOutputChannel): Settings {
  const policies = new Map<string, Policy>();
  // Read once: to ask VS Code for them takes 1 ms, and they are needed at every key.
  let edits: EditSettings | undefined;
  let isShown: boolean | undefined;
  const policyChanged = new vscode.EventEmitter<void>();
  const comparisonChanged = new vscode.EventEmitter<void>();
  const displayChanged = new vscode.EventEmitter<void>();

  const policyOf = (folder: vscode.WorkspaceFolder | undefined): Policy => {
    const key = folder?.uri.toString() ?? "";
    const policy = policies.get(key) ?? parsePolicy(rawSettings(folder).settings).policy;
    policies.set(key, policy);
    return policy;
  };
  const forget = (): void => {
    edits = undefined;
    isShown = undefined;
  };
  const renew = (): void => {
    forget();
    policies.clear();
    report(log);
    policyChanged.fire();
  };
  report(log);

  const subscriptions = vscode.Disposable.from(
    policyChanged,
    comparisonChanged,
    displayChanged,
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SECTION)) forget();
      const policy = ["rules", "allow", "instructionFiles"].map((key) => `${SECTION}.${key}`);
      if ([...policy, "files.exclude"].some((key) => event.affectsConfiguration(key))) renew();
      if (event.affectsConfiguration(`${SECTION}.edits.compareTo`)) comparisonChanged.fire();
      if (event.affectsConfiguration(`${SECTION}.showHiddenCharacters`)) displayChanged.fire();
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(renew),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      renew();
      comparisonChanged.fire();
      displayChanged.fire();
    }),
  );
  return {
    policyFor: (uri) => policyOf(folderOf(uri)),
    rawFor: (folder) => rawSettings(folder).settings,
    excludedFrom: (folder) => {
      const excluded = values(
        vscode.workspace.getConfiguration("files", folder),
        "exclude",
        vscode.workspace.isTrusted,
      );
      const globs: Record<string, unknown> = Object.assign({}, ...excluded);
      return Object.keys(globs).filter((glob) => globs[glob] === true);
    },
    edits: () => {
      edits ??= editSettings();
      return edits;
    },
    showsHidden: () => {
      isShown ??= showsHidden();
      return isShown;
    },
    toggleHidden: () => {
      const configuration = vscode.workspace.getConfiguration(SECTION);
      const inWorkspace = configuration.inspect("showHiddenCharacters")?.workspaceValue !== undefined;
      const target =
        inWorkspace && vscode.workspace.isTrusted
          ? vscode.ConfigurationTarget.Workspace
          : vscode.ConfigurationTarget.Global;
      return configuration.update("showHiddenCharacters", !showsHidden(), target);
    },
    onDidChangePolicy: policyChanged.event,
    onDidChangeComparison: comparisonChanged.event,
    onDidChangeDisplay: displayChanged.event,
    dispose: () => subscriptions.dispose(),
  };
}

const editSettings = (): EditSettings => ({
  compareTo: oneOf(comparisons, "edits.compareTo"),
  onAgentEdit: oneOf(agentEditActions, "edits.onAgentEdit"),
  readTranscripts:
    vscode.workspace.getConfiguration(SECTION).inspect<unknown>("edits.readTranscripts")?.globalValue === true,
});

/** The narrowest value that is one of these, the first of them if there is none. A workspace must be trusted for its own. */
function oneOf<Value extends string>(known: readonly [Value, ...Value[]], key: string): Value {
  const found = values(vscode.workspace.getConfiguration(SECTION), key, vscode.workspace.isTrusted);
  return known.findLast((value) => value === found.findLast((each) => known.some((one) => one === each))) ?? known[0];
}

/** A workspace that is not trusted cannot hide what is shown. */
function showsHidden(): boolean {
  const configuration = vscode.workspace.getConfiguration(SECTION);
  return values(configuration, "showHiddenCharacters", vscode.workspace.isTrusted).at(-1) !== false;
}

/** The folder whose settings hold for a document; a notebook's cells are where the notebook is. */
export function folderOf(uri: vscode.Uri): vscode.WorkspaceFolder | undefined {
  return vscode.workspace.getWorkspaceFolder(
    uri.scheme === "vscode-notebook-cell" ? uri.with({ scheme: "file", fragment: "" }) : uri,
  );
}

/** The values of a setting from the widest to the narrowest place. */
function values(configuration: vscode.WorkspaceConfiguration, key: string, ofWorkspace: boolean): unknown[] {
  const found = configuration.inspect<unknown>(key);
  const wide = [found?.defaultValue, found?.globalValue];
  const all = ofWorkspace ? [...wide, found?.workspaceValue, found?.workspaceFolderValue] : wide;
  return all.filter((value) => value !== undefined && value !== null);
}

/**
 * Each place is validated by itself, so that a mistake in one leaves the others. Lists add up: VS Code would let the
 * narrowest replace the others. A workspace that is not trusted can only tighten, so of its settings only the list of
 * files that agents read counts.
 */
function rawSettings(folder: vscode.WorkspaceFolder | undefined): {
  settings: Record<string, unknown>;
  problems: SettingProblem[];
} {
  const configuration = vscode.workspace.getConfiguration(SECTION, folder ?? null);
  const { isTrusted } = vscode.workspace;
  const problems: SettingProblem[] = [];
  const usable = (key: string, ofWorkspace: boolean): unknown[] =>
    values(configuration, key, ofWorkspace).filter((value) => {
      const found = parsePolicy({ [`${SECTION}.${key}`]: value }).problems;
      problems.push(...found);
      return !found.some((problem) => problem.key === `${SECTION}.${key}`);
    });
  return {
    settings: {
      "glyphguard.rules": Object.assign({}, ...(usable("rules", isTrusted) as object[])),
      "glyphguard.allow": usable("allow", isTrusted).flat(),
      "glyphguard.instructionFiles": usable("instructionFiles", true).flat(),
    },
    problems,
  };
}

/** One message for all that is wrong now; the log has each. */
function report(log: vscode.LogOutputChannel): void {
  const folders = [undefined, ...(vscode.workspace.workspaceFolders ?? [])];
  const problems = new Set(
    folders
      .flatMap((folder) => rawSettings(folder).problems)
      .map(({ key, message }) => vscode.l10n.t("Setting {0} {1}. The default holds in its place.", key, message)),
  );
  for (const problem of problems) log.warn(problem);
  const [first] = problems;
  if (first === undefined) return;
  const more = problems.size > 1 ? ` ${vscode.l10n.t("The log has {0} more.", problems.size - 1)}` : "";
  const open = vscode.l10n.t("Open Settings");
  void vscode.window.showWarningMessage(`Glyphguard: ${first}${more}`, open).then((choice) => {
    if (choice === open) void vscode.commands.executeCommand("workbench.action.openSettings", SECTION);
  });
}
