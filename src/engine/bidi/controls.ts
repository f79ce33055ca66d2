import { BidiClass, bidiClassOf } from "./classes.ts";

const {
  Left_To_Right_Isolate: LRI,
  First_Strong_Isolate: FSI,
  Pop_Directional_Isolate: PDI,
  Left_To_Right_Embedding: LRE,
  Right_To_Left_Embedding: RLE,
  Left_To_Right_Override: LRO,
  Right_To_Left_Override: RLO,
  Pop_Directional_Format: PDF,
} = BidiClass;

type ControlKind = "mark" | "isolate" | "embedding" | "override" | "isolate's end" | "end";

/** A bidi control of a line. */
export interface Control {
  /** Its place among the controls of the line. */
  readonly at: number;
  /** UTF-16 units of the line. */
  readonly index: number;
  readonly codePoint: number;
  readonly kind: ControlKind;
  /** The start of the comment, the string or the other span that it stands in: what opens there must close there. */
  readonly place: number;
  /** What closes this one, or what it closes, in the same place or not. */
  partner: Control | undefined;
}

/** What a bidi control is; `undefined` for other characters. */
function controlKindOf(codePoint: number): ControlKind | undefined {
  if (codePoint === 0x200e || codePoint === 0x200f || codePoint === 0x61c) return "mark";
  if (codePoint < 0x202a || codePoint > 0x2069) return undefined;
  const bidiClass = bidiClassOf(codePoint);
  if (bidiClass >= LRI && bidiClass <= FSI) return "isolate";
  if (bidiClass === LRE || bidiClass === RLE) return "embedding";
  if (bidiClass === LRO || bidiClass === RLO) return "override";
  if (bidiClass === PDI) return "isolate's end";
  return bidiClass === PDF ? "end" : undefined;
}

/** All bidi controls of a text from `from` on, with their partners (UAX #9, BD9 and X1 to X8, without a limit of depth). */
export function controlsOf(text: string, from: number, placeOf: (index: number) => number): Control[] {
  const controls: Control[] = [];
  const open: Control[] = [];
  let openIsolates = 0;
  for (let index = from; index < text.length; index++) {
    const codePoint = text.charCodeAt(index);
    const kind = codePoint < 0x61c ? undefined : controlKindOf(codePoint);
    if (kind === undefined) continue;
    const control: Control = { at: controls.length, index, codePoint, kind, place: placeOf(index), partner: undefined };
    controls.push(control);
    if (kind === "isolate") openIsolates++;
    if (kind === "isolate" || kind === "embedding" || kind === "override") open.push(control);
    else if (kind === "isolate's end" && openIsolates > 0) {
      // It closes what was opened inside of the isolate too.
      let opener = open.pop();
      while (opener !== undefined && opener.kind !== "isolate") opener = open.pop();
      openIsolates--;
      pair(opener, control);
    } else if (kind === "end" && open.length > 0 && open.at(-1)?.kind !== "isolate") pair(open.pop(), control);
  }
  return controls;
}

function pair(opener: Control | undefined, closer: Control): void {
  if (opener === undefined) return;
  opener.partner = closer;
  closer.partner = opener;
}
