import { visit } from "jsonc-parser";

/** The contents of a JSON string in the file, in UTF-16 units, without its quotes. */
interface StringPlace {
  readonly start: number;
  readonly end: number;
}

/** A cell's source, as whoever opens the notebook sees it. */
export interface Cell {
  readonly text: string;
  readonly languageId: string;
  /** In order of their place. */
  readonly strings: readonly StringPlace[];
  /** Where a unit of `text` is written in the file. */
  readonly fileOffset: (index: number) => number;
  /** Where what ends before the unit `end` ends in the file, but in the string that `from` stands in. */
  readonly fileEnd: (end: number, from: number) => number;
}

/** Deeper than this nothing of a notebook's format stands. */
const maxDepth = 6;

interface RawCell {
  kind: string;
  language: string | undefined;
  readonly strings: StringPlace[];
}

/**
 * The cells of a notebook in order of their place (nbformat 4; 3 has worksheets around them, and inputs). Linear.
 * `undefined` for what is not valid JSON, or nested so deeply that no notebook is, or has no cells.
 */
export function readCells(text: string): readonly Cell[] | undefined {
  const cells: RawCell[] = [];
  let [kernel, info]: (string | undefined)[] = [];
  let depth = 0;
  let current: string | undefined;
  let isBroken = false;
  const enter = (): void => {
    if (++depth > 1000) throw new RangeError("nested too deeply");
  };
  const leave = (): void => {
    depth--;
  };
  try {
    visit(
      text,
      {
        onObjectBegin: (_offset, _length, _line, _character, path) => {
          enter();
          if (depth > maxDepth) return;
          const key = path().join(".");
          if (!/^(?:worksheets\.\d+\.)?cells\.\d+$/.test(key)) return;
          cells.push({ kind: "", language: undefined, strings: [] });
          current = key;
        },
        onObjectEnd: leave,
        onArrayBegin: enter,
        onArrayEnd: leave,
        onLiteralValue: (value, offset, length, _line, _character, path) => {
          if (depth > maxDepth || typeof value !== "string") return;
          const key = path().join(".");
          if (key === "metadata.kernelspec.language") kernel = value;
          else if (key === "metadata.language_info.name") info = value;
          const cell = cells.at(-1);
          if (cell === undefined || current === undefined || !key.startsWith(`${current}.`)) return;
          const name = key.slice(current.length + 1);
          if (name === "cell_type") cell.kind = value;
          else if (name === "language" || name === "metadata.vscode.languageId") cell.language = value;
          else if (/^(?:source|input)(?:\.\d+)?$/.test(name)) {
            cell.strings.push({ start: offset + 1, end: offset + length - 1 });
          }
        },
        onError: () => {
          isBroken = true;
        },
      },
      { disallowComments: true },
    );
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  if (isBroken || cells.length === 0) return undefined;
  return cells.map((cell) => finished(cell, text, info ?? kernel ?? "python"));
}

const decoded: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };
const escapes = /\\(?:u([0-9a-fA-F]{4})|(.))/g;

/** A stretch of a cell that is written as it is, or one unit that is written as an escape. */
interface Stretch {
  readonly at: number;
  readonly start: number;
  readonly end: number;
  readonly string: number;
}

function finished({ kind, language, strings }: RawCell, file: string, kernel: string): Cell {
  const parts: string[] = [];
  const stretches: Stretch[] = [];
  let at = 0;
  const add = (content: string, start: number, end: number, string: number): void => {
    if (content === "") return;
    parts.push(content);
    stretches.push({ at, start, end, string });
    at += content.length;
  };
  for (const [string, { start, end }] of strings.entries()) {
    const raw = file.slice(start, end);
    let kept = 0;
    for (const found of raw.matchAll(escapes)) {
      const [whole, hex, letter = ""] = found;
      add(raw.slice(kept, found.index), start + kept, start + found.index, string);
      kept = found.index + whole.length;
      const content = hex === undefined ? (decoded[letter] ?? letter) : String.fromCharCode(Number.parseInt(hex, 16));
      add(content, start + found.index, start + kept, string);
    }
    add(raw.slice(kept), start + kept, end, string);
  }
  const text = parts.join("");
  const starts = stretches.map((stretch) => stretch.at);
  const stretchAt = (index: number): Stretch | undefined => stretches[lastNotAfter(starts, index)];
  const lengthOf = (index: number): number => (starts[index + 1] ?? text.length) - (starts[index] ?? 0);
  const fileOffset = (index: number): number => {
    const stretch = stretchAt(index);
    if (stretch === undefined) return strings[0]?.start ?? 0;
    return Math.min(stretch.start + index - stretch.at, stretch.end);
  };
  return {
    text,
    strings,
    languageId: languageOf(kind, language ?? kernel, text),
    fileOffset,
    fileEnd: (end, from) => {
      const number = lastNotAfter(starts, end - 1);
      const stretch = stretches[number];
      if (stretch === undefined) return fileOffset(from) + 1;
      const first = stretchAt(from)?.string ?? stretch.string;
      if (stretch.string !== first) return strings[first]?.end ?? stretch.end;
      const isAsItIs = stretch.end - stretch.start === lengthOf(number);
      return isAsItIs ? Math.min(stretch.start + end - stretch.at, stretch.end) : stretch.end;
    },
  };
}

/** IPython's magics that make a cell another language. */
const magics: Readonly<Record<string, string>> = {
  ...{ bash: "shellscript", sh: "shellscript", script: "unknown", html: "html", svg: "xml", markdown: "markdown" },
  ...{ javascript: "javascript", js: "javascript", latex: "latex", perl: "perl", ruby: "ruby", sql: "sql", r: "r" },
  ...{ writefile: "unknown", cmd: "bat", powershell: "powershell" },
};

function languageOf(kind: string, language: string, text: string): string {
  if (kind === "markdown" || kind === "heading") return "markdown";
  if (kind === "raw") return "plaintext";
  const magic = /^\s{0,99}%%([a-zA-Z]{1,20})(?!\w)/.exec(text)?.[1]?.toLowerCase() ?? "";
  // `C++17`.
  return (
    (Object.hasOwn(magics, magic) ? magics[magic] : undefined) ?? language.toLowerCase().replace(/(?<=\+)\d+$/, "")
  );
}

/** The index of the last of the ascending numbers that is not greater. */
export function lastNotAfter(starts: readonly number[], value: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
