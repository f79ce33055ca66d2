import { type StreamParser, StringStream } from "@codemirror/language";
import { code, comment, type Oracle, string, uncertain } from "./compare.ts";

/** The stream parsers of CodeMirror 5: simple, but written by other people. */
export function codeMirror<State>(parser: StreamParser<State>): Oracle {
  return (text) => {
    const classes = new Uint8Array(text.length).fill(code);
    const state = parser.startState?.(4) as State;
    let offset = 0;
    for (const line of text.split("\n")) {
      const stream = new StringStream(line, 4, 4);
      if (line === "") parser.blankLine?.(state, 4);
      while (!stream.eol()) {
        const style = parser.token(stream, state) ?? "";
        classes.fill(classOf(style), offset + stream.start, offset + stream.pos);
        stream.start = stream.pos;
      }
      offset += line.length + 1;
    }
    return classes;
  };
}

function classOf(style: string): number {
  if (/\bcomment\b/.test(style)) return comment;
  if (/\bstring(?:-2)?\b|\bstring\.special\b/i.test(style)) return string;
  return /\berror\b|\bcharacter\b/.test(style) ? uncertain : code;
}
