import { alter, type Cursor, createMode, type Mode, markAs, pop, push, when } from "./frames.ts";
import type { CodeMaker } from "./interpolations.ts";
import { fillString, leave } from "./strings.ts";
import { matcherOf } from "./tokens.ts";
import type { QuoteLike } from "./vocabulary.ts";

const punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
const brackets: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}", "<": ">" };

/** Strings that say themselves what ends them. A frame's `close` is how many parts are left, what opened, what ends. */
export function addQuoteLike(mode: Mode, rule: QuoteLike, makeCode: CodeMaker): void {
  const { on, match } = matcherOf(rule.open);
  const body = createMode("string", rule.notation);
  const between = createMode("code");
  const begin = (cursor: Cursor, parts: number): void => {
    const open = cursor.line.charAt(cursor.at - 1);
    push(cursor, body, `${parts}${open}${brackets[open] ?? open}`);
    markAs(cursor, cursor.at, body.region, rule.notation);
  };
  fillString(body, rule, makeCode, () => {
    when(body, punctuation, (cursor) => {
      const { close, count } = cursor.frame;
      const character = cursor.line.charAt(cursor.at);
      if (character === close.charAt(2)) {
        if (count > 0) alter(cursor, count - 1);
        else {
          markAs(cursor, cursor.at, "code");
          cursor.at++;
          endPart(cursor);
          return true;
        }
      } else if (character === close.charAt(1) && !rule.flat) alter(cursor, count + 1);
      else return false;
      cursor.at++;
      return true;
    });
  });
  const endPart = (cursor: Cursor): void => {
    const { close } = cursor.frame;
    const last = close.startsWith("1");
    leave(cursor);
    if (last) return;
    if (close.charAt(1) === close.charAt(2)) begin(cursor, 1);
    else push(cursor, between);
  };
  when(between, punctuation, (cursor) => {
    pop(cursor);
    cursor.at++;
    begin(cursor, 1);
    return true;
  });
  when(mode, on, (cursor) => {
    const token = match(cursor);
    if (token === undefined) return false;
    markAs(cursor, cursor.at, "code");
    cursor.at += token.length;
    begin(cursor, rule.parts ?? 1);
    return true;
  });
}
