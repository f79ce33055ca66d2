import { alter, type Cursor, createMode, type Frame, type Mode, mark, markAs, pop, push, when } from "./frames.ts";
import { type Language, languageNamed } from "./languages.ts";
import { lexRange } from "./machine.ts";
import { unknown } from "./table/unknown.ts";
import { matcherOf } from "./tokens.ts";
import type { Embedding } from "./vocabulary.ts";

/** Languages in languages, and so on: deeper than this everything is code. */
export const maxLevel = 8;

/** Reads what stands between two marks in its own language. */
export function addEmbedding(mode: Mode, rule: Embedding, compile: (language: Language) => Frame): void {
  const { on, match } = matcherOf(rule.open);
  const body = createEmbedding();
  when(mode, on, (cursor) => {
    const token = match(cursor);
    if (token === undefined) return false;
    markAs(cursor, cursor.at, "code");
    cursor.at += token.length;
    const language = cursor.level < maxLevel ? languageNamed(rule.language ?? token.tag) : undefined;
    push(
      cursor,
      body,
      rule.close.replace("$1", () => token.tag),
      0,
      compile(language ?? unknown),
    );
    return true;
  });
}

/** The mode of frames whose `inner` is read until their `close`, wherever it stands. */
export function createEmbedding(): Mode {
  const body = createMode("code");
  body.run = run;
  body.lineStart = (cursor) => {
    if (cursor.start === cursor.end) run(cursor);
    return false;
  };
  return body;
}

function run(cursor: Cursor): void {
  const { line, at, end, frame, spans, level } = cursor;
  const close = line.slice(0, end).indexOf(frame.close, at);
  const until = close < 0 ? end : close;
  alter(cursor, 0, lexRange(line, at, until, frame.inner ?? frame, spans, level + 1));
  cursor.at = until;
  if (close < 0) return;
  markAs(cursor, close, "code");
  cursor.at += frame.close.length;
  pop(cursor);
  mark(cursor);
}
