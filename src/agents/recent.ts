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

/**
 * Keeps the last edit of each file for a while: never more than `most`. Two maps, of which the older one is thrown away
 * as a whole: deleting the first entries of one map, one by one, leaves holes that each look at the first has to pass.
 */
export function createRecent(): Recent {
  type Kept = { edit: Edit; readonly time: number };
  let young = new Map<string, Kept>();
  let old = new Map<string, Kept>();
  let since = Number.NEGATIVE_INFINITY;
  return {
    keep(edit, time) {
      if (young.size >= most / 2 || time - since > longest) {
        old = young;
        young = new Map();
        since = time;
      }
      old.delete(edit.path);
      young.set(edit.path, { edit, time });
    },
    replace(edit) {
      const found = young.get(edit.path) ?? old.get(edit.path);
      if (found?.edit.id === edit.id) found.edit = edit;
    },
    of(path, time, within = late) {
      const found = young.get(path) ?? old.get(path);
      return found !== undefined && Math.abs(time - found.time) <= within ? found.edit : undefined;
    },
    since: (time) => [...old.values(), ...young.values()].filter((one) => one.time >= time).map(({ edit }) => edit),
  };
}
