import { lazy, unpackNumbers } from "./packed.ts";
import { scriptOf } from "./scripts.ts";
import { confusableSources, sharedPrototypes } from "./tables.generated.ts";
import { has, Trait } from "./traits.ts";

/** Prototypes up to this length are written out in the list of sources; larger numbers are ranks. */
const longest = 18;

const prototypes = lazy(() => {
  const shared: string[] = [];
  const dictionary = textReader(unpackNumbers(sharedPrototypes));
  while (dictionary.more()) shared.push(dictionary.text(dictionary.number()));
  const map = new Map<number, string>();
  const sources = textReader(unpackNumbers(confusableSources));
  for (let end = 0; sources.more(); ) {
    const source = end + sources.number();
    const form = sources.number();
    map.set(source, form > longest ? (shared[form - longest - 1] ?? "") : sources.text(form));
    end = source + 1;
  }
  return map;
});

function textReader(numbers: readonly number[]) {
  let at = 0;
  let codePoint = 0;
  const number = (): number => numbers[at++] ?? 0;
  return {
    number,
    more: (): boolean => at < numbers.length,
    text(length: number): string {
      let text = "";
      for (let i = 0; i < length; i++) {
        const zigzag = number();
        codePoint += zigzag & 1 ? -(zigzag + 1) / 2 : zigzag / 2;
        text += String.fromCodePoint(codePoint);
      }
      return text;
    },
  };
}

/** What `confusables.txt` (UTS #39, Unicode 17) maps a code point to. */
export function prototypeOf(codePoint: number): string | undefined {
  return prototypes().get(codePoint);
}

/**
 * internalSkeleton of UTS #39 §4: two texts with equal skeletons may look alike. NFD is the host's;
 * the stability policy fixes it for every character that the host's Unicode version knows.
 */
export function skeleton(text: string): string {
  let mapped = "";
  for (const char of text.normalize("NFD")) {
    const codePoint = char.codePointAt(0) ?? 0;
    if (!has(codePoint, Trait.defaultIgnorable)) mapped += prototypeOf(codePoint) ?? char;
  }
  return mapped.normalize("NFD");
}

/** Letters of any script by skeleton: the sources, the prototypes and ASCII. */
const lookalikes = lazy(() => {
  const bySkeleton = new Map<string, Set<number>>();
  const add = (codePoint: number): void => {
    const key = skeleton(String.fromCodePoint(codePoint));
    const set = bySkeleton.get(key);
    if (set) set.add(codePoint);
    else bySkeleton.set(key, new Set([codePoint]));
  };
  for (let c = 0x21; c < 0x7f; c++) add(c);
  for (const [source, prototype] of prototypes()) {
    add(source);
    for (const char of prototype) add(char.codePointAt(0) ?? 0);
  }
  return bySkeleton;
});

/**
 * The character of `script` (ISO 15924) with the same skeleton, or for a composed letter the one
 * composed of its base's twin and the same marks. ASCII before others, the same case before the
 * other, then the lowest code point. Undefined if there is none or only the character itself.
 */
export function twinOf(codePoint: number, script: string): string | undefined {
  const char = String.fromCodePoint(codePoint);
  const candidates = [...(lookalikes().get(skeleton(char)) ?? [])].filter((c) => scriptOf(c) === script);
  const best = candidates.sort((a, b) => rank(a, char) - rank(b, char) || a - b)[0];
  if (best !== undefined) return best === codePoint ? undefined : String.fromCodePoint(best);
  const [base = "", ...marks] = char.normalize("NFD");
  const twin = marks.length > 0 ? twinOf(base.codePointAt(0) ?? 0, script) : undefined;
  const composed = twin && (twin + marks.join("")).normalize("NFC");
  return composed && [...composed].length === 1 ? composed : undefined;
}

function rank(candidate: number, char: string): number {
  const other = String.fromCodePoint(candidate);
  return (candidate < 0x80 ? 0 : 2) + (caseOf(other) === caseOf(char) ? 0 : 1);
}

/** 1 for upper case, -1 for lower case, 0 for neither. */
const caseOf = (char: string): number => (char.toLowerCase() === char ? 0 : 1) - (char.toUpperCase() === char ? 0 : 1);
