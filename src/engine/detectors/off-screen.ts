import type { Judge } from "../judge.ts";
import type { Line, LineJudge } from "../line.ts";
import { mostSigns, partBlank, tabColumns, wideBlank, wideIndent } from "../plain.ts";
import { shortened, visible } from "../render.ts";
import type { Span } from "../syntax/regions.ts";
import { CharacterClass, classOf } from "../unicode/classes.ts";
import { after } from "./run.ts";

/**
 * Text behind so many blanks that it stands out of the window. Columns, measured on 62,000 files of npm packages and
 * of Debian, three of which have such text, and on the 78,600 of Linux 6.1: deep indentation ends at 110 columns, aligned
 * comments at 120, aligned values of definitions at 89, with 12,300 from 80 on.
 */
export const offScreenText: LineJudge = (line) => {
  const { text, judge, spanAt } = line;
  const gaps = wideGaps(text);
  let index = 0;
  for (let first = gaps[index]; first !== undefined; first = gaps[++index]) {
    let { end, columns, count } = first;
    const characters = new Set(first.characters);
    let parts = 1;
    let isTable = true;
    // Signs between blanks show no more than blanks do.
    for (let next = gaps[index + 1]; next !== undefined; next = gaps[index + 1]) {
      if (next.start - end > mostSigns) break;
      const between = text.slice(end, next.start);
      if (hasText.test(between)) break;
      isTable &&= /^[|*#+\u2500-\u257f]+$/.test(between);
      for (const character of next.characters) characters.add(character);
      ({ end } = next);
      columns += next.columns;
      count += next.count;
      parts++;
      index++;
    }
    const rest = text.slice(end, gaps[index + 1]?.start);
    const span = spanAt(end);
    const limit = limitFor(judge, first.start, span) + (parts === 1 ? 0 : FURTHER);
    if (columns < limit || !hasText.test(rest) || isTableCell(text, end, span, columns)) continue;
    if (parts > 1 && isTable && columns < WIDEST_TABLE && span.region !== "code") continue;
    line.report("off-screen-text", first.start, end, {
      characters: [...characters],
      count,
      twin: first.start === 0 || parts > 1 ? undefined : " ",
      says: { template: '{0} columns of blanks push "{1}" out of sight', values: [String(columns), inert(rest)] },
    });
  }
};

/** What may be told from several runs of blanks is less. */
const FURTHER = 20;
const WIDEST_TABLE = 400;
/** Values of one width, such as those of a database's export. */
const inData = 200;
/** In the margin to the right. */
const beforeComment = 160;

function limitFor({ language, profile }: Judge, start: number, { region }: Span): number {
  const inside = region === "comment" ? beforeComment : wideBlank;
  const limit = language.profile === "data" ? inData : start === 0 ? wideIndent : inside;
  // What agents read is written by hand.
  return profile === "instructions" && start > 0 ? wideBlank : limit;
}

/**
 * Whether a run of spaces is told by this rule for certain: others are told by that for unusual spaces. Looks only at
 * what stands near.
 */
export function isOffScreen({ text, judge, spanAt }: Line, start: number, end: number): boolean {
  const width = end - start;
  const least = isBlankAt(text, 0) ? limitFor(judge, 0, spanAt(0)) : wideBlank;
  if (judge.profile !== "instructions" || width < least) return false;
  const behind = text.slice(end, end + mostSigns);
  if (!hasText.test(behind)) return false;
  // Beside a border it may be a cell. So near to the line's start there is no other cell.
  const isBeside =
    start > shortest && !/[^\s|*#+\u2500-\u257f]\s*$/.test(text.slice(Math.max(0, start - mostSigns), start));
  return width >= WIDEST_TABLE || !(isBeside || /^\s*[|*#+\u2500-\u257f]/.test(behind));
}

/** A letter or a digit; not what borders, continued lines and closed comments are made of. */
const hasText = /[\w\u00c0-\u02af\u0370-\u1fff\u2c00-\u2dff\u3005-\ud7ff\uf900-\uffef]|[\ud800-\udbff][\udc00-\udfff]/;

/** Cells are as wide as the widest of their column. What is shown of a table is its cells, not their padding. */
function isTableCell(text: string, end: number, { region }: Span, columns: number): boolean {
  return (
    region !== "code" &&
    region !== "string" &&
    columns < WIDEST_TABLE &&
    text.charAt(end) === "|" &&
    /^\s{0,40}[|*#]/.test(text)
  );
}

interface Gap {
  readonly start: number;
  readonly end: number;
  readonly columns: number;
  readonly count: number;
  readonly characters: readonly number[];
}

/** So many units at the least make a wide gap: tabs. */
const shortest = partBlank / tabColumns;

/** Runs of blanks, hidden characters among them or not, that are wide. */
function wideGaps(text: string): Gap[] {
  const gaps: Gap[] = [];
  let index = 0;
  // Each such run stands at one of these places. None reaches back to the one before.
  for (let at = shortest - 1; at < text.length; at = Math.max(at, index) + shortest) {
    if (!isBlankAt(text, at)) continue;
    index = at;
    while (isBlankAt(text, index - 1)) index--;
    const start = index;
    const characters = new Set<number>();
    let columns = 0;
    let count = 0;
    for (;;) {
      const codePoint = text.codePointAt(index) ?? 0;
      const width = blankColumns(codePoint);
      if (width === undefined) break;
      characters.add(codePoint);
      columns += width;
      count++;
      index = after(index, codePoint);
    }
    if (columns >= partBlank) gaps.push({ start, end: index, columns, count, characters: [...characters] });
  }
  return gaps;
}

/** Whether the code point that has a unit at `index` shows nothing. */
function isBlankAt(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  if (unit < 0xa0) return unit === 0x20 || unit === 0x09;
  const isSecond = (unit & 0xfc00) === 0xdc00 && (text.charCodeAt(index - 1) & 0xfc00) === 0xd800;
  return blankColumns(text.codePointAt(isSecond ? index - 1 : index) ?? 0) !== undefined;
}

/** The columns of what shows nothing; undefined for all else. */
function blankColumns(codePoint: number): number | undefined {
  if (codePoint === 0x20) return 1;
  if (codePoint === 0x09) return tabColumns;
  const characterClass = classOf(codePoint);
  if (characterClass === CharacterClass.space) return codePoint === 0x3000 ? 2 : 1;
  if (characterClass !== CharacterClass.hidden) return undefined;
  return wideHidden.has(codePoint) ? 1 : 0;
}

/** Hidden characters that take room: the Braille blank and the Hangul fillers. */
const wideHidden: ReadonlySet<number> = new Set([0x2800, 0x115f, 0x3164, 0xffa0]);

function inert(rest: string): string {
  return visible(shortened(rest.trim())).replace(/\t/g, " ");
}
