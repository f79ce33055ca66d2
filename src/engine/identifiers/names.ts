import type { Judge } from "../judge.ts";
import { scriptOf } from "../unicode/scripts.ts";
import { unitsOf } from "../unicode/text.ts";
import { lookOf } from "./keys.ts";

/** A word of a text, once for all its places. */
export interface Name {
  readonly text: string;
  readonly isAscii: boolean;
  /** See `lookOf`. */
  readonly look: string;
  /** The one script of its letters; undefined for several, and in ASCII. */
  readonly script: string | undefined;
  /** It is of one script and passes for no ASCII name. */
  readonly isNative: boolean;
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
      names.push(nameOf(text, isAscii));
      return id;
    },
    at: (id) => names[id] ?? nameOf("", true),
    count: () => names.length,
  };
}

function nameOf(text: string, isAscii: boolean): Name {
  const look = lookOf(text);
  const script = isAscii ? undefined : scriptOfWord(text);
  return { text, isAscii, look, script, isNative: script !== undefined && !/^[\0-\x7f]*$/.test(look) };
}

/** The script of a word's letters, if it is one. */
function scriptOfWord(text: string): string | undefined {
  let found: string | undefined;
  for (let index = 0; index < text.length; ) {
    const codePoint = text.codePointAt(index) ?? 0;
    index += unitsOf(codePoint);
    const script = scriptOf(codePoint);
    if (script === "Zyyy" || script === "Zinh" || script === found) continue;
    if (found !== undefined) return undefined;
    found = script;
  }
  return found;
}
