/** In plain ASCII nothing hides but in what stands where: blanks that reach far, blanks at a line's end, and names. */

/** How many columns of blanks in a row may push text out of sight. */
export const wideBlank = 80;
/** How many columns of blanks may do so together with others like them, where next to nothing stands between. */
export const partBlank = 40;
/** Set beside the bits of the classes of a line that ends with spaces and tabs. */
export const mixedEnd = 1 << 30;
/** What editors show a tab as, unless told otherwise. */
export const tabColumns = 4;

/** Half of the units that such a run has at the least. */
const half = partBlank / tabColumns / 2;

const SPACE = 0x20;
const TAB = 0x09;
const HYPHEN = 0x2d;
/**
 * Whether a wide run of blanks stands around `index`, or inside of a line a {@link partBlank}. Asked at each 16th index it
 * misses none of blanks alone, as few are shorter.
 */
export function isInWideBlank(text: string, index: number): boolean {
  // As many tabs as are that wide reach as far, to one side at least. Indentation seldom does.
  if (!isBlank(text.charCodeAt(index + half)) && !isBlank(text.charCodeAt(index - half))) return false;
  let columns = 0;
  let at = index;
  for (; columns < wideBlank && isBlank(text.charCodeAt(at)); at--) columns += columnsOf(text, at);
  if (columns === 0) return false;
  const before = at < 0 ? 0x0a : text.charCodeAt(at);
  for (at = index + 1; columns < wideBlank && isBlank(text.charCodeAt(at)); at++) columns += columnsOf(text, at);
  return columns >= wideBlank || (columns >= partBlank && before !== 0x0a && before !== 0x0d);
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
 * Whether the line that ends at `index` ends with spaces and tabs, both of them, or with tabs after its text, which no
 * indentation leaves behind. Linear for all lines of a text.
 */
export function endsMixed(text: string, index: number): boolean {
  let at = index - 1;
  if (text.charCodeAt(at) === 0x0d) at--;
  const last = text.charCodeAt(at);
  if (last !== SPACE && last !== TAB) return false;
  while (text.charCodeAt(at) === last) at--;
  const before = text.charCodeAt(at);
  return isBlank(before) || (last === TAB && before > SPACE);
}

function isBlank(unit: number): boolean {
  return unit === SPACE || unit === TAB;
}

function columnsOf(text: string, index: number): number {
  return text.charCodeAt(index) === TAB ? tabColumns : 1;
}
