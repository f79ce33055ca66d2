import type { EscapeStyle } from "./escapes.ts";
import type { StringLiteral } from "./vocabulary.ts";

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
