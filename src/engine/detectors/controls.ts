import type { Message, Region } from "../finding.ts";
import type { Line, LineJudge } from "../line.ts";
import { mostApart } from "../scattered.ts";
import { differenceOf, isControl, nextControl } from "../terminal/difference.ts";
import { actionOf, effectOf, isHiding, isStyling, spelled } from "../terminal/effects.ts";
import { type Sequence, sequenceAt } from "../terminal/sequence.ts";
import { lazy } from "../unicode/packed.ts";

const BACKSPACE = 0x08;
const FORM_FEED = 0x0c;

/**
 * C0, DEL, C1 and the terminal's escape sequences. A sequence is one finding, a run of other controls another; of those
 * that only paint, and of backspaces, there is one a line and region: a log or a manual page has hundreds. So there is of
 * the others that do the same, from the eleventh on. A form feed at the start of a line parts pages, as in Python's and
 * GNU's style.
 */
export const controlCharacters: LineJudge = (line) => {
  const { text } = line;
  const painting: Group[] = [];
  const backspaces: Group[] = [];
  const acting: Group[] = [];
  // Said of the first thing that can bring it about; the others tell what they do by themselves.
  let isSaid = false;
  const once = (message: Message): Message => {
    if (isSaid) return message;
    isSaid = true;
    return differenceOf(text) ?? message;
  };
  for (let start = nextControl(text, 0); start >= 0; ) {
    if (isAccepted(line, start)) {
      start = nextControl(text, start + 1);
      continue;
    }
    const sequence = within(line, start, sequenceAt(text, start));
    if (sequence === undefined && text.charCodeAt(start) !== BACKSPACE) {
      const end = endOfRun(line, start + 1);
      line.reportScattered("control-character", start, end, controlsIn(text, start, end));
      start = nextControl(text, end);
      continue;
    }
    const piece = { start, end: sequence?.end ?? start + 1 };
    start = nextControl(text, piece.end);
    if (sequence === undefined) add(groupOf(backspaces, line, piece, ""), line, piece);
    else if (isStyling(sequence)) add(groupOf(painting, line, piece, ""), line, piece);
    else {
      const group = groupOf(acting, line, piece, actionOf(sequence));
      if (group.apart++ >= mostApart) add(group, line, piece);
      else {
        const effect = effectOf(sequence, text.slice(piece.start, piece.end));
        reportOne(line, piece, isHiding(sequence) ? effect : once(effect));
      }
    }
  }
  for (const group of backspaces) reportGroup(line, group, once(backspaceMessage(group.count)));
  for (const group of painting) reportGroup(line, group, paintingMessage(group.count));
  for (const group of acting) if (group.count > 0) reportGroup(line, group, furtherMessage(line, group));
};

/** A program puts a sequence together from strings: what is between those is no part of it, as `cat` would have it. */
function within(line: Line, start: number, sequence: Sequence | undefined): Sequence | undefined {
  if (sequence === undefined) return undefined;
  const { region } = line.spanAt(start);
  let end = start + 1;
  while (end < sequence.end && line.spanAt(end).region === region) end++;
  return end === sequence.end ? sequence : { ...sequence, end, final: "" };
}

interface Piece {
  readonly start: number;
  readonly end: number;
}

/** Pieces of one kind in one region of the line, and the text between them. */
interface Group {
  readonly region: Region;
  readonly action: string;
  /** Pieces that were told one by one, before others joined the group. */
  apart: number;
  first: Piece;
  end: number;
  count: number;
  controls: number;
  readonly characters: Set<number>;
  readonly kept: Gatherer;
}

function isAccepted({ text, judge }: Line, index: number): boolean {
  const codePoint = text.charCodeAt(index);
  return judge.allows(codePoint) || (codePoint === FORM_FEED && index === 0);
}

/** Where a run of controls ends that begin no sequence and are not grouped. */
function endOfRun(line: Line, from: number): number {
  const { text } = line;
  let end = from;
  while (isControl(text.charCodeAt(end)) && text.charCodeAt(end) !== BACKSPACE) {
    if (isAccepted(line, end) || sequenceAt(text, end) !== undefined) break;
    end++;
  }
  return end;
}

function groupOf(groups: Group[], { spanAt }: Line, piece: Piece, action: string): Group {
  const { region } = spanAt(piece.start);
  const known = groups.find((group) => group.region === region && group.action === action);
  if (known) return known;
  const counts = { apart: 0, count: 0, controls: 0 };
  const group: Group = {
    region,
    action,
    ...counts,
    first: piece,
    end: 0,
    characters: new Set(),
    kept: createGatherer(),
  };
  groups.push(group);
  return group;
}

function add(group: Group, { text }: Line, piece: Piece): void {
  if (group.count === 0) group.first = piece;
  else group.kept.add(text.slice(group.end, piece.start));
  for (
    let index = nextControl(text, piece.start);
    index >= 0 && index < piece.end;
    index = nextControl(text, index + 1)
  ) {
    group.characters.add(text.charCodeAt(index));
    group.controls++;
  }
  group.end = piece.end;
  group.count++;
}

/** A text of a million parts: joined by the thousand, they take a tenth of the memory. */
function createGatherer() {
  let whole = "";
  let parts: string[] = [];
  return {
    add: (part: string): void => {
      if (parts.push(part) < 1024) return;
      whole += parts.join("");
      parts = [];
    },
    text: (): string => whole + parts.join(""),
  };
}
type Gatherer = ReturnType<typeof createGatherer>;

function reportGroup(line: Line, { first: { start }, end, controls, characters, kept }: Group, says: Message): void {
  line.report("control-character", start, end, {
    characters: [...characters],
    count: controls,
    twin: kept.text(),
    says,
  });
}

function reportOne(line: Line, { start, end }: Piece, says: Message): void {
  line.report("control-character", start, end, { ...controlsIn(line.text, start, end), twin: "", says });
}

interface Controls {
  readonly characters: readonly number[];
  readonly count: number;
}

/** By code point: nearly all stand by themselves, and binary data has millions. */
const single = lazy(() =>
  Array.from({ length: 0xa0 }, (_, control): Controls => ({ characters: [control], count: 1 })),
);

function controlsIn(text: string, start: number, end: number): Controls {
  const alone = end === start + 1 ? single()[text.charCodeAt(start)] : undefined;
  if (alone !== undefined) return alone;
  const characters = new Set<number>();
  let count = 0;
  for (let index = start; index >= 0 && index < end; index = nextControl(text, index + 1)) {
    characters.add(text.charCodeAt(index));
    count++;
  }
  return { characters: [...characters], count };
}

function furtherMessage({ text }: Line, { count, first: { start, end } }: Group): Message {
  const like = spelled(text.slice(start, end));
  return count === 1
    ? { template: "Another terminal escape sequence that does the same as others before it ({0})", values: [like] }
    : {
        template: "{0} more terminal escape sequences that do the same as others before them ({1} \u2026)",
        values: [String(count), like],
      };
}

function backspaceMessage(count: number): Message {
  return count === 1
    ? { template: "Backspace: a terminal writes what follows over what stands before", values: [] }
    : { template: "{0} backspaces: a terminal writes what follows over what stands before", values: [String(count)] };
}

function paintingMessage(count: number): Message {
  return count === 1
    ? { template: "Terminal escape sequence: changes the colour or the style", values: [] }
    : { template: "{0} terminal escape sequences that change the colour or the style", values: [String(count)] };
}
