import { foreignIdentifiersOf, SUSPECT } from "../identifiers/tokens.ts";
import type { LineJudge } from "../line.ts";
import { fullLabel, visible } from "../render.ts";
import { nfc } from "../unicode/normalize.ts";
import { shownWord } from "./shown.ts";

/** Identifiers that are spelled in another way than keyboards spell the same name (UAX #15, UAX #31 §5). */
export const notNormalized: LineJudge = (line) => {
  for (const { text, start } of foreignIdentifiersOf(line.text, line.spans)) {
    line.scripts.add(SUSPECT);
    if (line.spanAt(start).isGuess === true) continue;
    const normal = nfc(text);
    if (normal === text) continue;
    const { from, to, twin } = difference(text, normal);
    const characters = changed(text.slice(from, to));
    if (characters.some((codePoint) => line.judge.allows(codePoint))) continue;
    const word = shownWord(text, { start: 0, end: text.length }, from);
    line.report("not-normalized", start + from, start + to, {
      characters,
      count: characters.length,
      word,
      twin,
      says: {
        template: '"{0}" is not spelled as NFC spells it: {1}',
        values: [visible(word), fullLabel(characters[0] ?? 0)],
      },
    });
  }
};

/** The part of a text that has to change, and what it becomes. */
function difference(text: string, normal: string): { from: number; to: number; twin: string } {
  let from = 0;
  while (text[from] === normal[from]) from++;
  if (/[\uDC00-\uDFFF]/.test(text.charAt(from))) from--;
  let [to, end] = [text.length, normal.length];
  // NFC never only adds or only removes: both ends meet a difference before each other.
  while (text[to - 1] === normal[end - 1]) [to, end] = [to - 1, end - 1];
  if (/[\uDC00-\uDFFF]/.test(text.charAt(to))) [to, end] = [to + 1, end + 1];
  return { from, to, twin: normal.slice(from, end) };
}

/** The distinct characters that NFC replaces, moves, or joins to the one before. */
function changed(text: string): number[] {
  const found = new Set<number>();
  let before = "";
  for (const character of text) {
    const joined = (before + character).normalize("NFC");
    if (joined !== before + character) found.add(character.codePointAt(0) ?? 0);
    // Longer than any composition, and bounded: a million marks stay linear.
    before = joined.length < 8 ? joined : character;
  }
  if (found.size === 0) found.add(text.codePointAt(0) ?? 0);
  return [...found];
}
