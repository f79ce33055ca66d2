import type { Finding } from "./finding.ts";
import { type Context, judgeFor } from "./judge.ts";
import { findingsOf, judgedLines, judgeLine, type LineFacts, seenIn } from "./line.ts";
import { nextCandidate } from "./next-candidate.ts";
import type { Policy } from "./policy.ts";
import { initialState, type LexState, lexLine, type Span, sameState } from "./syntax/regions.ts";
import { type ReadLine, wholesFor, withWhole } from "./whole.ts";

/** The lines of a text that lives elsewhere, without their terminators. */
export interface Lines {
  readonly count: () => number;
  readonly at: (line: number) => string;
}

/**
 * `removed` lines from `start` on became `inserted` lines, at least one of each: to take out a line break is to
 * turn two lines into one. Lines are counted as they were before the edit.
 */
export interface LineChange {
  readonly start: number;
  readonly removed: number;
  readonly inserted: number;
}

/** The findings of a text that changes, kept true by judging only what an edit can have altered. */
export interface Document {
  /** To be called when `lines` already shows the text after the edit. Changes in any order, not overlapping. */
  readonly update: (changes: readonly LineChange[]) => void;
  /** In order of their place. */
  readonly findings: () => readonly Finding[];
}

/**
 * Judges all lines now, and on `update` the changed ones, and those after them until the lexer's state is the
 * old one again. The lexer runs no further than the last line with a candidate: a clean text is never lexed.
 * @param inQuestion the only lines that need a look now, ascending, if somebody knows; see {@link nextCandidate}
 */
export function createDocument(
  lines: Lines,
  context: Context,
  policy: Policy,
  inQuestion?: Iterable<number>,
): Document {
  const judge = judgeFor(context, policy);
  let facts: (LineFacts | undefined)[] = [];
  /** The lexer's state at the start of each line, as far as it was needed. */
  let states: (LexState | undefined)[] = [initialState(judge.language)];

  const stateAt = (line: number): LexState => {
    let known = Math.min(line, states.length - 1);
    let state = states[known] as LexState;
    for (; known < line; known++) {
      state = lexLine(lines.at(known), state);
      states.push(state);
    }
    return state;
  };
  /** Returns whether the line has anything to say, or had. */
  const judgeAt = (line: number): boolean => {
    const text = lines.at(line);
    const hadFacts = facts[line] !== undefined;
    if (nextCandidate(text, 0) < 0) {
      facts[line] = undefined;
      return hadFacts;
    }
    const spans: Span[] = [];
    lexLine(text, stateAt(line), spans);
    facts[line] = judgeLine(text, spans, judge);
    return true;
  };
  /** Renews states from `from` on; returns the first line whose state was right already, `until` at the earliest. */
  const relex = (from: number, until: number): number => {
    let line = from;
    for (; line + 1 < states.length; line++) {
      const state = lexLine(lines.at(line), states[line] as LexState);
      const former = states[line + 1];
      if (line + 1 >= until && former !== undefined && sameState(state, former)) return line + 1;
      states[line + 1] = state;
    }
    return line + 1;
  };

  const wholes = wholesFor(judge);
  const readAt = (line: number): ReadLine => {
    const text = lines.at(line);
    const spans: Span[] = [];
    lexLine(text, stateAt(line), spans);
    return { text, spans };
  };
  const judgeAll = (): readonly Finding[] => {
    const judged = judgedLines(facts, (line) => line);
    const seen = seenIn(judged);
    const wanted = wholes.filter((whole) => whole.isWanted(judged, seen));
    for (const whole of wanted) whole.readRest(lines.count(), readAt);
    return withWhole(findingsOf(judged, seen), wanted, judge);
  };

  /** Takes what is known of each line to where the line is now. */
  const move = (changes: readonly LineChange[]): void => {
    facts = resized(facts, changes);
    const growth = changes.reduce((sum, { removed, inserted }) => sum + Math.max(0, inserted - removed), 0);
    for (const whole of wholes) whole.renew((read) => resized(read, changes), changes[0]?.start ?? 0, growth);
    // The state after the last changed line stays: against it the lexer sees whether anything changed below.
    states = resized(
      states,
      changes.map(({ start, removed, inserted }) => ({
        start: start + 1,
        removed: removed - 1,
        inserted: inserted - 1,
      })),
    );
  };

  let known: readonly Finding[] | undefined;
  if (inQuestion === undefined) for (let line = 0; line < lines.count(); line++) judgeAt(line);
  else {
    facts = new Array<LineFacts | undefined>(lines.count()).fill(undefined);
    for (const line of inQuestion) judgeAt(line);
  }

  return {
    update: (changes) => {
      const all = changes.length > 1 ? merged(changes) : changes;
      // Nearly every keystroke changes one line in its place, and what was found stays true.
      let isKnown = !all.some(moves);
      if (!isKnown) move(all);
      let shift = 0;
      let done = 0;
      for (const { start, removed, inserted } of all) {
        const from = Math.max(start + shift, done);
        const end = start + shift + inserted;
        shift += inserted - removed;
        done = Math.max(done, end, from < states.length ? relex(from, end) : end);
        for (let line = from; line < Math.min(done, lines.count()); line++) if (judgeAt(line)) isKnown = false;
        for (const whole of wholes) if (whole.forget(from, done)) isKnown = false;
      }
      if (!isKnown) known = undefined;
    },
    findings: () => {
      known ??= judgeAll();
      return known;
    },
  };
}

/** Whether the lines below it move. */
const moves = ({ removed, inserted }: LineChange): boolean => removed !== inserted;

/** A new line in one of 150,000 takes 6 us where it stands; all elements anew take 1 ms, and one after the other 8. */
const FEW = 1000;

/**
 * The same elements, with holes where lines came: one pass, however many changes; a single one is made in place. What starts beyond the end is not known yet and stays so; a change that reaches over the end
 * cuts there.
 */
function resized<T>(array: (T | undefined)[], changes: readonly LineChange[]): (T | undefined)[] {
  const moving = changes.filter(moves);
  const [only] = moving;
  if (only && moving.length === 1 && only.inserted < FEW) {
    if (only.start + only.removed >= array.length) array.length = Math.min(array.length, only.start);
    else array.splice(only.start, only.removed, ...new Array<T | undefined>(only.inserted).fill(undefined));
    return array;
  }
  const result: (T | undefined)[] = [];
  let kept = 0;
  for (const { start, removed, inserted } of moving) {
    for (const element of array.slice(kept, start)) result.push(element);
    kept = start + removed;
    if (kept >= array.length) return result;
    for (let hole = 0; hole < inserted; hole++) result.push(undefined);
  }
  for (const element of array.slice(kept)) result.push(element);
  return result;
}

/** Changes in ascending order, those that touch joined into one. */
function merged(changes: readonly LineChange[]): LineChange[] {
  const result: LineChange[] = [];
  for (const change of [...changes].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && change.start < last.start + last.removed) {
      const end = Math.max(last.start + last.removed, change.start + change.removed);
      const removed = end - last.start;
      const growth = last.inserted - last.removed + change.inserted - change.removed;
      result[result.length - 1] = { start: last.start, removed, inserted: removed + growth };
    } else result.push(change);
  }
  return result;
}
