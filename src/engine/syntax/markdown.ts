import { maxLevel } from "./embeddings.ts";
import { alter, type Cursor, createMode, type Frame, type Mode, mark, markAs, pop, push, when } from "./frames.ts";
import { type Language, languageNamed } from "./languages.ts";
import { lexRange } from "./machine.ts";
import { unknown, verbatim } from "./table/unknown.ts";

/**
 * CommonMark 4.5, at any indentation: we do not follow lists, and what only looks like a fence is then judged as code.
 * Groups: what is before the fence, the fence, the language.
 */
const opening = /([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+){0,9})(`{3,}(?=[^`]*$)|~{3,})[ \t]*\{?\.?([^\s`{},:]*)/y;
const closing = /[ \t]*(`{3,}|~{3,})[ \t]*$/y;
const quote = /[ \t]*>[ \t]?/y;

/** Fenced blocks, read in their own language, and code spans. */
export function addFences(text: Mode, compile: (language: Language) => Frame): void {
  const fence = createMode("code");
  fence.lineStart = readFenced;
  text.lineStart = (cursor) => {
    opening.lastIndex = cursor.start;
    const [, before = "", marker, name = ""] = opening.exec(cursor.line) ?? [];
    if (marker === undefined) return false;
    const language = cursor.level < maxLevel ? languageNamed(name) : undefined;
    markAs(cursor, cursor.start, "code");
    // Without a name it is a tree, a log, a letter as often as code.
    const inside = name === "" ? verbatim : (language?.fragment ?? language ?? unknown);
    push(cursor, fence, marker, before.split(">").length - 1, compile(inside));
    cursor.at = cursor.end;
    return false;
  };
  when(text, "`", passCodeSpan);
}

function readFenced(cursor: Cursor): boolean {
  const { line, start, end, frame, spans, level } = cursor;
  let at = start;
  for (let quotes = 0; quotes < frame.count; quotes++) {
    quote.lastIndex = at;
    const found = quote.exec(line);
    if (found === null) {
      // The block quote ended, and the fence with it.
      pop(cursor);
      return true;
    }
    at += found[0].length;
  }
  closing.lastIndex = at;
  const marker = closing.exec(line)?.[1];
  cursor.at = end;
  if (marker?.startsWith(frame.close)) {
    markAs(cursor, start, "code");
    pop(cursor);
  } else {
    alter(cursor, frame.count, lexRange(line, at, end, frame.inner ?? frame, spans, level + 1));
  }
  return false;
}

/** CommonMark 6.1, but only within a line: a run of backticks without its like is text. */
function passCodeSpan(cursor: Cursor): boolean {
  const { line, at, end } = cursor;
  const length = runLength(line, at, end);
  cursor.runs ??= lastRuns(line, at, end);
  cursor.at = at + length;
  if ((cursor.runs.get(length) ?? 0) <= at) return true;
  for (let next = line.indexOf("`", cursor.at); next >= 0 && next < end; ) {
    const candidate = runLength(line, next, end);
    if (candidate === length) {
      // In whatever language: typography may be what it shows.
      markAs(cursor, at, "code", undefined, true);
      cursor.at = next + length;
      mark(cursor);
      return true;
    }
    next = line.indexOf("`", next + candidate);
  }
  return true;
}

function runLength(line: string, at: number, end: number): number {
  let index = at;
  while (index < end && line.charCodeAt(index) === 0x60) index++;
  return index - at;
}

/** Where the last run of each length starts: without it, runs of ever new lengths would each search the whole line. */
function lastRuns(line: string, from: number, end: number): ReadonlyMap<number, number> {
  const runs = new Map<number, number>();
  for (let at = line.indexOf("`", from); at >= 0 && at < end; ) {
    const length = runLength(line, at, end);
    runs.set(length, at);
    at = line.indexOf("`", at + length);
  }
  return runs;
}
