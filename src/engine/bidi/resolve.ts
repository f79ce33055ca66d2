import { resolveBrackets } from "./brackets.ts";
import { BidiClass } from "./classes.ts";
import type { Sequence } from "./sequences.ts";

const {
  Left_To_Right: L,
  Right_To_Left: R,
  Arabic_Letter: AL,
  European_Number: EN,
  European_Separator: ES,
  European_Terminator: ET,
  Arabic_Number: AN,
  Common_Separator: CS,
  Nonspacing_Mark: NSM,
  Paragraph_Separator: B,
  Other_Neutral: ON,
  Left_To_Right_Isolate: LRI,
  Pop_Directional_Isolate: PDI,
} = BidiClass;

/** A paragraph while one of its sequences is resolved; `types` and `levels` are written to. */
export interface Resolution {
  readonly text: string;
  /** As the characters have them. */
  readonly classes: Uint8Array;
  readonly types: Uint8Array;
  readonly levels: Uint8Array;
  readonly sequence: Sequence;
}

/** W1 to I2. */
export function resolveSequence(resolution: Resolution): void {
  resolveWeak(resolution);
  resolveBrackets(resolution);
  resolveNeutral(resolution);
  const { types, levels, sequence } = resolution;
  const { indexes } = sequence;
  for (let at = 0; at < indexes.length; at++) {
    const index = indexes[at] ?? 0;
    const type = types[index] ?? 0;
    if (sequence.level & 1) levels[index] = sequence.level + (type === R ? 0 : 1);
    else if (type !== L) levels[index] = sequence.level + (type === R ? 1 : 2);
  }
}

/** A neutral or an isolate's control, as N1 takes them. */
export function isNeutral(type: number): boolean {
  return type >= B && type <= PDI;
}

/** L or R, as the neutrals around it see it: numbers count as right to left. */
export function directionOf(type: number): number {
  return type === L ? L : R;
}

function resolveWeak({ types, sequence }: Resolution): void {
  const { indexes, startType } = sequence;
  let previous = startType;
  let strong = startType;
  // W1 to W3, and W4 for a separator once what follows it is known.
  let before: number = ON;
  let separator = -1;
  for (let at = 0; at < indexes.length; at++) {
    const index = indexes[at] ?? 0;
    const own = types[index] ?? 0;
    let type = own === NSM ? (previous >= LRI && previous <= PDI ? ON : previous) : own;
    previous = type;
    if (type === L || type === R || type === AL) strong = type;
    if (type === EN && strong === AL) type = AN;
    else if (type === AL) type = R;
    types[index] = type;
    if (separator >= 0 && type === before) types[separator] = type;
    const isBetween = separator < 0 && before !== ON && (type === CS || (type === ES && before === EN));
    separator = isBetween ? index : -1;
    if (!isBetween) before = type === EN || type === AN ? type : ON;
  }
  resolveTerminators(types, indexes);
  strong = startType;
  for (let at = 0; at < indexes.length; at++) {
    const index = indexes[at] ?? 0;
    const type = types[index] ?? 0;
    if (type === L || type === R) strong = type;
    else if (type === ES || type === ET || type === CS) types[index] = ON;
    else if (type === EN && strong === L) types[index] = L;
  }
}

/** W5. */
function resolveTerminators(types: Uint8Array, indexes: Uint32Array): void {
  let run = -1;
  let previous: number = ON;
  for (let at = 0; at < indexes.length; at++) {
    const index = indexes[at] ?? 0;
    const type = types[index] ?? 0;
    if (type === ET) {
      if (previous === EN) types[index] = EN;
      else if (run < 0) run = at;
    } else {
      if (type === EN && run >= 0) for (let back = run; back < at; back++) types[indexes[back] ?? 0] = EN;
      run = -1;
      previous = type;
    }
  }
}

/** N1 and N2. */
function resolveNeutral({ types, sequence }: Resolution): void {
  const { indexes, level, startType, endType } = sequence;
  let before = startType;
  for (let at = 0; at < indexes.length; at++) {
    const type = types[indexes[at] ?? 0] ?? 0;
    if (!isNeutral(type)) {
      before = directionOf(type);
      continue;
    }
    const start = at;
    while (at < indexes.length && isNeutral(types[indexes[at] ?? 0] ?? 0)) at++;
    const after = at < indexes.length ? directionOf(types[indexes[at] ?? 0] ?? 0) : endType;
    const resolved = before === after ? before : level & 1;
    for (let back = start; back < at; back++) types[indexes[back] ?? 0] = resolved;
    at--;
  }
}
