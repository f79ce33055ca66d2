// AssemblyScript: twin.ts with SIMD, where the questions are explained. Both give the same answers, byte for byte.
// In memory: the two stages of table.ts from 0 on, then what stands before the bytes (`lookBack`), then they.

const STAGE_2: usize = (0x110000 >> 6) << 1;

const TAB: u32 = 0x09;
const LF: u32 = 0x0a;
const CR: u32 = 0x0d;
const SPACE: u32 = 0x20;
const PERCENT: u32 = 0x25;
const HYPHEN: u32 = 0x2d;

const TAB_COLUMNS: u32 = 4;
const WIDE: u32 = 100;
const WIDE_INDENT: u32 = 120;
const PART: u32 = 40;
const MOST_SIGNS: u32 = 40;
const LONGEST_HOST: u32 = 1000;
const FEWEST_BLANKS: u32 = 24;
const MIXED_AT: usize = 0x10000 - 1024 - 1;

const BESIDE_PLAIN: u32 = 2;
const BETWEEN_ASCII: u32 = 3;

const STEP: usize = 16;
const BLOCK: usize = 64;
/** So much is looked at closely, after blocks that took it, before the quick look is tried again. */
const LONGEST_ROW: usize = 1024;
/** A block and what its questions look ahead. */
const REACH: usize = 80;
const SPACES: u64 = 0x2020202020202020;

@inline
function isBlank(byte: u32): bool {
  return byte === SPACE || byte === TAB;
}

@inline
function columnsOf(blank: u32): u32 {
  return blank === TAB ? TAB_COLUMNS : 1;
}

@inline
function isLineStart(byte: u32): bool {
  return byte === LF || byte === CR;
}

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
          if (p + 1 === end && !isLast) return <i32>p;
          if (p + 1 < end && isEscapeInHost(p)) return found(p);
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
      } else return found(p);
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

@inline
function all(byte: u32): v128 {
  return i8x16.splat(<i8>byte);
}

@inline
function isN(byte: u32): bool {
  return (byte | 0x20) === 0x6e;
}

function endsPrefix(p: usize): bool {
  return load<u8>(p - 1) === HYPHEN && isN(load<u8>(p - 2)) && (load<u8>(p - 3) | 0x20) === 0x78;
}

function endsMixed(end: usize): bool {
  let at = end - 1;
  if (load<u8>(at) === CR) at--;
  const start = at;
  const last = <u32>load<u8>(at);
  if (!isBlank(last)) return false;
  while (load<u8>(at) === last) at--;
  if (isBlank(load<u8>(at))) while (isBlank(load<u8>(at))) at--;
  else if (last === SPACE || load<u8>(at) <= <u8>SPACE) return false;
  const blanks = <u32>load<u8>(MIXED_AT) + <u32>(start - at);
  store<u8>(MIXED_AT, <u8>min(blanks, FEWEST_BLANKS));
  return blanks >= FEWEST_BLANKS;
}

function leastBlank(before: usize): u32 {
  let at = before;
  if (isLineStart(load<u8>(at))) return WIDE_INDENT;
  for (let signs: u32 = 0; signs <= MOST_SIGNS; ) {
    let columns: u32 = 0;
    for (; isBlank(load<u8>(at)); at--, signs++) {
      columns += columnsOf(load<u8>(at));
      if (columns >= PART) return PART;
    }
    const byte = <u32>load<u8>(at--);
    if (isLineStart(byte) || wordOf(byte) !== 0) break;
    if ((byte & 0xc0) !== 0x80) signs++;
  }
  return WIDE;
}

function isEscapeInHost(p: usize): bool {
  const high = <u32>load<u8>(p + 1);
  if (high - 0x38 > 1 && (high | 0x20) - 0x61 > 5) return false;
  let at = p - 1;
  let byte = <u32>load<u8>(at);
  while (((byte | 0x20) - 0x61 < 26 || (byte - 0x2d < 13 && byte !== 0x2f) || byte === 0x5f) && p - at <= LONGEST_HOST)
    byte = load<u8>(--at);
  if (p - at > LONGEST_HOST || byte === 0x40) return true;
  return byte === 0x2f && load<u8>(at - 1) === 0x2f && load<u8>(at - 2) === 0x3a;
}

/** From `p` on, past the sequences of two and three bytes that nobody wants to see, of which nearly all text is made. */
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
    } else break;
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

// Blocks of 64 bytes. Whatever is not plainly harmless in one is for the loop over bytes to judge.

/** The start of the first block that may not be clean, or less than {@link REACH} before the end. */
function clean(from: usize, end: usize): usize {
  let p = from;
  let row = BLOCK;
  while (p + REACH <= end) {
    if (isSimple(p)) {
      p += BLOCK;
      row = BLOCK;
      continue;
    }
    // Where blocks have tabs, all but a few have, and no processor foresees which. Blanks at the end may follow a tab.
    const stop = p + row;
    do {
      if (!isHarmless(p)) return p;
      p += BLOCK;
    } while (p + REACH <= end && (p < stop || isBlank(load<u8>(p - 1))));
    row = min(row * 2, LONGEST_ROW);
  }
  return p;
}

/**
 * Whether a block is of printable ASCII and LF, without `%`, wide runs of spaces, and the pairs of which `xn--` has one
 * at an even index: `--` or `n-`. It errs to the other side. Minima and maxima take half the instructions of comparisons:
 * with bits 0 and 2 turned over, LF is the last of its sixteen, `%` the first byte after the controls; all pairs from
 * `--` to `n-` are told; 39 spaces are too few to have eight at a multiple of 32. Measured: 22 GB/s, where a loop that
 * asks for printable ASCII and nothing else has 29.
 */
@inline
function isSimple(p: usize): bool {
  const turned = all(5);
  const controls = all(0x10);
  const hyphens = i16x8.splat(0x2d2d);
  const a = v128.load(p);
  const b = v128.load(p, 16);
  const c = v128.load(p, 32);
  const d = v128.load(p, 48);
  let turns = v128.xor(a, turned);
  let least = turns;
  let lows = i8x16.sub(turns, controls);
  let pairs = i16x8.sub(a, hyphens);
  turns = v128.xor(b, turned);
  least = i8x16.min_s(least, turns);
  lows = i8x16.min_u(lows, i8x16.sub(turns, controls));
  pairs = i16x8.min_u(pairs, i16x8.sub(b, hyphens));
  turns = v128.xor(c, turned);
  least = i8x16.min_s(least, turns);
  lows = i8x16.min_u(lows, i8x16.sub(turns, controls));
  pairs = i16x8.min_u(pairs, i16x8.sub(c, hyphens));
  turns = v128.xor(d, turned);
  least = i8x16.min_s(least, turns);
  lows = i8x16.min_u(lows, i8x16.sub(turns, controls));
  pairs = i16x8.min_u(pairs, i16x8.sub(d, hyphens));
  const most = i8x16.max_s(i8x16.max_s(a, b), i8x16.max_s(c, d));
  const isOut = v128.or(i8x16.gt_s(all(0x0f), least), i8x16.eq(most, all(0x7f)));
  const isLow = v128.or(i8x16.sub_sat_u(all(0x11), lows), i16x8.sub_sat_u(i16x8.splat(0x42), pairs));
  return !v128.any_true(v128.or(isOut, isLow)) && load<u64>(p) !== SPACES && load<u64>(p, 32) !== SPACES;
}

/**
 * The same for a block that may have tabs, CR, escapes, hyphens and wide runs of blanks that are none too wide. Nearly
 * all have none but tabs: these are told from the bytes that are none of the plain ones as if they were numbered from
 * VT on, which makes TAB and LF the last ones.
 */
@inline
function isHarmless(p: usize): bool {
  const a = v128.load(p);
  const b = v128.load(p, 16);
  const c = v128.load(p, 32);
  const d = v128.load(p, 48);
  const feeds = where(a, b, c, d, LF);
  const whites = bits(isWhite(a), isWhite(b), isWhite(c), isWhite(d));
  let number = i8x16.sub(a, all(0x0b));
  let least = number;
  let most = number;
  let low = number;
  number = i8x16.sub(b, all(0x0b));
  least = i8x16.min_s(least, number);
  most = i8x16.max_s(most, number);
  low = i8x16.min_u(low, number);
  number = i8x16.sub(c, all(0x0b));
  least = i8x16.min_s(least, number);
  most = i8x16.max_s(most, number);
  low = i8x16.min_u(low, number);
  number = i8x16.sub(d, all(0x0b));
  least = i8x16.min_s(least, number);
  most = i8x16.max_s(most, number);
  low = i8x16.min_u(low, number);
  const isOut = v128.or(i8x16.lt_s(least, all(0xfe)), i8x16.gt_s(most, all(0x73)));
  const isControl = i8x16.lt_u(low, all(0x15));
  let blanks = whites ^ feeds;
  let ends = feeds;
  if (v128.any_true(v128.or(isOut, isControl))) {
    if (v128.any_true(isOut)) return false;
    const returns = where(a, b, c, d, CR);
    const tabs = where(a, b, c, d, TAB);
    blanks = where(a, b, c, d, SPACE) | tabs;
    // Other controls, CR without LF, CR of which that is not known.
    if (whites !== (blanks | feeds | returns) || (returns & ~(feeds >> 1)) !== 0) return false;
    ends |= returns;
  }
  // A line's end after blanks.
  if ((((blanks << 1) | u64(isBlank(load<u8>(p - 1)))) & ends) !== 0) return false;
  if (v128.any_true(v128.or(v128.or(isSign(p), isSign(p + 16)), v128.or(isSign(p + 32), isSign(p + 48)))) && hasSign(p))
    return false;
  // Ten blanks, of which some may stand before the block, are wide if they are tabs.
  const before = <u64>i8x16.bitmask(isWhite(v128.load(p - 9))) & 0x1ff;
  const long = tens(blanks) | tens((blanks << 9) | before);
  return long === 0 || hasNarrowRuns(p, blanks);
}

@inline
function tens(bits: u64): u64 {
  const twos = bits & (bits >> 1);
  const fours = twos & (twos >> 2);
  return fours & (fours >> 4) & (twos >> 8);
}

@inline
function isWhite(bytes: v128): v128 {
  return i8x16.gt_s(all(0x21), bytes);
}

/** Where `%` stands, or a hyphen after another. */
@inline
function isSign(p: usize): v128 {
  const bytes = v128.load(p);
  const pairs = v128.and(i8x16.eq(bytes, all(HYPHEN)), i8x16.eq(v128.load(p - 1), all(HYPHEN)));
  return v128.or(i8x16.eq(bytes, all(PERCENT)), pairs);
}

/** Whether one of the signs in a block starts an escape in a host, or ends an encoded prefix. */
function hasSign(p: usize): bool {
  for (let at = p; at < p + BLOCK; at += STEP)
    for (let signs = i8x16.bitmask(isSign(at)); signs !== 0; signs &= signs - 1) {
      const sign = at + ctz(signs);
      if (load<u8>(sign) === PERCENT ? isEscapeInHost(sign) : endsPrefix(sign)) return true;
    }
  return false;
}

/** Where a byte stands in a block. */
@inline
function where(a: v128, b: v128, c: v128, d: v128, byte: u32): u64 {
  const wanted = all(byte);
  return bits(i8x16.eq(a, wanted), i8x16.eq(b, wanted), i8x16.eq(c, wanted), i8x16.eq(d, wanted));
}

@inline
function bits(a: v128, b: v128, c: v128, d: v128): u64 {
  const low = <u64>(i8x16.bitmask(a) | (i8x16.bitmask(b) << 16));
  const high = <u64>(i8x16.bitmask(c) | (i8x16.bitmask(d) << 16));
  return (low & 0xffffffff) | (high << 32);
}

@inline
function whereAt(p: usize, byte: u32): u64 {
  return where(v128.load(p), v128.load(p, 16), v128.load(p, 32), v128.load(p, 48), byte);
}

/** Whether none of the runs of blanks in a block is too wide as far as it goes. */
function hasNarrowRuns(p: usize, blanks: u64): bool {
  const tabs = whereAt(p, TAB);
  const tabsBefore = whereAt(p - BLOCK, TAB);
  const blanksBefore = whereAt(p - BLOCK, SPACE) | tabsBefore;
  if ((tabs | tabsBefore) === 0 && hasSpacesAfterWords(p, blanks, <u32>clz(~blanksBefore))) return true;
  let rest = blanks;
  if ((blanks & 1) !== 0) {
    let columns: u32 = 0;
    let at = p;
    while (isBlank(load<u8>(at - 1)) && columns < WIDE_INDENT) columns += columnsOf(load<u8>(--at));
    const first = blanks & ~(blanks + 1);
    columns += <u32>(popcnt(first) + (TAB_COLUMNS - 1) * popcnt(tabs & first));
    if (columns >= PART && columns >= leastBlank(at - 1)) return false;
    rest ^= first;
  }
  // The first of each ten in a row.
  for (let long = tens(rest); long !== 0; long = tens(rest)) {
    const start = <usize>ctz(long);
    const run = rest & ~(rest + (<u64>1 << start)) & (u64.MAX_VALUE << start);
    const columns = <u32>(popcnt(run) + (TAB_COLUMNS - 1) * popcnt(tabs & run));
    if (columns >= PART && columns >= leastBlank(p + start - 1)) return false;
    rest &= ~run & (u64.MAX_VALUE << start);
  }
  return true;
}

/**
 * The same of spaces, for which no processor foresees where they stand, as between aligned definitions and their values:
 * whether those that are wide in part stand behind words. A block has one such run at the most beside its first one.
 */
@inline
function hasSpacesAfterWords(p: usize, blanks: u64, before: u32): bool {
  const twos = blanks & (blanks >> 1);
  const fours = twos & (twos >> 2);
  const eights = fours & (fours >> 4);
  const sixteens = eights & (eights >> 8);
  const first = blanks & ~(blanks + 1);
  const inside = sixteens & (sixteens >> 16) & (eights >> 32) & ~first;
  const columns: u32 = first === 0 ? 0 : before + <u32>popcnt(first);
  const isFar = u32(columns >= WIDE) | (u32(columns >= PART) & ~wordAt(p - <usize>before - 1));
  return (isFar | (u32(inside !== 0) & ~wordAt(p + <usize>ctz(inside) - 1))) === 0;
}

@inline
function wordAt(p: usize): u32 {
  return wordOf(load<u8>(p));
}

/** 1 for ASCII letters, digits and `_`, else 0. */
@inline
function wordOf(byte: u32): u32 {
  return u32((byte | 0x20) - 0x61 < 26) | u32(byte - 0x30 < 10) | u32(byte === 0x5f);
}
