import type { EscapeStyle } from "./escapes.ts";
import type { StringLiteral } from "./vocabulary.ts";

export const cComments = { lineComments: ["//"], blockComments: [{ open: "/*", close: "*/" }] } as const;

// HTML 13.2.5.43 and 13.2.5.51: `<!-->` and `<!--->` are whole, `--!>` closes too. Comments in Markdown are HTML's.
export const htmlComment = { open: { on: "<", match: /<!--(?!-?>)/y }, close: { on: "-", match: /--!?>/y } };

/** Comments nest, and strings in them hide their ends. */
export const mlComments = {
  blockComments: [
    {
      ...{ open: "(*", close: "*)", nested: true },
      plain: [
        { on: '"', match: /"(?:[^"\\]|\\.)*(?:"|\\?$)/y },
        { on: "'", match: /'"'/y },
      ],
    },
  ],
} as const;

/** A variable in a string. Of what is beyond ASCII, letters: no typographic quote behind it belongs to it. */
export const dollarName = {
  on: "$",
  match: /\$[A-Za-z_\xc0-\u1fff\u2c00-\u2fff\u3040-\ufdff][\w\xc0-\u1fff\u2c00-\u2fff\u3040-\ufdff]*/y,
};

/** One character, escaped or not; what is none is a label, a lifetime, a type, a prime. */
export function character(notation: EscapeStyle): StringLiteral {
  return {
    open: { on: "'", match: /'(?=(?:\\[^']{1,12}|\\'|[^\\'])')/uy },
    ...{ close: "'", escape: "\\", notation },
  };
}

/** A slash where an operand stands, as far as its line tells: a pattern, no division. `words` are those before operands. */
export function operandSlash(words: string): RegExp {
  const word = `(?<![\\w$@%.])(?:${words.replaceAll(" ", "|")})`;
  return new RegExp(`(?<=(?:[=(,[{!&|?:;~<>+*%^-]|${word})\\s*)/|(?<=^\\s*|\\w\\s)/(?=[^\\s/=])`, "y");
}

/** perlop, Quote-Like Operators: none behind a sigil, an arrow or `sub`, none before `=>` or at the end of a subscript. */
export function perlQuote(operators: string): RegExp {
  return new RegExp(
    `(?<![\\w$@%]|->|::|[^-]-|\\bsub\\s)(?:${operators})(?:[^\\w\\s,;)=}]|=(?![>=])(?=[^=]*=)|\\s{1,9}[[({<|!"'/])`,
    "y",
  );
}

/** One literal a quote character, closed on its line, with backslash escapes. */
export function quoted(
  quotes: string,
  rest: Omit<StringLiteral, "open" | "close" | "escape">,
): readonly StringLiteral[] {
  return [...quotes].map((open) => ({ open, escape: "\\", ...rest }));
}

/**
 * A quote inside a plain scalar (`it's`) opens nothing. Where only a flow collection could tell whether it does (after
 * a comma, a bracket, a JSON-like key), it must close on its line.
 */
export function yamlStrings(multiline: boolean): readonly StringLiteral[] {
  const [double, single] = multiline
    ? [
        /(?<=^\s*(?:[-?:] +){0,9}|:\s+|(?:^|\s)[!&][^\s"']{0,64}\s+)"/y,
        /(?<=^\s*(?:[-?:] +){0,9}|:\s+|(?:^|\s)[!&][^\s"']{0,64}\s+)'/y,
      ]
    : [/(?<=[,[{]\s*|["']:)"/y, /(?<=[,[{]\s*|["']:)'/y];
  return [
    { open: { on: '"', match: double }, close: '"', escape: "\\", multiline, notation: "long" },
    { open: { on: "'", match: single }, close: "'", doubled: true, multiline },
  ];
}

/** PEP 701 and PEP 750: replacement fields may span lines and hold the same quotes. Bytes have no `\u`. */
export function pythonStrings(open: string): readonly StringLiteral[] {
  const body = { open, escape: "\\", multiline: open.length > 1, continued: true };
  const notation: EscapeStyle = "long";
  const interpolations = [{ open: "{", close: "}", doubled: true, format: ":" }];
  return [
    { ...body, prefix: /^(?:[ft]r|r[ft])$/i, interpolations },
    { ...body, prefix: /^[ft]$/i, interpolations, notation },
    { ...body, prefix: /^(?:b|r|br|rb)$/i },
    { ...body, notation },
  ];
}
