/** In plain ASCII nothing hides but in what stands where: blanks that reach far, blanks at a line's end, and names. */

/** How many columns of blanks in a row push text out of sight at the least; and how many do where a line begins. */
export const wideBlank = 100;
export const wideIndent = 120;
/** How many columns of blanks may do so together with others like them, where next to nothing stands between. */
export const partBlank = 40;
/** So many UTF-16 units at the most stand between those. */
export const mostSigns = 40;
/** Fewer blanks at the ends of lines cannot say enough to be believed: some 40 bits beyond those of their text. */
export const fewestBlanks = 24;
/** What editors show a tab as, unless told otherwise. */
export const tabColumns = 4;

/** Half of the units that such a run has at the least. */
const half = partBlank / tabColumns / 2;

const SPACE = 0x20;
const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const HYPHEN = 0x2d;

/**
 * Whether the run of blanks around `index` is wide, or the second of two in a row that are so in part. Asked at each 8th
 * index it misses none: fewer blanks do not reach as far. Looks at no more units than it takes to be wide.
 */
export function isInWideBlank(text: string, index: number): boolean {
  // As many tabs as are that wide reach as far, to one side at least. Indentation seldom does.
  if (!isBlank(text.charCodeAt(index + half)) && !isBlank(text.charCodeAt(index - half))) return false;
  let columns = 0;
  let at = index;
  for (; columns < wideIndent && isBlank(text.charCodeAt(at)); at--) columns += columnsOf(text, at);
  const start = at;
  for (at = index + 1; columns < wideIndent && isBlank(text.charCodeAt(at)); at++) columns += columnsOf(text, at);
  return columns >= partBlank && (columns >= wideIndent || columns >= leastBlank(text, start));
}

/** How wide a run of blanks must be that stands behind `index`. */
function leastBlank(text: string, index: number): number {
  let at = index;
  if (isLineStart(text.charCodeAt(at))) return wideIndent;
  for (let signs = 0; signs <= mostSigns; signs++) {
    let columns = 0;
    for (; isBlank(text.charCodeAt(at)); at--, signs++) {
      columns += columnsOf(text, at);
      if (columns >= partBlank) return partBlank;
    }
    const unit = text.charCodeAt(at--);
    if (isLineStart(unit) || isWord(unit)) break;
  }
  return wideBlank;
}

/** Whether the hyphen at `index` completes the `xn--` of an encoded host name. */
export function endsEncodedPrefix(text: string, index: number): boolean {
  return (
    text.charCodeAt(index - 1) === HYPHEN &&
    (text.charCodeAt(index - 2) | 0x20) === 0x6e &&
    (text.charCodeAt(index - 3) | 0x20) === 0x78
  );
}

/**
 * How many blanks stand at the end of the line that ends at `index`, if they are spaces and tabs, both of them, or tabs
 * after its text, which no indentation leaves behind; else 0. Linear for all lines of a text.
 */
export function mixedBlanks(text: string, index: number): number {
  const end = text.charCodeAt(index - 1) === CARRIAGE_RETURN ? index - 1 : index;
  const last = text.charCodeAt(end - 1);
  if (!isBlank(last)) return 0;
  let at = end - 1;
  while (text.charCodeAt(at) === last) at--;
  const before = text.charCodeAt(at);
  if (!isBlank(before)) return last === TAB && before > SPACE ? end - 1 - at : 0;
  while (isBlank(text.charCodeAt(at))) at--;
  return end - 1 - at;
}

export function endsMixed(text: string, index: number): boolean {
  return mixedBlanks(text, index) > 0;
}

function isBlank(unit: number): boolean {
  return unit === SPACE || unit === TAB;
}

function columnsOf(text: string, index: number): number {
  return text.charCodeAt(index) === TAB ? tabColumns : 1;
}

/** Whether a line starts behind this unit: of an index before the text, too. */
export function isLineStart(unit: number): boolean {
  return unit === LINE_FEED || unit === CARRIAGE_RETURN || Number.isNaN(unit);
}

/** ASCII letters, digits and `_`: what of ASCII is text to the rule for text out of sight. */
function isWord(unit: number): boolean {
  const letter = unit | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x5f;
}
