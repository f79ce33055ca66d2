import { resolve } from "node:path";
import * as vscode from "vscode";
import type { AgentEvent } from "../agents/events.ts";
import { isWatched } from "./documents.ts";

type Told = AgentEvent extends infer Each ? (Each extends AgentEvent ? Omit<Each, "t"> : never) : never;

/** Tells what happens to documents, files and repositories, and which commands run meanwhile. Asks for nothing. */
export function watchEvents(take: (event: AgentEvent) => void): vscode.Disposable {
  const tell = (event: Told): void => take({ t: Date.now(), ...event });
  return vscode.Disposable.from(watchTexts(tell), watchFiles(tell), watchPrograms(tell), watchRepositories(tell));
}

type Tell = (event: Told) => void;

function watchTexts(tell: Tell): vscode.Disposable {
  const { workspace, window } = vscode;
  const told =
    (kind: "closed" | "saved") =>
    (document: vscode.TextDocument): void => {
      if (isWatched(document)) tell({ kind, path: document.uri.path });
    };
  const opened = (document: vscode.TextDocument): void => {
    if (isWatched(document)) tell({ kind: "opened", path: document.uri.path, isDirty: document.isDirty });
  };
  for (const document of workspace.textDocuments) opened(document);
  return vscode.Disposable.from(
    workspace.onDidOpenTextDocument(opened),
    workspace.onDidCloseTextDocument(told("closed")),
    workspace.onDidSaveTextDocument(told("saved")),
    workspace.onWillSaveTextDocument(({ document }) => {
      if (isWatched(document)) tell({ kind: "willSave", path: document.uri.path });
    }),
    workspace.onDidChangeTextDocument((event) => {
      const { document, contentChanges, reason } = event;
      if (!isWatched(document)) return;
      const detailed = detailedReason(event);
      tell({
        kind: "changed",
        path: document.uri.path,
        isDirty: document.isDirty,
        changes: contentChanges,
        isActive: window.activeTextEditor?.document === document,
        isVisible: window.visibleTextEditors.some((editor) => editor.document === document),
        ...(reason && { reason: reason === vscode.TextDocumentChangeReason.Undo ? "undo" : "redo" }),
        ...(detailed && { detailed }),
      });
    }),
    window.onDidChangeTextEditorSelection(({ textEditor: { document }, kind, selections }) => {
      if (!isWatched(document)) return;
      const by = kind === undefined ? undefined : kinds[kind];
      const [selection, ...others] = selections;
      tell({
        kind: "selected",
        path: document.uri.path,
        ...(by && { by }),
        ...(selection && others.length === 0 && { selection }),
      });
    }),
  );
}

const kinds = {
  [vscode.TextEditorSelectionChangeKind.Keyboard]: "keyboard",
  [vscode.TextEditorSelectionChangeKind.Mouse]: "mouse",
  [vscode.TextEditorSelectionChangeKind.Command]: "command",
} as const;

/** A proposal that published extensions cannot ask for; where an editor gives it all the same, it says most. */
function detailedReason(event: object): { source: string; metadata?: Record<string, unknown> } | undefined {
  if (!("detailedReason" in event)) return undefined;
  const { detailedReason: reason } = event;
  if (typeof reason !== "object" || reason === null || !("source" in reason) || typeof reason.source !== "string")
    return undefined;
  const metadata = "metadata" in reason ? reason.metadata : undefined;
  return {
    source: reason.source,
    ...(typeof metadata === "object" && metadata !== null && { metadata: { ...metadata } }),
  };
}

function watchFiles(tell: Tell): vscode.Disposable {
  const { workspace } = vscode;
  const watcher = workspace.createFileSystemWatcher("**/*");
  const disk =
    (what: "created" | "changed" | "deleted") =>
    (uri: vscode.Uri): void =>
      tell({ kind: "disk", path: uri.path, what });
  const files = (uris: readonly vscode.Uri[]): void => tell({ kind: "files", paths: uris.map(({ path }) => path) });
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(disk("created")),
    watcher.onDidChange(disk("changed")),
    watcher.onDidDelete(disk("deleted")),
    workspace.onDidCreateFiles((event) => files(event.files)),
    workspace.onDidDeleteFiles((event) => files(event.files)),
    workspace.onDidRenameFiles((event) => files(event.files.flatMap(({ oldUri, newUri }) => [oldUri, newUri]))),
  );
}

function watchPrograms(tell: Tell): vscode.Disposable {
  const { window, tasks } = vscode;
  const ids = new WeakMap<object, number>();
  const terminals = new WeakMap<vscode.Terminal, number>();
  let last = 0;
  const idOf = (one: object, known: WeakMap<object, number> = ids): number => {
    const id = known.get(one) ?? ++last;
    known.set(one, id);
    return id;
  };
  return vscode.Disposable.from(
    window.onDidStartTerminalShellExecution(({ execution, terminal, shellIntegration }) => {
      const { value, confidence } = execution.commandLine;
      const folder = (execution.cwd ?? shellIntegration.cwd)?.path;
      tell({
        kind: "started",
        id: idOf(execution),
        by: "terminal",
        commandLine: value,
        confidence,
        terminal: idOf(terminal, terminals),
        ...(folder !== undefined && { folder }),
      });
    }),
    window.onDidEndTerminalShellExecution(({ execution }) => tell({ kind: "ended", id: idOf(execution) })),
    tasks.onDidStartTaskProcess(({ execution }) =>
      tell({ kind: "started", id: idOf(execution), by: "task", commandLine: commandOf(execution.task) }),
    ),
    tasks.onDidEndTaskProcess(({ execution }) => tell({ kind: "ended", id: idOf(execution) })),
    window.onDidChangeWindowState(({ focused, active }) => tell({ kind: "window", focused, active })),
  );
}

function commandOf({ execution, name }: vscode.Task): string {
  if (execution instanceof vscode.ProcessExecution) return [execution.process, ...execution.args].join(" ");
  if (!(execution instanceof vscode.ShellExecution)) return name;
  const { commandLine, command, args = [] } = execution;
  const parts = [command, ...args].map((part) => (typeof part === "object" ? part.value : (part ?? "")));
  return commandLine ?? parts.join(" ");
}

/** What of the git extension's interface is used. */
interface GitRepository {
  readonly rootUri: vscode.Uri;
  readonly state: {
    readonly HEAD: { readonly name?: string; readonly commit?: string } | undefined;
    readonly onDidChange: vscode.Event<void>;
  };
}
interface GitInterface {
  readonly repositories: readonly GitRepository[];
  readonly onDidOpenRepository: vscode.Event<GitRepository>;
}

/** Tells nothing where git is switched off. */
function watchRepositories(tell: Tell): vscode.Disposable {
  const watched: vscode.Disposable[] = [];
  let isDisposed = false;
  const watch = async ({ rootUri, state }: GitRepository): Promise<void> => {
    const gitFolder = await gitFolderOf(rootUri);
    if (isDisposed) return;
    const tellState = (): void => {
      const head = `${state.HEAD?.name}@${state.HEAD?.commit}`;
      tell({ kind: "repository", root: rootUri.path, gitFolder: gitFolder.path, head });
    };
    tellState();
    watched.push(state.onDidChange(tellState));
    // Where the workspace is a part of the repository, or a worktree, no other watcher looks there.
    if (!vscode.workspace.getWorkspaceFolder(gitFolder)) watched.push(watchGitFolder(gitFolder, tell));
  };
  const begin = async (): Promise<void> => {
    const extension = vscode.extensions.getExtension<{ getAPI(version: 1): GitInterface }>("vscode.git");
    if (!extension) return;
    try {
      const git = (await extension.activate()).getAPI(1);
      if (isDisposed) return;
      watched.push(git.onDidOpenRepository((repository) => void watch(repository)));
      for (const repository of git.repositories) void watch(repository);
    } catch {
      // It throws when it is switched off: then `.git` itself is all that tells.
    }
  };
  void begin();
  return {
    dispose: () => {
      isDisposed = true;
      vscode.Disposable.from(...watched).dispose();
    },
  };
}

/** Of a worktree it is elsewhere, which the file `.git` says. */
async function gitFolderOf(root: vscode.Uri): Promise<vscode.Uri> {
  const inside = vscode.Uri.joinPath(root, ".git");
  try {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(inside));
    const [, folder] = /^gitdir: (.+)$/m.exec(text) ?? [];
    return folder === undefined ? inside : vscode.Uri.file(resolve(root.fsPath, folder));
  } catch {
    return inside;
  }
}

function watchGitFolder(folder: vscode.Uri, tell: Tell): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, "{HEAD,index}"));
  const changed = ({ path }: vscode.Uri): void => tell({ kind: "disk", path, what: "changed" });
  return vscode.Disposable.from(watcher, watcher.onDidCreate(changed), watcher.onDidChange(changed));
}
