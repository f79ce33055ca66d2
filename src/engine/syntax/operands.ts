import { type Before, before, type Cursor } from "./frames.ts";
import { isLineSeparator, isSpace, isWord } from "./tokens.ts";

const words: ReadonlyMap<string, Before> = new Map([
  ..."return typeof instanceof in new delete void throw case default extends".split(" ").map(as(before.operator)),
  ..."do else export".split(" ").map(as(before.statement)),
  ..."await yield of".split(" ").map(as(before.contextual)),
  ..."if while for with".split(" ").map(as(before.control)),
]);

/** The longest of these has ten letters. */
const maxWord = 12;

function as(meaning: Before): (word: string) => readonly [string, Before] {
  return (word) => [word, meaning];
}

/** Sums up the tokens of this line up to the cursor. */
export function settle(cursor: Cursor): void {
  cursor.before = behind(cursor.line, cursor.at - 1, cursor.tokensFrom, cursor.before);
  cursor.tokensFrom = cursor.at;
}

/** What a line's end makes of the token before it: behind a value a semicolon can be missing (ECMA-262 12.10). */
export function atLineEnd(token: Before): Before {
  return token === before.value ? before.ended : token;
}

/** The token that ends at `last` or before it, over spaces; `earlier` is what stands before `from`. */
function behind(line: string, last: number, from: number, earlier: Before): Before {
  let at = last;
  let ended = false;
  for (; at >= from && isSpace(line.charCodeAt(at)); at--) ended ||= isLineSeparator(line.charCodeAt(at));
  const token = at < from ? earlier : classify(line, at, from, earlier);
  return ended ? atLineEnd(token) : token;
}

function classify(line: string, last: number, from: number, earlier: Before): Before {
  const code = line.charCodeAt(last);
  if (isWord(code)) return classifyWord(line, last, from, earlier);
  switch (line.charAt(last)) {
    case "]":
      return before.value;
    case ";":
      return before.statement;
    case ":":
      return before.loose;
    case ".":
      return line.endsWith("...", last + 1) ? before.operator : before.member;
    case ">":
      return line.charAt(last - 1) === "=" ? before.loose : before.contextual;
    case "+":
    case "-":
      return classifySign(line, last, from, earlier);
    case "!":
      return classifyBang(line, last, from, earlier);
    default:
      return before.operator;
  }
}

function classifyWord(line: string, last: number, from: number, earlier: Before): Before {
  const start = wordStart(line, last, from);
  const word = line.slice(start, last + 1);
  const meaning = words.get(word);
  if (meaning === undefined || line.charAt(start - 1) === "#") return before.value;
  const previous = previousToken(line, start, from);
  if (previous < from ? earlier === before.member : isMember(line, previous)) return before.value;
  if (word !== "await") return meaning;
  const isLoop =
    previous < from ? earlier === before.control : line.slice(wordStart(line, previous, from), previous + 1) === "for";
  return isLoop ? before.control : meaning;
}

/** `a++` is a value, `++` before an operand an operator; a line's end parts it from what is before (ECMA-262 12.10.1). */
function classifySign(line: string, last: number, from: number, earlier: Before): Before {
  const sign = line.charAt(last);
  let start = last;
  while (start > from && line.charAt(start - 1) === sign) start--;
  const length = last - start + 1;
  if (length % 2 === 1) return before.operator;
  const previous = previousToken(line, start, from);
  if (length > 2 || (previous >= from && "+-".includes(line.charAt(previous)))) return before.unclear;
  return behindOperand(behind(line, start - 1, from, earlier));
}

/** TypeScript's assertion follows its operand on the same line. */
function classifyBang(line: string, last: number, from: number, earlier: Before): Before {
  let start = last;
  while (start > from && (line.charAt(start - 1) === "!" || isSpace(line.charCodeAt(start - 1)))) start--;
  while (isSpace(line.charCodeAt(start))) start++;
  const previous = previousToken(line, start, from);
  if (previous >= from && "+-".includes(line.charAt(previous))) return before.operator;
  return behindOperand(behind(line, start - 1, from, earlier));
}

/** A sign that follows a value belongs to it. */
function behindOperand(operand: Before): Before {
  if (operand === before.value || operand === before.member) return before.value;
  return operand === before.unclear || operand === before.contextual ? before.unclear : before.operator;
}

function previousToken(line: string, start: number, from: number): number {
  let at = start - 1;
  while (at >= from && isSpace(line.charCodeAt(at))) at--;
  return at;
}

function isMember(line: string, at: number): boolean {
  return line.charAt(at) === "." && !line.endsWith("...", at + 1);
}

function wordStart(line: string, last: number, from: number): number {
  let start = last;
  while (start > from && last - start < maxWord && isWord(line.charCodeAt(start - 1))) start--;
  return start;
}
