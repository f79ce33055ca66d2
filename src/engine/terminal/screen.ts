import { isConcealed, type Rendition, renditionAfter } from "./rendition.ts";
import { type Sequence, sequenceAt } from "./sequence.ts";

/** Longer lines are not printed: what is told of them is cut after 60 units, and inserting in a row is not linear. */
const LONGEST = 4000;
const TAB_STOP = 8;
/** How wide the terminal is: a cursor that is sent further stays there. */
const WIDTH = 10_000;

/** A row of a terminal while it is written. */
interface Row {
  readonly cells: string[];
  column: number;
  rendition: Rendition;
}

/**
 * What a terminal shows after it has printed the line: nothing that was hidden, erased or written over. `undefined`
 * where that cannot be said: the cursor leaves the row, the screen changes, or the line is very long.
 */
export function printed(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const row: Row = { cells: [], column: 0, rendition: {} };
  for (let index = 0; index < text.length; ) {
    const sequence = sequenceAt(text, index);
    if (sequence) {
      if (!obey(row, sequence)) return undefined;
      index = sequence.end;
    } else {
      const codePoint = text.codePointAt(index) ?? 0;
      write(row, codePoint);
      index += codePoint > 0xffff ? 2 : 1;
    }
  }
  return Array.from(row.cells, (cell) => cell ?? " ").join("");
}

function write(row: Row, codePoint: number): void {
  if (codePoint === 0x08) row.column = Math.max(0, row.column - 1);
  else if (codePoint === 0x0d) row.column = 0;
  else if (codePoint === 0x09) row.column += TAB_STOP - (row.column % TAB_STOP);
  else if (codePoint >= 0x20 && (codePoint < 0x7f || codePoint >= 0xa0))
    row.cells[row.column++] = isConcealed(row.rendition) ? " " : String.fromCodePoint(codePoint);
}

/** Whether the row is still known after it. */
function obey(row: Row, { introducer, body, final }: Sequence): boolean {
  if (introducer === "") return "=>".includes(final);
  if (introducer !== "[") return true;
  const parameters = body.split(";").map((part) => Number.parseInt(part, 10));
  const [first = Number.NaN] = parameters;
  const count = Math.max(1, Number.isNaN(first) ? 1 : first);
  const { cells, column } = row;
  const move = (to: number): boolean => {
    row.column = Math.min(Math.max(0, to), WIDTH);
    return true;
  };
  const erase = (from: number, to: number): boolean => {
    for (let at = from; at < Math.min(to, cells.length); at++) cells[at] = " ";
    return true;
  };
  switch (final) {
    case "m":
      row.rendition = renditionAfter(row.rendition, body);
      return true;
    case "C":
    case "a":
      return move(column + count);
    case "D":
      return move(column - count);
    case "G":
    case "`":
      return move(count - 1);
    case "K":
      return erase(first === 1 || first === 2 ? 0 : column, first === 1 ? column + 1 : cells.length);
    case "X":
      return erase(column, column + count);
    case "P":
      cells.splice(column, count);
      return true;
    case "@":
      if (column < cells.length) cells.splice(column, 0, ...Array.from({ length: Math.min(count, WIDTH) }, () => " "));
      return true;
    case "h":
    case "l":
      return !/^\?(?:47|104[789])$/.test(body);
    case "n":
    case "c":
    case "q":
    case "t":
      return true;
    default:
      return false;
  }
}
