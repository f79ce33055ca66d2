// Blocks of 64 bytes. Whatever is not plainly harmless in one is for the loop over bytes to judge.

import {
  TAB,
  LF,
  CR,
  SPACE,
  PERCENT,
  HYPHEN,
  TAB_COLUMNS,
  WIDE,
  WIDE_INDENT,
  PART,
  isBlank,
  columnsOf,
  endsPrefix,
  leastBlank,
  isEscapeInHost,
  wordOf,
} from "./bytes.as";

export const STEP: usize = 16;
const BLOCK: usize = 64;
/** So much is looked at closely, after blocks that took it, before the quick look is tried again. */
const LONGEST_ROW: usize = 1024;
/** A block and what its questions look ahead. */
export const REACH: usize = 80;
const SPACES: u64 = 0x2020202020202020;

@inline
export function all(byte: u32): v128 {
  return i8x16.splat(<i8>byte);
}

/** The start of the first block that may not be clean, or less than {@link REACH} before the end. */
export function clean(from: usize, end: usize): usize {
  let p = from;
  let row = BLOCK;
  while (p + REACH <= end) {
    if (isSimple(p)) {
      do p += BLOCK;
      while (p + REACH <= end && isSimple(p));
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
 * `--` to `n-` are told; 39 spaces are too few to have eight at a multiple of 32. Measured: 25 GB/s, where a loop that
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
 * The same for a block that may have tabs, CR, escapes, hyphens and wide runs of blanks, with a closer look at each. Of
 * controls nearly all blocks have TAB and LF alone: with VT as number 0 they are the last ones, -2 and -1. Measured: 9
 * GB/s on C indented with tabs, half of that on aligned definitions and with CR LF.
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
