import { CharacterClass, classOf } from "../unicode/classes.ts";
import { joinsEmoji } from "../unicode/emoji.ts";
import { isNeededAt } from "../unicode/sequences.ts";
import { unitsOf } from "../unicode/text.ts";
import type { ReadLine } from "../whole.ts";
import { isDigit } from "./letters.ts";
import { type Channel, type Sign, spanReader } from "./signs.ts";

/** How a hidden character is compared with the same place without it. */
interface Kind {
  /** Tells contexts of different kinds apart. */
  readonly name: string;
  /** UTF-16 units on each side that make two places the same. */
  readonly reach: number;
  /** Evidence of a change in bits. */
  readonly weight: number;
}

/** Honest writers forget joiners: the same word is the same place. Only what decodes counts, as with the next two. */
const joiner: Kind = { name: "j", reach: 4, weight: 0 };
/** Where a line may break is a matter of taste: the same syllables are the same place. */
const breakHint: Kind = { name: "b", reach: 2, weight: 0 };
const mark: Kind = { name: "m", reach: 2, weight: 0 };
const opener: Kind = { name: "o", reach: 3, weight: 4 };
/** Of Jamo, Mongolian, hieroglyphs, Khitan, Hebrew: what needs it between two letters needs it there again. */
const control: Kind = { name: "c", reach: 1, weight: 6 };
const kinds = [joiner, breakHint, mark, opener, control];

function kindOf(codePoint: number): Kind | undefined {
  if (codePoint === 0x200c || codePoint === 0x200d || codePoint === 0x180e) return joiner;
  if (codePoint === 0x200b) return breakHint;
  if (codePoint === 0x200e || codePoint === 0x200f || codePoint === 0x61c) return mark;
  if (isOpener(codePoint)) return opener;
  return controls.has(codePoint) || isBetweenGlyphs(codePoint) ? control : undefined;
}

const controls: ReadonlySet<number> = new Set([
  0x34f, 0x115f, 0x1160, 0x180b, 0x180c, 0x180d, 0x180f, 0x16fe4, 0x1bca0, 0x1bca1, 0x1bca2, 0x1bca3,
]);
const isBetweenGlyphs = (c: number): boolean => c >= 0x13430 && c <= 0x1343f;
const isOpener = (c: number): boolean => c === 0x202a || c === 0x202b || (c >= 0x2066 && c <= 0x2068);
const isCloser = (c: number): boolean => c === 0x202c || c === 0x2069;

/** One of each script is enough to look closer. */
const anyHidden =
  /\u034F|\u061C|\u115F|\u1160|[\u180B-\u180D]|\u180E|\u180F|[\u200B-\u200F\u202A\u202B\u2066-\u2068]|\uD80D[\uDC30-\uDC3F]|\uD81B\uDFE4|\uD82F[\uDCA0-\uDCA3]/;

function isSignAt(text: string, index: number, codePoint: number): boolean {
  if (classOf(codePoint) === CharacterClass.bidi) return true;
  return !joinsEmoji(text, index) && isNeededAt(text, index, false);
}

/** Hidden characters that scripts need or allow: there, not there, or another one in the same place. */
export const optionalCharacters: Channel = {
  classes: (1 << CharacterClass.hidden) | (1 << CharacterClass.bidi),
  oddAt: ({ text, spanAt }, index, codePoint) =>
    kindOf(codePoint) !== undefined && spanAt(index).region !== "code" && isSignAt(text, index, codePoint) ? 1 : 0,
  between: 6,
  decodes: true,
  read: (line) => (anyHidden.test(line.text) ? signsOf(line) : none),
  readWith: (contexts) => {
    const pairs = pairsOf(contexts);
    return (line) => signsOf(line, contexts, pairs);
  },
};

/** By the units before and after: nearly no two letters have ever had a hidden character between them. */
interface Pairs {
  readonly kinds: ReadonlyMap<number, readonly Kind[]>;
  /** By unit, whether it stands before one, and behind one. */
  readonly before: Uint8Array;
  readonly behind: Uint8Array;
}

function pairsOf(contexts: ReadonlySet<string>): Pairs {
  const pairs = new Map<number, Kind[]>();
  const [isBefore, isBehind] = [new Uint8Array(0x10000), new Uint8Array(0x10000)];
  for (const context of contexts) {
    const kind = kinds.find(({ name }) => context.startsWith(name));
    const at = context.indexOf(BETWEEN);
    if (!kind || at < 0) continue;
    const before = at > 1 ? context.charCodeAt(at - 1) : 0;
    const behind = context.charCodeAt(at + 1) || 0;
    isBefore[before] = 1;
    isBehind[behind] = 1;
    const pair = before * 0x10000 + behind;
    const known = pairs.get(pair);
    if (!known) pairs.set(pair, [kind]);
    else if (!known.includes(kind)) known.push(kind);
  }
  return { kinds: pairs, before: isBefore, behind: isBehind };
}

function kindsAt(text: string, index: number, { kinds: known, before, behind }: Pairs): readonly Kind[] {
  const [left, right] = [index > 0 ? unitAt(text, index - 1) : 0, unitAt(text, index)];
  return before[left] === 1 && behind[right] === 1 ? (known.get(left * 0x10000 + right) ?? none) : none;
}

const none: readonly never[] = [];

function* signsOf(line: ReadLine, contexts?: ReadonlySet<string>, pairs?: Pairs): Generator<Sign> {
  const spanAt = spanReader(line);
  const { visible, gaps } = seen(line.text);
  let next = 0;
  let shift = 0;
  const step = pairs ? 1 : Number.POSITIVE_INFINITY;
  for (let index = pairs ? 0 : (gaps[0]?.at ?? step); index <= visible.length; ) {
    const gap = gaps[next];
    if (gap?.at === index) {
      const { kind, start, end, symbol } = gap;
      next++;
      shift += end - start;
      if (kind && spanAt(start).region !== "code") {
        yield { context: contextOf(kind, visible, index), symbol, start, end, weight: kind.weight };
        if (kind === opener) yield { context: "isolate", symbol, start, end, weight: kind.weight };
      }
    } else if (contexts && pairs) {
      const start = index + shift;
      for (const kind of kindsAt(visible, index, pairs)) {
        const context = contextOf(kind, visible, index);
        if (contexts.has(context) && spanAt(start).region !== "code")
          yield { context, symbol: "", start, end: start, weight: kind.weight };
      }
    }
    index = pairs ? index + 1 : (gaps[next]?.at ?? step);
  }
}

const BETWEEN = "\0";
const ZERO = 0x30;

/** Which digit it is, nothing hidden depends on. */
function unitAt(text: string, index: number): number {
  const unit = index < text.length ? text.charCodeAt(index) : 0;
  return isDigit(unit) ? ZERO : unit;
}

function contextOf(kind: Kind, visible: string, index: number): string {
  const { name, reach } = kind;
  const before = visible.slice(Math.max(0, index - reach), index);
  const after = visible.slice(index, index + reach);
  // Of words, what stands beside them does not matter.
  if (kind === joiner || kind === breakHint)
    return `${name}${before.slice(before.search(/\S*$/))}${BETWEEN}${after.slice(0, after.search(/\s|$/))}`;
  return `${name}${before}${BETWEEN}${after}`.replace(/\d/g, "0");
}

/** Hidden characters, side by side. */
interface Gap {
  /** Index in the visible text. */
  readonly at: number;
  /** Of the first of them that is a sign. */
  readonly kind: Kind | undefined;
  readonly symbol: string;
  readonly start: number;
  readonly end: number;
}

/** What is seen of a text, and what is hidden in it. */
function seen(text: string): { readonly visible: string; readonly gaps: readonly Gap[] } {
  if (!anyHidden.test(text)) return { visible: text, gaps: [] };
  const parts: string[] = [];
  const gaps: Gap[] = [];
  let at = 0;
  let shown = 0;
  for (let index = 0; index < text.length; ) {
    const start = index;
    let symbol = "";
    let kind: Kind | undefined;
    for (let codePoint = text.codePointAt(index) ?? 0; isDropped(codePoint); codePoint = text.codePointAt(index) ?? 0) {
      const own = kindOf(codePoint);
      if (own && isSignAt(text, index, codePoint)) {
        kind ??= own;
        symbol += String.fromCodePoint(codePoint);
      }
      index += unitsOf(codePoint);
    }
    if (index === start) {
      index += unitsOf(text.codePointAt(index) ?? 0);
      continue;
    }
    parts.push(text.slice(shown, start));
    at += start - shown;
    shown = index;
    gaps.push({ at, kind, symbol, start, end: index });
  }
  parts.push(text.slice(shown));
  return { visible: parts.join(""), gaps };
}

const isDropped = (codePoint: number): boolean =>
  codePoint >= 0x34f && (kindOf(codePoint) !== undefined || isCloser(codePoint));
