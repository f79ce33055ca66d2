import { type Cursor, createMode, type Mode, markAs, pop, when } from "./frames.ts";
import type { CodeMaker } from "./interpolations.ts";
import { fillString } from "./strings.ts";
import { isWord } from "./tokens.ts";
import type { Heredoc } from "./vocabulary.ts";

/** POSIX 2.7.4: any quoting in the tag makes the body verbatim, and does not belong to the tag. */
const quoting = /\\(.)|["']/g;

/** Bodies that begin on the line after the one that names their end, several a line in turn. */
export function addHeredoc(mode: Mode, rule: Heredoc, makeCode: CodeMaker): void {
  const cooked = createMode("string", rule.notation);
  fillString(cooked, rule, makeCode, () => {});
  const verbatim = createMode("string");
  cooked.lineStart = verbatim.lineStart = (cursor) => closeAtLineStart(cursor, rule);
  when(mode, rule.on, (cursor) => {
    rule.match.lastIndex = cursor.at;
    const found = rule.match.exec(cursor.line);
    if (found === null) return false;
    const { tag = "", indented, quote } = found.groups ?? {};
    const unquoted = rule.anyQuotes ? tag.replace(quoting, (_, escaped: string | undefined) => escaped ?? "") : tag;
    cursor.at += found[0].length;
    cursor.heredocs.push({
      mode: unquoted !== tag || quote === "'" ? verbatim : cooked,
      close: unquoted,
      indent: indented ? rule.indent : "",
    });
    return true;
  });
}

function closeAtLineStart(cursor: Cursor, { indent, goesOn }: Heredoc): boolean {
  const { close, count } = cursor.frame;
  const { line, end } = cursor;
  let at = cursor.start;
  if (count > 0) while (at < end && indent.includes(line.charAt(at))) at++;
  const after = at + close.length;
  if (!line.startsWith(close, at) || (goesOn ? isWord(line.charCodeAt(after)) : after !== end)) return false;
  markAs(cursor, cursor.start, "code");
  cursor.at = after;
  pop(cursor);
  return goesOn === true;
}
