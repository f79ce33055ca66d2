import type { Region } from "../finding.ts";
import type { EscapeStyle } from "./escapes.ts";
import type { Span } from "./regions.ts";

/**
 * The lexer is a stack of frames, each in a mode: the code at the bottom, a string in it, an interpolation in that.
 * Frames are immutable and share their tails, so a state can be kept for every line of a file and compared cheaply.
 */
export interface Frame {
  readonly mode: Mode;
  readonly up: Frame | undefined;
  readonly depth: number;
  /** What ends it, where that was decided when it began. */
  readonly close: string;
  /** Brackets or comments open within, or an indentation. */
  readonly count: number;
  /** The token before, where that decides what a slash is. Kept over line ends. */
  readonly before: Before;
  /** The state of another language that is embedded here. */
  readonly inner: Frame | undefined;
}

/**
 * What the token before means for a slash (a division, a regular expression, or either), for `<` (only after an
 * operator can markup start), and for what a brace that opens here will have been when it closes.
 */
export const before = {
  /** A regular expression; a brace opens a block. */
  statement: 0,
  /** A regular expression, markup; a brace opens an object. */
  operator: 1,
  /** `:` and `=>`: a regular expression, markup; a brace opens anything. */
  loose: 2,
  /** `await`, `yield`, `of`, which can be names, and `>`, which can end a type: a slash is either, markup can start. */
  contextual: 3,
  /** A division. */
  value: 4,
  /** A value, and behind it a line's end, where a semicolon may be missing: a slash is either, `++` is a prefix. */
  ended: 5,
  /** A slash is either. */
  unclear: 6,
  /** A dot: what follows is a name, keyword or not. */
  member: 7,
  /** `if` and its like: behind their parentheses stands a statement. */
  control: 8,
} as const;
export type Before = (typeof before)[keyof typeof before];

/** Answers whether it changed anything: it moved the cursor on or took a frame off. */
export type Action = (cursor: Cursor) => boolean;

export interface Mode {
  readonly region: Region;
  readonly notation: EscapeStyle | undefined;
  /** Whether its region is only the strictest guess. */
  readonly isGuess: boolean;
  /** By ASCII code: 1 where there are actions. The last is for everything beyond ASCII. */
  readonly stops: Uint8Array;
  readonly actions: Action[][];
  /** At a line's start and end; `true`: the frame that is on top now has its turn too. */
  lineStart?: Action;
  lineEnd?: Action;
  /** `lineEnd` does nothing to a frame of this mode but what it did before, unless a line has something to act on. */
  isSteady?: boolean;
  /** What a line must have for an action to do anything, with the flag `g`; made of the stops if nothing else is said. */
  active?: RegExp;
  /** Takes the place of stops and actions. */
  run?: (cursor: Cursor) => void;
  /** Sums up the tokens up to the cursor into `before`, where a language needs that. */
  settle?: (cursor: Cursor) => void;
}

/** The place in one line, or in the part of a line that belongs to an embedded language. */
export interface Cursor {
  readonly line: string;
  readonly start: number;
  readonly end: number;
  readonly spans: Span[] | undefined;
  /** How many languages are around this one. */
  readonly level: number;
  /** The line goes on behind its end, with something left out between. */
  readonly goesOn: boolean;
  at: number;
  frame: Frame;
  before: Before;
  /** From where on tokens are not yet summed up. */
  tokensFrom: number;
  /** The line ends with an escape character. */
  continued: boolean;
  /** Regular expressions that did not close on this line. */
  failures: number;
  /** For runs of backticks: the last place of each length. */
  runs: ReadonlyMap<number, number> | undefined;
  /** Begin on the next line. */
  readonly heredocs: { readonly mode: Mode; readonly close: string; readonly indent: string }[];
}

/** Bounds time and memory on hostile nesting. Honest code stays far below. */
const maxDepth = 256;

/** Where modes keep the actions for all characters from U+0080 on. */
export const beyondAscii = 128;

export function createMode(region: Region, notation?: EscapeStyle | undefined, isGuess = false): Mode {
  return { region, notation, isGuess, stops: new Uint8Array(beyondAscii + 1), actions: [] };
}

/**
 * Where in `text` something stands from `from` on that can change `frame`: up to there, lines leave it as it is, whatever
 * is in them. `from` itself where that cannot be told.
 */
export function quietEnd(text: string, from: number, { mode, before: token }: Frame): number {
  if (mode.run || mode.lineStart || (mode.lineEnd && (mode.isSteady !== true || token === before.value))) return -1;
  mode.active ??= anyOf(mode.stops);
  mode.active.lastIndex = from;
  return mode.active.test(text) ? mode.active.lastIndex - 1 : text.length;
}

function anyOf(stops: Uint8Array): RegExp {
  let characters = "";
  for (let code = 0; code < beyondAscii; code++)
    if (stops[code] === 1) characters += `\\x${code.toString(16).padStart(2, "0")}`;
  return new RegExp(`[${characters}${stops[beyondAscii] === 1 ? "\\x80-\\uffff" : ""}]`, "g");
}

/** Adds the actions of another mode, behind those that there are. */
export function extend(mode: Mode, { actions, settle, lineEnd }: Mode): void {
  if (settle !== undefined) mode.settle = settle;
  if (lineEnd !== undefined) mode.lineEnd = lineEnd;
  actions.forEach((all, character) => {
    for (const action of all) when(mode, String.fromCharCode(character), action);
  });
}

/** Adds an action for each of the characters in `on`; earlier ones have precedence. One beyond ASCII stands for all. */
export function when(mode: Mode, on: string, action: Action): void {
  for (const character of new Set(on)) {
    const code = Math.min(character.charCodeAt(0), beyondAscii);
    mode.stops[code] = 1;
    const actions = mode.actions[code] ?? [];
    actions.push(action);
    mode.actions[code] = actions;
  }
}

const lost = createMode("code", undefined, true);

/** What comes is nested too deeply to follow, or has more than one reading: all of it is code. */
export function lose(cursor: Cursor): void {
  cursor.frame = bottom(lost);
  mark(cursor);
}

export function bottom(mode: Mode): Frame {
  return { mode, up: undefined, depth: 0, close: "", count: 0, before: before.statement, inner: undefined };
}

export function push(cursor: Cursor, mode: Mode, close = "", count = 0, inner: Frame | undefined = undefined): void {
  const up = cursor.frame;
  const depth = up.depth + 1;
  cursor.frame = depth > maxDepth ? bottom(lost) : { mode, up, depth, close, count, before: cursor.before, inner };
}

/** Takes the top frame off; the bottom stays. */
export function pop(cursor: Cursor): void {
  cursor.frame = cursor.frame.up ?? cursor.frame;
}

/** The top frame with other contents. */
export function alter(cursor: Cursor, count: number, inner: Frame | undefined = cursor.frame.inner): void {
  const { mode, up, depth, close } = cursor.frame;
  cursor.frame = { mode, up, depth, close, count, before: cursor.before, inner };
}

/** Starts a span of the top frame's region at `start`. */
export function mark(cursor: Cursor, start = cursor.at): void {
  const { region, notation, isGuess } = cursor.frame.mode;
  markAs(cursor, start, region, notation, isGuess);
}

export function markAs(
  cursor: Cursor,
  start: number,
  region: Region,
  notation?: EscapeStyle | undefined,
  isGuess = false,
): void {
  const { spans } = cursor;
  if (spans === undefined || (start >= cursor.end && start > 0)) return;
  if (spans.at(-1)?.start === start) spans.pop();
  const last = spans.at(-1);
  if (last?.region === region && last.escape === notation && (last.isGuess ?? false) === isGuess) return;
  spans.push({ start, region, ...(notation !== undefined && { escape: notation }), ...(isGuess && { isGuess }) });
}

/** The cursor stands behind something that is one token: an operator, or the end of a value. */
export function afterToken(cursor: Cursor, token: Before): void {
  if (cursor.frame.mode.settle === undefined) return;
  cursor.before = token;
  cursor.tokensFrom = cursor.at;
}
