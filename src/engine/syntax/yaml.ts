import { type Cursor, createMode, type Mode, markAs, pop, push, when } from "./frames.ts";
import { isBlank } from "./tokens.ts";

/** Groups: the comment after the header. */
const header = /(?<=^|[\s:-])[|>][-+1-9]{0,2}(?:[ \t]+(#.*)?)?$/y;
/** What is before the key, or before the scalar itself. */
const margin = /^ *(?:[-?:] +){0,99}/;
const indicator = /[-?:] +$/;

/** YAML 1.2.2, 8.1: literal and folded scalars, which last as long as lines are indented more than their parent. */
export function addBlockScalars(text: Mode): void {
  const body = createMode("prose");
  body.lineStart = (cursor) => {
    const indentation = indentationOf(cursor);
    if (indentation === undefined || indentation > cursor.frame.count) {
      cursor.at = cursor.end;
      return false;
    }
    pop(cursor);
    return true;
  };
  when(text, "|>", (cursor) => {
    const { line, at, end } = cursor;
    header.lastIndex = at;
    const found = header.exec(line);
    if (found === null) return false;
    if (found[1] !== undefined) markAs(cursor, end - found[1].length, "comment");
    push(cursor, body, "", parentIndentation(line, at));
    cursor.at = end;
    return true;
  });
}

/** `undefined` for a blank line. */
function indentationOf({ line, start, end }: Cursor): number | undefined {
  let at = start;
  while (at < end && line.charCodeAt(at) === 0x20) at++;
  let rest = at;
  while (rest < end && isBlank(line.charCodeAt(rest))) rest++;
  return rest === end ? undefined : at - start;
}

/** The column of the key that the scalar belongs to, or of the last dash; -1 for a whole document. */
function parentIndentation(line: string, at: number): number {
  if (line.startsWith("---")) return -1;
  const before = margin.exec(line)?.[0] ?? "";
  if (before.length < at) return before.length;
  return before.length - (indicator.exec(before)?.[0].length ?? 1);
}
