import { addBlockComment, addLineComment } from "./comments.ts";
import {
  afterToken,
  alter,
  type Before,
  before,
  type Cursor,
  createMode,
  type Mode,
  mark,
  pop,
  push,
  when,
} from "./frames.ts";
import { closeHole } from "./interpolations.ts";
import type { Language } from "./languages.ts";
import { settle } from "./operands.ts";
import { addString, leave } from "./strings.ts";

/** A name or a fragment, but not the type parameters of an arrow function: `<T,>`, `<T extends U>`, `<T = U>`. */
const elementStart = /<(?:>|[A-Za-z_$\x80-\uffff](?![\w$.:-]*\s*(?:[,=]|extends\s)))/y;

const canStart: ReadonlySet<Before> = new Set([before.statement, before.operator, before.loose, before.contextual]);

/** Markup in expressions. What turns out to be none (`>` or `}` in its text, `;` in a tag) is read as code again. */
export function addMarkup(text: Mode, language: Language, makeCode: () => Mode): void {
  const tag = createMode("code");
  const endTag = createMode("code");
  const element = createMode("prose", "html");
  const hole = makeCode();
  when(hole, "}", (cursor) => closeHole(cursor, "}"));

  when(text, "<", (cursor) => {
    settle(cursor);
    const shift = cursor.line.charAt(cursor.at - 1) === "<";
    return canStart.has(cursor.before) && !shift && openElement(cursor, tag);
  });
  when(element, "<", (cursor) => {
    if (!cursor.line.startsWith("</", cursor.at)) return openElement(cursor, tag);
    push(cursor, endTag);
    mark(cursor);
    cursor.at += 2;
    return true;
  });
  const backToCode = (cursor: Cursor): boolean => {
    while (cursor.frame.mode === element || cursor.frame.mode === tag) pop(cursor);
    mark(cursor);
    afterToken(cursor, before.operator);
    return true;
  };
  when(element, "}>", backToCode);
  when(tag, "();,}&|+*!?%^~", (cursor) => cursor.frame.count === 0 && backToCode(cursor));
  when(endTag, ">", (cursor) => {
    cursor.at++;
    pop(cursor);
    leave(cursor);
    return true;
  });
  for (const mode of [tag, element]) {
    when(mode, "{", (cursor) => {
      push(cursor, hole);
      mark(cursor);
      cursor.at++;
      afterToken(cursor, before.operator);
      return true;
    });
  }

  for (const comment of language.blockComments ?? []) addBlockComment(tag, comment);
  for (const comment of language.lineComments ?? []) addLineComment(tag, comment);
  for (const open of ['"', "'"]) addString(tag, { open, multiline: true, notation: "html" }, makeCode);
  when(tag, "<", (cursor) => {
    cursor.at++;
    alter(cursor, cursor.frame.count + 1);
    return true;
  });
  when(tag, ">", (cursor) => {
    const empty = cursor.line.charAt(cursor.at - 1) === "/";
    cursor.at++;
    if (cursor.frame.count > 0) alter(cursor, cursor.frame.count - 1);
    else if (empty) leave(cursor);
    else {
      pop(cursor);
      push(cursor, element);
      mark(cursor);
    }
    return true;
  });
}

function openElement(cursor: Cursor, tag: Mode): boolean {
  elementStart.lastIndex = cursor.at;
  if (!elementStart.test(cursor.line)) return false;
  push(cursor, tag);
  mark(cursor);
  cursor.at++;
  return true;
}
