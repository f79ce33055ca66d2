import { BidiClass } from "./classes.ts";
import type { Direction } from "./levels.ts";

const {
  Left_To_Right: L,
  Right_To_Left: R,
  Arabic_Letter: AL,
  Boundary_Neutral: BN,
  Paragraph_Separator: B,
  Left_To_Right_Isolate: LRI,
  Right_To_Left_Isolate: RLI,
  First_Strong_Isolate: FSI,
  Pop_Directional_Isolate: PDI,
  Left_To_Right_Embedding: LRE,
  Right_To_Left_Embedding: RLE,
  Left_To_Right_Override: LRO,
  Right_To_Left_Override: RLO,
  Pop_Directional_Format: PDF,
} = BidiClass;

/** BD2. */
const MAX_DEPTH = 125;

/** What rules P2 to X9 say of a paragraph, by UTF-16 unit. */
export interface Explicit {
  readonly paragraphLevel: number;
  readonly levels: Uint8Array;
  /** Bidi_Class, as overrides leave it. */
  readonly types: Uint8Array;
}

/** What the later rules leave out (X9), and the second halves of pairs, which are above all classes. */
export function isRemoved(bidiClass: number): boolean {
  return bidiClass === BN || bidiClass >= LRE;
}

const isControl = (bidiClass: number): boolean => bidiClass >= LRI && bidiClass <= PDF;

export function isIsolateInitiator(bidiClass: number): boolean {
  return bidiClass >= LRI && bidiClass <= FSI;
}

export function explicitLevels(classes: Uint8Array, direction: Direction): Explicit {
  const hasControls = classes.some(isControl);
  const strong = hasControls || direction === "auto" ? firstStrong(classes) : undefined;
  const paragraphLevel = direction === "auto" ? (strong?.paragraph ?? 0) : direction === "rtl" ? 1 : 0;
  const levels = new Uint8Array(classes.length);
  const types = classes.slice();
  if (!hasControls) return { paragraphLevel, levels: levels.fill(paragraphLevel), types };
  const stack = createStack(paragraphLevel);
  for (let index = 0; index < classes.length; index++) {
    const own = classes[index] ?? 0;
    levels[index] = stack.level();
    if (own === B) levels[index] = paragraphLevel;
    else if (own === PDI || isIsolateInitiator(own)) {
      if (own === PDI) {
        stack.popIsolate();
        levels[index] = stack.level();
      }
      types[index] = stack.override() ?? own;
      if (own === FSI) stack.pushIsolate(strong?.isolates.has(index) === true);
      else if (own !== PDI) stack.pushIsolate(own === RLI);
    } else if (own === PDF) stack.popEmbedding();
    else if (own >= LRE && own < PDF) stack.pushEmbedding(own === RLE || own === RLO, overrideOf(own));
    else if (own !== BN) types[index] = stack.override() ?? own;
  }
  return { paragraphLevel, levels, types };
}

function overrideOf(bidiClass: number): number | undefined {
  if (bidiClass === LRO) return L;
  return bidiClass === RLO ? R : undefined;
}

interface Strong {
  /** Of the first strong character outside isolates. */
  readonly paragraph: 0 | 1 | undefined;
  /** The first strong isolates that run from right to left. */
  readonly isolates: ReadonlySet<number>;
}

/** P2 and P3, for the paragraph and each first strong isolate in one pass: a search from each would be quadratic. */
function firstStrong(classes: Uint8Array): Strong {
  let paragraph: 0 | 1 | undefined;
  const isolates = new Set<number>();
  /** Isolates that are open: those of which the direction is asked for by their index, others and settled ones as -1. */
  const open: number[] = [];
  for (let index = 0; index < classes.length; index++) {
    const own = classes[index] ?? 0;
    if (isIsolateInitiator(own)) open.push(own === FSI ? index : -1);
    else if (own === PDI) open.pop();
    else if (own === L || own === R || own === AL) {
      const isolate = open.at(-1);
      if (isolate === undefined) paragraph ??= own === L ? 0 : 1;
      else if (isolate >= 0) {
        if (own !== L) isolates.add(isolate);
        open[open.length - 1] = -1;
      }
    }
  }
  return { paragraph, isolates };
}

interface Entry {
  readonly level: number;
  readonly override: number | undefined;
  readonly isIsolate: boolean;
}

interface Stack {
  readonly level: () => number;
  readonly override: () => number | undefined;
  readonly pushIsolate: (rightToLeft: boolean) => void;
  readonly popIsolate: () => void;
  readonly pushEmbedding: (rightToLeft: boolean, override: number | undefined) => void;
  readonly popEmbedding: () => void;
}

/** The directional status stack and the three counters of X1. */
function createStack(paragraphLevel: number): Stack {
  let top: Entry = { level: paragraphLevel, override: undefined, isIsolate: false };
  const below: Entry[] = [];
  let overflowIsolates = 0;
  let overflowEmbeddings = 0;
  let validIsolates = 0;
  const push = (rightToLeft: boolean, override: number | undefined, isIsolate: boolean): boolean => {
    const level = rightToLeft ? (top.level + 1) | 1 : (top.level + 2) & ~1;
    if (level > MAX_DEPTH || overflowIsolates > 0 || overflowEmbeddings > 0) return false;
    below.push(top);
    top = { level, override, isIsolate };
    return true;
  };
  const pop = (): void => {
    top = below.pop() ?? top;
  };
  return {
    level: () => top.level,
    override: () => top.override,
    pushIsolate: (rightToLeft) => {
      if (push(rightToLeft, undefined, true)) validIsolates++;
      else overflowIsolates++;
    },
    popIsolate: () => {
      if (overflowIsolates > 0) overflowIsolates--;
      else if (validIsolates > 0) {
        overflowEmbeddings = 0;
        while (!top.isIsolate) pop();
        pop();
        validIsolates--;
      }
    },
    pushEmbedding: (rightToLeft, override) => {
      if (!push(rightToLeft, override, false) && overflowIsolates === 0) overflowEmbeddings++;
    },
    popEmbedding: () => {
      if (overflowIsolates > 0) return;
      if (overflowEmbeddings > 0) overflowEmbeddings--;
      else if (!top.isIsolate && below.length > 0) pop();
    },
  };
}
