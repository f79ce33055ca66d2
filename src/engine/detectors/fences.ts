/** What of a line tells fenced blocks from the text around them. Widths are UTF-16 units after the last `>`. */
export interface Margin {
  /** Of how many block quotes it is. */
  readonly quotes: number;
  /** Infinite if it is blank. */
  readonly indentation: number;
  /** Where its content starts, and whether that is behind the marker of a list item. */
  readonly content: number;
  readonly isItem: boolean;
  readonly opens: string | undefined;
  readonly closes: string | undefined;
}

/** CommonMark 4.4: deeper, it is an indented block. */
const DEEPEST = 3;

/** Reads the start of a line. */
export function marginOf(text: string): Margin {
  const [margin = ""] = /^(?:[ \t>]|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$))*/.exec(text) ?? [];
  const rest = text.slice(margin.length);
  const own = margin.replace(/^.*> ?/, "");
  const indentation = `${own}${rest}`.search(/[^ \t]/);
  const isItem = /[^ \t]/.test(own);
  return {
    quotes: margin.split(">").length - 1,
    indentation: indentation < 0 ? Number.POSITIVE_INFINITY : indentation,
    content: own.length,
    isItem,
    opens: /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(rest)?.[0],
    closes: isItem ? undefined : /^(`{3,}|~{3,})[ \t]*$/.exec(rest)?.[1],
  };
}

/**
 * Tells of one line after another whether it is part of a fenced block (CommonMark 4.5). A block ends with the quote or
 * the list item that it stands in, closed or not.
 */
export function fenceReader(): (line: Margin) => boolean {
  let fence: { readonly marker: string; readonly quotes: number; readonly column: number } | undefined;
  let quotes = 0;
  /** Where the contents of the list items start that are open. */
  let columns: number[] = [];
  return (line) => {
    if (fence && line.quotes >= fence.quotes && line.indentation >= fence.column) {
      if (line.closes?.startsWith(fence.marker)) fence = undefined;
      return true;
    }
    fence = undefined;
    columns = line.quotes === quotes ? columns.filter((column) => column <= line.indentation) : [];
    quotes = line.quotes;
    if (line.isItem) columns.push(line.content);
    const column = columns.at(-1) ?? 0;
    if (line.opens === undefined || line.content - column > DEEPEST) return false;
    fence = { marker: line.opens, quotes, column };
    return true;
  };
}
