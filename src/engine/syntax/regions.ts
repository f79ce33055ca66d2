import type { Region } from "../finding.ts";
import { compile } from "./compile.ts";
import type { EscapeStyle } from "./escapes.ts";
import { type Frame, quietEnd } from "./frames.ts";
import type { Language } from "./languages.ts";
import { lexRange } from "./machine.ts";

/**
 * A stretch of a line. Delimiters of strings and of interpolations are `code`, those of comments `comment`.
 */
export interface Span {
  /** UTF-16 units from the start of the line. It lasts until the next span's start or the line's end. */
  readonly start: number;
  readonly region: Region;
  /** The notation that is interpreted here; absent where there is none. */
  readonly escape?: EscapeStyle;
  /** The region is the strictest guess: of a language that is not known, or where a text has more than one reading. */
  readonly isGuess?: boolean;
}

/** What a line needs to know of the lines before it. Opaque, immutable, cheap to keep: states share their parts. */
export type LexState = Frame;

/** The state at a text's start. */
export function initialState(language: Language): LexState {
  return compile(language);
}

/**
 * Reads one line, without its terminator, and answers the state for the next. Never throws; linear in the length.
 * @param spans receives the line's spans: at least one, the first at 0, ascending
 */
export function lexLine(line: string, state: LexState, spans?: Span[]): LexState {
  return lexRange(line, 0, line.length, state, spans);
}

/** A line, lexed when its spans are first asked for. */
export interface LazyLine {
  /** Without its terminator. */
  readonly text: string;
  readonly spans: readonly Span[];
  readonly ending: string;
}

/** A class for its getter: an object that is made with one of its own takes ten times as long, and lines are millions. */
class OwnLine implements LazyLine {
  readonly text: string;
  readonly ending: string;
  readonly #before: LexState;
  #after: LexState | undefined;
  #spans: Span[] | undefined;

  constructor(text: string, ending: string, before: LexState) {
    this.text = text;
    this.ending = ending;
    this.#before = before;
  }

  get spans(): readonly Span[] {
    if (this.#spans === undefined) {
      this.#spans = [];
      this.#after = lexLine(this.text, this.#before, this.#spans);
    }
    return this.#spans;
  }

  after(): LexState {
    return this.#after ?? lexLine(this.text, this.#before);
  }
}

/** Lexes a text line by line, from left to right, and of each line no more than it must. */
export interface LineLexer {
  /** Goes on behind a line that nobody reads. UTF-16 units of the text, `end` without the terminator. */
  readonly pass: (start: number, end: number) => void;
  /** Goes on behind a line that `take` reads. `next` is behind the terminator. */
  readonly read: (start: number, end: number, next: number, take: (line: LazyLine) => void) => void;
  /** For the line that comes next. */
  readonly state: () => LexState;
}

export function lineLexer(text: string, from: LexState): LineLexer {
  let state = from;
  let quiet = -1;
  const isQuiet = (start: number, end: number): boolean => {
    if (end > quiet) quiet = quietEnd(text, start, state);
    return end <= quiet;
  };
  return {
    pass: (start, end) => {
      if (!isQuiet(start, end)) state = lexLine(text.slice(start, end), state);
    },
    read: (start, end, next, take) => {
      const line = new OwnLine(text.slice(start, end), text.slice(end, next), state);
      take(line);
      if (!isQuiet(start, end)) state = line.after();
    },
    state: () => state,
  };
}

/** Whether both states read every text alike, so that re-lexing can stop. Bounded; at once for shared states. */
export function sameState(a: LexState, b: LexState): boolean {
  let [left, right]: (Frame | undefined)[] = [a, b];
  while (left !== right) {
    if (left === undefined || right === undefined || !sameFrame(left, right)) return false;
    left = left.up;
    right = right.up;
  }
  return true;
}

function sameFrame(a: Frame, b: Frame): boolean {
  if (a.mode !== b.mode || a.count !== b.count || a.before !== b.before || a.close !== b.close) return false;
  if (a.inner === undefined || b.inner === undefined) return a.inner === b.inner;
  return sameState(a.inner, b.inner);
}
