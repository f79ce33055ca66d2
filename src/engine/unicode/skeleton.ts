import { confusables } from "./confusables.ts";
import { nfd } from "./normalize.ts";
import { lazy } from "./packed.ts";
import { scriptOf } from "./scripts.ts";
import { unitsOf } from "./text.ts";
import { has, Trait } from "./traits.ts";

/** What `confusables.txt` (UTS #39, Unicode 17) maps a code point to. */
export function prototypeOf(codePoint: number): string | undefined {
  return confusables().get(codePoint);
}

/**
 * internalSkeleton of UTS #39 §4: two texts with equal skeletons may look alike. NFD is the host's;
 * the stability policy fixes it for every character that the host's Unicode version knows.
 */
export function skeleton(text: string): string {
  const decomposed = nfd(text);
  let mapped = "";
  let kept = 0;
  for (let index = 0; index < decomposed.length; ) {
    const codePoint = decomposed.codePointAt(index) ?? 0;
    const next = index + unitsOf(codePoint);
    const prototype = has(codePoint, Trait.defaultIgnorable) ? "" : prototypeOf(codePoint);
    if (prototype !== undefined) {
      mapped += decomposed.slice(kept, index) + prototype;
      kept = next;
    }
    index = next;
  }
  return nfd(mapped + decomposed.slice(kept));
}

/** Groups of characters with the same skeleton: of the sources and the prototypes. All others look like nothing else. */
const groups = lazy(() => {
  const members = new Set<number>();
  for (const [source, prototype] of confusables()) {
    members.add(source);
    for (const char of prototype) members.add(char.codePointAt(0) ?? 0);
  }
  const bySkeleton = new Map<string, number[]>();
  for (const codePoint of [...members].sort((a, b) => a - b)) {
    const key = skeleton(String.fromCodePoint(codePoint));
    const group = bySkeleton.get(key);
    if (group) group.push(codePoint);
    else bySkeleton.set(key, [codePoint]);
  }
  return [...bySkeleton.values()].filter((group) => group.length > 1);
});

/** What characters may pass for in one script. */
interface Twins {
  /** The characters of the script with the same skeleton, by code point. */
  readonly candidates: ReadonlyMap<number, readonly number[]>;
  /** The best of them, of those that were asked for: a text has few, and there are thousands. */
  readonly best: Map<number, string>;
}

/** By script; filled when a script is first asked for, as Latin nearly always alone is. */
const tables = lazy(() => new Map<string, Twins>());

/**
 * The character of `script` (ISO 15924) with the same skeleton, or for a composed letter the one
 * composed of its base's twin and the same marks. ASCII before others, the same case before the
 * other, then the lowest code point. Undefined if there is none or only the character itself.
 */
export function twinOf(codePoint: number, script: string): string | undefined {
  const twins = tables().get(script) ?? twinsOf(script);
  tables().set(script, twins);
  const twin = bestOf(twins, codePoint);
  if (twin !== undefined) return twin.codePointAt(0) === codePoint ? undefined : twin;
  const decomposed = String.fromCodePoint(codePoint).normalize("NFD");
  const base = decomposed.codePointAt(0) ?? 0;
  const baseTwin = bestOf(twins, base);
  const composed = baseTwin && (baseTwin + decomposed.slice(unitsOf(base))).normalize("NFC");
  return composed && [...composed].length === 1 && composed.codePointAt(0) !== codePoint ? composed : undefined;
}

function twinsOf(script: string): Twins {
  const candidates = new Map<number, readonly number[]>();
  for (const group of groups()) {
    const own = group.filter((c) => scriptOf(c) === script);
    if (own.length > 0) for (const c of group) candidates.set(c, own);
  }
  return { candidates, best: new Map() };
}

function bestOf({ candidates, best }: Twins, codePoint: number): string | undefined {
  const known = best.get(codePoint);
  const own = known === undefined ? candidates.get(codePoint) : undefined;
  if (own === undefined) return known;
  const found = String.fromCodePoint(own.reduce((a, b) => (rank(b, codePoint) < rank(a, codePoint) ? b : a)));
  best.set(codePoint, found);
  return found;
}

const rank = (candidate: number, codePoint: number): number =>
  (candidate < 0x80 ? 0 : 2) + (caseOf(candidate) === caseOf(codePoint) ? 0 : 1);

/** 1 for upper case, -1 for lower case, 0 for neither. */
function caseOf(codePoint: number): number {
  const char = String.fromCodePoint(codePoint);
  return (char.toLowerCase() === char ? 0 : 1) - (char.toUpperCase() === char ? 0 : 1);
}
