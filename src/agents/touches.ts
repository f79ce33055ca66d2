import type { AgentEvent, Place, TextChange } from "./events.ts";

/** A selection event follows the change that it belongs to within this time, in ms; 0 to 11 were measured. */
const selectionFollows = 60;
/** Documents of one `WorkspaceEdit` change within this time of each other, in ms; 2 were measured. */
const together = 50;

export type ChangedEvent = Extract<AgentEvent, { kind: "changed" }>;

/** One change event of a document, without its text. */
export interface Touch {
  readonly path: string;
  readonly time: number;
  readonly reason: "undo" | "redo" | undefined;
  readonly detailed: ChangedEvent["detailed"];
  /** Several places, or more than a line break's worth of lines. */
  readonly isLarge: boolean;
  /** It stands where the user's selection was. */
  readonly isAtCaret: boolean;
  readonly isActive: boolean;
  /** Between `willSave` and `saved`. */
  readonly isSaving: boolean;
  readonly isPaste: boolean;
  /** The window has the focus, and somebody used it of late. */
  readonly isWatched: boolean;
  /**
   * The document was clean and is: it was reloaded (`yes`), or this is the first edit (`no`), which an empty change
   * that makes it dirty tells 1 to 6 ms later.
   */
  reload: "yes" | "no" | "perhaps";
  hasKeyboard: boolean;
}

/** What is remembered of a document, which may be open. */
export interface DocumentState {
  isDirty: boolean;
  selection?: { readonly start: Place; readonly end: Place };
  keyboardAt?: number;
  pastingAt?: number;
  willSaveAt?: number;
  savedAt?: number;
}

/** Counts line breaks until it knows that there are several. */
function hasSeveralLines(text: string): boolean {
  const first = text.indexOf("\n");
  return first >= 0 && text.indexOf("\n", first + 1) >= 0;
}

function isWithinSelection(changes: readonly TextChange[], selection: DocumentState["selection"]): boolean {
  if (selection === undefined) return false;
  const { start, end } = selection;
  const [only] = changes;
  if (changes.length === 1 && only !== undefined) {
    const { range } = only;
    const same = (one: Place, other: Place) => one.line === other.line && one.character === other.character;
    if (same(range.start, start) && same(range.end, end)) return true;
  }
  // Indents and comments of the lines that are selected.
  return (
    start.line < end.line && changes.every(({ range }) => range.start.line >= start.line && range.end.line <= end.line)
  );
}

/** Where the caret stands after text was put in, for hosts that tell of no selection. */
function caretAfter({ range, text }: TextChange): { start: Place; end: Place } {
  const last = text.lastIndexOf("\n");
  if (last < 0) {
    const place = { line: range.start.line, character: range.start.character + text.length };
    return { start: place, end: place };
  }
  let line = range.start.line;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) line++;
  const place = { line, character: text.length - last - 1 };
  return { start: place, end: place };
}

/** Takes what attribution needs of a change event, and tells the document's state of it. Linear in the text put in. */
export function touchOf(event: ChangedEvent, time: number, state: DocumentState, isWatched: boolean): Touch {
  const { changes, detailed, reason, isDirty, path, isActive } = event;
  const source = detailed?.source;
  const wasClean = !state.isDirty && !isDirty && reason === undefined;
  const isRevert = state.isDirty && !isDirty && reason === undefined;
  const isEdit = source !== undefined && source !== "reloadFromDisk";
  const isAtCaret = isActive && isWithinSelection(changes, state.selection);
  const isSaving = state.willSaveAt !== undefined && (state.savedAt === undefined || state.savedAt < state.willSaveAt);
  const reload = source === "reloadFromDisk" || isRevert ? "yes" : wasClean && !isEdit ? "perhaps" : "no";
  const [only] = changes;
  const isSmall = changes.length === 1 && only !== undefined && !hasSeveralLines(only.text);
  const isTyped = only !== undefined && changes.length === 1 && (isAtCaret || (isSmall && only.text.length <= 2));
  // Any other change moves the lines that the selection was in.
  if (isActive && isTyped && reload !== "yes" && only !== undefined) state.selection = caretAfter(only);
  else delete state.selection;
  return {
    path,
    time,
    reason,
    detailed,
    isLarge: changes.length > 1 || !isSmall || (only?.range.end.line ?? 0) - (only?.range.start.line ?? 0) > 1,
    isAtCaret,
    isActive,
    isSaving: isSaving && time - (state.willSaveAt ?? time) < 10_000,
    isPaste: state.pastingAt !== undefined && Math.abs(time - state.pastingAt) < 1_000,
    isWatched,
    reload,
    hasKeyboard: state.keyboardAt !== undefined && Math.abs(time - state.keyboardAt) <= 20,
  };
}

/** Whether a keyboard's selection event that came now belongs to a change. */
export function followsTouch(touch: Touch, time: number): boolean {
  return Math.abs(time - touch.time) <= selectionFollows;
}

/** Whether other documents changed in the same moment, and not by the keyboard, undo or a reload. */
export function isOneOfSeveral(touch: Touch, recent: readonly Touch[]): boolean {
  return recent.some(
    (other) =>
      other.path !== touch.path &&
      Math.abs(other.time - touch.time) <= together &&
      other.reload === "no" &&
      !other.hasKeyboard &&
      other.reason === undefined &&
      !other.isSaving,
  );
}
