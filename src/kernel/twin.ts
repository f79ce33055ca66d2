import {
  Candidacy,
  fewestBlanks,
  longestHost,
  mostSigns,
  partBlank,
  tabColumns,
  wideBlank,
  wideIndent,
} from "../engine/index.ts";
import { mixedAt, type Scan, stage2 } from "./layout.ts";

const TAB = 0x09;
const LINE_FEED = 0x0a;
const FORM_FEED = 0x0c;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const PERCENT = 0x25;
const HYPHEN = 0x2d;
const SLASH = 0x2f;
const COLON = 0x3a;
const AT = 0x40;

/** Bytes that are clean wherever they stand: printable ASCII but blanks, `-` and `%`. */
const isClean = new Uint8Array(256).fill(1, 0x21, 0x7f);
isClean[PERCENT] = 0;
isClean[HYPHEN] = 0;

/**
 * Examines bytes as kernel.as.ts does. In question is: what is no UTF-8; what `nextCandidate` of the engine stops at by
 * itself or by its neighbours; controls but TAB, LF, CR LF
 * and FF where a line starts; the column at which blanks reach far; the end of a line
 * by which enough have both kinds of blanks; the second hyphen of `xn--`; an escape in a host. It may err to that side only.
 */
export function createTwin(memory: Uint8Array): Scan {
  const at = (address: number): number => memory[address] as number;
  const cleanAt = (address: number): number => isClean[memory[address] as number] as number;
  const isBlankAt = (address: number): boolean => at(address) === SPACE || at(address) === TAB;
  const columnsAt = (address: number): number => (at(address) === TAB ? tabColumns : 1);

  function endsPrefix(p: number): boolean {
    return at(p - 1) === HYPHEN && (at(p - 2) | 0x20) === 0x6e && (at(p - 3) | 0x20) === 0x78;
  }

  /** Whether the line that ends before `end` brings the blanks of ends with both kinds, or with tabs after text, to enough. */
  function endsMixed(end: number): boolean {
    let address = at(end - 1) === CARRIAGE_RETURN ? end - 2 : end - 1;
    const start = address;
    const last = at(address);
    if (last !== SPACE && last !== TAB) return false;
    while (at(address) === last) address--;
    if (isBlankAt(address)) while (isBlankAt(address)) address--;
    else if (last === SPACE || at(address) <= SPACE) return false;
    const blanks = at(mixedAt) + start - address;
    memory[mixedAt] = Math.min(blanks, fewestBlanks);
    return blanks >= fewestBlanks;
  }

  /** Whether the `%` at `p` starts an escape of more than ASCII, the first in what a scheme or an at sign says is a host. */
  function isEscapeInHost(p: number): boolean {
    const high = at(p + 1);
    if (!isHexadecimal(high) || (high >= 0x30 && high < 0x38) || !isHexadecimal(at(p + 2))) return false;
    let address = p - 1;
    while (p - address <= longestHost && isHostByte(at(address))) address--;
    if (p - address > longestHost || at(address) === AT) return true;
    return at(address) === SLASH && at(address - 1) === SLASH && at(address - 2) === COLON;
  }

  /** How wide the run of blanks must be that stands behind `before`: as in plain.ts, but that it takes all beyond ASCII for signs. */
  function leastBlank(before: number): number {
    let address = before;
    if (isLineStart(at(address))) return wideIndent;
    for (let signs = 0; signs <= mostSigns; ) {
      let columns = 0;
      for (; isBlankAt(address); address--, signs++) {
        columns += columnsAt(address);
        if (columns >= partBlank) return partBlank;
      }
      const byte = at(address--);
      if (isLineStart(byte) || isWord(byte)) break;
      if ((byte & 0xc0) !== 0x80) signs++;
    }
    return wideBlank;
  }

  /** The first column from `p` on, where a run of blanks goes on, that is too far; else `-1 - ` the run's end. */
  function wideFrom(p: number, end: number): number {
    let columns = 0;
    let before = p - 1;
    for (; isBlankAt(before); before--) columns += columnsAt(before);
    let least = partBlank;
    let address = p;
    for (; address < end && isBlankAt(address); address++) {
      columns += columnsAt(address);
      if (columns < least) continue;
      least = leastBlank(before);
      if (columns >= least) return address;
    }
    return -1 - address;
  }

  function candidacyOf(block: number, low: number): number {
    return at(stage2 + ((at(block * 2) | (at(block * 2 + 1) << 8)) << 6) + low);
  }

  /** Of the sequence that `lead` starts at `p`. What is not valid is always in question. */
  function candidacyAt(p: number, lead: number): number {
    const second = at(p + 1) ^ 0x80;
    if (second > 0x3f) return Candidacy.always;
    if (lead < 0xe0) return candidacyOf(lead & 0x1f, second);
    const third = at(p + 2) ^ 0x80;
    if (third > 0x3f) return Candidacy.always;
    const three = ((lead & 0xf) << 6) | second;
    if (lead < 0xf0) return three < 0x20 ? Candidacy.always : candidacyOf(three, third);
    const fourth = at(p + 3) ^ 0x80;
    const four = ((lead & 7) << 12) | (second << 6) | third;
    return fourth > 0x3f || four < 0x400 || four >= 0x4400 ? Candidacy.always : candidacyOf(four, fourth);
  }

  /** Past clean bytes, and past single spaces between them. */
  function afterClean(from: number, end: number): number {
    let p = from;
    for (;;) {
      while (p + 4 <= end && cleanAt(p) + cleanAt(p + 1) + cleanAt(p + 2) + cleanAt(p + 3) === 4) p += 4;
      while (p < end && cleanAt(p) === 1) p++;
      if (p + 1 >= end || at(p) !== SPACE || cleanAt(p + 1) === 0 || cleanAt(p - 1) === 0) return p;
      p += 2;
    }
  }

  return (from, end, isLast) => {
    let p = from;
    while (p < end) {
      p = afterClean(p, end);
      if (p === end) break;
      const byte = at(p);
      if (byte >= 0x80) {
        const length = byte < 0xc2 || byte > 0xf4 ? 0 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
        if (length === 0) return -1 - p;
        const next = p + length;
        if (next > end) return isLast ? -1 - p : p;
        const candidacy = candidacyAt(p, byte);
        if (candidacy === Candidacy.always) return -1 - p;
        if (candidacy !== Candidacy.never) {
          if (next === end && !isLast) return p;
          const before = at(p - 1);
          const after = next < end ? at(next) : LINE_FEED;
          if (candidacy === Candidacy.besideName ? isName(before) || isName(after) : before < 0x80 && after < 0x80)
            return -1 - p;
        }
        p = next;
      } else if (byte === SPACE || byte === TAB) {
        const wide = wideFrom(p, end);
        if (wide >= 0) return -1 - wide;
        p = -1 - wide;
      } else if (byte === LINE_FEED) {
        if (endsMixed(p)) return -1 - p;
        p++;
      } else if (byte === CARRIAGE_RETURN) {
        if (p + 1 === end) return isLast ? -1 - p : p;
        if (at(p + 1) !== LINE_FEED) return -1 - p;
        p++;
      } else if (byte === HYPHEN) {
        if (endsPrefix(p)) return -1 - p;
        p++;
      } else if (byte === PERCENT) {
        if (p + 2 >= end && !isLast) return p;
        if (p + 2 < end && isEscapeInHost(p)) return -1 - p;
        p++;
      } else if (byte === FORM_FEED && isLineStart(at(p - 1))) {
        p++;
      } else return -1 - p;
    }
    return isLast && endsMixed(end) ? -1 - end : end;
  };
}

/** Letters, digits, and what parts labels and hosts. */
function isName(byte: number): boolean {
  const letter = byte | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || (byte >= 0x2d && byte <= COLON);
}

/** Letters, digits, `-`, `.` and `_`. */
function isHostByte(byte: number): boolean {
  return byte === 0x5f || (isName(byte) && byte !== SLASH && byte !== COLON);
}

function isLineStart(byte: number): boolean {
  return byte === LINE_FEED || byte === CARRIAGE_RETURN;
}

/** ASCII letters, digits and `_`. */
function isWord(byte: number): boolean {
  const letter = byte | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || byte === 0x5f;
}

function isHexadecimal(byte: number): boolean {
  const letter = byte | 0x20;
  return (byte >= 0x30 && byte <= 0x39) || (letter >= 0x61 && letter <= 0x66);
}
