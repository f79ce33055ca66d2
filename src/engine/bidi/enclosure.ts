import type { Span } from "../syntax/regions.ts";

/** What brackets surround a place in code: the arguments of a call, another group, a list or block, or none in its line. */
export type Enclosure = "call" | "group" | "list" | "none";

const closing: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** Finds what surrounds an index, from the brackets of code before it in the line. To be asked from left to right. */
export function enclosureFinder(text: string, spans: readonly Span[]): (index: number) => Enclosure {
  const open: { readonly closing: string; readonly kind: Enclosure }[] = [];
  let at = 0;
  let span = 0;
  return (index) => {
    for (; at < index; at++) {
      while ((spans[span + 1]?.start ?? text.length) <= at) span++;
      if (spans[span]?.region !== "code") continue;
      const sign = text.charAt(at);
      const closer = closing[sign];
      if (closer !== undefined) open.push({ closing: closer, kind: sign === "(" ? kindOf(text, at) : "list" });
      else if (open.at(-1)?.closing === sign) open.pop();
    }
    return open.at(-1)?.kind ?? "none";
  };
}

/** A call names what is called right before its bracket; `array(` of PHP is a list for all that. */
function kindOf(text: string, index: number): Enclosure {
  if (!/[\w$)\]]/.test(text.charAt(index - 1))) return "group";
  return text.slice(Math.max(0, index - 6), index).endsWith("array") ? "list" : "call";
}
