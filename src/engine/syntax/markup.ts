import { alter, type Cursor, createMode, type Frame, type Mode, mark, pop, push, when } from "./frames.ts";
import { type Language, languageNamed } from "./languages.ts";
import { lexRange } from "./machine.ts";
import { addString } from "./strings.ts";
import { unknown } from "./table.ts";

const tagStart = /<(?:\/?[A-Za-z]|[!?])/y;
const elementName = /<([A-Za-z][\w:-]*)/y;
const typeAttribute = /\s(?:type|lang)\s{0,9}=\s{0,9}["']?([^"'>\s]*)/i;
const scriptTypes =
  /^(?:module|(?:text|application)\/(?:x-)?(?:java|ecma)script|(?:application\/)?(?:ld\+)?json|importmap|speculationrules|text\/css)?$/i;

/** HTML: the text is prose, tags are code, the contents of some elements another language. */
export function addTags(text: Mode, language: Language, compile: (language: Language) => Frame): void {
  const tag = createMode("code");
  const embed = createMode("code");
  const embedded = new Map(Object.entries(language.embedded ?? {}));

  when(text, "<", (cursor) => {
    const { line, at } = cursor;
    tagStart.lastIndex = elementName.lastIndex = at;
    if (!tagStart.test(line)) return false;
    const name = elementName.exec(line)?.[1]?.toLowerCase() ?? "";
    const inside = embedded.get(name);
    if (inside === undefined) push(cursor, tag);
    else push(cursor, tag, name, 0, compile(contentLanguage(line, at, inside)));
    mark(cursor);
    cursor.at++;
    return true;
  });
  for (const quote of ['"', "'"]) {
    const open = { on: quote, match: quote === '"' ? /(?<==\s*)"/y : /(?<==\s*)'/y };
    addString(tag, { open, close: quote, multiline: true, notation: "html" }, () => embed);
  }
  when(tag, ">", (cursor) => {
    const { close, inner } = cursor.frame;
    cursor.at++;
    pop(cursor);
    if (inner === undefined) mark(cursor);
    else push(cursor, embed, close, 0, inner);
    return true;
  });

  const ends = new Map([...embedded.keys()].map((name) => [name, new RegExp(`</${name}(?![\\w:-])`, "gi")]));
  embed.run = (cursor) => runEmbedded(cursor, ends.get(cursor.frame.close));
  embed.lineStart = (cursor) => {
    runEmbedded(cursor, ends.get(cursor.frame.close));
    return false;
  };
}

/** A type that we cannot read makes the contents unknown. Seen only on the line of the element's name. */
function contentLanguage(line: string, at: number, usual: string): Language {
  const tag = line.slice(at, at + 512).split(">", 1)[0] ?? "";
  const type = typeAttribute.exec(tag)?.[1] ?? "";
  return languageNamed(scriptTypes.test(type) ? usual : type) ?? unknown;
}

function runEmbedded(cursor: Cursor, closer: RegExp | undefined): void {
  const { line, at, end, frame, spans, level } = cursor;
  if (closer === undefined || frame.inner === undefined) {
    pop(cursor);
    return;
  }
  closer.lastIndex = at;
  const found = closer.exec(line);
  const until = found === null ? end : Math.min(found.index, end);
  const inner = lexRange(line, at, until, frame.inner, spans, level + 1);
  cursor.at = until;
  if (found === null) alter(cursor, 0, inner);
  else {
    pop(cursor);
    mark(cursor);
  }
}
