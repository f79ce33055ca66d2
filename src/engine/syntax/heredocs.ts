import { type Cursor, createMode, type Mode, markAs, pop, when } from "./frames.ts";
import type { CodeMaker } from "./interpolations.ts";
import { stringMode } from "./strings.ts";
import type { Heredoc } from "./vocabulary.ts";

/** POSIX 2.7.4: any quoting in the tag makes the body verbatim, and does not belong to the tag. */
const quoting = /\\(.)|["']/g;

/** Bodies that begin on the line after the one that names their end, several a line in turn. */
export function addHeredoc(mode: Mode, rule: Heredoc, makeCode: CodeMaker): void {
  const cooked = stringMode(rule, makeCode);
  const verbatim = createMode("string");
  cooked.lineStart = verbatim.lineStart = (cursor) => closeAtLineStart(cursor, rule.indent);
  when(mode, rule.on, (cursor) => {
    rule.match.lastIndex = cursor.at;
    const found = rule.match.exec(cursor.line);
    if (found === null) return false;
    const { tag = "", indented } = found.groups ?? {};
    cursor.at += found[0].length;
    cursor.heredocs.push({
      mode: quoting.test(tag) ? verbatim : cooked,
      close: tag.replace(quoting, (_, escaped: string | undefined) => escaped ?? ""),
      indent: indented ? rule.indent : "",
    });
    return true;
  });
}

function closeAtLineStart(cursor: Cursor, indent: string): boolean {
  const { close, count } = cursor.frame;
  const { line, end } = cursor;
  let at = cursor.start;
  if (count > 0) while (at < end && indent.includes(line.charAt(at))) at++;
  if (end - at !== close.length || !line.startsWith(close, at)) return false;
  markAs(cursor, cursor.start, "code");
  cursor.at = end;
  pop(cursor);
  return false;
}
