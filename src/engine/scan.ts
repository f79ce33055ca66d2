import type { Finding } from "./finding.ts";
import { type Context, type Judge, judgeFor } from "./judge.ts";
import { findingsOf, type JudgedLine, judgeLine, nextCandidate } from "./line.ts";
import type { Policy } from "./policy.ts";
import { initialState, lexLine, type Span } from "./syntax/regions.ts";
import { type ReadLine, readsCleanText, wholesFor, withWhole } from "./whole.ts";

/** Judges a text that comes in pieces. */
export interface Scanner {
  /** The next piece; each but the last ends with a line's end. */
  readonly push: (piece: string) => void;
  /** All findings, in order of their place. */
  readonly finish: () => readonly Finding[];
}

/** Finds what the policy does not accept. The text comes decoded and without its byte order mark, as editors show it. */
export function scan(text: string, context: Context, policy: Policy): readonly Finding[] {
  const judge = judgeFor(context, policy);
  if (nextCandidate(text, 0) < 0 && !readsCleanText(judge)) return [];
  const judged = judgeCandidates(text, judge);
  const wholes = wholesFor(judge).filter((whole) => whole.isWanted(judged));
  if (wholes.length > 0)
    forEachLine(text, judge, (line, content) => {
      for (const whole of wholes) whole.read(line, content);
    });
  return withWhole(findingsOf(judged), wholes, judge);
}

/** Whether a file must be scanned even if its bytes look clean: what agents read is judged for more than characters. */
export function needsFullScan(context: Context, policy: Policy): boolean {
  return readsCleanText(judgeFor(context, policy));
}

/**
 * For texts too large to be held: memory is that of a piece, the findings, and what the rules keep that judge the text
 * as a whole. Each line is lexed, because nobody can know yet what those will want to have read.
 */
export function createScanner(context: Context, policy: Policy): Scanner {
  const judge = judgeFor(context, policy);
  const wholes = wholesFor(judge);
  const judged: JudgedLine[] = [];
  let state = initialState(judge.language);
  let lines = 0;
  return {
    push: (piece) => {
      let candidate = nextCandidate(piece, 0);
      for (let at = 0; at < piece.length; lines++) {
        const { end, next } = lineAt(piece, at);
        const text = piece.slice(at, end);
        const spans: Span[] = [];
        state = lexLine(text, state, spans);
        const content = { text, spans, ending: piece.slice(end, next) };
        if (candidate >= 0 && candidate < next) {
          judged.push({ line: lines, facts: judgeLine(text, spans, judge, content.ending === "\r") });
          candidate = nextCandidate(piece, next);
        }
        for (const whole of wholes) whole.read(lines, content);
        at = next;
      }
    },
    finish: () =>
      withWhole(
        findingsOf(judged),
        wholes.filter((whole) => whole.isWanted(judged)),
        judge,
      ),
  };
}

/** Judges the lines that have a candidate, and lexes no further than the last of them. */
function judgeCandidates(text: string, judge: Judge): JudgedLine[] {
  const judged: JudgedLine[] = [];
  let state = initialState(judge.language);
  let line = 0;
  let at = 0;
  for (let candidate = nextCandidate(text, 0); candidate >= 0; candidate = nextCandidate(text, at)) {
    for (let isThere = false; !isThere; line++) {
      const { end, next } = lineAt(text, at);
      const content = text.slice(at, end);
      isThere = candidate < next;
      const spans: Span[] | undefined = isThere ? [] : undefined;
      state = lexLine(content, state, spans);
      at = next;
      if (spans === undefined) continue;
      const endsInLoneCR = text.charCodeAt(end) === 0x0d && next === end + 1;
      judged.push({ line, facts: judgeLine(content, spans, judge, endsInLoneCR) });
    }
  }
  return judged;
}

function forEachLine(text: string, judge: Judge, take: (line: number, content: ReadLine) => void): void {
  let state = initialState(judge.language);
  let line = 0;
  for (let at = 0; at < text.length; line++) {
    const { end, next } = lineAt(text, at);
    const content = text.slice(at, end);
    const spans: Span[] = [];
    state = lexLine(content, state, spans);
    take(line, { text: content, spans, ending: text.slice(end, next) });
    at = next;
  }
}

/** Where the line that starts at `start` ends, and where the next one starts. */
function lineAt(text: string, start: number): { end: number; next: number } {
  let end = start;
  for (; end < text.length; end++) {
    const unit = text.charCodeAt(end);
    if (unit === 0x0a) return { end, next: end + 1 };
    if (unit === 0x0d) return { end, next: text.charCodeAt(end + 1) === 0x0a ? end + 2 : end + 1 };
  }
  return { end, next: end };
}
