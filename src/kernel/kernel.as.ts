// AssemblyScript: twin.ts with SIMD, where the questions are explained. Both give the same answers, byte for byte.
// In memory: the two stages of table.ts from 0 on, then what stands before the bytes (`lookBack`), then they.

import { all, clean, REACH, STEP } from "./blocks.as";
import {
  TAB,
  LF,
  FF,
  CR,
  SPACE,
  PERCENT,
  HYPHEN,
  PART,
  isBlank,
  columnsOf,
  isLineStart,
  isN,
  endsPrefix,
  endsMixed,
  leastBlank,
  isEscapeInHost,
} from "./bytes.as";

const STAGE_2: usize = (0x110000 >> 6) << 1;

const BESIDE_PLAIN: u32 = 2;
const BETWEEN_ASCII: u32 = 3;

/** Letters, digits, and what parts labels and hosts. */
@inline
function isPlain(byte: u32): bool {
  return (byte | 0x20) - 0x61 < 26 || byte - 0x2d < 14;
}

@inline
function found(at: usize): i32 {
  return -1 - <i32>at;
}

/**
 * Examines the bytes from `from` up to `end`. Gives `-1 - address` of the first in question, else the address from
 * which on more bytes are needed; `end` if none are.
 */
export function scan(from: usize, end: usize, isLast: bool): i32 {
  let p = from;
  while (p < end) {
    if (p + REACH <= end && mayStartBlock(p)) {
      p = clean(p, end);
      if (p >= end) break;
    }
    // At least as far as a block looks ahead, so that what it saw is reported.
    let stop = min(p + REACH, end);
    do {
      if (p + STEP < end) {
        let bits = specials(p);
        let next = p + STEP;
        while (bits !== 0) {
          const at = p + ctz(bits);
          const after = beyondAscii(at, end);
          if (after === at) break;
          next = max(next, after);
          bits = after - p < STEP ? bits & (u32.MAX_VALUE << <u32>(after - p)) : 0;
          // Blocks are not tried again before as much ASCII is in a row.
          stop = min(next + REACH, end);
        }
        if (bits === 0) {
          p = next;
          continue;
        }
        p += ctz(bits);
      }
      const byte = <u32>load<u8>(p);
      if (byte >= 0x80) {
        stop = min(p + REACH, end);
        const c = byte;
        const length = <usize>(c < 0xc2 || c > 0xf4 ? 0 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4);
        if (length === 0) return found(p);
        if (p + length > end) return isLast ? found(p) : <i32>p;
        const kind = kindOf(p, c);
        if (kind !== 0) {
          if (kind < BESIDE_PLAIN) return found(p);
          if (p + length === end && !isLast) return <i32>p;
          const before = <u32>load<u8>(p - 1);
          const after = p + length < end ? <u32>load<u8>(p + length) : LF;
          if (
            kind === BESIDE_PLAIN ? isPlain(before) || isPlain(after) : before < 0x80 && after < 0x80
          )
            return found(p);
        }
        p += length;
      } else if (byte > SPACE && byte < 0x7f) {
        if (byte === HYPHEN) {
          if (endsPrefix(p)) return found(p);
        } else if (byte === PERCENT) {
          if (p + 2 >= end && !isLast) return <i32>p;
          if (p + 2 < end && isEscapeInHost(p)) return found(p);
        }
        p++;
      } else if (isBlank(byte)) {
        let columns: u32 = 0;
        let at = p - 1;
        for (; isBlank(load<u8>(at)); at--) columns += columnsOf(load<u8>(at));
        let least = PART;
        do {
          columns += columnsOf(load<u8>(p));
          if (columns >= least) {
            least = leastBlank(at);
            if (columns >= least) return found(p);
          }
          p++;
        } while (p < end && isBlank(load<u8>(p)));
      } else if (byte === LF) {
        if (endsMixed(p)) return found(p);
        p++;
      } else if (byte === CR) {
        if (p + 1 === end) return isLast ? found(p) : <i32>p;
        if (load<u8>(p + 1) !== LF) return found(p);
        p++;
      } else if (byte === FF && isLineStart(load<u8>(p - 1))) p++;
      else return found(p);
    } while (p < stop || (p < end && !mayStartBlock(p)));
  }
  return isLast && endsMixed(end) ? found(end) : <i32>end;
}

/** Whether nothing that began before `p` can end at it. */
@inline
function mayStartBlock(p: usize): bool {
  const before = <u32>load<u8>(p - 1);
  return before !== SPACE && before !== TAB && before !== CR && !(before === HYPHEN && isN(load<u8>(p - 2)));
}

/** From `p` on, past the sequences of two and three bytes that nobody wants to see, and what parts their words and lines. */
@inline
function beyondAscii(p: usize, end: usize): usize {
  while (p + 4 <= end) {
    const bytes = load<u32>(p);
    let kind: u32 = 0;
    let length: usize = 3;
    if ((bytes & 0xc0c0f0) === 0x8080e0) {
      const index = ((bytes & 0xf) << 6) | ((bytes >> 8) & 0x3f);
      if (index < 0x20) break;
      const block = <usize>load<u16>(index << 1);
      if (block !== 0) kind = load<u8>(STAGE_2 + (block << 6) + ((bytes >> 16) & 0x3f));
    } else if ((bytes & 0xc0e0) === 0x80c0 && (bytes & 0x1e) !== 0) {
      kind = look(bytes & 0x1f, (bytes >> 8) & 0x3f);
      length = 2;
    } else if (((bytes & 0x80ff) === (0x8000 | SPACE) || (bytes & 0x80ff) === (0x8000 | LF)) && load<u8>(p - 1) >= 0x80)
      length = 1;
    else break;
    if (kind !== 0 && (kind !== BETWEEN_ASCII || load<u8>(p - 1) < 0x80)) break;
    p += length;
  }
  return p;
}

/** Of the sequence that `lead` starts: what the table says, and 1 for what is not valid. */
function kindOf(p: usize, lead: u32): u32 {
  const second = <u32>load<u8>(p, 1) ^ 0x80;
  if (second > 0x3f) return 1;
  if (lead < 0xe0) return look(lead & 0x1f, second);
  const third = <u32>load<u8>(p, 2) ^ 0x80;
  if (third > 0x3f) return 1;
  if (lead < 0xf0) {
    const index = ((lead & 0xf) << 6) | second;
    return index < 0x20 ? 1 : look(index, third);
  }
  const fourth = <u32>load<u8>(p, 3) ^ 0x80;
  const index = ((lead & 7) << 12) | (second << 6) | third;
  return fourth > 0x3f || index < 0x400 || index >= 0x4400 ? 1 : look(index, fourth);
}

@inline
function look(index: u32, low: u32): u32 {
  return load<u8>(STAGE_2 + (<usize>load<u16>(index << 1) << 6) + low);
}

/** The bytes of 16 that need a look: all but printable ASCII, spaces by themselves, and LF after text. As bits. */
function specials(p: usize): u32 {
  const bytes = v128.load(p);
  const isFeed = i8x16.eq(bytes, all(LF));
  const isHarmless = v128.or(i8x16.gt_s(i8x16.add(bytes, all(1)), all(SPACE)), isFeed);
  const before = v128.load(p - 1);
  const isSecond = v128.and(i8x16.eq(bytes, all(HYPHEN)), i8x16.eq(before, all(HYPHEN)));
  const isSign = v128.or(i8x16.eq(bytes, all(PERCENT)), isSecond);
  const wasBlank = blanksIn(before);
  const isFirst = v128.and(i8x16.eq(bytes, all(SPACE)), blanksIn(v128.load(p, 1)));
  const isAfter = v128.or(
    v128.and(wasBlank, v128.or(isFeed, i8x16.eq(bytes, all(SPACE)))),
    v128.and(i8x16.eq(before, all(CR)), isFeed),
  );
  return i8x16.bitmask(v128.or(v128.not(isHarmless), v128.or(isSign, v128.or(isFirst, isAfter))));
}

@inline
function blanksIn(bytes: v128): v128 {
  return v128.or(i8x16.eq(bytes, all(SPACE)), i8x16.eq(bytes, all(TAB)));
}

