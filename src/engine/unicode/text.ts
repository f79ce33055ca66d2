/** The code point that ends before `index`, a lone surrogate as itself; undefined at the start of the line. */
export function codePointBefore(line: string, index: number): number | undefined {
  if (index <= 0) return undefined;
  const unit = line.charCodeAt(index - 1);
  if ((unit & 0xfc00) !== 0xdc00 || index === 1) return unit;
  const lead = line.charCodeAt(index - 2);
  return (lead & 0xfc00) === 0xd800 ? ((lead - 0xd800) << 10) + (unit - 0xdc00) + 0x10000 : unit;
}

export const unitsOf = (codePoint: number): number => (codePoint > 0xffff ? 2 : 1);
