import { afterToken, alter, type Before, before, type Cursor, type Mode, markAs, pop, push, when } from "./frames.ts";
import { isBlank, isWord } from "./tokens.ts";

const keywords = new Set(
  "return typeof instanceof in of new delete void throw case do else yield default extends export".split(" "),
);

/** Behind the parentheses of these stands a statement. */
const control = /(?<=(?<![.\w$])(?:if|while|for|with|await)[ \t]?)\(/y;

/** Leaves room for strings and interpolations; brackets nested deeper are only counted. */
const maxBrackets = 200;

/**
 * Whether a slash divides or begins a regular expression depends on the token before it, and behind a closing bracket
 * on what that bracket closed (ECMA-262 12.1, the lexical goals). Where it stays unclear we read a division: code.
 */
export function addBrackets(text: Mode, makeCode: () => Mode): void {
  text.settle = settle;
  text.lineEnd = (cursor) => {
    settle(cursor);
    if (cursor.frame.before !== cursor.before) alter(cursor, cursor.frame.count);
    return false;
  };
  const parenthesis = makeCode();
  const brace = makeCode();
  when(text, "(", (cursor) => {
    open(cursor, parenthesis, isControl(cursor) ? 1 : 0, before.operator);
    return true;
  });
  when(text, ")", (cursor) => {
    const opened = close(cursor, parenthesis);
    afterToken(cursor, opened === 1 ? before.statement : before.value);
    return true;
  });
  when(text, "{", (cursor) => {
    settle(cursor);
    open(cursor, brace, cursor.before === before.operator ? 1 : 0, before.statement);
    return true;
  });
  when(text, "}", (cursor) => {
    if (cursor.frame.mode === parenthesis && cursor.frame.count < 2) {
      pop(cursor);
      return true;
    }
    const opened = close(cursor, brace);
    afterToken(cursor, opened === 1 ? before.value : before.statement);
    return true;
  });
}

function isControl({ line, at, start }: Cursor): boolean {
  if (at === start) return false;
  const code = line.charCodeAt(at - 1);
  if (!isBlank(code) && !isWord(code)) return false;
  control.lastIndex = at;
  return control.test(line);
}

/** `kind` is 0 or 1; beyond the maximum the frame's count goes up by two a bracket. */
function open(cursor: Cursor, mode: Mode, kind: number, then: Before): void {
  cursor.at++;
  if (cursor.frame.depth < maxBrackets) push(cursor, mode, "", kind);
  else alter(cursor, cursor.frame.count + 2);
  afterToken(cursor, then);
}

/** The kind of the bracket that is closed here; none where it was only counted or is not open at all. */
function close(cursor: Cursor, mode: Mode): number | undefined {
  const { frame } = cursor;
  cursor.at++;
  if (frame.count >= 2) alter(cursor, frame.count - 2);
  else if (frame.mode === mode) {
    pop(cursor);
    return frame.count;
  }
  return undefined;
}

/** Sums up the tokens of this line up to the cursor. */
export function settle(cursor: Cursor): void {
  const { line, tokensFrom } = cursor;
  let last = cursor.at - 1;
  while (last >= tokensFrom && isBlank(line.charCodeAt(last))) last--;
  if (last >= tokensFrom) cursor.before = classify(line, last, tokensFrom, cursor.before);
  cursor.tokensFrom = cursor.at;
}

function classify(line: string, last: number, from: number, earlier: Before): Before {
  const code = line.charCodeAt(last);
  if (isWord(code)) {
    let start = last;
    while (start > from && last - start < 12 && isWord(line.charCodeAt(start - 1))) start--;
    const keyword = keywords.has(line.slice(start, last + 1)) && line.charAt(start - 1) !== ".";
    return keyword ? before.operator : before.value;
  }
  switch (line.charAt(last)) {
    case "]":
      return before.value;
    case ";":
      return before.statement;
    case "+":
    case "-":
      return last > from && line.charCodeAt(last - 1) === code ? before.value : before.operator;
    case "!":
      // TypeScript's assertion follows its operand at once.
      if (last === from) return earlier === before.value ? before.value : before.operator;
      return isWord(line.charCodeAt(last - 1)) || line.charAt(last - 1) === "]"
        ? classify(line, last - 1, from, earlier)
        : before.operator;
    default:
      return before.operator;
  }
}

/** A failed search reads to the line's end, so a line has only so many of them. */
const maxFailures = 8;

export function addRegex(text: Mode): void {
  when(text, "/", (cursor) => {
    settle(cursor);
    if (cursor.before === before.value || cursor.failures >= maxFailures) return false;
    const close = closingSlash(cursor);
    if (close === undefined) {
      cursor.failures++;
      return false;
    }
    // Without the flag `u` only surrogate pairs mean an astral code point, and they do with it too.
    markAs(cursor, cursor.at + 1, "string", "paired");
    markAs(cursor, close, "code");
    cursor.at = close + 1;
    afterToken(cursor, before.value);
    return true;
  });
}

function closingSlash({ line, at, end }: Cursor): number | undefined {
  let inClass = false;
  for (let index = at + 1; index < end; index++) {
    const character = line.charAt(index);
    if (character === "\\") index++;
    else if (character === "[") inClass = true;
    else if (character === "]") inClass = false;
    else if (character === "/" && !inClass) return index;
  }
  return undefined;
}
