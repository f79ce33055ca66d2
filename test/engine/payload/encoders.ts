import { Buffer } from "node:buffer";

/** How people hide texts, as facts: one function an encoding. */

const bytesOf = (text: string): number[] => [...Buffer.from(text)];

export const tags = (text: string): string =>
  bytesOf(text)
    .map((byte) => String.fromCodePoint(0xe0000 + byte))
    .join("");

export const selector = (byte: number): string => String.fromCodePoint(byte < 16 ? 0xfe00 + byte : 0xe0100 + byte - 16);

export const selectors = (text: string): string => bytesOf(text).map(selector).join("");

export const halves = (text: string): string =>
  Array.from(Buffer.from(text).toString("hex"), (digit) => selector(Number.parseInt(digit, 16))).join("");

/** Each value in so many digits of a base, each digit one of the symbols. */
export function digits(values: readonly number[], symbols: string, width: number, littleEnd = false): string {
  const all = [...symbols];
  return values
    .map((value) => {
      const own = [...value.toString(all.length).padStart(width, "0")];
      return (littleEnd ? own.reverse() : own).map((digit) => all[Number.parseInt(digit, 36)]).join("");
    })
    .join("");
}

export const bits = (text: string, symbols: string, littleEnd = false): string =>
  digits(bytesOf(text), symbols, 8, littleEnd);

export const units = (text: string): number[] => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));

export const privates = (text: string, base: number): string =>
  bytesOf(text)
    .map((byte) => String.fromCodePoint(base + byte))
    .join("");

const morseOf: Readonly<Record<string, string>> = {
  a: ".-",
  b: "-...",
  d: "-..",
  e: ".",
  h: "....",
  k: "-.-",
  l: ".-..",
  n: "-.",
  o: "---",
  r: ".-.",
  s: "...",
  t: "-",
  w: ".--",
};

/** Dot, dash, the end of a letter (twice: of a word). */
export function morse(text: string, [dot = "", dash = "", gap = ""]: string): string {
  return Array.from(text, (letter) =>
    letter === " " ? gap : `${(morseOf[letter] ?? "").replaceAll(".", dot).replaceAll("-", dash)}${gap}`,
  ).join("");
}

/** The trailing blanks of as many lines of up to 80 columns as SNOW needs. */
export function snow(text: string): string[] {
  const all = bytesOf(text)
    .map((byte) => byte.toString(2).padStart(8, "0"))
    .join("");
  const lines: string[] = [];
  let line = "\t";
  let needsTab = false;
  for (let at = 0; at < all.length; at += 3) {
    const group = [...all.slice(at, at + 3).padEnd(3, "0")].reverse().join("");
    const spaces = Number.parseInt(group, 2);
    if (line.length > 24) {
      lines.push(line);
      line = "";
      needsTab = false;
    }
    line += (needsTab ? "\t" : "") + (spaces === 0 ? "\t" : " ".repeat(spaces));
    needsTab = spaces !== 0;
  }
  return [...lines, line];
}
