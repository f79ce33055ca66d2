import { isUtf8 } from "node:buffer";
import { isTextName } from "../engine/index.ts";
import { readMark } from "./decode.ts";

/** Bytes at the start of a file that `isBinary` looks at. */
const headLength = 8192;

/** How formats that are not text begin. Those that hold a NUL soon after need no row. */
const magics: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x50, 0x4b, 0x03, 0x04], // ZIP, also .docx, .jar, .vsix
  [0x1f, 0x8b], // gzip
  [0x42, 0x5a, 0x68], // bzip2
  [0xfd, 0x37, 0x7a, 0x58, 0x5a], // xz
  [0x28, 0xb5, 0x2f, 0xfd], // Zstandard
  [0x37, 0x7a, 0xbc, 0xaf], // 7z
  [0x25, 0x50, 0x44, 0x46, 0x2d], // PDF
  [0x77, 0x4f, 0x46, 0x32], // WOFF2
  [0x77, 0x4f, 0x46, 0x46], // WOFF
  [0x7f, 0x45, 0x4c, 0x46], // ELF
];

/**
 * Whether a file is no text. A name that is known for text always is text. Otherwise one NUL proves nothing:
 * whoever adds one to a text would blind the guard with it.
 */
export function isBinary(path: string, bytes: Buffer): boolean {
  if (isTextName(path) || readMark(bytes).encoding !== "utf-8") {
    return false;
  }
  if (magics.some((magic) => magic.every((byte, index) => bytes[index] === byte))) {
    return true;
  }
  const head = bytes.subarray(0, headLength);
  const { nuls, controls } = countControls(head);
  if (isUtf8(withoutTail(head))) {
    return nuls * 100 > head.length;
  }
  return nuls > 0 || controls * 50 > head.length;
}

function countControls(head: Buffer): { nuls: number; controls: number } {
  let nuls = 0;
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) {
      nuls++;
    } else if (byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b)) {
      controls++;
    }
  }
  return { nuls, controls };
}

/** Without the last character, which the head may have cut. */
function withoutTail(head: Buffer): Buffer {
  let end = head.length;
  while (end > 0 && end > head.length - 4 && ((head[end - 1] ?? 0) & 0xc0) === 0x80) {
    end--;
  }
  return head.subarray(0, (head[end - 1] ?? 0) >= 0xc0 ? end - 1 : head.length);
}
