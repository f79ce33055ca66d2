import type { Edit } from "./edit.ts";

/** Logs of agents and states of repositories are told this late at the most, in ms. */
const longest = 10_000;
const most = 8_192;
/** A reload and its file's event that come later than usual. */
const late = 2_000;

/** Edits that were told and of which more may become known. */
export interface Recent {
  keep(edit: Edit, time: number): void;
  replace(edit: Edit): void;
  /** The last edit of a file near a time. */
  of(path: string, time: number, within?: number): Edit | undefined;
  since(time: number): Edit[];
}

/** Keeps the last edit of each file for a while: never more than `most`, the oldest go first. */
export function createRecent(): Recent {
  const kept = new Map<string, { edit: Edit; readonly time: number }>();
  return {
    keep(edit, time) {
      kept.delete(edit.path);
      for (const [path, { time: then }] of kept) {
        if (kept.size < most && time - then <= longest) break;
        kept.delete(path);
      }
      kept.set(edit.path, { edit, time });
    },
    replace(edit) {
      const found = kept.get(edit.path);
      if (found?.edit.id === edit.id) found.edit = edit;
    },
    of(path, time, within = late) {
      const found = kept.get(path);
      return found !== undefined && Math.abs(time - found.time) <= within ? found.edit : undefined;
    },
    since: (time) => [...kept.values()].filter((one) => one.time >= time).map(({ edit }) => edit),
  };
}
