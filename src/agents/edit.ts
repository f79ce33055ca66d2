import type { AgentId } from "./agents.ts";

/**
 * Who made an edit. `agent` without an id: all that is known is that it was none of the user's. `outside`: a program
 * that is not the editor. `unknown`: nothing speaks for anyone.
 */
export type Origin =
  | { readonly kind: "agent"; readonly agent?: AgentId }
  | { readonly kind: "outside" | "git" | "formatter" | "you" | "unknown" };

/**
 * What told the origin: a log of the agent (`transcript`), VS Code's reason for the change (`reason`), a command in the
 * terminal, a task, the application that runs us, an extension's change to a document, a keyboard, a save, git's own
 * files, or no more than an event of the disk.
 */
export type Via =
  | "transcript"
  | "reason"
  | "terminal"
  | "task"
  | "host"
  | "extension"
  | "keyboard"
  | "paste"
  | "completion"
  | "snippet"
  | "undo"
  | "save"
  | "files"
  | "git"
  | "disk"
  | "reload";

export type Confidence = "low" | "medium" | "high";

/** What is thought of an edit's origin. It is a label: it never decides whether a finding is shown. */
export interface Attribution {
  readonly origin: Origin;
  /** It may as well have been this one. The confidence is low then. */
  readonly or?: Origin;
  readonly via: Via;
  readonly confidence: Confidence;
  /** The command in a terminal or the task that ran, by the id of its events. */
  readonly execution?: number;
}

/** One change of one file, whatever number of events told of it. */
export interface Edit extends Attribution {
  /** Rising. An edit that comes again under its id is the same one, of which more is known now. */
  readonly id: number;
  /** As in the events. May be a folder if `disk`: it stands for all that is in it. */
  readonly path: string;
  /** Time of its first and of its last event, in ms, by the clock of the events. */
  readonly at: number;
  readonly until: number;
  /** `changed` if the file is known to have existed, by rename too; `created` if it may be new. */
  readonly what: "created" | "changed" | "deleted";
  /** The file on disk changed. Otherwise only a document did. */
  readonly disk: boolean;
  /**
   * What the change is to an open document: `changed` in it, `reloaded` from disk, `hidden` by its unsaved text (judge
   * the file on disk too), `saved` by it (there is nothing new on disk). None: no document is known.
   */
  readonly document?: "changed" | "reloaded" | "hidden" | "saved";
  /** So many files changed at once that they are one happening, such as a checkout or an install. The same for all. */
  readonly burst?: number;
}
