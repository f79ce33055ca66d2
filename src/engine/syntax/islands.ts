import { createEmbedding } from "./embeddings.ts";
import {
  alter,
  type Cursor,
  createMode,
  extend,
  type Frame,
  type Mode,
  mark,
  markAs,
  pop,
  push,
  when,
} from "./frames.ts";
import { type Language, languageNamed } from "./languages.ts";
import { lexRange } from "./machine.ts";
import { unknown } from "./table/unknown.ts";
import { matcherOf } from "./tokens.ts";
import type { Island } from "./vocabulary.ts";

/**
 * Texts with islands of a language that is read first: the text around goes on behind them as if they were not there,
 * in the middle of a tag, of a string or of a script.
 */
export function addIslands(
  text: Mode,
  { around, isles, startsInside }: Island,
  compile: (language: Language) => Frame,
): void {
  const sea = createMode("code");
  const shores = isles.map(({ open, close, inside, isTextual }) => {
    const island = compile(typeof inside === "string" ? (languageNamed(inside) ?? unknown) : inside);
    const mode = isTextual ? createEmbedding() : createMode("code");
    if (!isTextual) {
      addShore(mode, close, sea, () => compile(around));
      extend(mode, island.mode);
    }
    return { match: matcherOf(open).match, on: open.on, close, mode, inner: isTextual ? island : undefined };
  });
  const run = (cursor: Cursor): void => {
    const { line, at, end, frame, spans, level } = cursor;
    let until = at;
    for (; until < end; until++) {
      const character = line.charAt(until);
      cursor.at = until;
      const shore = shores.find(({ on, match }) => on === character && match(cursor) !== undefined);
      if (shore === undefined) continue;
      if (until > at) alter(cursor, 0, lexRange(line, at, until, frame.inner ?? frame, spans, level + 1, true));
      push(cursor, shore.mode, shore.close, 0, shore.inner);
      markAs(cursor, until, "code");
      cursor.at += shore.match(cursor)?.length ?? 1;
      return;
    }
    cursor.at = end;
    alter(cursor, 0, lexRange(line, at, end, frame.inner ?? frame, spans, level + 1));
  };
  sea.run = run;
  sea.lineStart = (cursor) => {
    if (cursor.start === cursor.end) run(cursor);
    return false;
  };
  const [first] = shores;
  text.lineStart = (cursor) => {
    if (startsInside && first !== undefined) push(cursor, first.mode);
    else push(cursor, sea, "", 0, compile(around));
    return true;
  };
}

function addShore(mode: Mode, close: string, sea: Mode, inner: () => Frame): void {
  when(mode, close.charAt(0), (cursor) => {
    if (!cursor.line.startsWith(close, cursor.at)) return false;
    cursor.at += close.length;
    pop(cursor);
    if (cursor.frame.mode !== sea) push(cursor, sea, "", 0, inner());
    mark(cursor);
    return true;
  });
}
