import { maxLevel } from "./embeddings.ts";
import { alter, type Cursor, createMode, type Frame, type Mode, markAs, pop, push } from "./frames.ts";
import { type Language, languageNamed } from "./languages.ts";
import { lexRange } from "./machine.ts";
import { unknown, verbatim } from "./table/unknown.ts";
import { isBlank } from "./tokens.ts";

/** Groups: the name of a directive, its argument. */
const explicit = /[ \t]*\.\.[ \t]+(?:\|[^|]{1,64}\|[ \t]+)?([\w:+.-]{1,64}?)::(?:[ \t]+([^\s]*))?/y;
const comment = /[ \t]*\.\.(?=[ \t]|$)(?![ \t]+(?:\[[^\]]*\]|_|\|))/y;
/** Their argument is the language of what follows. */
const codeDirectives: ReadonlySet<string> = new Set(["code", "code-block", "sourcecode", "raw"]);
const languages: ReadonlyMap<string, string> = new Map([
  ["math", "latex"],
  ["parsed-literal", ""],
]);

/**
 * docutils: a block belongs to what is indented less before it. Literal blocks after `::`, directives with code, and
 * comments, which are directives without a name.
 */
export function addLiteralBlocks(text: Mode, compile: (language: Language) => Frame): void {
  const block = createMode("code");
  const remark = createMode("comment");
  block.lineStart = (cursor) => {
    const { line, start, end, frame, spans, level } = cursor;
    if (isOutside(cursor)) return true;
    cursor.at = end;
    alter(cursor, frame.count, lexRange(line, start, end, frame.inner ?? frame, spans, level + 1));
    return false;
  };
  remark.lineStart = (cursor) => {
    if (isOutside(cursor)) return true;
    cursor.at = cursor.end;
    return false;
  };
  const begin = (cursor: Cursor, mode: Mode, indentation: number, name = ""): void => {
    const language = cursor.level < maxLevel ? languageNamed(name) : undefined;
    push(cursor, mode, "", indentation + 1, compile(name === "" ? verbatim : (language ?? unknown)));
    cursor.at = cursor.end;
  };
  text.lineStart = (cursor) => {
    const { line, start } = cursor;
    const indentation = indentationOf(cursor);
    explicit.lastIndex = comment.lastIndex = start;
    const [whole, name = "", argument = ""] = explicit.exec(line) ?? [];
    if (indentation === undefined) return false;
    if (whole === undefined) {
      if (!comment.test(line)) return false;
      begin(cursor, remark, indentation);
      markAs(cursor, start, "comment");
      return false;
    }
    markAs(cursor, start, "code");
    const language = codeDirectives.has(name) ? argument : languages.get(name);
    if (language !== undefined) begin(cursor, block, indentation, language);
    else {
      cursor.at = start + whole.lastIndexOf("::") + 2;
      markAs(cursor, cursor.at, "prose");
    }
    return false;
  };
  text.lineEnd = (cursor) => {
    const { line, start } = cursor;
    explicit.lastIndex = start;
    const indentation = indentationOf(cursor);
    if (indentation === undefined || !endsInColons(cursor) || explicit.test(line)) return false;
    begin(cursor, block, indentation);
    return false;
  };
}

/** Ends the block on top before a line that is indented no more than what it belongs to. */
function isOutside(cursor: Cursor): boolean {
  const indentation = indentationOf(cursor);
  if (indentation === undefined || indentation >= cursor.frame.count) return false;
  pop(cursor);
  return true;
}

function endsInColons({ line, start, end }: Cursor): boolean {
  let at = end;
  while (at > start && isBlank(line.charCodeAt(at - 1))) at--;
  return at - start >= 2 && line.startsWith("::", at - 2);
}

/** `undefined` for a blank line. */
function indentationOf({ line, start, end }: Cursor): number | undefined {
  let at = start;
  while (at < end && isBlank(line.charCodeAt(at))) at++;
  return at === end ? undefined : at - start;
}
