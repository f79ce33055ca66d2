import { lineFinder, linesIn } from "../syntax/lines.ts";

/** The lines that two texts do not begin and end with alike. */
export interface Middle {
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** The number of its first line, in both texts. */
  readonly first: number;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Lines without what ends them. An empty one behind the last line's end is not counted: nothing stands there.
 * @param firstLine the number of the texts' first line
 */
export function middleOf(before: string, after: string, firstLine: number): Middle {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  while (start > 0 && !(startsLine(before, start) && startsLine(after, start))) start--;
  let kept = 0;
  const most = shorter - start;
  while (kept < most && before.charCodeAt(before.length - 1 - kept) === after.charCodeAt(after.length - 1 - kept))
    kept++;
  while (kept > 0 && !(startsLine(before, before.length - kept) && startsLine(after, after.length - kept))) kept--;
  return {
    before: linesOf(before, start, before.length - kept),
    after: linesOf(after, start, after.length - kept),
    first: firstLine + linesIn(before.slice(0, start), 0),
  };
}

function startsLine(text: string, index: number): boolean {
  const unit = text.charCodeAt(index - 1);
  return index === 0 || unit === LINE_FEED || (unit === CARRIAGE_RETURN && text.charCodeAt(index) !== LINE_FEED);
}

function linesOf(text: string, from: number, to: number): string[] {
  const lines: string[] = [];
  const lineAt = lineFinder(text);
  for (let at = from; at < to; ) {
    const { end, next } = lineAt(at);
    lines.push(text.slice(at, end));
    at = next;
  }
  return lines;
}
