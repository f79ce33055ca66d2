import type { Attribution } from "./edit.ts";
import type { AgentEvent } from "./events.ts";
import { type ChangedEvent, type DocumentState, followsTouch, type Touch, touchOf } from "./touches.ts";

/** Events of a file come this long after its document was closed, in ms. */
const afterClose = 5_000;
/** A save that has not ended after this time, in ms, failed. */
const longestSave = 30_000;
const mostDocuments = 4_096;
const mostRecent = 8;

interface Known extends DocumentState {
  /** Whose edits the next save writes: an agent's before all others. */
  edits?: { readonly attribution: Attribution; readonly time: number };
  /** Who changed the file while the document had unsaved text. */
  hidden?: Attribution;
}

export interface Documents {
  /** A change event: the touch that it is, or none if it only tells that the document is dirty or not. */
  changed(event: ChangedEvent, time: number, isWatched: boolean, waiting: readonly Touch[]): Touch | undefined;
  selected(event: Extract<AgentEvent, { kind: "selected" }>, time: number, waiting: readonly Touch[]): void;
  told(
    event: Extract<AgentEvent, { kind: "opened" | "closed" | "pasting" | "willSave" | "saved" }>,
    time: number,
  ): void;
  /** The last touches of all documents. */
  recent(): readonly Touch[];
  edited(path: string, attribution: Attribution, time: number): void;
  /** Whose edits a save wrote, if one explains a change of the file at that time. */
  savedBy(path: string, time: number, within: number): Attribution | undefined;
  hid(path: string, attribution: Attribution): void;
  /** Who changed the file that the document now shows again, if that was hidden. */
  reverted(path: string): Attribution | undefined;
  isDirty(path: string): boolean;
  isKnown(path: string): boolean;
}

/** Keeps what matters of documents: never more than `mostDocuments`, those first that were heard of first. */
export function createDocuments(): Documents {
  const known = new Map<string, Known>();
  const closed = new Map<string, number>();
  let recent: Touch[] = [];

  const stateOf = (path: string): Known => {
    let state = known.get(path);
    if (state === undefined) {
      if (known.size >= mostDocuments) for (const oldest of known.keys()) if (known.delete(oldest)) break;
      state = { isDirty: false };
      known.set(path, state);
    }
    return state;
  };
  const sweep = (time: number) => {
    for (const [path, at] of closed) {
      if (time - at <= afterClose && closed.size <= mostDocuments) break;
      closed.delete(path);
      known.delete(path);
    }
  };

  return {
    changed(event, time, isWatched, waiting) {
      const state = stateOf(event.path);
      if (event.changes.length === 0) {
        if (event.isDirty && !state.isDirty) {
          for (const touch of waiting) if (touch.reload === "perhaps") touch.reload = "no";
        }
        state.isDirty = event.isDirty;
        return undefined;
      }
      const touch = touchOf(event, time, state, isWatched);
      if (event.isDirty) {
        // The empty change may have been lost: what is dirty now was edited before.
        state.isDirty = true;
      } else if (touch.reload === "yes") state.isDirty = false;
      recent = [...recent.slice(1 - mostRecent), touch];
      return touch;
    },
    selected(event, time, waiting) {
      const state = stateOf(event.path);
      if (event.selection === undefined) {
        // A caret that is only counted from what was typed is no longer known where the user moved it.
        const isMoved = !waiting.some((touch) => followsTouch(touch, time));
        if (isMoved) delete state.selection;
      } else state.selection = event.selection;
      if (event.by !== "keyboard") return;
      state.keyboardAt = time;
      const last = waiting.at(-1);
      if (last !== undefined && followsTouch(last, time)) last.hasKeyboard = true;
    },
    told(event, time) {
      const state = stateOf(event.path);
      if (event.kind === "opened") {
        closed.delete(event.path);
        state.isDirty = event.isDirty;
      } else if (event.kind === "closed") {
        sweep(time);
        closed.delete(event.path);
        closed.set(event.path, time);
        state.isDirty = false;
      } else if (event.kind === "pasting") state.pastingAt = time;
      else if (event.kind === "willSave") state.willSaveAt = time;
      else {
        state.savedAt = time;
        state.isDirty = false;
        delete state.hidden;
      }
    },
    recent: () => recent,
    edited(path, attribution, time) {
      const state = stateOf(path);
      const before = state.edits;
      const isSaved = before !== undefined && state.savedAt !== undefined && state.savedAt > before.time;
      const isLess = before?.attribution.origin.kind === "agent" && attribution.origin.kind !== "agent";
      if (before === undefined || isSaved || !isLess) state.edits = { attribution, time };
    },
    savedBy(path, time, within) {
      const state = known.get(path);
      if (state === undefined) return undefined;
      const { willSaveAt, savedAt } = state;
      const isSaving = willSaveAt !== undefined && (savedAt === undefined || savedAt < willSaveAt);
      const from = willSaveAt ?? savedAt;
      const to = isSaving ? willSaveAt + longestSave : savedAt === undefined ? undefined : savedAt + within;
      if (from === undefined || to === undefined || time < from - 60 || time > to) return undefined;
      return state.edits?.attribution ?? { origin: { kind: "you" }, via: "save", confidence: "medium" };
    },
    hid(path, attribution) {
      stateOf(path).hidden = attribution;
    },
    reverted(path) {
      const state = known.get(path);
      const hidden = state?.hidden;
      if (state !== undefined) delete state.hidden;
      return hidden;
    },
    isDirty: (path) => known.get(path)?.isDirty ?? false,
    isKnown: (path) => known.has(path) && !closed.has(path),
  };
}
