export interface Unpacked {
  readonly bytes: readonly number[];
  /** The bytes that stand in it as they are. */
  readonly literals: readonly number[];
  /** How many bytes the rest takes: what repeats earlier ones. */
  readonly repeats: number;
}

/**
 * LZ-UTF8, as StegCloak packs its messages: UTF-8 in which the two bytes `110lllll 0ddddddd`, or the three
 * `111lllll 0ddddddd dddddddd`, stand for `l` bytes that stood `d` bytes before. The second byte tells them from
 * UTF-8, where it is never below 80.
 *
 * @returns undefined if the bytes are nothing of the kind.
 */
export function unpackLzUtf8(bytes: readonly number[]): Unpacked | undefined {
  const output: number[] = [];
  const literals: number[] = [];
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0;
    const second = bytes[index + 1];
    if (byte < 0xc0 || second === undefined || second >= 0x80) {
      output.push(byte);
      literals.push(byte);
      continue;
    }
    const isLong = byte >= 0xe0;
    const length = byte & 0x1f;
    const distance = isLong ? second * 256 + (bytes[index + 2] ?? 0) : second;
    if (distance === 0 || distance > output.length) return undefined;
    for (let copied = 0; copied < length; copied++) output.push(output[output.length - distance] ?? 0);
    index += isLong ? 2 : 1;
  }
  return { bytes: output, literals, repeats: bytes.length - literals.length };
}
