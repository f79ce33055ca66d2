/**
 * Numbers as text: the counterpart of `src/engine/unicode/packed.ts`, which says the format.
 */
const digit = (value: number): string => String.fromCharCode(value + 35 >= 92 ? value + 36 : value + 35);

/** @throws if a number is negative or not an integer. */
export function packNumbers(numbers: readonly number[]): string {
  let text = "";
  for (const number of numbers) {
    if (!Number.isSafeInteger(number) || number < 0) throw new Error(`cannot pack ${number}`);
    let rest = number;
    while (rest >= 59) {
      text += digit(59 + (rest % 32));
      rest = Math.floor(rest / 32);
    }
    text += digit(rest);
  }
  return text;
}

/** Non-zero values of a property by code point, as runs of gap, length - 1, value. */
export function packRuns(property: (codePoint: number) => number): string {
  const numbers: number[] = [];
  let end = 0;
  for (let start = 0; start < 0x110000; ) {
    const value = property(start);
    let next = start + 1;
    while (next < 0x110000 && property(next) === value) next++;
    if (value !== 0) {
      numbers.push(start - end, next - start - 1, value);
      end = next;
    }
    start = next;
  }
  return packNumbers(numbers);
}
