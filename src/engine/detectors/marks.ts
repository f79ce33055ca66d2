import type { Message } from "../finding.ts";
import type { Line, LineJudge } from "../line.ts";
import { fullLabel } from "../render.ts";
import { isCovering, isNonspacing, markLimit } from "../unicode/marks.ts";
import { nfc, nfd } from "../unicode/normalize.ts";
import { scriptOf } from "../unicode/scripts.ts";
import { codePointBefore, unitsOf } from "../unicode/text.ts";
import { has, Trait } from "../unicode/traits.ts";

/**
 * More marks on a character than its script needs, the same mark twice, and in code marks that hide what they stand on,
 * cannot be seen on it, or have nothing to stand on (UTS #39 §5.4). What is hidden between marks does not part them.
 * Characters in a row that are piled up alike are one finding.
 */
export const stackedMarks: LineJudge = (line) => {
  const { text } = line;
  let pile: Pile | undefined;
  for (let index = 0; index < text.length; ) {
    const codePoint = text.codePointAt(index) ?? 0;
    if (codePoint < 0x300 || !isMark(codePoint)) {
      index += unitsOf(codePoint);
      continue;
    }
    const cluster = clusterAt(text, index);
    const found = judgeCluster(line, cluster);
    if (found) {
      if (pile?.end === found.start && isAlike(pile, found)) join(pile, found);
      else {
        report(line, pile);
        pile = found;
      }
    }
    index = cluster.end;
  }
  report(line, pile);
};

const isMark = (codePoint: number): boolean => has(codePoint, Trait.mark) && !has(codePoint, Trait.defaultIgnorable);

/** Marks without a base between them. Spacing marks belong to it but are not counted. */
interface Cluster {
  /** Of the base, if there is one in the line. */
  readonly start: number;
  readonly base: number | undefined;
  readonly first: number;
  readonly end: number;
  /** Nonspacing and enclosing marks. */
  readonly marks: readonly number[];
  readonly hasHidden: boolean;
}

function clusterAt(text: string, first: number): Cluster {
  let before = first;
  let base = codePointBefore(text, before);
  while (base !== undefined && has(base, Trait.defaultIgnorable)) {
    before -= unitsOf(base);
    base = codePointBefore(text, before);
  }
  const marks: number[] = [];
  let hasHidden = before < first;
  let end = first;
  for (let index = first; index < text.length; ) {
    const codePoint = text.codePointAt(index) ?? 0;
    const isHidden = has(codePoint, Trait.defaultIgnorable);
    if (!isHidden && !isMark(codePoint)) break;
    index += unitsOf(codePoint);
    if (isHidden) continue;
    if (index - unitsOf(codePoint) > end) hasHidden = true;
    if (isNonspacing(codePoint)) marks.push(codePoint);
    end = index;
  }
  return { start: before - (base === undefined ? 0 : unitsOf(base)), base, first, end, marks, hasHidden };
}

type Fault = "many" | "twice" | "covering" | "alone" | "unseen";

/** What is found, while more of it may follow. */
interface Pile {
  readonly fault: Fault;
  readonly start: number;
  end: number;
  readonly characters: Set<number>;
  count: number;
  /** The most that one character has. */
  most: number;
  readonly limit: number;
  readonly twin: string | undefined;
}

function judgeCluster(line: Line, cluster: Cluster): Pile | undefined {
  const { text, judge, spanAt } = line;
  const { base, first, end, marks } = cluster;
  const [firstMark = 0] = marks;
  if (marks.every((mark) => judge.allows(mark))) return undefined;
  const limit = markLimit(base, firstMark);
  const isCode = spanAt(first).region === "code";
  const pile = (fault: Fault, about: readonly number[], twin?: string): Pile => ({
    fault,
    start: fault === "alone" || spanAt(cluster.start).region !== spanAt(first).region ? first : cluster.start,
    end,
    characters: new Set(about),
    count: about.length,
    most: marks.length,
    limit,
    twin,
  });
  if (marks.length > limit) return isTable(line, cluster) ? undefined : pile("many", marks);
  const written = text.slice(cluster.start, end);
  const doubled = doubledMark(written);
  if (doubled !== undefined) {
    if (!isCode && isOwnVowel(base, doubled, written)) return undefined;
    return pile("twice", [doubled, doubled], cluster.hasHidden ? undefined : once(written));
  }
  if (!isCode || KEYCAP.test(written)) return undefined;
  if (isBare(base)) return pile("alone", marks);
  const covering = marks.filter(isCovering);
  if (covering.length > 0) return pile("covering", covering);
  if (marks.length === 1 && firstMark === DOT_ABOVE && softDotted.has(base ?? 0))
    return pile("unseen", marks, cluster.hasHidden ? undefined : String.fromCodePoint(base ?? 0));
  return undefined;
}

const DOT_ABOVE = 0x307;
/** Letters with a dot that a dot above takes the place of, as far as they are written in names. */
const softDotted: ReadonlySet<number> = new Set([0x69, 0x6a, 0x12f, 0x249, 0x268, 0x29d, 0x456, 0x458, 0x3f3]);
/** Of an emoji. */
const KEYCAP = /^[0-9#*]\ufe0f\u20e3$/;

/** Nothing that a mark of a name can stand on: the line's start, a blank, an ASCII sign. */
function isBare(base: number | undefined): boolean {
  if (base === undefined) return true;
  return base < 0x80 && !/[\w$]/.test(String.fromCodePoint(base));
}

const LARGEST_STEP = 16;

/** A list of marks, as programs have it that treat them: in the order of code points, nearly without gaps, after no other letter. */
function isTable(line: Line, { base, first, marks, hasHidden }: Cluster): boolean {
  if (hasHidden || line.spanAt(first).region === "code") return false;
  let previous = base !== undefined && !isBare(base) ? base : (marks[0] ?? 0) - 1;
  return marks.every((mark) => {
    const step = mark - previous;
    previous = mark;
    return step > 0 && step <= LARGEST_STEP;
  });
}

/** The mark that stands twice in a row once marks are in canonical order. For clusters within their limit only: NFD takes quadratic time. */
function doubledMark(written: string): number | undefined {
  let previous = -1;
  for (const character of nfd(written)) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (has(codePoint, Trait.defaultIgnorable)) continue;
    if (codePoint === previous && isNonspacing(codePoint)) return codePoint;
    previous = codePoint;
  }
  return undefined;
}

/**
 * A mark of the script itself, once too often: in Chakma, Tai Tham, Khmer, Punjabi and N'Ko it is written on purpose, to
 * shorten a word, or by a slip of which texts are full.
 */
function isOwnVowel(base: number | undefined, doubled: number, written: string): boolean {
  if (base === undefined || scriptOf(doubled) !== scriptOf(base)) return false;
  return Array.from(nfd(once(written))).length + 1 >= Array.from(nfd(written)).length;
}

/** Without marks that repeat the one before them. */
function once(written: string): string {
  const kept: string[] = [];
  for (const character of nfd(written))
    if (character !== kept.at(-1) || !isNonspacing(character.codePointAt(0) ?? 0)) kept.push(character);
  return nfc(kept.join(""));
}

/** A text that one character is to be replaced by says nothing of the next. */
function isAlike(pile: Pile, next: Pile): boolean {
  return pile.fault === next.fault && pile.limit === next.limit && (pile.twin ?? next.twin) === undefined;
}

function join(pile: Pile, next: Pile): void {
  pile.end = next.end;
  for (const mark of next.characters) pile.characters.add(mark);
  pile.count += next.count;
  pile.most = Math.max(pile.most, next.most);
}

function report(line: Line, pile: Pile | undefined): void {
  if (!pile) return;
  const { start, end, characters, count, twin } = pile;
  line.report("stacked-marks", start, end, {
    characters: [...characters],
    count,
    twin,
    says: messageFor(pile),
    // Outside of names it is a slip: moment, CLDR and video.js have it in Yoruba, Nepali, N'Ko and Thai words.
    ...(pile.fault === "twice" && line.spanAt(start).region !== "code" && { severity: "information" as const }),
  });
}

function messageFor({ fault, characters, most, limit }: Pile): Message {
  const [first = 0] = characters;
  const values = [fullLabel(first)];
  switch (fault) {
    case "many":
      return {
        template: "{0} combining marks on one character, where its script needs no more than {1}",
        values: [String(most), String(limit)],
      };
    case "twice":
      return { template: "{0} stands twice on one character and looks as if it stood once", values };
    case "covering":
      return { template: "{0} is drawn over the character before it and can hide what that is", values };
    case "alone":
      return { template: "{0} has no letter to stand on", values };
    case "unseen":
      return { template: "{0} cannot be seen on a letter that has a dot of its own", values };
  }
}
