import { alter, type Cursor, createMode, lose, type Mode, mark, markAs, pop, push, when } from "./frames.ts";
import { atLineEnd } from "./operands.ts";
import { addPlain, addUndecidable, isLineSeparator, type Matcher, matcherOf, standsAt, type Token } from "./tokens.ts";
import type { BlockComment, LineComment } from "./vocabulary.ts";

export function addBlockComment(mode: Mode, rule: BlockComment): void {
  const open = matcherOf(rule.open);
  const close = typeof rule.close === "string" ? taggedClose(rule.close) : matcherOf(rule.close);
  const body = createMode("comment");
  if (rule.undecidable !== undefined) addUndecidable(body, rule.undecidable);
  for (const pattern of rule.plain ?? []) addPlain(body, pattern);
  when(body, close.on, (cursor) => {
    const token = close.match(cursor);
    if (token === undefined) return false;
    cursor.at += token.length;
    if (cursor.frame.count > 0) {
      alter(cursor, cursor.frame.count - 1);
      return true;
    }
    pop(cursor);
    mark(cursor);
    cursor.tokensFrom = cursor.at;
    return true;
  });
  if (rule.nested) {
    when(body, open.on, (cursor) => {
      const token = open.match(cursor);
      if (token === undefined) return false;
      cursor.at += token.length;
      alter(cursor, cursor.frame.count + 1);
      return true;
    });
  }
  body.isSteady = true;
  if (typeof rule.close === "string" && !rule.close.includes("$1") && !rule.nested && !rule.plain && !rule.undecidable)
    body.active = new RegExp(rule.close.replace(/[^\w\s]/g, "\\$&"), "g");
  body.lineEnd = (cursor) => {
    cursor.before = atLineEnd(cursor.before);
    if (cursor.frame.before !== cursor.before) alter(cursor, cursor.frame.count);
    return false;
  };
  when(mode, open.on, (cursor) => {
    const token = open.match(cursor);
    if (token === undefined) return false;
    const end = typeof rule.close === "string" ? rule.close.replace("$1", () => token.tag) : "";
    return enter(cursor, body, token, end);
  });
}

/** What closes a comment may depend on what opened it: `--[==[ … ]==]`. */
function taggedClose(close: string): Matcher {
  return {
    on: close.charAt(0),
    match: ({ line, at, frame }) =>
      line.startsWith(frame.close, at) ? { length: frame.close.length, tag: "" } : undefined,
  };
}

function enter(cursor: Cursor, body: Mode, token: Token, close = ""): boolean {
  cursor.frame.mode.settle?.(cursor);
  push(cursor, body, close);
  mark(cursor);
  cursor.at += token.length;
  return true;
}

export function addLineComment(mode: Mode, row: string | LineComment): void {
  const rule: LineComment = typeof row === "string" ? { open: row } : row;
  const { on, match } = matcherOf(rule.open);
  const body = createMode("comment");
  if (rule.undecidable !== undefined) addUndecidable(body, rule.undecidable);
  const { until } = rule;
  if (until !== undefined) {
    when(body, until.charAt(0), (cursor) => {
      if (!cursor.line.startsWith(until, cursor.at)) return false;
      pop(cursor);
      mark(cursor);
      return true;
    });
  }
  when(body, "\u2028", (cursor) => passSeparator(cursor, rule.separators));
  body.lineEnd = (cursor) => {
    if (rule.continued && cursor.end > cursor.start && cursor.line.charAt(cursor.end - 1) === "\\") return false;
    pop(cursor);
    cursor.tokensFrom = cursor.at;
    return true;
  };
  when(mode, on, (cursor) => {
    const token = standsAt(cursor, rule.at) ? match(cursor) : undefined;
    if (token === undefined) return false;
    return enter(cursor, body, token);
  });
}

function passSeparator(cursor: Cursor, separators: LineComment["separators"]): boolean {
  const code = cursor.line.charCodeAt(cursor.at);
  if (!isLineSeparator(code) && (code !== 0x85 || separators === "end")) return false;
  if (separators === "unclear") {
    lose(cursor);
  } else if (separators === undefined) {
    markAs(cursor, cursor.at, "code");
    cursor.at = cursor.end;
  } else {
    pop(cursor);
    mark(cursor);
    cursor.at++;
    cursor.before = atLineEnd(cursor.before);
    cursor.tokensFrom = cursor.at;
  }
  return true;
}
