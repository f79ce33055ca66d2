import { alter, type Cursor, createMode, type Frame, type Mode, markAs, pop, push } from "./frames.ts";
import { type Language, languageNamed } from "./languages.ts";
import { lexRange } from "./machine.ts";
import { unknown, verbatim } from "./table/unknown.ts";
import { isBlank } from "./tokens.ts";

/** Groups: the name of a directive, its argument. */
const explicit = /[ \t]*\.\.[ \t]+(?:\|[^|]{1,64}\|[ \t]+)?([\w:+.-]{1,64}?)::(?:[ \t]+([^\s]*))?/y;
const comment = /[ \t]*\.\.(?=[ \t]|$)(?![ \t]+(?:\[[^\]]*\]|_|\|))/y;
const literal = /(?:^|\s|\S)::[ \t]*$/;
const codeDirectives: ReadonlySet<string> = new Set([
  "code",
  "code-block",
  "sourcecode",
  "highlight",
  "literalinclude",
]);
const otherCode: Readonly<Record<string, string>> = {
  math: "latex",
  raw: "",
  parsed: "",
  "parsed-literal": "",
  doctest: "python",
};

/**
 * docutils: a block belongs to what is indented less before it. Literal blocks after `::`, directives with code, and
 * comments, which are directives without a name.
 */
export function addLiteralBlocks(text: Mode, compile: (language: Language) => Frame): void {
  const block = createMode("code");
  const remark = createMode("comment");
  block.lineStart = (cursor) => {
    const indentation = indentationOf(cursor);
    if (indentation !== undefined && indentation < cursor.frame.count) {
      pop(cursor);
      return true;
    }
    const { line, start, end, frame, spans, level } = cursor;
    cursor.at = end;
    alter(cursor, frame.count, lexRange(line, start, end, frame.inner ?? frame, spans, level + 1));
    return false;
  };
  remark.lineStart = (cursor) => {
    const indentation = indentationOf(cursor);
    if (indentation !== undefined && indentation < cursor.frame.count) {
      pop(cursor);
      return true;
    }
    cursor.at = cursor.end;
    return false;
  };
  text.lineStart = (cursor) => {
    const { line, start, end } = cursor;
    const indentation = indentationOf(cursor);
    if (indentation === undefined) return false;
    explicit.lastIndex = comment.lastIndex = start;
    const directive = explicit.exec(line);
    const inside = indentation + 1;
    if (directive !== null) {
      const [whole, name = "", argument = ""] = directive;
      const language = codeDirectives.has(name) ? argument : otherCode[name];
      markAs(cursor, start, "code");
      cursor.at = start + whole.length;
      markAs(cursor, cursor.at, "prose");
      if (language !== undefined) {
        push(cursor, block, "", inside, compile(language === "" ? verbatim : (languageNamed(language) ?? unknown)));
        cursor.at = end;
      }
      return false;
    }
    if (comment.test(line)) {
      markAs(cursor, start, "comment");
      push(cursor, remark, "", inside);
      cursor.at = end;
      return false;
    }
    return false;
  };
  text.lineEnd = (cursor) => {
    const indentation = indentationOf(cursor);
    if (
      indentation === undefined ||
      !literal.test(cursor.line.slice(Math.max(cursor.start, cursor.end - 80), cursor.end))
    )
      return false;
    push(cursor, block, "", indentation + 1, compile(verbatim));
    return false;
  };
}

/** `undefined` for a blank line. */
function indentationOf({ line, start, end }: Cursor): number | undefined {
  let at = start;
  while (at < end && isBlank(line.charCodeAt(at))) at++;
  return at === end ? undefined : at - start;
}
