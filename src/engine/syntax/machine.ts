import { alter, beyondAscii, type Cursor, type Frame, type Mode, mark, push } from "./frames.ts";
import type { Span } from "./regions.ts";

/**
 * Reads `line` from `start` to `end` in UTF-16 units and answers the state behind it, as if a line ended there.
 * With `goesOn` no line ends there, but something is left out. Linear in the length: actions look back only over their own token and never search the same stretch twice.
 */
export function lexRange(
  line: string,
  start: number,
  end: number,
  state: Frame,
  spans?: Span[],
  level = 0,
  goesOn = false,
): Frame {
  const cursor: Cursor = {
    line,
    start,
    end,
    spans,
    level,
    goesOn,
    at: start,
    frame: state,
    before: state.before,
    tokensFrom: start,
    continued: false,
    failures: 0,
    runs: undefined,
    heredocs: [],
  };
  mark(cursor);
  while (cursor.frame.mode.lineStart?.(cursor) === true) mark(cursor);
  while (cursor.at < end) {
    if (cursor.frame.mode.run === undefined) step(cursor, cursor.frame.mode);
    else cursor.frame.mode.run(cursor);
  }
  if (goesOn && cursor.heredocs.length === 0) {
    cursor.frame.mode.settle?.(cursor);
    if (cursor.frame.before !== cursor.before) alter(cursor, cursor.frame.count);
    return cursor.frame;
  }
  while (cursor.frame.mode.lineEnd?.(cursor) === true);
  for (const { mode, close, indent } of cursor.heredocs.reverse()) push(cursor, mode, close, indent === "" ? 0 : 1);
  return cursor.frame;
}

function step(cursor: Cursor, mode: Mode): void {
  const { line, end } = cursor;
  const { stops } = mode;
  let at = cursor.at;
  let code = 0;
  while (at < end) {
    code = Math.min(line.charCodeAt(at), beyondAscii);
    if (stops[code] === 1) break;
    at++;
  }
  cursor.at = at;
  if (at >= end) return;
  for (const action of mode.actions[code] ?? []) {
    if (action(cursor)) {
      if (cursor.at > end) cursor.at = end;
      return;
    }
  }
  cursor.at++;
}
