import { CharacterClass, classOf } from "../unicode/classes.ts";
import { confusables } from "../unicode/confusables.ts";
import { decimalValue } from "../unicode/identifiers.ts";
import { isNonspacing } from "../unicode/marks.ts";
import { nfd } from "../unicode/normalize.ts";
import { lazy } from "../unicode/packed.ts";
import { punctuationTwin } from "../unicode/punctuation.ts";
import { skeleton } from "../unicode/skeleton.ts";
import { unitsOf } from "../unicode/text.ts";
import { has, Trait } from "../unicode/traits.ts";

const { hidden, bidi, private: privateUse, space, punctuation } = CharacterClass;

/**
 * What a code point comes to when two texts are laid side by side: nothing where it shows nothing, the plain sign of its
 * kind, or one letter for all that are drawn alike. Equal folds say that two texts belong together, not that they look
 * the same: see `kindOf`. ASCII is left alone, so that no two signs of ASCII ever have the same fold.
 */
export function foldOf(codePoint: number): string {
  if (codePoint < 0x80) return String.fromCharCode(codePoint);
  const known = folds();
  let fold = known.get(codePoint);
  if (fold === undefined) {
    fold = makeFold(codePoint);
    known.set(codePoint, fold);
  }
  return fold;
}

const beyondAscii = /[^\0-\x7f]/;

/** The fold of a text. */
export function foldedText(text: string): string {
  if (!beyondAscii.test(text)) return text;
  let folded = "";
  let kept = 0;
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) < 0x80) continue;
    if (isMarkAt(text, index) && isMarkAt(text, index + 1)) return joinedFolds(text);
    const codePoint = text.codePointAt(index) ?? 0;
    folded += text.slice(kept, index) + foldOf(codePoint);
    index += unitsOf(codePoint) - 1;
    kept = index + 1;
  }
  return folded + text.slice(kept);
}

function joinedFolds(text: string): string {
  return clustersOf(text)
    .map(({ fold }) => fold)
    .join("");
}

/** A code point, or a letter with its marks, and what it comes to. UTF-16 units. */
interface Cluster {
  readonly start: number;
  readonly end: number;
  readonly fold: string;
}

/** Marks in another order are the same: where there are several they are folded together. */
export function clustersOf(text: string): Cluster[] {
  const clusters: Cluster[] = [];
  for (let start = 0; start < text.length; ) {
    const codePoint = text.codePointAt(start) ?? 0;
    let end = start + unitsOf(codePoint);
    let fold = foldOf(codePoint);
    const base = end;
    while (fold !== "" && isMarkAt(text, end)) end += unitsOf(text.codePointAt(end) ?? 0);
    if (end > base + 1)
      fold = Array.from(nfd(text.slice(start, end)), (mark) => foldOf(mark.codePointAt(0) ?? 0)).join("");
    else end = base;
    clusters.push({ start, end, fold });
    start = end;
  }
  return clusters;
}

const isMarkAt = (text: string, index: number): boolean =>
  text.charCodeAt(index) >= 0x300 && isNonspacing(text.codePointAt(index) ?? 0);

/** Filled as code points are met: a text of a million has some hundred different ones. */
const folds = lazy(() => new Map<number, string>());

function makeFold(codePoint: number): string {
  const characterClass = classOf(codePoint);
  if (characterClass === hidden || characterClass === bidi || characterClass === privateUse) return "";
  if (characterClass === space) return " ";
  const text = String.fromCodePoint(codePoint);
  if (characterClass === punctuation) return signOf(codePoint) ?? text;
  const decomposed = text.normalize("NFKD");
  // Accents that stand alone are made of a space and a mark, which nobody takes for them.
  if (decomposed.startsWith(" ")) return text;
  return Array.from(decomposed, (character) => plain(character.codePointAt(0) ?? 0)).join("");
}

const plain = (codePoint: number): string =>
  codePoint < 0x80
    ? String.fromCharCode(codePoint)
    : (signOf(codePoint) ?? representatives().get(codePoint) ?? String.fromCodePoint(codePoint));

/** A twin of several signs is as wide as these: they show. */
function signOf(codePoint: number): string | undefined {
  const twin = punctuationTwin(codePoint);
  return twin?.length === 1 ? twin : undefined;
}

/**
 * By character the one that stands for all that are drawn alike: same skeleton of one character (UTS #39 §4), both
 * letters of the same case, or both digits, or both signs. ASCII where there is one, else the lowest code point.
 */
const representatives = lazy((): ReadonlyMap<number, string> => {
  const members = new Set<number>();
  for (const [source, prototype] of confusables()) {
    const single = prototype.codePointAt(0) ?? 0;
    if (String.fromCodePoint(single) !== prototype) continue;
    members.add(source).add(single);
  }
  const isLeftOut = (codePoint: number): boolean =>
    apart.has(codePoint) || has(codePoint, Trait.mark) || signOf(codePoint) !== undefined;
  for (const codePoint of members) if (isLeftOut(codePoint)) members.delete(codePoint);
  const first = new Map<string, string>();
  const result = new Map<number, string>();
  for (let ascii = 0x21; ascii < 0x7f; ascii++) members.add(ascii);
  for (const codePoint of [...members].sort((a, b) => a - b)) {
    const text = String.fromCodePoint(codePoint);
    const prototype = skeleton(text);
    const group = `${prototype} ${formOf(codePoint, prototype)}`;
    const known = first.get(group);
    if (known === undefined) first.set(group, text);
    else if (codePoint >= 0x80) result.set(codePoint, known);
  }
  return result;
});

/** UTS #39 has them for `y`, `o` and `w`; beside these everybody sees which is which. */
const apart: ReadonlySet<number> = new Set([0x3b3, 0x3c3, 0x448, 0x461]);

function formOf(codePoint: number, prototype: string): string {
  if (decimalValue(codePoint) !== undefined || (codePoint >= 0x30 && codePoint <= 0x39)) return "digit";
  if (!isLetter(codePoint)) return "sign";
  return caseOf(String.fromCodePoint(codePoint)) ?? caseOf(prototype) ?? "letter";
}

export const isLetter = (codePoint: number): boolean =>
  codePoint < 0x80 ? (codePoint | 0x20) >= 0x61 && (codePoint | 0x20) <= 0x7a : has(codePoint, Trait.letter);

/** Letters without case go with what they are drawn like. */
function caseOf(text: string): "lower" | "upper" | undefined {
  const [lower, upper] = [text.toLowerCase() === text, text.toUpperCase() === text];
  return lower === upper ? undefined : lower ? "lower" : "upper";
}
