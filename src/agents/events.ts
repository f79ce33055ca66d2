import type { AgentId } from "./agents.ts";

/** Zero-based, in UTF-16 units, as `vscode.Position`. */
export interface Place {
  readonly line: number;
  readonly character: number;
}

/** As `vscode.TextDocumentContentChangeEvent`. It is read at once and not kept. */
export interface TextChange {
  readonly range: { readonly start: Place; readonly end: Place };
  readonly text: string;
}

/** VS Code's `detailedReason`: not part of its stable API, read if it happens to be there. */
interface DetailedReason {
  readonly source: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

type DocumentEvent =
  | { readonly kind: "opened"; readonly path: string; readonly isDirty: boolean }
  | { readonly kind: "closed"; readonly path: string }
  | {
      readonly kind: "changed";
      readonly path: string;
      readonly isDirty: boolean;
      readonly changes: readonly TextChange[];
      readonly reason?: "undo" | "redo";
      readonly detailed?: DetailedReason;
      /** Whether it is the document of the active editor, and of any editor that is seen. */
      readonly isActive: boolean;
      readonly isVisible: boolean;
    }
  | {
      readonly kind: "selected";
      readonly path: string;
      /** `vscode.TextEditorSelectionChangeKind`; none for Enter, for a paste and for what a program did. */
      readonly by?: "keyboard" | "mouse" | "command";
      /** The one selection, if there is one: it tells text at the caret from text elsewhere. */
      readonly selection?: { readonly start: Place; readonly end: Place };
    }
  /** The user pastes: VS Code asked our provider of paste edits. */
  | { readonly kind: "pasting"; readonly path: string }
  | { readonly kind: "willSave"; readonly path: string }
  | { readonly kind: "saved"; readonly path: string };

type DiskEvent =
  /**
   * What a watcher or a sweep told. A path below `.git` is git's own. `existed`: the file is known to have been there,
   * so that a create is a rename onto it.
   */
  | {
      readonly kind: "disk";
      readonly path: string;
      readonly what: "created" | "changed" | "deleted";
      readonly existed?: boolean;
    }
  /** The editor itself made, deleted or renamed a file: in the Explorer or by a `WorkspaceEdit`. */
  | { readonly kind: "files"; readonly paths: readonly string[] }
  /**
   * State of a repository from the git extension, or where a `.git` folder belongs that is not in its folder, as of a
   * worktree. `head`: what identifies the commit and the branch that are checked out.
   */
  | { readonly kind: "repository"; readonly root: string; readonly gitFolder?: string; readonly head?: string };

type ProgramEvent =
  /** A command in a terminal or a task. `confidence`: `vscode.TerminalShellExecutionCommandLineConfidence`. */
  | {
      readonly kind: "started";
      readonly id: number;
      readonly by: "terminal" | "task";
      readonly commandLine: string;
      readonly confidence?: 0 | 1 | 2;
      /** A folder, as in the paths. */
      readonly folder?: string;
      /** In one terminal a command ends before the next one starts, whether an event told of it or not. */
      readonly terminal?: number;
    }
  | { readonly kind: "ended"; readonly id: number }
  /** As `vscode.WindowState`. */
  | { readonly kind: "window"; readonly focused: boolean; readonly active: boolean }
  /** An agent's own log says that it wrote the file. `matches`: what it wrote is in the file's text. */
  | { readonly kind: "record"; readonly path: string; readonly agent: AgentId; readonly matches: boolean };

/**
 * What VS Code's stable API tells, in plain data. `t`: when, in ms; any clock does, as long as it is the same for all
 * events. Events may come late, twice, in another order, or not at all. Paths are absolute, with forward slashes, the
 * same for the same file in all events (`Uri.path`).
 */
export type AgentEvent = { readonly t: number } & (DocumentEvent | DiskEvent | ProgramEvent);
