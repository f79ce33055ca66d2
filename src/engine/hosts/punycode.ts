/** RFC 3492 §5, the parameters for Punycode. */
const base = 36;
const tMin = 1;
const tMax = 26;
const skew = 38;
const damp = 700;
const initialBias = 72;
const initialN = 0x80;

/** RFC 1035 §2.3.4: no label is longer. It also bounds the insertions, of which each moves all that follows. */
export const longestLabel = 63;

/**
 * The code points that the Punycode of a label (without its `xn--`) stands for.
 * @returns undefined for what no encoder makes: other characters, a number that does not end, one beyond Unicode,
 * surrogates, or a label that is longer than DNS allows
 */
export function decodePunycode(text: string): string | undefined {
  if (text.length > longestLabel) return undefined;
  const hyphen = text.lastIndexOf("-");
  const output: number[] = [];
  for (const character of text.slice(0, Math.max(hyphen, 0))) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (codePoint >= initialN) return undefined;
    output.push(codePoint);
  }
  let n = initialN;
  let i = 0;
  let bias = initialBias;
  for (let at = hyphen < 0 ? 0 : hyphen + 1; at < text.length; ) {
    const before = i;
    let weight = 1;
    for (let k = base; ; k += base) {
      const digit = digitOf(text.charCodeAt(at++));
      if (digit === undefined) return undefined;
      i += digit * weight;
      const threshold = thresholdOf(k, bias);
      if (digit < threshold) break;
      weight *= base - threshold;
    }
    const length = output.length + 1;
    bias = adapted(i - before, length, before === 0);
    n += Math.floor(i / length);
    i %= length;
    if (n > 0x10ffff || (n >= 0xd800 && n <= 0xdfff)) return undefined;
    output.splice(i++, 0, n);
  }
  return String.fromCodePoint(...output);
}

/** The Punycode of a label, without `xn--`. Linear in the label times its distinct code points: for labels only. */
export function encodePunycode(label: string): string {
  const input = Array.from(label, (character) => character.codePointAt(0) ?? 0);
  const basic = input.filter((codePoint) => codePoint < initialN);
  let output = String.fromCodePoint(...basic) + (basic.length > 0 ? "-" : "");
  let delta = 0;
  let bias = initialBias;
  let handled = basic.length;
  let n = initialN;
  for (const next of [...new Set(input)].filter((c) => c >= initialN).sort((a, b) => a - b)) {
    delta += (next - n) * (handled + 1);
    n = next;
    for (const codePoint of input) {
      if (codePoint < n) delta++;
      if (codePoint !== n) continue;
      output += numberOf(delta, bias);
      bias = adapted(delta, handled + 1, handled === basic.length);
      delta = 0;
      handled++;
    }
    delta++;
    n++;
  }
  return output;
}

function numberOf(value: number, bias: number): string {
  let text = "";
  let rest = value;
  for (let k = base; ; k += base) {
    const threshold = thresholdOf(k, bias);
    if (rest < threshold) return text + digits.charAt(rest);
    text += digits.charAt(threshold + ((rest - threshold) % (base - threshold)));
    rest = Math.floor((rest - threshold) / (base - threshold));
  }
}

const digits = "abcdefghijklmnopqrstuvwxyz0123456789";

function digitOf(unit: number): number | undefined {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30 + 26;
  const letter = unit | 0x20;
  return letter >= 0x61 && letter <= 0x7a ? letter - 0x61 : undefined;
}

const thresholdOf = (k: number, bias: number): number => Math.min(Math.max(k - bias, tMin), tMax);

function adapted(delta: number, length: number, isFirst: boolean): number {
  let rest = isFirst ? Math.floor(delta / damp) : delta >> 1;
  rest += Math.floor(rest / length);
  let k = 0;
  for (; rest > ((base - tMin) * tMax) >> 1; k += base) rest = Math.floor(rest / (base - tMin));
  return k + Math.floor(((base - tMin + 1) * rest) / (rest + skew));
}
