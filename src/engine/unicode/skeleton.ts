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

/** By script, then by code point; filled when a script is first asked for, as Latin nearly always alone is. */
const tables = lazy(() => new Map<string, ReadonlyMap<number, string>>());

/**
 * The character of `script` (ISO 15924) with the same skeleton, or for a composed letter the one
 * composed of its base's twin and the same marks. ASCII before others, the same case before the
 * other, then the lowest code point. Undefined if there is none or only the character itself.
 */
export function twinOf(codePoint: number, script: string): string | undefined {
  const table = tables().get(script) ?? twinsOf(script);
  tables().set(script, table);
  const twin = table.get(codePoint);
  if (twin !== undefined) return twin.codePointAt(0) === codePoint ? undefined : twin;
  const decomposed = String.fromCodePoint(codePoint).normalize("NFD");
  const base = decomposed.codePointAt(0) ?? 0;
  const baseTwin = table.get(base);
  const composed = baseTwin && (baseTwin + decomposed.slice(unitsOf(base))).normalize("NFC");
  return composed && [...composed].length === 1 && composed.codePointAt(0) !== codePoint ? composed : undefined;
}

function twinsOf(script: string): ReadonlyMap<number, string> {
  const twins = new Map<number, string>();
  for (const group of groups()) {
    const candidates = group.filter((c) => scriptOf(c) === script);
    if (candidates.length === 0) continue;
    for (const c of group) {
      const best = candidates.reduce((a, b) => (rank(b, c) < rank(a, c) ? b : a));
      twins.set(c, String.fromCodePoint(best));
    }
  }
  return twins;
}

const rank = (candidate: number, codePoint: number): number =>
  (candidate < 0x80 ? 0 : 2) + (caseOf(candidate) === caseOf(codePoint) ? 0 : 1);

/** 1 for upper case, -1 for lower case, 0 for neither. */
function caseOf(codePoint: number): number {
  const char = String.fromCodePoint(codePoint);
  return (char.toLowerCase() === char ? 0 : 1) - (char.toUpperCase() === char ? 0 : 1);
}
