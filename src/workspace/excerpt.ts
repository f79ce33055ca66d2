import type { Finding } from "../engine/index.ts";

/** The part of a line that shows some findings. */
export interface Excerpt {
  /** Raw: hidden characters are still hidden. */
  readonly text: string;
  /** The column (UTF-16 units) at which `text` starts. */
  readonly start: number;
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
  /** All on this line, in order; the last may reach beyond the excerpt. */
  readonly findings: readonly Finding[];
}

const before = 60;
const longest = 200;

/**
 * Shows where findings (sorted by line and column) stand. `pieces` are the text, each but the last ending with a
 * line. Lines above 200 UTF-16 units are shown in part; one excerpt shows all findings that fit.
 */
export function* excerptsOf(findings: readonly Finding[], pieces: Iterable<string>): Generator<Excerpt> {
  let shown = 0;
  let line = 0;
  for (const piece of pieces) {
    const ends = /\r\n?|\n/g;
    for (let start = 0; start < piece.length && shown < findings.length; line++) {
      const match = ends.exec(piece);
      const end = match?.index ?? piece.length;
      // A lone CR is a finding of its own, at the end of its line.
      const length = (match?.[0] === "\r" ? end + 1 : end) - start;
      while (findings[shown]?.line === line) {
        const excerpt = cut(piece, start, length, findings, shown);
        shown += excerpt.findings.length;
        yield excerpt;
      }
      start = match === null ? piece.length : ends.lastIndex;
    }
  }
}

function cut(piece: string, lineStart: number, length: number, findings: readonly Finding[], first: number): Excerpt {
  const { line, start = 0 } = findings[first] ?? {};
  const isWhole = length <= longest;
  const from = isWhole ? 0 : Math.max(start - before, 0);
  const to = isWhole ? length : Math.min(from + longest, length);
  let next = first + 1;
  while (findings[next]?.line === line && (findings[next]?.end ?? 0) <= to) {
    next++;
  }
  const safeFrom = from - (splitsPair(piece, lineStart + from) ? 1 : 0);
  const safeTo = to + (splitsPair(piece, lineStart + to) ? 1 : 0);
  return {
    text: piece.slice(lineStart + safeFrom, lineStart + safeTo),
    start: safeFrom,
    cutBefore: safeFrom > 0,
    cutAfter: safeTo < length,
    findings: findings.slice(first, next),
  };
}

function splitsPair(text: string, index: number): boolean {
  return (text.charCodeAt(index - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(index) & 0xfc00) === 0xdc00;
}
