import type * as vscode from "vscode";

/**
 * Of one call with more than 1,100 diagnostics VS Code takes the first files and drops the others, without a word; and
 * a window that gets a million at once stands still for minutes, while one that gets them by the thousand answers
 * within 100 ms all the time (25,000 a second).
 */
const PORTION = 1000;

export interface Portions {
  /** Sends the diagnostics of these files soon, as they are then. */
  readonly send: (uris: readonly vscode.Uri[]) => void;
}

interface Target {
  readonly diagnosticsOf: (uri: vscode.Uri) => vscode.Diagnostic[];
  /** Its turn comes before those of all others. */
  readonly isUrgent: (uri: vscode.Uri) => boolean;
  readonly set: (entries: [vscode.Uri, vscode.Diagnostic[]][]) => void;
  /** Resolves when the window has taken all that was set. */
  readonly taken: () => Thenable<unknown>;
}

/** Sends diagnostics in portions: the first at once, each of the others when the one before is taken. */
export function createPortions({ diagnosticsOf, isUrgent, set, taken }: Target): Portions {
  const urgent = new Map<string, vscode.Uri>();
  const others = new Map<string, vscode.Uri>();
  let isSending = false;

  const portion = (): [vscode.Uri, vscode.Diagnostic[]][] => {
    const entries: [vscode.Uri, vscode.Diagnostic[]][] = [];
    let room = PORTION;
    for (const waiting of [urgent, others])
      for (const [key, uri] of waiting) {
        const diagnostics = diagnosticsOf(uri);
        room -= diagnostics.length;
        if (room < 0 && entries.length > 0) return entries;
        waiting.delete(key);
        entries.push([uri, diagnostics]);
        if (entries.length === PORTION) return entries;
      }
    return entries;
  };
  const sendAll = async (): Promise<void> => {
    isSending = true;
    try {
      for (let entries = portion(); entries.length > 0; entries = portion()) {
        set(entries);
        await taken();
      }
    } finally {
      isSending = false;
    }
  };
  return {
    send: (uris) => {
      for (const uri of uris) {
        const key = uri.toString();
        if (isUrgent(uri)) {
          others.delete(key);
          urgent.set(key, uri);
        } else if (!urgent.has(key)) others.set(key, uri);
      }
      if (!isSending) void sendAll();
    },
  };
}
