import type { LineJudge } from "../line.ts";
import { tabColumns, wideBlank } from "../plain.ts";
import { shortened, visible } from "../render.ts";
import type { Span } from "../syntax/regions.ts";
import { CharacterClass, classOf } from "../unicode/classes.ts";

/**
 * Text behind so many blanks that it stands out of the window. Columns, measured on 62,000 files of npm packages and
 * of Debian, three of which have such text: deep indentation ends at 110 columns, aligned comments at 120.
 */
export const offScreenText: LineJudge = (line) => {
  const { text, judge, spanAt } = line;
  const gaps = wideGaps(text);
  for (const [index, { start, end, columns, count, characters }] of gaps.entries()) {
    const rest = text.slice(end, gaps[index + 1]?.start);
    const span = spanAt(end);
    const limit = judge.language.profile === "data" ? inData : start === 0 ? indentation : limitIn(span);
    if (columns < limit || !hasText.test(rest) || isTableCell(text, end, span, columns)) continue;
    line.report("off-screen-text", start, end, {
      characters,
      count,
      twin: start === 0 ? undefined : " ",
      says: { template: '{0} columns of blanks push "{1}" out of sight', values: [String(columns), inert(rest)] },
    });
  }
};

const indentation = 120;
/** Values of one width, such as those of a database's export. */
const inData = 200;
/** In the margin to the right. */
const beforeComment = 160;

function limitIn({ region, isGuess }: Span): number {
  if (region === "comment") return beforeComment;
  return (region === "code" || region === "string") && isGuess !== true ? wideBlank : 100;
}

/** A letter or a digit; not what borders, continued lines and closed comments are made of. */
const hasText = /[\w\u00c0-\u02af\u0370-\u1fff\u2c00-\u2dff\u3005-\ud7ff\uf900-\uffef]|[\ud800-\udbff][\udc00-\udfff]/;

/** Cells are as wide as the widest of their column. What is shown of a table is its cells, not their padding. */
function isTableCell(text: string, end: number, { region }: Span, columns: number): boolean {
  return (
    region !== "code" && region !== "string" && columns < 400 && text.charAt(end) === "|" && /^\s{0,40}[|*#]/.test(text)
  );
}

interface Gap {
  readonly start: number;
  readonly end: number;
  readonly columns: number;
  readonly count: number;
  readonly characters: readonly number[];
}

/** Runs of blanks, hidden characters among them or not, that are wide and not at the line's end. */
function wideGaps(text: string): Gap[] {
  const gaps: Gap[] = [];
  for (let index = 0; index < text.length; index++) {
    const start = index;
    const characters = new Set<number>();
    let columns = 0;
    let count = 0;
    for (; index < text.length; index++) {
      const codePoint = text.codePointAt(index) ?? 0;
      const width = blankColumns(codePoint);
      if (width === undefined) break;
      characters.add(codePoint);
      columns += width;
      count++;
      if (codePoint > 0xffff) index++;
    }
    if (columns >= wideBlank && index < text.length)
      gaps.push({ start, end: index, columns, count, characters: [...characters] });
  }
  return gaps;
}

/** The columns of what shows nothing; undefined for all else. */
function blankColumns(codePoint: number): number | undefined {
  if (codePoint === 0x20) return 1;
  if (codePoint === 0x09) return tabColumns;
  if (codePoint < 0xa0) return undefined;
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
