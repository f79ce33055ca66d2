/**
 * The same text in pieces that end at a line's end (CR LF, LF or a lone CR), except perhaps the last. A line that
 * spans chunks is joined once, so that the whole takes linear time. A line longer than `limit` UTF-16 units comes as
 * an empty one, after `onTooLong` was called, so that the lines after it keep their numbers.
 */
export function* wholeLines(chunks: Iterable<string>, limit: number, onTooLong: () => void): Generator<string> {
  let parts: string[] = [];
  let length = 0;
  const keep = (part: string): void => {
    if (length <= limit && length + part.length > limit) {
      onTooLong();
      parts = [];
    }
    length += part.length;
    if (length <= limit && part !== "") {
      parts.push(part);
    }
  };
  const take = (end: string): string => {
    const piece = length > limit ? end : parts.join("");
    parts = [];
    length = 0;
    return piece;
  };
  for (const chunk of chunks) {
    if (chunk === "") {
      continue;
    }
    if (parts.at(-1)?.endsWith("\r") && !chunk.startsWith("\n")) {
      yield take("\n");
    }
    const first = length === 0 ? 0 : firstLineEnd(chunk);
    const last = lastLineEnd(chunk);
    if (last === 0) {
      keep(chunk);
      continue;
    }
    keep(chunk.slice(0, first));
    if (length > 0) {
      yield take("\n");
    }
    if (last > first) {
      yield chunk.slice(first, last);
    }
    keep(chunk.slice(last));
  }
  if (length > 0) {
    yield take("");
  }
}

/** The index after the first line end. The chunk has one. */
function firstLineEnd(chunk: string): number {
  const { index = 0, 0: end = "" } = /\r\n|\n|\r(?!$)/.exec(chunk) ?? {};
  return index + end.length;
}

/** The index after the last line end, or 0. A CR that ends the chunk may be half of one. */
function lastLineEnd(chunk: string): number {
  const lone = chunk.length < 2 ? -1 : chunk.lastIndexOf("\r", chunk.length - 2);
  return Math.max(chunk.lastIndexOf("\n"), lone) + 1;
}
