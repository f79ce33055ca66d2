import { type Cursor, createMode, type Frame, type Mode, pop, push } from "./frames.ts";
import { type Language, languageNamed } from "./languages.ts";
import { lexRange } from "./machine.ts";
import { unknown } from "./table/unknown.ts";

/** POSIX make: a line that begins with a tab is for the shell, each by itself unless a backslash joins it to the next. */
export function addRecipes(text: Mode, compile: (language: Language) => Frame): void {
  const recipe = createMode("code");
  recipe.lineStart = (cursor) => {
    const { line, start, end, frame, spans, level } = cursor;
    const inner = lexRange(line, start, end, frame.inner ?? frame, spans, level + 1);
    cursor.at = end;
    pop(cursor);
    if (isContinued(cursor)) push(cursor, recipe, "", 0, inner);
    return false;
  };
  text.lineStart = (cursor) => {
    if (cursor.line.charCodeAt(cursor.start) !== 0x09) return false;
    push(cursor, recipe, "", 0, compile(languageNamed("shellscript") ?? unknown));
    return true;
  };
}

function isContinued({ line, start, end }: Cursor): boolean {
  let at = end;
  while (at > start && line.charAt(at - 1) === "\\") at--;
  return (end - at) % 2 === 1;
}
