import { isNonspacing } from "./marks.ts";

/** UAX #15 §13, Stream-Safe Text Format: no language needs more of them in a row. */
const LONGEST_RUN = 30;

/** NFD of the host; see {@link inPieces}. */
export function nfd(text: string): string {
  return inPieces(text, "NFD");
}

/** NFC of the host; see {@link inPieces}. */
export function nfc(text: string): string {
  return inPieces(text, "NFC");
}

/** NFKC of the host; see {@link inPieces}. */
export function nfkc(text: string): string {
  return inPieces(text, "NFKC");
}

/**
 * Longer runs of combining marks are cut, and the pieces normalised one by one: sorting a run takes time that is
 * quadratic in its length (Node 20: 35 s for 160,000 marks). Honest text has no such run, so that nothing changes there.
 */
function inPieces(text: string, form: "NFC" | "NFD" | "NFKC"): string {
  if (text.length <= LONGEST_RUN) return text.normalize(form);
  let result = "";
  let start = 0;
  let run = 0;
  for (let index = 0; index < text.length; ) {
    const codePoint = text.codePointAt(index) ?? 0;
    run = isNonStarter(codePoint) ? run + 1 : 0;
    if (run > LONGEST_RUN) {
      result += text.slice(start, index).normalize(form);
      start = index;
      run = 1;
    }
    index += codePoint > 0xffff ? 2 : 1;
  }
  return start === 0 ? text.normalize(form) : result + text.slice(start).normalize(form);
}

/** Whether a code point is sorted among marks (Canonical_Combining_Class other than 0, or NFKC makes such a one of it). */
function isNonStarter(codePoint: number): boolean {
  if (codePoint < 0x300) return false;
  return isNonspacing(codePoint) || spacing.has(codePoint);
}

/** Spacing marks with a combining class (Unicode 17), and the halfwidth voiced sound marks. */
const spacing: ReadonlySet<number> = new Set([
  ...[0x1715, 0x1734, 0x1b44, 0x1baa, 0x1bf2, 0x1bf3, 0x302e, 0x302f, 0xa953, 0xa9c0, 0xff9e, 0xff9f],
  ...[0x111c0, 0x11235, 0x1134d, 0x113cf, 0x116b6, 0x1193d, 0x11f41, 0x16ff0, 0x16ff1, 0x1d165, 0x1d166],
  ...[0x1d16d, 0x1d16e, 0x1d16f, 0x1d170, 0x1d171, 0x1d172],
]);
