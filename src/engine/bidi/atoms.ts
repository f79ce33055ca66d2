import type { Region } from "../finding.ts";
import type { Span } from "../syntax/regions.ts";
import { unitsOf } from "../unicode/text.ts";
import { BidiClass, bidiClassOf } from "./classes.ts";

/**
 * A part of a line that has to stay in one piece and in its place among the others for the line to read as it runs (as
 * in UTS #55 §3): a word or a sign of code, the content of a literal, a comment.
 */
export interface Atom {
  readonly kind: "word" | "sign" | Exclude<Region, "code">;
  /** UTF-16 units of the line. */
  readonly start: number;
  readonly end: number;
}

/** Finds the atoms between two indexes, cut off there. Cheapest when asked from left to right. */
export type AtomFinder = (start: number, end: number) => readonly Atom[];

export function atomFinder(text: string, spans: readonly Span[]): AtomFinder {
  const startOf = (at: number): number => spans[at]?.start ?? text.length;
  let at = 0;
  return (start, end) => {
    const atoms: Atom[] = [];
    if (startOf(at) > start) at = 0;
    while (at + 1 < spans.length && startOf(at + 1) <= start) at++;
    for (let index = start; index < end; at++) {
      const until = Math.min(startOf(at + 1), end);
      const region = spans[at]?.region ?? "code";
      const last = atoms.at(-1);
      if (region === "code") addCode(text, index, until, atoms);
      else if (last?.kind === region && last.end === index) atoms[atoms.length - 1] = { ...last, end: until };
      else atoms.push({ kind: region, start: index, end: until });
      index = until;
      if (index === end) break;
    }
    return atoms;
  };
}

function addCode(text: string, start: number, end: number, atoms: Atom[]): void {
  let word = -1;
  const finish = (index: number): void => {
    if (word >= 0) atoms.push({ kind: "word", start: word, end: index });
    word = -1;
  };
  for (let index = start; index < end; ) {
    const codePoint = text.codePointAt(index) ?? 0;
    const next = Math.min(index + unitsOf(codePoint), end);
    const kind = kindOf(codePoint);
    if (kind === "word") {
      if (word < 0) word = index;
    } else if (kind !== "ignored") finish(index);
    if (kind === "sign") atoms.push({ kind, start: index, end: next });
    index = next;
  }
  finish(end);
}

const {
  European_Number: EN,
  Arabic_Number: AN,
  Nonspacing_Mark: NSM,
  Boundary_Neutral: BN,
  Paragraph_Separator: B,
  White_Space: WS,
  Left_To_Right_Isolate: LRI,
} = BidiClass;

/** Letters of all scripts, digits and marks make words; what renders as nothing neither makes nor parts one. */
function kindOf(codePoint: number): "word" | "sign" | "blank" | "ignored" {
  const bidiClass = bidiClassOf(codePoint);
  if (bidiClass <= EN) return codePoint === 0x200e || codePoint === 0x200f || codePoint === 0x61c ? "ignored" : "word";
  if (bidiClass === AN || bidiClass === NSM || codePoint === 0x5f || codePoint === 0x24) return "word";
  if (bidiClass === BN || bidiClass >= LRI) return "ignored";
  return bidiClass >= B && bidiClass <= WS ? "blank" : "sign";
}
