import { LATIN, passingTwin } from "../detectors/twins.ts";
import { CharacterClass } from "../unicode/classes.ts";
import { scriptOf } from "../unicode/scripts.ts";
import { unitsOf } from "../unicode/text.ts";
import { isWordAt } from "./letters.ts";
import { type Channel, isText, type Sign, spanReader } from "./signs.ts";

/** Latin letters that letters of other scripts pass for. */
const shared = /[a-z]/i;

/** Letters of two scripts that are drawn alike, in words that are clearly of one. */
export const lookalikes: Channel = {
  classes: 1 << CharacterClass.letter,
  *read({ text, spans }): Generator<Sign> {
    const spanAt = spanReader(spans);
    let start = 0;
    let script = "";
    for (let index = 0; index <= text.length; index++) {
      if (index < text.length && isWordAt(text, index)) continue;
      if (index > start && isText(spanAt(start))) {
        script = scriptOfWord(text.slice(start, index)) ?? script;
        if (script !== "") yield* lettersOf(text, start, index, script);
      }
      start = index + 1;
    }
  },
};

/** The script of the letters that pass for no Latin one, or that nothing passes for; undefined if there are none. */
function scriptOfWord(word: string): string | undefined {
  for (const char of word) {
    const codePoint = char.codePointAt(0) ?? 0;
    if (codePoint < 0x80) {
      if (/[bdfghklmnqrtuvwz]/.test(char)) return LATIN;
    } else if (passingTwin(codePoint, LATIN) === undefined) {
      const script = scriptOf(codePoint);
      if (script !== "Zyyy" && script !== "Zinh") return script;
    }
  }
  return undefined;
}

function* lettersOf(text: string, from: number, to: number, script: string): Generator<Sign> {
  let end = from;
  for (let start = from; start < to; start = end) {
    const codePoint = text.codePointAt(start) ?? 0;
    end = start + unitsOf(codePoint);
    const symbol = text.slice(start, end);
    const twin = codePoint < 0x80 ? (shared.test(symbol) ? symbol : undefined) : passingTwin(codePoint, LATIN);
    if (
      twin !== undefined &&
      twin.length === 1 &&
      (codePoint < 0x80 || script !== LATIN || scriptOf(codePoint) !== LATIN)
    )
      yield { context: `${script} ${twin}`, symbol, start, end };
  }
}
