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

/** What a bidi control is. */
export const ControlKind = { none: 0, mark: 1, isolate: 2, embedding: 3, override: 4, isolateEnd: 5, end: 6 } as const;

/** The bidi controls of a line, from left to right, in columns: there may be ten million of them. */
export interface Controls {
  readonly length: number;
  /** UTF-16 units of the line. */
  readonly indexes: Uint32Array;
  /** Values of {@link ControlKind}. */
  readonly kinds: Uint8Array;
  /** The start of the comment, the string or the other span that each stands in: what opens there must close there. */
  readonly places: Uint32Array;
  /** Which of them closes this one, or is closed by it, in the same place or not; {@link alone} if none does. */
  readonly partners: Uint32Array;
}

/** Of controls without a partner. */
export const alone = 0xffffffff;

function controlKindOf(codePoint: number): number {
  if (codePoint === 0x200e || codePoint === 0x200f || codePoint === 0x61c) return ControlKind.mark;
  if (codePoint < 0x202a || codePoint > 0x2069) return ControlKind.none;
  const bidiClass = bidiClassOf(codePoint);
  if (bidiClass >= LRI && bidiClass <= FSI) return ControlKind.isolate;
  if (bidiClass === LRE || bidiClass === RLE) return ControlKind.embedding;
  if (bidiClass === LRO || bidiClass === RLO) return ControlKind.override;
  if (bidiClass === PDI) return ControlKind.isolateEnd;
  return bidiClass === PDF ? ControlKind.end : ControlKind.none;
}

/** All bidi controls of a text from `from` on, with their partners (UAX #9, BD9 and X1 to X8, without a limit of depth). */
export function controlsOf(text: string, from: number, placeOf: (index: number) => number): Controls {
  let length = 0;
  for (let index = from; index < text.length; index++) if (kindAt(text, index) !== ControlKind.none) length++;
  const indexes = new Uint32Array(length);
  const kinds = new Uint8Array(length);
  const places = new Uint32Array(length);
  const partners = new Uint32Array(length).fill(alone);
  const open = new Uint32Array(length);
  let [at, opened, openIsolates] = [0, 0, 0];
  const pair = (closer: number): void => {
    const opener = open[--opened] ?? alone;
    partners[opener] = closer;
    partners[closer] = opener;
  };
  const isIsolate = (place: number): boolean => kinds[open[place] ?? alone] === ControlKind.isolate;
  for (let index = from; at < length; index++) {
    const kind = kindAt(text, index);
    if (kind === ControlKind.none) continue;
    indexes[at] = index;
    kinds[at] = kind;
    places[at] = placeOf(index);
    if (kind === ControlKind.isolate) openIsolates++;
    if (kind >= ControlKind.isolate && kind <= ControlKind.override) open[opened++] = at;
    else if (kind === ControlKind.isolateEnd && openIsolates > 0) {
      // It closes what was opened inside of the isolate too.
      while (!isIsolate(opened - 1)) opened--;
      openIsolates--;
      pair(at);
    } else if (kind === ControlKind.end && opened > 0 && !isIsolate(opened - 1)) pair(at);
    at++;
  }
  return { length, indexes, kinds, places, partners };
}

function kindAt(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  return unit < 0x61c ? ControlKind.none : controlKindOf(unit);
}
