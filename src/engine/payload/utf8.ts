const REPLACEMENT = 0xfffd;

/** The code points that bytes are in UTF-8; U+FFFD for each byte that is part of no well-formed sequence. */
export function codePointsOfUtf8(bytes: readonly number[]): number[] {
  const codePoints: number[] = [];
  for (let index = 0; index < bytes.length; ) {
    const first = bytes[index] ?? 0;
    const sequence = first < 0xc0 ? undefined : sequenceAt(bytes, index, first);
    if (sequence) {
      codePoints.push(sequence.codePoint);
      index += sequence.length;
    } else {
      codePoints.push(first < 0x80 ? first : REPLACEMENT);
      index++;
    }
  }
  return codePoints;
}

/** What the lead byte says of a sequence: its length, its share of the bits, the smallest value that needs so many bytes. */
const leads = [
  { mask: 0xe0, mark: 0xc0, length: 2, least: 0x80 },
  { mask: 0xf0, mark: 0xe0, length: 3, least: 0x800 },
  { mask: 0xf8, mark: 0xf0, length: 4, least: 0x10000 },
] as const;

/** A well-formed sequence of more than one byte. */
function sequenceAt(
  bytes: readonly number[],
  index: number,
  first: number,
): { codePoint: number; length: number } | undefined {
  const lead = leads.find(({ mask, mark }) => (first & mask) === mark);
  if (!lead) return undefined;
  let codePoint = first & ~lead.mask & 0xff;
  for (let at = index + 1; at < index + lead.length; at++) {
    const byte = bytes[at] ?? 0;
    if ((byte & 0xc0) !== 0x80) return undefined;
    codePoint = codePoint * 64 + (byte & 0x3f);
  }
  const isScalar = codePoint >= lead.least && codePoint <= 0x10ffff && !(codePoint >= 0xd800 && codePoint <= 0xdfff);
  return isScalar ? { codePoint, length: lead.length } : undefined;
}

/** The code points that UTF-16 units are; a lone surrogate stays one. */
export function codePointsOfUtf16(units: readonly number[]): number[] {
  const codePoints: number[] = [];
  for (let index = 0; index < units.length; index++) {
    const unit = units[index] ?? 0;
    const next = units[index + 1] ?? 0;
    if ((unit & 0xfc00) === 0xd800 && (next & 0xfc00) === 0xdc00) {
      codePoints.push(((unit - 0xd800) << 10) + (next - 0xdc00) + 0x10000);
      index++;
    } else codePoints.push(unit);
  }
  return codePoints;
}
