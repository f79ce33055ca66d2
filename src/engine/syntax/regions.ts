import type { Region } from "../finding.ts";
import { compile } from "./compile.ts";
import type { EscapeStyle } from "./escapes.ts";
import { type Frame, quietEnd } from "./frames.ts";
import type { Language } from "./languages.ts";
import { lineFinder } from "./lines.ts";
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

/** Lexes a text no further than up to the last line that somebody asks for its spans. */
export interface LineLexer {
  /** In any order; from left to right takes one pass. UTF-16 units, `end` without the terminator, `next` behind it. */
  readonly lineAt: (start: number, end: number, next: number) => LazyLine;
  /** The state behind the text. */
  readonly end: () => LexState;
}

export function lineLexer(text: string, from: LexState): LineLexer {
  const states = stateFinder(text, from);
  return {
    lineAt: (start, end, next) => new OwnLine(text.slice(start, end), text.slice(end, next), start, next, states),
    end: () => states.at(text.length),
  };
}

interface StateFinder {
  /** The state at a line's start. */
  readonly at: (start: number) => LexState;
  readonly learn: (start: number, state: LexState) => void;
}

function stateFinder(text: string, from: LexState): StateFinder {
  let lineAt = lineFinder(text);
  let state = from;
  let known = 0;
  let quiet = -1;
  const isQuiet = (start: number, end: number): boolean => {
    if (end > quiet) quiet = quietEnd(text, start, state);
    return end <= quiet;
  };
  return {
    at: (start) => {
      if (start < known) [lineAt, state, known, quiet] = [lineFinder(text), from, 0, -1];
      while (known < start) {
        const { end, next } = lineAt(known);
        if (!isQuiet(known, end)) state = lexLine(text.slice(known, end), state);
        known = next;
      }
      return state;
    },
    learn: (start, after) => {
      if (after !== state) quiet = -1;
      [state, known] = [after, start];
    },
  };
}

/** A class for its getter: an object that is made with one of its own takes ten times as long, and lines are millions. */
class OwnLine implements LazyLine {
  readonly text: string;
  readonly ending: string;
  readonly #start: number;
  readonly #next: number;
  readonly #states: StateFinder;
  #spans: Span[] | undefined;

  constructor(text: string, ending: string, start: number, next: number, states: StateFinder) {
    this.text = text;
    this.ending = ending;
    this.#start = start;
    this.#next = next;
    this.#states = states;
  }

  get spans(): readonly Span[] {
    if (this.#spans === undefined) {
      this.#spans = [];
      this.#states.learn(this.#next, lexLine(this.text, this.#states.at(this.#start), this.#spans));
    }
    return this.#spans;
  }
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
