import type { Finding } from "./finding.ts";
import { type Context, type Judge, judgeFor } from "./judge.ts";
import { findingsOf, type JudgedLine, judgeLine, type Seen, seenIn } from "./line.ts";
import { nextCandidate } from "./next-candidate.ts";
import type { Policy } from "./policy.ts";
import { lineFinder, linesIn } from "./syntax/lines.ts";
import { areInstructions } from "./syntax/profile.ts";
import { initialState, type LazyLine, type LineLexer, lineLexer } from "./syntax/regions.ts";
import { readsCleanText, type Whole, wholesFor, withWhole } from "./whole.ts";

/**
 * Judges a text that comes in pieces, each but the last ending with a line's end. After the last piece, if `readsAgain`
 * says so, all pieces have to come once more, to `pushAgain`: then it is known what the rules for whole texts want.
 */
export interface Scanner {
  readonly push: (piece: string) => void;
  readonly readsAgain: () => boolean;
  readonly pushAgain: (piece: string) => void;
  /** All findings, in order of their place. */
  readonly finish: () => readonly Finding[];
}

/** Finds what the policy does not accept. The text comes decoded and without its byte order mark, as editors show it. */
export function scan(text: string, context: Context, policy: Policy): readonly Finding[] {
  const judge = judgeFor(context, policy);
  if (nextCandidate(text, 0) < 0 && !readsCleanText(judge)) return [];
  const scanner = scannerFor(judge);
  scanner.push(text);
  if (scanner.readsAgain()) scanner.pushAgain(text);
  return scanner.finish();
}

/** Whether a file must be scanned even if its bytes look clean: what agents read is judged for more than characters. */
export function needsFullScan(context: Context, policy: Policy): boolean {
  // Asked for each file of a tree: no other rule reads clean texts, and a judge takes longer than to open a file.
  return areInstructions(context.path ?? "", policy) && readsCleanText(judgeFor(context, policy));
}

/** For texts too large to be held: memory is that of a piece, the findings, and what rules keep for the whole text. */
export function createScanner(context: Context, policy: Policy): Scanner {
  return scannerFor(judgeFor(context, policy));
}

function scannerFor(judge: Judge): Scanner {
  const judged: JudgedLine[] = [];
  const first = createReader(judge);
  const second = createReader(judge);
  let wanted: readonly Whole[] | undefined;
  let summed: Seen | undefined;
  const seen = (): Seen => {
    summed ??= seenIn(judged);
    return summed;
  };
  const wholes = (): readonly Whole[] => {
    wanted ??= wholesFor(judge).filter((whole) => whole.isWanted(judged, seen()));
    return wanted;
  };
  return {
    push: (piece) => {
      let candidate = nextCandidate(piece, 0);
      const takesBefore = (next: number): boolean | undefined => {
        if (candidate < 0) return undefined;
        if (candidate >= next) return false;
        candidate = nextCandidate(piece, next);
        return true;
      };
      first.read(piece, takesBefore, (line, { text, spans, ending }) => {
        judged.push({ line, facts: judgeLine(text, spans, judge, ending === "\r") });
      });
    },
    readsAgain: () => wholes().length > 0,
    pushAgain: (piece) => {
      const always = (): boolean => true;
      second.read(piece, always, (line, content) => {
        for (const whole of wholes()) whole.read(line, content);
      });
    },
    finish: () => withWhole(findingsOf(judged, seen()), wholes(), judge),
  };
}

/** Takes pieces of a text line by line. */
function createReader(judge: Judge) {
  let line = 0;
  /** The last piece, from the first line on that nobody wanted: it is lexed to its end only if another piece follows. */
  let last: { readonly piece: string; readonly at: number; readonly lexer: LineLexer } | undefined;
  return {
    /** @param takesBefore whether the line that ends before an index is taken; undefined if none is from here on. */
    read(
      piece: string,
      takesBefore: (next: number) => boolean | undefined,
      take: (line: number, content: LazyLine) => void,
    ): void {
      if (last) line += linesIn(last.piece, last.at);
      const lexer = lineLexer(piece, last?.lexer.end() ?? initialState(judge.language));
      const lineAt = lineFinder(piece);
      let at = 0;
      while (at < piece.length) {
        const { end, next } = lineAt(at);
        const isTaken = takesBefore(next);
        if (isTaken === undefined) break;
        if (isTaken) take(line, lexer.lineAt(at, end, next));
        line++;
        at = next;
      }
      last = { piece, at, lexer };
    },
  };
}
