// What both the loop over bytes and that over blocks ask, as it is explained in twin.ts.

export const TAB: u32 = 0x09;
export const LF: u32 = 0x0a;
export const FF: u32 = 0x0c;
export const CR: u32 = 0x0d;
export const SPACE: u32 = 0x20;
export const PERCENT: u32 = 0x25;
export const HYPHEN: u32 = 0x2d;

export const TAB_COLUMNS: u32 = 4;
export const WIDE: u32 = 100;
export const WIDE_INDENT: u32 = 120;
export const PART: u32 = 40;
const MOST_SIGNS: u32 = 40;
const LONGEST_HOST: u32 = 1000;
const FEWEST_BLANKS: u32 = 24;
const MIXED_AT: usize = 0x10000 - 1024 - 1;

@inline
export function isBlank(byte: u32): bool {
  return byte === SPACE || byte === TAB;
}

@inline
export function columnsOf(blank: u32): u32 {
  return blank === TAB ? TAB_COLUMNS : 1;
}

@inline
export function isLineStart(byte: u32): bool {
  return byte === LF || byte === CR;
}

@inline
export function isN(byte: u32): bool {
  return (byte | 0x20) === 0x6e;
}

export function endsPrefix(p: usize): bool {
  return load<u8>(p - 1) === HYPHEN && isN(load<u8>(p - 2)) && (load<u8>(p - 3) | 0x20) === 0x78;
}

export function endsMixed(end: usize): bool {
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

export function leastBlank(before: usize): u32 {
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

export function isEscapeInHost(p: usize): bool {
  const high = <u32>load<u8>(p + 1);
  const low = <u32>load<u8>(p + 2);
  if ((high - 0x38 > 1 && (high | 0x20) - 0x61 > 5) || (low - 0x30 > 9 && (low | 0x20) - 0x61 > 5)) return false;
  let at = p - 1;
  let byte = <u32>load<u8>(at);
  while (((byte | 0x20) - 0x61 < 26 || (byte - 0x2d < 13 && byte !== 0x2f) || byte === 0x5f) && p - at <= LONGEST_HOST)
    byte = load<u8>(--at);
  if (p - at > LONGEST_HOST || byte === 0x40) return true;
  return byte === 0x2f && load<u8>(at - 1) === 0x2f && load<u8>(at - 2) === 0x3a;
}

/** 1 for ASCII letters, digits and `_`, else 0. */
@inline
export function wordOf(byte: u32): u32 {
  return u32((byte | 0x20) - 0x61 < 26) | u32(byte - 0x30 < 10) | u32(byte === 0x5f);
}
