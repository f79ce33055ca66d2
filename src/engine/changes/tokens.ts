import { decimalValue } from "../unicode/identifiers.ts";
import { isUnspaced, scriptOf } from "../unicode/scripts.ts";
import { unitsOf } from "../unicode/text.ts";
import { has, Trait } from "../unicode/traits.ts";
import { momentsIn } from "./dates.ts";
import { foldOf } from "./fold.ts";
import { foldedText } from "./swaps.ts";

/** A word, a number, a date, a sign or a run of blanks. What shows nothing belongs to what it follows. */
export interface Token {
  /** Its fold: equal for tokens that may stand for each other. */
  readonly key: string;
  /** UTF-16 units in the line. */
  readonly start: number;
  readonly end: number;
  readonly kind: TokenKind;
}

/**
 * A letter is a word of its own where words are not parted by blanks. `indent` and `end` are a line's first and last, of
 * all blanks that stand there: every line has both, if only empty.
 */
type TokenKind = "indent" | "blank" | "sign" | "dots" | "letter" | "word" | "moment" | "end";

/** Kinds of which a run is one token. */
const joins: ReadonlySet<TokenKind> = new Set(["blank", "dots", "word"]);

/** The tokens of a line, without gaps between them: two at least. */
export function tokensOf(line: string): Token[] {
  const tokens: Token[] = [];
  const moments = momentsIn(line);
  let start = 0;
  let key = "";
  let kind: TokenKind | undefined;
  let marks = false;
  const close = (end: number): void => {
    if (kind !== undefined)
      tokens.push({ key: kind === "blank" ? " " : marks ? foldedText(line.slice(start, end)) : key, start, end, kind });
    if (kind !== undefined) start = end;
    [kind, key, marks] = [undefined, "", false];
  };
  let next = 0;
  for (let at = 0; at < line.length; ) {
    while ((moments[next]?.start ?? at) < at) next++;
    const moment = moments[next];
    if (moment?.start === at) {
      close(at);
      [kind, key] = ["moment", `\0${moment.key}`];
      at = moment.end;
      continue;
    }
    const codePoint = line.codePointAt(at) ?? 0;
    const fold = foldOf(codePoint);
    if (fold !== "") {
      const own = kindOf(codePoint, fold);
      if (own !== kind || !joins.has(own)) {
        close(at);
        kind = own;
      }
      key += fold;
      marks ||= codePoint >= 0x300 && has(codePoint, Trait.mark);
    }
    at += unitsOf(codePoint);
  }
  close(line.length);
  return bordered(tokens, line.length);
}

function bordered(tokens: Token[], length: number): Token[] {
  const [first] = tokens;
  if (first?.kind === "blank") tokens[0] = { ...first, key: "", kind: "indent" };
  else tokens.unshift({ key: "", start: 0, end: 0, kind: "indent" });
  const last = tokens.at(-1);
  const end = last?.end ?? 0;
  if (last?.kind === "blank") tokens[tokens.length - 1] = { ...last, key: "\n", kind: "end" };
  // A line of nothing but what is hidden has no other token.
  else tokens.push({ key: "\n", start: end, end: length, kind: "end" });
  return tokens;
}

function kindOf(codePoint: number, fold: string): TokenKind {
  if (codePoint < 0x80) return asciiKinds[codePoint] ?? "sign";
  const kind = asciiKinds[fold.charCodeAt(0)];
  // An accent stays with its letter; a fraction is made of signs of two kinds.
  if (kind !== undefined)
    return Array.from(fold).every((sign) => (asciiKinds[sign.charCodeAt(0)] ?? kind) === kind) ? kind : "sign";
  if (!has(codePoint, Trait.letter | Trait.mark) && decimalValue(codePoint) === undefined) return "sign";
  const script = scriptOf(codePoint);
  return isUnspaced(script) || wide.has(script) ? "letter" : "word";
}

const wide: ReadonlySet<string> = new Set(["Hani", "Hira", "Kana", "Bopo"]);

const asciiKinds: readonly TokenKind[] = Array.from({ length: 0x80 }, (_, code): TokenKind => {
  const sign = String.fromCharCode(code);
  return /\w/.test(sign) ? "word" : /[ \t]/.test(sign) ? "blank" : sign === "." ? "dots" : "sign";
});
