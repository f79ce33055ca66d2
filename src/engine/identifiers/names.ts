import type { Judge } from "../judge.ts";
import { lookOf } from "./keys.ts";

/** A word of a text, once for all its places. */
export interface Name {
  readonly text: string;
  readonly isAscii: boolean;
  /** See `lookOf`. */
  readonly look: string;
}

/** The distinct words of a text, numbered. Words that were deleted stay: a text has few of them. */
export interface Names {
  readonly idOf: (text: string, isAscii: boolean) => number;
  readonly at: (id: number) => Name;
  readonly count: () => number;
}

const known = new WeakMap<Judge, Names>();

/** The names of the text that a judge was made for. */
export function namesOf(judge: Judge): Names {
  const former = known.get(judge);
  if (former !== undefined) return former;
  const made = createNames();
  known.set(judge, made);
  return made;
}

function createNames(): Names {
  const ids = new Map<string, number>();
  const names: Name[] = [];
  return {
    idOf: (text, isAscii) => {
      const former = ids.get(text);
      if (former !== undefined) return former;
      const id = names.length;
      ids.set(text, id);
      names.push({ text, isAscii, look: lookOf(text) });
      return id;
    },
    at: (id) => names[id] ?? { text: "", isAscii: true, look: "" },
    count: () => names.length,
  };
}
