import {
  afterToken,
  alter,
  type Before,
  before,
  type Cursor,
  lose,
  type Mode,
  markAs,
  pop,
  push,
  when,
} from "./frames.ts";
import { atLineEnd, settle } from "./operands.ts";
import { isLineSeparator } from "./tokens.ts";

/** Leaves room for strings and interpolations; brackets nested deeper are only counted. */
const maxBrackets = 200;

/** By how much a bracket that is only counted raises a frame's count, which also says what its own bracket will be. */
const counted = 16;

/** What braces are when they close. Functions and classes are declarations or values: none can tell. */
const braced: Partial<Record<Before, Before>> = {
  [before.statement]: before.statement,
  [before.operator]: before.value,
};

/**
 * Whether a slash divides or begins a regular expression depends on the token before it, and behind a closing bracket
 * on what that bracket closed (ECMA-262 12.1, the lexical goals).
 */
export function addBrackets(text: Mode, makeCode: () => Mode): void {
  text.settle = settle;
  text.lineEnd = (cursor) => {
    settle(cursor);
    cursor.before = atLineEnd(cursor.before);
    if (cursor.frame.before !== cursor.before) alter(cursor, cursor.frame.count);
    return false;
  };
  const parenthesis = makeCode();
  const brace = makeCode();
  when(text, "(", (cursor) => {
    settle(cursor);
    open(cursor, parenthesis, cursor.before === before.control ? before.statement : before.value, before.operator);
    return true;
  });
  when(text, ")", (cursor) => {
    afterToken(cursor, close(cursor, parenthesis));
    return true;
  });
  when(text, "{", (cursor) => {
    settle(cursor);
    open(cursor, brace, braced[cursor.before] ?? before.unclear, before.statement);
    return true;
  });
  when(text, "}", (cursor) => {
    if (cursor.frame.mode === parenthesis && cursor.frame.count < counted) {
      pop(cursor);
      return true;
    }
    afterToken(cursor, close(cursor, brace));
    return true;
  });
}

/** `then` is what the bracket's contents start with, `closed` what it is when it closes. */
function open(cursor: Cursor, mode: Mode, closed: Before, then: Before): void {
  cursor.at++;
  if (cursor.frame.depth < maxBrackets) push(cursor, mode, "", closed);
  else alter(cursor, cursor.frame.count + counted);
  afterToken(cursor, then);
}

/** What the bracket is that closes here; unclear where it was only counted or is not open at all. */
function close(cursor: Cursor, mode: Mode): Before {
  const { frame } = cursor;
  cursor.at++;
  if (frame.count >= counted) alter(cursor, frame.count - counted);
  else if (frame.mode === mode) {
    pop(cursor);
    return frame.count as Before;
  }
  return before.unclear;
}

/** A failed search reads to the line's end, so a line has only so many of them. Each is an error in the source, or ours. */
const maxFailures = 8;

/** What both readings of a slash read alike: code without strings, braces, markup or further slashes. */
const innocent = /^[^'"`{}</]*$/;

function isInnocent({ line, at }: Cursor, close: number): boolean {
  const stretch = line.slice(at + 1, close);
  return !opensComment(line, close) && innocent.test(stretch) && isBalanced(stretch);
}

function opensComment(line: string, slash: number): boolean {
  const next = line.charAt(slash + 1);
  return next === "/" || next === "*";
}

/**
 * `total\n / count; // each`: nobody divides a regular expression by a word. Unless the rest of the line would open
 * something in that reading that goes on in the next.
 */
function endsInComment(line: string, slash: number): boolean {
  return line.charAt(slash + 1) === "/" && !/`|\/\*/.test(line.slice(slash + 2));
}

function isBalanced(stretch: string): boolean {
  const open: string[] = [];
  for (const [bracket] of stretch.matchAll(/[()[\]]/g)) {
    if (bracket === "(" || bracket === "[") open.push(bracket === "(" ? ")" : "]");
    else if (open.pop() !== bracket) return false;
  }
  return open.length === 0;
}

export function addRegex(text: Mode): void {
  when(text, "/", (cursor) => {
    settle(cursor);
    const divides = cursor.before === before.value || cursor.before === before.member;
    if (divides) return false;
    const close = closingSlash(cursor);
    if (close === undefined) {
      if (++cursor.failures < maxFailures) return false;
      lose(cursor);
      return true;
    }
    if (cursor.before === before.ended && endsInComment(cursor.line, close)) return false;
    if (isUnclear(cursor.before)) {
      if (isInnocent(cursor, close)) {
        cursor.at = close + 1;
        afterToken(cursor, before.unclear);
      } else lose(cursor);
      return true;
    }
    // Without the flag `u` only surrogate pairs mean an astral code point, and they do with it too.
    markAs(cursor, cursor.at + 1, "string", "paired");
    markAs(cursor, close, "code");
    cursor.at = close + 1;
    afterToken(cursor, before.value);
    return true;
  });
}

function isUnclear(token: Before): boolean {
  return token === before.unclear || token === before.ended || token === before.contextual;
}

function closingSlash({ line, at, end }: Cursor): number | undefined {
  let inClass = false;
  for (let index = at + 1; index < end; index++) {
    const character = line.charAt(index);
    if (isLineSeparator(line.charCodeAt(index))) return undefined;
    if (character === "\\" && !isLineSeparator(line.charCodeAt(index + 1))) index++;
    else if (character === "[") inClass = true;
    else if (character === "]") inClass = false;
    else if (character === "/" && !inClass) return index;
  }
  return undefined;
}
