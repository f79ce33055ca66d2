import { afterToken, before, type Cursor, createMode, type Mode, mark, markAs, pop, push, when } from "./frames.ts";
import { addInterpolations, type CodeMaker } from "./interpolations.ts";
import { matcherOf, wordBefore } from "./tokens.ts";
import type { StringBody, StringLiteral } from "./vocabulary.ts";

/** Opens a kind of string in `mode`. */
export function addString(mode: Mode, rule: StringLiteral, makeCode: CodeMaker): void {
  const { on, match } = matcherOf(rule.open);
  const close = rule.close ?? (typeof rule.open === "string" ? rule.open : "");
  const body = stringMode(rule, makeCode);
  when(body, close.charAt(0), (cursor) => closeString(cursor, rule.doubled === true));
  body.lineEnd = (cursor) => {
    if (rule.multiline || (rule.continued && cursor.continued)) return false;
    leave(cursor);
    return true;
  };
  when(mode, on, (cursor) => {
    const token = rule.prefix === undefined || rule.prefix.test(wordBefore(cursor)) ? match(cursor) : undefined;
    if (token === undefined) return false;
    markAs(cursor, cursor.at, "code");
    cursor.at += token.length;
    push(cursor, body, token.tag === "" ? close.replace("$1", "") : close.replace("$1", () => token.tag));
    mark(cursor);
    return true;
  });
}

/** The inside of a string or a heredoc, without what ends it. */
export function stringMode(rule: StringBody, makeCode: CodeMaker): Mode {
  const body = createMode("string", rule.notation);
  addInterpolations(body, rule, makeCode);
  if (rule.escape !== undefined) when(body, rule.escape, passEscape);
  return body;
}

/** Back to what is around a value that ends at the cursor. */
export function leave(cursor: Cursor): void {
  pop(cursor);
  mark(cursor);
  afterToken(cursor, before.value);
}

/** The character behind an escape character belongs to it, so no notation can stand in its place. */
function passEscape(cursor: Cursor): boolean {
  const { line, at, end, spans } = cursor;
  cursor.at = at + 2;
  if (at + 1 >= end) cursor.continued = true;
  else if (spans !== undefined && cursor.frame.mode.notation !== undefined) {
    const code = line.codePointAt(at + 1) ?? 0;
    if (code < 0x20 || code > 0x7e) {
      cursor.at = at + (code > 0xffff ? 3 : 2);
      markAs(cursor, at + 1, cursor.frame.mode.region);
      mark(cursor);
    }
  }
  return true;
}

function closeString(cursor: Cursor, doubled: boolean): boolean {
  const { close } = cursor.frame;
  if (!cursor.line.startsWith(close, cursor.at)) return false;
  if (doubled && cursor.line.startsWith(close, cursor.at + close.length)) {
    cursor.at += 2 * close.length;
    return true;
  }
  markAs(cursor, cursor.at, "code");
  cursor.at += close.length;
  leave(cursor);
  return true;
}
