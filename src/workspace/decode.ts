import { isUtf8 } from "node:buffer";

type Encoding = "utf-8" | "utf-16le" | "utf-16be";

export interface Mark {
  readonly encoding: Encoding;
  /** Bytes of the byte order mark, which is no part of the text. */
  readonly length: number;
  /** There is none, and the encoding was told from the bytes. */
  readonly isGuess: boolean;
}

/** Stands in a decoded text where bytes did not decode. Nothing that decodes gives half a pair. */
export const undecoded = "\udc80";

/** What did not decode in a piece of a file. */
export interface Invalid {
  /** Offset in bytes, from the file's start, of the first. */
  readonly offset: number;
  /** The bytes there, with those right after them that do not decode either, up to 8. */
  readonly bytes: readonly number[];
  /** How many sequences: the maximal subparts of Unicode, of which an editor shows each as one U+FFFD. */
  readonly count: number;
  readonly encoding: Encoding;
}

/** The encoding that a byte order mark tells, or the look of the bytes; else UTF-8. */
export function readMark(head: Uint8Array): Mark {
  const [first, second, third] = head;
  if (first === 0xff && second === 0xfe) {
    return { encoding: "utf-16le", length: 2, isGuess: false };
  }
  if (first === 0xfe && second === 0xff) {
    return { encoding: "utf-16be", length: 2, isGuess: false };
  }
  const guess = guessWide(head);
  if (guess !== undefined) {
    return { encoding: guess, length: 0, isGuess: true };
  }
  return { encoding: "utf-8", length: first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0, isGuess: false };
}

const sampledPairs = 256;

/** UTF-16 without a mark, as VS Code guesses it too: nine pairs of ten are ASCII with a NUL, on the same side. */
function guessWide(head: Uint8Array): Encoding | undefined {
  const pairs = Math.min(head.length >> 1, sampledPairs);
  let little = 0;
  let big = 0;
  for (let index = 0; index < pairs; index++) {
    const [one = 0, other = 0] = [head[index * 2], head[index * 2 + 1]];
    little += isTextByte(one) && other === 0 ? 1 : 0;
    big += isTextByte(other) && one === 0 ? 1 : 0;
  }
  if (pairs < 8 || Math.max(little, big) < pairs * 0.9) {
    return undefined;
  }
  return little > big ? "utf-16le" : "utf-16be";
}

function isTextByte(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}

/** The text of a file that comes in chunks of bytes, with {@link undecoded} for what does not decode. */
export function* decodeChunks(chunks: Iterable<Buffer>, onInvalid: (place: Invalid) => void): Generator<string> {
  let mark: Mark | undefined;
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  const decode = ({ encoding }: Mark, bytes: Buffer): string => {
    // Each piece is decoded on its own. The decoder must not take a U+FEFF at its start for a byte order mark.
    const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
    const marked = encoding === "utf-8" && isUtf8(bytes) ? undefined : markInvalid(text, bytes, encoding, offset);
    if (marked?.invalid) {
      onInvalid(marked.invalid);
    }
    offset += bytes.length;
    return marked?.text ?? text;
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

/** The pieces as editors show them. In Unicode mode the expression leaves whole pairs alone. */
export function* shown(pieces: Iterable<string>): Generator<string> {
  for (const piece of pieces) {
    yield piece.replace(/\udc80/gu, "\ufffd");
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
    if (byte >= 0xf5) {
      return 0;
    }
    if (byte >= 0xc0) {
      return count < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? count : 0;
    }
    if (byte < 0x80) {
      return 0;
    }
  }
  return 0;
}

const replacements = { "utf-8": [0xef, 0xbf, 0xbd], "utf-16le": [0xfd, 0xff], "utf-16be": [0xff, 0xfd] };
const keptBytes = 8;

/** Tells the U+FFFD that the decoder made from those that stand in the file, by walking along the bytes. */
function markInvalid(text: string, bytes: Buffer, encoding: Encoding, start: number) {
  const replacement = replacements[encoding];
  const width = (from: number, to: number): number =>
    encoding === "utf-8" ? Buffer.byteLength(text.slice(from, to)) : (to - from) * 2;
  const parts: string[] = [];
  const first: number[] = [];
  let count = 0;
  let firstAt = 0;
  let at = 0;
  let offset = 0;
  for (let index = text.indexOf("\ufffd"); index >= 0; index = text.indexOf("\ufffd", index + 1)) {
    offset += width(at, index);
    const isReal = replacement.every((byte, place) => bytes[offset + place] === byte);
    const length = isReal ? replacement.length : invalidLength(bytes, offset, encoding);
    parts.push(text.slice(at, index), isReal ? "\ufffd" : undecoded);
    if (!isReal) {
      firstAt = count === 0 ? offset : firstAt;
      if (first.length < keptBytes && offset === firstAt + first.length) {
        first.push(...bytes.subarray(offset, offset + Math.min(length, keptBytes - first.length)));
      }
      count++;
    }
    offset += length;
    at = index + 1;
  }
  const invalid: Invalid | undefined =
    count === 0 ? undefined : { offset: start + firstAt, bytes: first, count, encoding };
  return { text: parts.join("") + text.slice(at), invalid };
}

/** The length of a maximal subpart, Unicode 3.9 D93b: what may begin a character, as far as it may; else one byte. */
function invalidLength(bytes: Buffer, offset: number, encoding: Encoding): number {
  if (encoding !== "utf-8") {
    return Math.min(2, bytes.length - offset);
  }
  const lead = bytes[offset] ?? 0;
  const wanted = lead >= 0xf5 || lead < 0xc2 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  let length = 1;
  while (length < wanted) {
    const byte = bytes[offset + length] ?? 0;
    if (byte < (length === 1 ? lowest : 0x80) || byte > (length === 1 ? highest : 0xbf)) {
      break;
    }
    length++;
  }
  return length;
}
