import { isAscii } from "node:buffer";
import { partBlank, tabColumns, wideBlank } from "../engine/index.ts";

const suspicious = 1;
const carriageReturn = 2;
const tab = 4;

const SPACE = 0x20;
const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** For each byte what it asks for. */
const classes = new Uint8Array(256).fill(suspicious).fill(0, 0x20, 0x7f);
classes[TAB] = tab;
classes[LINE_FEED] = 0;
classes[CARRIAGE_RETURN] = carriageReturn;

const encodedNames = ["xn--", "XN--", "Xn--", "xN--"];

/**
 * Whether the bytes are nothing but printable ASCII with tabs and line ends (LF or CR LF), in which no rule that judges
 * lines finds anything: no blanks that reach far, none of both kinds at a line's end, no `xn--`. A CR at the very end
 * counts as suspicious. It may err to that side only, and `nextCandidate` of the engine asks the same of strings.
 * Measured: 1.3 GB/s, as fast as without the questions about blanks and names, and faster than a regular expression.
 */
export function isClean(bytes: Buffer): boolean {
  if (!isAscii(bytes)) {
    return false;
  }
  const seen = classesIn(bytes);
  if ((seen & suspicious) !== 0 || ((seen & carriageReturn) !== 0 && hasLoneReturn(bytes))) {
    return false;
  }
  const hasTabs = (seen & tab) !== 0;
  return (
    !hasWideBlank(bytes, hasTabs ? partBlank / tabColumns : partBlank) &&
    !(hasTabs && hasMixedEnd(bytes)) &&
    !encodedNames.some((name) => bytes.includes(name, 0, "latin1"))
  );
}

/** Whether two pieces of a file that are clean by themselves are so together. */
export function joinsClean(before: Buffer, after: Buffer): boolean {
  return isClean(Buffer.concat([before.subarray(-wideBlank), after.subarray(0, wideBlank)]));
}

/** All that the bytes ask for. Eight at a time take half as long as one at a time. */
function classesIn(bytes: Buffer): number {
  const at = (index: number): number => classes[bytes[index] as number] as number;
  const whole = bytes.length & ~7;
  let seen = 0;
  let index = 0;
  for (; index < whole; index += 8) {
    seen |= at(index) | at(index + 1) | at(index + 2) | at(index + 3);
    seen |= at(index + 4) | at(index + 5) | at(index + 6) | at(index + 7);
  }
  for (; index < bytes.length; index++) {
    seen |= at(index);
  }
  return seen;
}

function hasLoneReturn(bytes: Buffer): boolean {
  for (let index = 0; index < bytes.length; index++) {
    if (bytes[index] === CARRIAGE_RETURN && bytes[index + 1] !== LINE_FEED) {
      return true;
    }
  }
  return false;
}

/** A wide run has `stride` characters at least: one of them is looked at. */
function hasWideBlank(bytes: Buffer, stride: number): boolean {
  for (let index = stride - 1; index < bytes.length; index += stride) {
    if (isBlank(bytes[index]) && isWide(bytes, index)) {
      return true;
    }
  }
  return false;
}

function isWide(bytes: Buffer, index: number): boolean {
  let columns = 0;
  let at = index;
  for (; columns < wideBlank && isBlank(bytes[at]); at--) {
    columns += bytes[at] === TAB ? tabColumns : 1;
  }
  const before = at < 0 ? LINE_FEED : bytes[at];
  for (at = index + 1; columns < wideBlank && isBlank(bytes[at]); at++) {
    columns += bytes[at] === TAB ? tabColumns : 1;
  }
  return columns >= wideBlank || (columns >= partBlank && before !== LINE_FEED && before !== CARRIAGE_RETURN);
}

/** Whether a line ends with spaces and tabs, both of them, or with tabs after its text. */
function hasMixedEnd(bytes: Buffer): boolean {
  for (let index = bytes.indexOf(LINE_FEED); index >= 0; index = bytes.indexOf(LINE_FEED, index + 1)) {
    if (endsMixed(bytes, index)) {
      return true;
    }
  }
  return endsMixed(bytes, bytes.length);
}

function endsMixed(bytes: Buffer, end: number): boolean {
  let at = bytes[end - 1] === CARRIAGE_RETURN ? end - 2 : end - 1;
  const last = bytes[at];
  if (!isBlank(last)) {
    return false;
  }
  while (bytes[at] === last) {
    at--;
  }
  return isBlank(bytes[at]) || (last === TAB && (bytes[at] ?? 0) > SPACE);
}

function isBlank(byte: number | undefined): boolean {
  return byte === SPACE || byte === TAB;
}
