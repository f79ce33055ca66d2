import type { Tree } from "@lezer/common";
import { code, comment, type Oracle, string, uncertain } from "./compare.ts";

interface LezerParser {
  readonly parse: (text: string) => Tree;
}

/** Node names, by what is in them. */
interface Names {
  readonly comments?: RegExp;
  readonly strings?: RegExp;
  /** Code inside strings. */
  readonly holes?: RegExp;
  readonly ignored?: RegExp;
}

const commentNames = /Comment|Hashbang/;
const stringNames =
  /^(?:.*String|.*StringLiteral|CharLiteral|CharacterLiteral|Char|Rune|RegExp|QuotedLiteral|AttributeValue)$/;
const holeNames = /^(?:Interpolation|FormatReplacement)$/;

export function lezer(parser: LezerParser, names: Names = {}): Oracle {
  const kinds = [
    [names.ignored, uncertain],
    [names.holes ?? holeNames, code],
    [names.comments ?? commentNames, comment],
    [names.strings ?? stringNames, string],
  ] as const;
  return (text) => {
    const classes = new Uint8Array(text.length).fill(code);
    parser.parse(text).iterate({
      enter: ({ name, from, to, type }) => {
        const kind = type.isError ? uncertain : kinds.find(([pattern]) => pattern?.test(name))?.[1];
        if (kind !== undefined) classes.fill(kind, from, to);
      },
    });
    return classes;
  };
}
