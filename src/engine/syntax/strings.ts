import { afterToken, before, type Cursor, createMode, type Mode, mark, markAs, pop, push, when } from "./frames.ts";
import { addInterpolations, type CodeMaker } from "./interpolations.ts";
import { addCodeSpan, addPlain, addUndecidable, matcherOf, standsAt, wordBefore } from "./tokens.ts";
import type { StringBody, StringLiteral } from "./vocabulary.ts";

/** Opens a kind of string in `mode`. */
export function addString(mode: Mode, rule: StringLiteral, makeCode: CodeMaker): void {
  const { on, match } = matcherOf(rule.open);
  const close = rule.close ?? (typeof rule.open === "string" ? rule.open : "");
  const body = createMode(rule.isName ? "code" : "string", rule.notation);
  const backslash = rule.escape?.charCodeAt(0) ?? -1;
  const simple =
    close.length === 1 &&
    rule.interpolations === undefined &&
    rule.names === undefined &&
    rule.doubled !== true &&
    rule.undecidable === undefined &&
    rule.plain === undefined;
  fillString(body, rule, makeCode, () => {
    when(body, close.charAt(0), (cursor) => standsAt(cursor, rule.closeAt) && closeString(cursor, rule));
  });
  body.isSteady = rule.multiline === true;
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
    if (simple) {
      const end = closeOnLine(cursor, close.charCodeAt(0), backslash);
      if (end !== undefined) {
        markAs(cursor, cursor.at, body.region, rule.notation);
        markAs(cursor, end, "code");
        cursor.at = end + 1;
        mark(cursor);
        afterToken(cursor, before.value);
        return true;
      }
    }
    push(cursor, body, token.tag === "" ? close.replace("$1", "") : close.replace("$1", () => token.tag));
    mark(cursor);
    return true;
  });
}

/**
 * Where a string ends that is nothing but text: most are, and without a frame of their own they are read twice as fast.
 * `undefined` for what needs one.
 */
function closeOnLine({ line, at, end }: Cursor, close: number, backslash: number): number | undefined {
  for (let index = at; index < end; index++) {
    const code = line.charCodeAt(index);
    if (code === close) return index;
    if (code === backslash && !isPlain(line.charCodeAt(++index))) return undefined;
  }
  return undefined;
}

/** Adds what can stand in a string or a heredoc, and `addEnd` what ends it. */
export function fillString(body: Mode, rule: StringBody, makeCode: CodeMaker, addEnd: () => void): void {
  for (const pattern of rule.plain ?? []) addPlain(body, pattern);
  addEnd();
  if (rule.undecidable !== undefined) addUndecidable(body, rule.undecidable);
  addInterpolations(body, rule, makeCode);
  if (rule.names !== undefined) addCodeSpan(body, rule.names, false);
  if (rule.escape === undefined) return;
  const doubled = rule.interpolations?.find((interpolation) => interpolation.doubled)?.open;
  when(body, rule.escape, (cursor) => {
    // What is doubled cannot be escaped otherwise: an expression follows in `\{x}`.
    if (doubled !== undefined && cursor.line.startsWith(doubled, cursor.at + 1)) cursor.at++;
    else passEscape(cursor);
    return true;
  });
}

/** Back to what is around a value that ends at the cursor. */
export function leave(cursor: Cursor): void {
  pop(cursor);
  mark(cursor);
  afterToken(cursor, before.value);
}

function isPlain(code: number): boolean {
  return code >= 0x20 && code <= 0x7e;
}

/** The character behind an escape character belongs to it, so no notation can stand in its place. */
function passEscape(cursor: Cursor): void {
  const { line, at, end, spans } = cursor;
  cursor.at = at + 2;
  if (at + 1 >= end) cursor.continued = true;
  else if (spans !== undefined && cursor.frame.mode.notation !== undefined) {
    const code = line.codePointAt(at + 1) ?? 0;
    if (!isPlain(code)) {
      cursor.at = at + (code > 0xffff ? 3 : 2);
      markAs(cursor, at + 1, cursor.frame.mode.region);
      mark(cursor);
    }
  }
}

function closeString(cursor: Cursor, { doubled, greedy }: StringLiteral): boolean {
  const { close } = cursor.frame;
  if (!cursor.line.startsWith(close, cursor.at)) return false;
  if (greedy) while (cursor.line.startsWith(close, cursor.at + 1)) cursor.at++;
  if (doubled && cursor.line.startsWith(close, cursor.at + close.length)) {
    cursor.at += 2 * close.length;
    return true;
  }
  markAs(cursor, cursor.at, "code");
  cursor.at += close.length;
  leave(cursor);
  return true;
}
