import { type Context, createScanner, type Finding, type Policy, type Scanner, scan } from "../engine/index.ts";
import { type Cell, lastNotAfter, readCells } from "./notebook-cells.ts";

/** UTF-16 units that are held. A notebook beyond that is scanned as the JSON that it is. */
const longestNotebook = 64 << 20;

/** Whether the name is that of a Jupyter notebook: its cells are texts of their own, which escapes can hide in ASCII. */
export function isNotebook(path: string): boolean {
  return /\.ipynb$/i.test(path);
}

/** As `scan` of the engine, but what stands in a notebook's cells is judged as what it is there. */
export function scanText(text: string, context: Context, policy: Policy): readonly Finding[] {
  return (
    (isNotebook(context.path ?? "") ? scanNotebook(text, context, policy) : undefined) ?? scan(text, context, policy)
  );
}

/** As `createScanner` of the engine, for notebooks too. */
export function createTextScanner(context: Context, policy: Policy): Scanner {
  if (!isNotebook(context.path ?? "")) return createScanner(context, policy);
  let pieces: string[] = [];
  let length = 0;
  let plain: Scanner | undefined;
  return {
    push: (piece) => {
      length += piece.length;
      if (length <= longestNotebook) {
        pieces.push(piece);
        return;
      }
      plain ??= createScanner(context, policy);
      for (const held of pieces) plain.push(held);
      pieces = [];
      plain.push(piece);
    },
    readsAgain: () => plain?.readsAgain() ?? false,
    pushAgain: (piece) => plain?.pushAgain(piece),
    finish: () => plain?.finish() ?? scanText(pieces.join(""), context, policy),
  };
}

/** `undefined` for what is no notebook. Outside of its cells it is JSON. */
function scanNotebook(text: string, context: Context, policy: Policy): readonly Finding[] | undefined {
  const cells = readCells(text);
  if (cells === undefined) return undefined;
  const lines = startsOfLines(text);
  const found = [...scan(withoutCells(text, cells), context, policy)];
  for (const cell of cells) {
    const judged = scan(cell.text, { ...context, languageId: cell.languageId, isFragment: true }, policy);
    if (judged.length === 0) continue;
    const toFile = placesOf(cell, lines);
    for (const finding of judged) found.push(placed(finding, toFile));
  }
  return found.sort((a, b) => a.line - b.line || a.start - b.start);
}

type Place = Pick<Finding, "line" | "start" | "end">;

/** The finding of a cell where it stands in the file. What replaces it is written as JSON writes it. */
function placed({ escape: _, related, twin, ...finding }: Finding, toFile: (place: Place) => Place): Finding {
  return {
    ...finding,
    ...toFile(finding),
    ...(twin !== undefined && { twin: JSON.stringify(twin).slice(1, -1) }),
    ...(related !== undefined && {
      related: related.path === undefined ? { ...related, ...toFile(related) } : related,
    }),
  };
}

function placesOf(cell: Cell, fileLines: readonly number[]): (place: Place) => Place {
  const cellLines = startsOfLines(cell.text);
  return ({ line, start, end }) => {
    const from = (cellLines[line] ?? 0) + start;
    const first = cell.fileOffset(from);
    const fileLine = lastNotAfter(fileLines, first);
    const fileStart = fileLines[fileLine] ?? 0;
    // A line of a cell that is written as several strings is cut off where the first of them ends.
    const last = cell.fileEnd((cellLines[line] ?? 0) + Math.max(end, start + 1), from);
    return { line: fileLine, start: first - fileStart, end: last - fileStart };
  };
}

/** The same text with the cells' contents blanked out, every other character where it was. */
function withoutCells(text: string, cells: readonly Cell[]): string {
  const parts: string[] = [];
  let kept = 0;
  for (const { strings } of cells) {
    for (const { start, end } of strings) {
      parts.push(text.slice(kept, start), "x".repeat(end - start));
      kept = end;
    }
  }
  parts.push(text.slice(kept));
  return parts.join("");
}

/** Offsets of the lines, which end as those of findings do. */
function startsOfLines(text: string): number[] {
  const starts = [0];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0x0a || (unit === 0x0d && text.charCodeAt(index + 1) !== 0x0a)) starts.push(index + 1);
  }
  return starts;
}
