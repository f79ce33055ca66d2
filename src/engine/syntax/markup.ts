import {
  afterToken,
  alter,
  before,
  type Cursor,
  createMode,
  extend,
  type Frame,
  type Mode,
  mark,
  pop,
  push,
  when,
} from "./frames.ts";
import { closeHole } from "./interpolations.ts";
import { type Language, languageNamed } from "./languages.ts";
import { lexRange } from "./machine.ts";
import { addString } from "./strings.ts";
import { unknown } from "./table/unknown.ts";

const tagStart = /<\/?[A-Za-z]/y;
/** HTML 13.2.5.41 and 13.2.5.53: declarations and bogus comments end at the next `>`, in quotes or not. */
const declarationStart = /<(?:[!?]|\/(?!>|$))/y;
const elementName = /<([A-Za-z][^\t\n\f\r />]*)/y;
const typeAttribute = /\s(?:type|lang)\s{0,9}=\s{0,9}["']?([^"'>\s]*)/i;
const scriptTypes =
  /^(?:module|(?:text|application)\/(?:x-)?(?:java|ecma)script|(?:application\/)?(?:ld\+)?json|importmap|speculationrules|text\/css)?$/i;

/** HTML: the text is prose, tags are code, the contents of some elements another language. */
export function addTags(text: Mode, language: Language, compile: (language: Language) => Frame): void {
  const tag = createMode("code");
  const tagAtValue = createMode("code");
  const declaration = createMode("code");
  const embed = createMode("code");
  const notation = language.text?.notation ?? "html";
  const embedded = new Map(Object.entries(language.embedded ?? {}));

  if (language.holes !== undefined)
    addHoles([text, tag, tagAtValue], compile(languageNamed(language.holes) ?? unknown));
  when(text, "<", (cursor) => {
    const { line, at } = cursor;
    tagStart.lastIndex = declarationStart.lastIndex = elementName.lastIndex = at;
    if (tagStart.test(line)) {
      const name = elementName.exec(line)?.[1]?.toLowerCase() ?? "";
      const inside = embedded.get(name);
      if (inside === undefined) push(cursor, tag);
      else push(cursor, tag, name, 0, compile(contentLanguage(line, at, inside)));
    } else if (declarationStart.test(line)) push(cursor, declaration);
    else return false;
    mark(cursor);
    cursor.at++;
    return true;
  });
  when(declaration, ">", (cursor) => {
    cursor.at++;
    pop(cursor);
    mark(cursor);
    return true;
  });
  for (const [mode, openings] of [
    [tag, [/(?<==\s*)"/y, /(?<==\s*)'/y]],
    [tagAtValue, [/(?<=^\s*|=\s*)"/y, /(?<=^\s*|=\s*)'/y]],
  ] as const) {
    for (const match of openings) {
      const quote = match.source.slice(-1);
      addString(mode, { open: { on: quote, match }, close: quote, multiline: true, notation }, () => embed);
    }
    when(mode, ">", (cursor) => {
      const { close, inner } = cursor.frame;
      // In SVG `<script/>` is empty, in HTML it is not.
      const unclear = cursor.line.charAt(cursor.at - 1) === "/";
      cursor.at++;
      pop(cursor);
      if (inner === undefined || (unclear && language.emptyTags)) mark(cursor);
      else push(cursor, embed, close, 0, unclear ? compile(unknown) : inner);
      return true;
    });
    mode.lineEnd = (cursor) => {
      const { close, inner } = cursor.frame;
      const rest = cursor.line.slice(cursor.start, cursor.end).trimEnd();
      const next = rest.endsWith("=") || (rest === "" && mode === tagAtValue) ? tagAtValue : tag;
      if (next === mode) return false;
      pop(cursor);
      push(cursor, next, close, 0, inner);
      return false;
    };
  }

  const ends = new Map([...embedded.keys()].map((name) => [name, contentMarks(name)]));
  embed.run = (cursor) => runEmbedded(cursor, ends.get(cursor.frame.close));
  embed.lineStart = (cursor) => {
    runEmbedded(cursor, ends.get(cursor.frame.close));
    return false;
  };
}

function addHoles(modes: readonly Mode[], { mode }: Frame): void {
  const hole = createMode("code");
  when(hole, "}", (cursor) => closeHole(cursor, "}"));
  extend(hole, mode);
  for (const around of modes) {
    when(around, "{", (cursor) => {
      push(cursor, hole);
      mark(cursor);
      // `{#if`, `{:else`, `{/if`, `{@html`.
      cursor.at += "#/:@".includes(cursor.line.charAt(cursor.at + 1) || " ") ? 2 : 1;
      afterToken(cursor, before.operator);
      return true;
    });
  }
}

/** A type that we cannot read makes the contents unknown. Seen only on the line of the element's name. */
function contentLanguage(line: string, at: number, usual: string | Language): Language {
  if (typeof usual !== "string") return usual;
  const tag = line.slice(at, at + 512).split(">", 1)[0] ?? "";
  const type = typeAttribute.exec(tag)?.[1] ?? "";
  return languageNamed(scriptTypes.test(type) ? usual : type) ?? unknown;
}

/** What ends the contents of an element; of a script also what changes how it ends. */
function contentMarks(name: string): RegExp {
  const tag = `</?${name}(?=[\\t\\f />]|$)`;
  return new RegExp(name === "script" ? `${tag}|<!--(?!-*>)|-->` : tag, "gi");
}

function runEmbedded(cursor: Cursor, marks: RegExp | undefined): void {
  const { line, at, frame, spans, level } = cursor;
  if (marks === undefined || frame.inner === undefined) {
    pop(cursor);
    return;
  }
  const { until, closed, escaped } = contentEnd(cursor, marks);
  const inner = lexRange(line, at, until, frame.inner, spans, level + 1, cursor.goesOn && !closed);
  cursor.at = until;
  if (closed) {
    pop(cursor);
    mark(cursor);
  } else {
    alter(cursor, escaped, inner);
  }
}

/**
 * HTML 13.2.5.15 to 13.2.5.31: behind `<!--` (`escaped` is 1) a script may hold an element `script` of its own, whose
 * end tag (`escaped` is 2) does not end it.
 */
function contentEnd(
  { line, at, end, frame }: Cursor,
  marks: RegExp,
): { until: number; closed: boolean; escaped: number } {
  let escaped = frame.count;
  // What is embedded ends where it may end: a search of all that follows would be made again for each element.
  const content = line.slice(0, end);
  marks.lastIndex = at;
  for (let found = marks.exec(content); found !== null; found = marks.exec(content)) {
    const [mark] = found;
    if (mark === "<!--") escaped = Math.max(escaped, 1);
    else if (mark === "-->") escaped = 0;
    else if (!mark.startsWith("</")) escaped = escaped === 0 ? 0 : 2;
    else if (escaped < 2) return { until: found.index, closed: true, escaped };
    else escaped = 1;
  }
  return { until: end, closed: false, escaped };
}
