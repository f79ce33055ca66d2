/**
 * Numbers as text. A digit is one of the 91 printable ASCII characters from `#` to `~` but the
 * backslash, so that the tables need no escapes. Digits 0 to 58 end a number; 59 to 90 carry five
 * bits, low ones first, and are followed by the rest.
 */
export function unpackNumbers(text: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let scale = 1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const digit = code > 92 ? code - 36 : code - 35;
    if (digit < 59) {
      numbers.push(value + digit * scale);
      value = 0;
      scale = 1;
    } else {
      value += (digit - 59) * scale;
      scale *= 32;
    }
  }
  return numbers;
}

/** Runs of code points, `last` inclusive, with a value other than zero. */
interface Run {
  readonly first: number;
  readonly last: number;
  readonly value: number;
}

function unpackRuns(text: string): Run[] {
  const numbers = unpackNumbers(text);
  const runs: Run[] = [];
  let end = 0;
  for (let i = 0; i + 2 < numbers.length; i += 3) {
    const first = end + (numbers[i] ?? 0);
    const last = first + (numbers[i + 1] ?? 0);
    runs.push({ first, last, value: numbers[i + 2] ?? 0 });
    end = last + 1;
  }
  return runs;
}

export const blockBits = 7;
const blockSize = 1 << blockBits;

/** A two-stage table: which block a code point lies in, and the values of the distinct blocks. */
export interface Table {
  readonly index: Uint16Array;
  readonly values: Uint16Array;
}

/** Blocks of one value are shared; the whole of Unicode takes some 10 to 100 KB. */
export function tableOf(packed: string): Table {
  const index = new Uint16Array(0x110000 >> blockBits);
  const blocks: Uint16Array[] = [new Uint16Array(blockSize)];
  const uniform = new Map<number, number>();
  for (const { first, last, value } of unpackRuns(packed)) {
    for (let start = first; start <= last; ) {
      const block = start >> blockBits;
      const end = Math.min(last, ((block + 1) << blockBits) - 1);
      const whole = end - start === blockSize - 1;
      let at = whole ? uniform.get(value) : index[block];
      if (!at) {
        at = blocks.push(new Uint16Array(blockSize)) - 1;
        if (whole) uniform.set(value, at);
        blocks[at]?.fill(value, 0, whole ? blockSize : 0);
      }
      if (!whole) blocks[at]?.fill(value, start & (blockSize - 1), (end & (blockSize - 1)) + 1);
      index[block] = at;
      start = end + 1;
    }
  }
  const values = new Uint16Array(blocks.length << blockBits);
  for (const [i, block] of blocks.entries()) values.set(block, i << blockBits);
  return { index, values };
}

/** Zero where the table has no value, and for what is no code point. */
export function lookUp(table: Table, codePoint: number): number {
  return table.values[((table.index[codePoint >> blockBits] ?? 0) << blockBits) | (codePoint & (blockSize - 1))] ?? 0;
}

/** Made when first asked for: most runs of the tool meet no text that needs most of the tables. */
export function lazy<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
