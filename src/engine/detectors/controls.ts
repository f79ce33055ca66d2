import type { Message, Region } from "../finding.ts";
import type { Line, LineJudge } from "../line.ts";
import { differenceOf, nextControl } from "../terminal/difference.ts";
import { effectOf, isHiding, isStyling } from "../terminal/effects.ts";
import { type Sequence, sequenceAt } from "../terminal/sequence.ts";

const BACKSPACE = 0x08;
const FORM_FEED = 0x0c;

/**
 * C0, DEL, C1 and the terminal's escape sequences. A sequence is one finding, a run of other controls another; of those
 * that only paint, and of backspaces, there is one a line and region: a log or a manual page has hundreds. A form feed
 * at the start of a line parts pages, as in Python's and GNU's style.
 */
export const controlCharacters: LineJudge = (line) => {
  const { text } = line;
  const painting: Group[] = [];
  const backspaces: Group[] = [];
  const acting: { readonly piece: Piece; readonly sequence: Sequence }[] = [];
  for (let start = nextControl(text, 0); start >= 0; ) {
    const sequence = isAccepted(line, start) ? undefined : within(line, start, sequenceAt(text, start));
    const piece = { start, end: sequence?.end ?? start + 1 };
    start = nextControl(text, piece.end);
    if (isAccepted(line, piece.start)) continue;
    if (sequence !== undefined && isStyling(sequence)) add(painting, line, piece);
    else if (sequence !== undefined) acting.push({ piece, sequence });
    else if (text.charCodeAt(piece.start) === BACKSPACE) add(backspaces, line, piece);
    else {
      const end = endOfRun(line, piece.end);
      report(line, piece.start, end, text.slice(piece.start, end), undefined, undefined);
      start = nextControl(text, end);
    }
  }
  // Said of the first thing that can bring it about; the others tell what they do by themselves.
  let isSaid = false;
  const once = (message: Message): Message => {
    if (isSaid) return message;
    isSaid = true;
    return differenceOf(text) ?? message;
  };
  for (const { piece, sequence } of acting) {
    const written = text.slice(piece.start, piece.end);
    const effect = effectOf(sequence, written);
    report(line, piece.start, piece.end, written, "", isHiding(sequence) ? effect : once(effect));
  }
  for (const group of backspaces) reportGroup(line, group, once(backspaceMessage(group.count)));
  for (const group of painting) reportGroup(line, group, paintingMessage(group.count));
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

/** Pieces of one kind in one region of the line: the text of those, and that between them. */
interface Group {
  readonly region: Region;
  readonly start: number;
  end: number;
  count: number;
  own: string;
  kept: string;
}

function isAccepted({ text, judge }: Line, index: number): boolean {
  const codePoint = text.charCodeAt(index);
  return judge.allows(codePoint) || (codePoint === FORM_FEED && index === 0);
}

/** Where a run of controls ends that begin no sequence and are not grouped. */
function endOfRun(line: Line, from: number): number {
  const { text } = line;
  let end = from;
  while (nextControl(text.charAt(end), 0) === 0 && text.charCodeAt(end) !== BACKSPACE) {
    if (isAccepted(line, end) || sequenceAt(text, end) !== undefined) break;
    end++;
  }
  return end;
}

function add(groups: Group[], { text, spanAt }: Line, { start, end }: Piece): void {
  const { region } = spanAt(start);
  const own = text.slice(start, end);
  const group = groups.find((one) => one.region === region);
  if (group === undefined) {
    groups.push({ region, start, end, count: 1, own, kept: "" });
    return;
  }
  group.kept += text.slice(group.end, start);
  group.own += own;
  group.end = end;
  group.count++;
}

function reportGroup(line: Line, { start, end, own, kept }: Group, says: Message): void {
  report(line, start, end, own, kept, says);
}

function report(
  line: Line,
  start: number,
  end: number,
  own: string,
  twin: string | undefined,
  says: Message | undefined,
): void {
  const characters = new Set<number>();
  let count = 0;
  for (let index = nextControl(own, 0); index >= 0; index = nextControl(own, index + 1)) {
    characters.add(own.charCodeAt(index));
    count++;
  }
  line.report("control-character", start, end, {
    characters: [...characters],
    count,
    twin,
    ...(says !== undefined && { says }),
  });
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
