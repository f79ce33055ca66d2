import { alter, type Cursor, createMode, type Mode, mark, markAs, pop, push, when } from "./frames.ts";
import { matcherOf, standsAt } from "./tokens.ts";
import type { BlockComment, LineComment } from "./vocabulary.ts";

export function addBlockComment(mode: Mode, rule: BlockComment): void {
  const { on, match } = matcherOf(rule.open);
  const body = createMode("comment");
  when(body, rule.close.charAt(0), (cursor) => close(cursor, rule));
  if (rule.nested) {
    when(body, on, (cursor) => {
      const token = match(cursor);
      if (token === undefined) return false;
      cursor.at += token.length;
      alter(cursor, cursor.frame.count + 1);
      return true;
    });
  }
  when(mode, on, (cursor) => {
    const token = standsAt(cursor, rule.at) ? match(cursor) : undefined;
    if (token === undefined) return false;
    cursor.frame.mode.settle?.(cursor);
    push(
      cursor,
      body,
      rule.close.replace("$1", () => token.tag),
    );
    mark(cursor);
    cursor.at += token.length;
    return true;
  });
}

function close(cursor: Cursor, rule: BlockComment): boolean {
  const { close, count } = cursor.frame;
  if (!cursor.line.startsWith(close, cursor.at) || !standsAt(cursor, rule.at)) return false;
  cursor.at += close.length;
  if (count > 0) {
    alter(cursor, count - 1);
    return true;
  }
  pop(cursor);
  if (rule.at === "column") cursor.at = cursor.end;
  mark(cursor);
  cursor.tokensFrom = cursor.at;
  return true;
}

export function addLineComment(mode: Mode, row: string | LineComment): void {
  const rule: LineComment = typeof row === "string" ? { open: row } : row;
  const { on, match } = matcherOf(rule.open);
  const body = createMode("comment");
  body.lineEnd = (cursor) => {
    if (cursor.end > cursor.start && cursor.line.charAt(cursor.end - 1) === "\\") return false;
    pop(cursor);
    return true;
  };
  when(mode, on, (cursor) => {
    if (!standsAt(cursor, rule.at) || match(cursor) === undefined) return false;
    cursor.frame.mode.settle?.(cursor);
    markAs(cursor, cursor.at, "comment");
    cursor.at = cursor.end;
    cursor.tokensFrom = cursor.at;
    if (rule.continued) push(cursor, body);
    return true;
  });
}
