import * as vscode from "vscode";

/** A command of a terminal writes several files, git too, and the events of watchers come within that time. */
const SETTLE_MS = 500;

/** A sweep waits so many times as long as the one before took: however large the tree, they take a tenth of a core. */
const REST = 9;

/**
 * Calls `sweep` soon after something was suspicious. Never twice at once, once for what comes while it waits, and
 * once more for what comes while it runs.
 */
export function sweepOn(suspicions: readonly vscode.Event<unknown>[], sweep: () => Promise<void>): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  let isSweeping = false;
  let isDue = false;
  let isDisposed = false;
  let earliest = 0;

  const suspect = (): void => {
    if (isDisposed) return;
    if (isSweeping) isDue = true;
    else timer ??= setTimeout(start, Math.max(SETTLE_MS, earliest - performance.now()));
  };
  const start = async (): Promise<void> => {
    timer = undefined;
    isSweeping = true;
    const begun = performance.now();
    try {
      await sweep();
    } finally {
      const ended = performance.now();
      earliest = ended + REST * (ended - begun);
      isSweeping = false;
      if (isDue) suspect();
      isDue = false;
    }
  };
  return vscode.Disposable.from(...suspicions.map((event) => event(suspect)), {
    dispose: () => {
      isDisposed = true;
      clearTimeout(timer);
    },
  });
}

/**
 * Watchers die silently: limits of inotify, mounts, network drives, `files.watcherExclude`. After these events files
 * may be others all the same: the window gets the focus, a command in a terminal ends, a repository's state changes.
 */
export const suspicions: readonly vscode.Event<unknown>[] = [
  (listener) => {
    let wasFocused = vscode.window.state.focused;
    return vscode.window.onDidChangeWindowState((state) => {
      if (state.focused && !wasFocused) listener(state);
      wasFocused = state.focused;
    });
  },
  vscode.window.onDidEndTerminalShellExecution,
  (listener) => {
    let watched = watchRepositories(listener);
    const renewal = vscode.workspace.onDidChangeWorkspaceFolders(() => {
      watched.dispose();
      watched = watchRepositories(listener);
    });
    return vscode.Disposable.from(renewal, { dispose: () => watched.dispose() });
  },
];

/** A pattern without `**` has a watcher of its own, which does not end with that of the workspace. */
function watchRepositories(listener: (uri: vscode.Uri) => void): vscode.Disposable {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === "file");
  const watchers = folders.map(({ uri }) => {
    const pattern = new vscode.RelativePattern(vscode.Uri.joinPath(uri, ".git"), "{HEAD,index}");
    return vscode.workspace.createFileSystemWatcher(pattern);
  });
  return vscode.Disposable.from(
    ...watchers.flatMap((watcher) => [watcher, watcher.onDidCreate(listener), watcher.onDidChange(listener)]),
  );
}
