import { isWordAt } from "./letters.ts";
import { type Channel, isText, type Sign, spanReader } from "./signs.ts";

/** One blank or two between words and between sentences. More of them align columns. */
export const gaps: Channel = {
  classes: 0,
  isForInstructions: true,
  between: 6,
  *read(line): Generator<Sign> {
    const { text } = line;
    const spanAt = spanReader(line);
    for (let end = 0; end < text.length; end++) {
      if (text.charAt(end) !== " ") continue;
      const start = end;
      while (text.charAt(end + 1) === " ") end++;
      const symbol = text.slice(start, end + 1);
      const isSentence = /^[.!?:]$/.test(text.charAt(start - 1));
      if (symbol.length > 2 || !isWordAt(text, end + 1) || !(isSentence || (start > 0 && isWordAt(text, start - 1))))
        continue;
      if (isText(spanAt(start))) yield { context: isSentence ? "sentence" : "word", symbol, start, end: end + 1 };
    }
  },
};

/** Blanks at a line's end. */
export const trailingBlanks: Channel = {
  classes: 0,
  isForInstructions: true,
  between: 6,
  *read({ text }): Generator<Sign> {
    let start = text.length;
    while (start > 0 && (text.charAt(start - 1) === " " || text.charAt(start - 1) === "\t")) start--;
    // Editors indent blank lines as they do others.
    if (start === 0 && text.length > 1) return;
    yield { context: start === 0 ? "blank line" : "line", symbol: text.slice(start), start, end: text.length };
  },
};

const names: Readonly<Record<string, string>> = { "\n": "LF", "\r\n": "CRLF", "\r": "CR" };

/** How a line ends, where the bytes of a file are judged: an editor shows one kind. */
export const lineEndings: Channel = {
  classes: 0,
  isForInstructions: true,
  between: 6,
  *read({ text, ending = "" }): Generator<Sign> {
    const symbol = names[ending];
    if (symbol !== undefined) yield { context: "ending", symbol, start: text.length, end: text.length, text: "" };
  },
};
