import type { Finding } from "./finding.ts";
import { type Context, judgeFor } from "./judge.ts";
import { findingsOf, judgeLine, type LineFacts, nextCandidate } from "./line.ts";
import type { Policy } from "./policy.ts";
import { initialState, lexLine, type Span } from "./syntax/regions.ts";

/** Judges a text that comes in pieces. */
export interface Scanner {
  /** The next piece; each but the last ends with a line's end. */
  readonly push: (piece: string) => void;
  /** All findings, in order of their place. */
  readonly finish: () => Finding[];
}

/** Finds what the policy does not accept. The text comes decoded and without its byte order mark, as editors show it. */
export function scan(text: string, context: Context, policy: Policy): Finding[] {
  if (nextCandidate(text, 0) < 0) return [];
  const scanner = createScanner(context, policy);
  scanner.push(text);
  return scanner.finish();
}

/** For files too large to be held: memory is that of the pieces and the findings. */
export function createScanner(context: Context, policy: Policy): Scanner {
  const judge = judgeFor(context, policy);
  const facts: LineFacts[] = [];
  const lines: number[] = [];
  let state = initialState(judge.language);
  let line = 0;
  let text = "";
  /** Start of the first line that was not lexed. What follows the last candidate waits for the next piece. */
  let at = 0;

  const lexUntil = (index: number): void => {
    while (at < text.length && at <= index) {
      const { end, next } = lineAt(text, at);
      if (next > index) return;
      state = lexLine(text.slice(at, end), state);
      line++;
      at = next;
    }
  };
  const judgeHere = (): void => {
    const { end, next } = lineAt(text, at);
    const content = text.slice(at, end);
    const spans: Span[] = [];
    state = lexLine(content, state, spans);
    const fact = judgeLine(content, spans, judge, text.charCodeAt(end) === 0x0d && next === end + 1);
    facts.push(fact);
    lines.push(line);
    line++;
    at = next;
  };

  return {
    push: (piece) => {
      lexUntil(text.length);
      text = piece;
      at = 0;
      for (let candidate = nextCandidate(text, 0); candidate >= 0; candidate = nextCandidate(text, at)) {
        lexUntil(candidate);
        judgeHere();
      }
    },
    finish: () => findingsOf(facts, (index) => lines[index] ?? 0),
  };
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
