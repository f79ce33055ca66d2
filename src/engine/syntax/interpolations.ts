import {
  afterToken,
  alter,
  before,
  type Cursor,
  createMode,
  type Mode,
  mark,
  markAs,
  pop,
  push,
  when,
} from "./frames.ts";
import type { Interpolation, StringBody } from "./vocabulary.ts";

/** Makes a mode that reads the language's code; what is added to it before it is used has precedence. */
export type CodeMaker = () => Mode;

/** Opens the interpolations of a string or a heredoc in its mode. */
export function addInterpolations(body: Mode, rule: StringBody, makeCode: CodeMaker): void {
  const holes = (rule.interpolations ?? []).map((interpolation) => ({
    interpolation,
    mode: interpolation.verbatim ? createMode("code") : makeCode(),
  }));
  for (const { interpolation, mode } of holes) {
    when(mode, interpolation.close.charAt(0), (cursor) => closeHole(cursor, interpolation.close));
    if (interpolation.format !== undefined) addFormat(mode, interpolation, interpolation.format);
    if (interpolation.verbatim) {
      if (rule.escape !== undefined) when(mode, rule.escape, skipTwo);
      for (const inner of holes) addOpening(mode, inner.interpolation, inner.mode);
    } else if (mode.settle === undefined) {
      addCounting(mode, interpolation);
    }
    addOpening(body, interpolation, mode);
  }
}

function addOpening(body: Mode, { open, doubled }: Interpolation, hole: Mode): void {
  when(body, open.charAt(0), (cursor) => {
    if (!cursor.line.startsWith(open, cursor.at)) return false;
    if (doubled && cursor.line.startsWith(open, cursor.at + open.length)) {
      cursor.at += 2 * open.length;
      return true;
    }
    push(cursor, hole);
    mark(cursor);
    cursor.at += open.length;
    afterToken(cursor, before.operator);
    return true;
  });
}

/** Closes the code that is on top, unless brackets are open in it. */
export function closeHole(cursor: Cursor, close: string): boolean {
  if (cursor.frame.count > 0 || !cursor.line.startsWith(close, cursor.at)) return false;
  cursor.at += close.length;
  pop(cursor);
  mark(cursor);
  return true;
}

/** Only the bracket that matches closes an interpolation, and only outside of all brackets a format begins. */
function addCounting(hole: Mode, { open, close, format }: Interpolation): void {
  const opening = open.slice(-1);
  if (opening === close) return;
  when(hole, format === undefined ? opening : "([{", (cursor) => count(cursor, 1));
  when(hole, format === undefined ? close : ")]}", (cursor) => cursor.frame.count > 0 && count(cursor, -1));
}

function count(cursor: Cursor, by: number): boolean {
  cursor.at++;
  alter(cursor, cursor.frame.count + by);
  return true;
}

function addFormat(hole: Mode, { open, close }: Interpolation, separator: string): void {
  const format = createMode("string");
  addOpening(format, { open, close }, hole);
  when(format, close, (cursor) => {
    markAs(cursor, cursor.at, "code");
    pop(cursor);
    return true;
  });
  when(hole, separator, (cursor) => {
    if (cursor.frame.count > 0) return false;
    cursor.at += separator.length;
    push(cursor, format);
    mark(cursor);
    return true;
  });
}

function skipTwo(cursor: Cursor): boolean {
  cursor.at += 2;
  return true;
}
