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
const WIDE: u32 = 80;
const PART: u32 = 40;
const LONGEST_HOST: u32 = 1000;

const BESIDE_PLAIN: u32 = 2;

const STEP: usize = 16;
const BLOCK: usize = 64;
/** A block and what its questions look ahead. */
const REACH: usize = 80;
const SPACES: u64 = 0x2020202020202020;

@inline
function isBlank(byte: u32): bool {
  return byte === SPACE || byte === TAB;
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
        const bits = specials(p);
        if (bits === 0) {
          p += STEP;
          continue;
        }
        p += ctz(bits);
      }
      const byte = <u32>load<u8>(p);
      if (byte >= 0x80) {
        p = beyondAscii(p, end);
        if (p >= end) break;
        // Blocks are not tried again before as much ASCII is in a row.
        stop = min(p + REACH, end);
        const c = <u32>load<u8>(p);
        if (c < 0x80) continue;
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
        for (; isBlank(load<u8>(at)); at--) columns += load<u8>(at) === TAB ? TAB_COLUMNS : 1;
        const before = <u32>load<u8>(at);
        const limit = before === LF || before === CR ? WIDE : PART;
        do {
          columns += load<u8>(p) === TAB ? TAB_COLUMNS : 1;
          if (columns >= limit) return found(p);
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
  return before !== SPACE && before !== TAB && !(before === HYPHEN && isN(load<u8>(p - 2)));
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
  const last = <u32>load<u8>(at);
  if (!isBlank(last)) return false;
  while (load<u8>(at) === last) at--;
  const before = <u32>load<u8>(at);
  return isBlank(before) || (last === TAB && before > SPACE);
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

/** From `p` on, past the sequences of three bytes, of which most dense text is made, that nobody wants to see. */
@inline
function beyondAscii(p: usize, end: usize): usize {
  while (p + 3 <= end) {
    const bytes = load<u32>(p);
    if ((bytes & 0xc0c0f0) !== 0x8080e0) break;
    const index = ((bytes & 0xf) << 6) | ((bytes >> 8) & 0x3f);
    if (index < 0x20) break;
    const block = <usize>load<u16>(index << 1);
    if (block !== 0 && load<u8>(STAGE_2 + (block << 6) + ((bytes >> 16) & 0x3f)) !== 0) break;
    p += 3;
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
  while (p + REACH <= end) {
    if (isSimple(p)) {
      p += BLOCK;
      continue;
    }
    // Blanks at the end may come after a tab.
    do {
      if (!isHarmless(p)) return p;
      p += BLOCK;
    } while (isBlank(load<u8>(p - 1)) && p + REACH <= end);
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

/** The same for a block that may have tabs, CR, escapes and hyphens, with a closer look at each. */
function isHarmless(p: usize): bool {
  const a = v128.load(p);
  const b = v128.load(p, 16);
  const c = v128.load(p, 32);
  const d = v128.load(p, 48);
  if (i8x16.bitmask(v128.or(v128.or(a, b), v128.or(c, d))) !== 0) return false;
  const feeds = where(a, b, c, d, LF);
  const returns = where(a, b, c, d, CR);
  const tabs = where(a, b, c, d, TAB);
  const blanks = where(a, b, c, d, SPACE) | tabs;
  if ((feeds | returns | tabs | bits(isPrintable(a), isPrintable(b), isPrintable(c), isPrintable(d))) !== u64.MAX_VALUE)
    return false;
  // A line's end after blanks, CR without LF, CR of which that is not known.
  if ((((blanks << 1) | u64(isBlank(load<u8>(p - 1)))) & (feeds | returns)) !== 0) return false;
  if ((returns & ~(feeds >> 1)) !== 0) return false;
  for (let percents = where(a, b, c, d, PERCENT); percents !== 0; percents &= percents - 1)
    if (isEscapeInHost(p + <usize>ctz(percents))) return false;
  // The second of two hyphens may be the first byte of the next block.
  const hyphens = where(a, b, c, d, HYPHEN);
  let pairs = hyphens & ((hyphens >> 1) | (u64(load<u8>(p, BLOCK) === HYPHEN) << 63));
  if (pairs !== 0) pairs &= ((where(a, b, c, d, 0x6e) | where(a, b, c, d, 0x4e)) << 1) | u64(isN(load<u8>(p - 1)));
  for (; pairs !== 0; pairs &= pairs - 1) if (endsPrefix(p + <usize>ctz(pairs) + 1)) return false;
  return hasNarrowRuns(p, blanks, tabs);
}

@inline
function isPrintable(bytes: v128): v128 {
  return i8x16.gt_s(i8x16.add(bytes, all(1)), all(SPACE));
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

function hasNarrowRuns(p: usize, blanks: u64, tabs: u64): bool {
  let before: u32 = 0;
  let tabsBefore: u32 = 0;
  if ((blanks & 1) !== 0)
    for (let at = p - 1; before < PART && isBlank(load<u8>(at)); at--) {
      before++;
      if (load<u8>(at) === TAB) tabsBefore++;
    }
  if (before + 3 * tabsBefore + <u32>(popcnt(blanks) + 3 * popcnt(tabs)) < PART) return true;
  const around = before + <u32>ctz(~blanks);
  const twos = blanks & (blanks >> 1);
  const fours = twos & (twos >> 2);
  const eights = fours & (fours >> 4);
  // As few as ten tabs are wide.
  if (tabs !== 0 || tabsBefore !== 0) return around < 10 && (eights & (twos >> 8)) === 0;
  const sixteens = eights & (eights >> 8);
  return around < PART && (sixteens & (sixteens >> 16) & (eights >> 32)) === 0;
}
