import { isUtf8 } from "node:buffer";

type Encoding = "utf-8" | "utf-16le" | "utf-16be";

export interface Mark {
  readonly encoding: Encoding;
  /** Bytes of the byte order mark, which is no part of the text. */
  readonly length: number;
}

/** The encoding that a byte order mark tells; UTF-8 without one. */
export function readMark(head: Uint8Array): Mark {
  const [first, second, third] = head;
  if (first === 0xff && second === 0xfe) {
    return { encoding: "utf-16le", length: 2 };
  }
  if (first === 0xfe && second === 0xff) {
    return { encoding: "utf-16be", length: 2 };
  }
  return { encoding: "utf-8", length: first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0 };
}

/**
 * The text of a file that comes in chunks of bytes. What does not decode becomes U+FFFD, and `onInvalid` learns the
 * offset (in bytes, from the file's start) of the first such place.
 */
export function* decodeChunks(chunks: Iterable<Buffer>, onInvalid: (offset: number) => void): Generator<string> {
  let mark: Mark | undefined;
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  let valid = true;
  const decode = ({ encoding }: Mark, bytes: Buffer): string => {
    // Each piece is decoded on its own. The decoder must not take a U+FEFF at its start for a byte order mark.
    const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
    const bad = valid ? firstInvalid(text, bytes, encoding) : -1;
    if (bad >= 0) {
      valid = false;
      onInvalid(offset + bad);
    }
    offset += bytes.length;
    return text;
  };
  for (const chunk of chunks) {
    const isFirst = mark === undefined;
    mark ??= readMark(chunk);
    offset = isFirst ? mark.length : offset;
    const fresh = isFirst ? chunk.subarray(mark.length) : chunk;
    const bytes = rest.length === 0 ? fresh : Buffer.concat([rest, fresh]);
    const whole = bytes.length - unfinished(bytes, mark.encoding);
    const text = decode(mark, bytes.subarray(0, whole));
    rest = Buffer.from(bytes.subarray(whole));
    yield text;
  }
  if (mark !== undefined && rest.length > 0) {
    yield decode(mark, rest);
  }
}

/** How many bytes at the end may be the beginning of a sequence that the next chunk completes. */
function unfinished(bytes: Buffer, encoding: Encoding): number {
  if (encoding !== "utf-8") {
    const odd = bytes.length % 2;
    const high = bytes.at(-odd - (encoding === "utf-16le" ? 1 : 2)) ?? 0;
    return bytes.length > odd && (high & 0xfc) === 0xd8 ? odd + 2 : odd;
  }
  for (let count = 1; count <= Math.min(3, bytes.length); count++) {
    const byte = bytes.at(-count) ?? 0;
    if (byte >= 0xc0) {
      return count < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? count : 0;
    }
    if (byte < 0x80) {
      return 0;
    }
  }
  return 0;
}

/** The offset in bytes of the first place that did not decode, or -1. All before it takes as many bytes as it did. */
function firstInvalid(text: string, bytes: Buffer, encoding: Encoding): number {
  if (encoding === "utf-8" && isUtf8(bytes)) {
    return -1;
  }
  const replacement = { "utf-8": [0xef, 0xbf, 0xbd], "utf-16le": [0xfd, 0xff], "utf-16be": [0xff, 0xfd] }[encoding];
  const width = (from: number, to: number): number =>
    encoding === "utf-8" ? Buffer.byteLength(text.slice(from, to)) : (to - from) * 2;
  let at = 0;
  let offset = 0;
  for (let index = text.indexOf("\ufffd"); index >= 0; index = text.indexOf("\ufffd", index + 1)) {
    offset += width(at, index);
    at = index;
    if (!replacement.every((byte, place) => bytes[offset + place] === byte)) {
      return offset;
    }
  }
  return -1;
}
