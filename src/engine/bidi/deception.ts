import type { Span } from "../syntax/regions.ts";
import type { Atom } from "./atoms.ts";
import type { Disorder } from "./disorder.ts";
import type { Enclosure } from "./enclosure.ts";

/**
 * What a disorder can make a reader believe: `program` where names, numbers or operators of the program trade places,
 * `values` where only strings and comments do, `nothing` where whoever writes these languages has it on every line.
 *
 * Measured on 1,487 files of code with right-to-left text from 90 npm packages: 653 have neighbouring strings that are
 * shown swapped, nearly all of them elements of lists, the others choices (`n > 1 ? "\u05d0" : "\u05d1"`); 236 have
 * lists of numbers behind Arabic strings (`], 6, [5, 6], [`). Arguments of calls are swapped in 2.
 */
export type Deception = "program" | "values" | "nothing";

export function deceptionOf(
  text: string,
  { atoms }: Disorder,
  enclosure: Enclosure,
  spanAt: (index: number) => Span,
): Deception {
  if (atoms.some(({ kind }) => kind === "prose" || kind === "path")) return "nothing";
  const textOf = ({ start, end }: Atom): string => text.slice(start, end);
  const words = atoms.filter(({ kind }) => kind === "word");
  const signs = atoms.filter(({ kind }) => kind === "sign").map(textOf);
  const isList =
    enclosure !== "call" && !atoms.some(({ kind }) => kind === "comment") && partsOnly.test(signs.join(""));
  if (words.length === 0) return isList ? "nothing" : "values";
  const isEnclosed = enclosure !== "none" || words.length === 1;
  if (isList && isEnclosed && words.every((word) => /^[0-9]+$/.test(textOf(word)))) return "nothing";
  // Where the language is not known, a sentence passes for code: it has no operators.
  const isGuess = words.every(({ start }) => spanAt(start).isGuess === true);
  return isGuess && !signs.some((sign) => operators.has(sign)) ? "nothing" : "program";
}

/** What parts the elements of lists and unions, keys and values, and the choices of a condition. */
const partsOnly = /^(?:=>|[,:;[\]{}()|"'`/])*$/;
const operators: ReadonlySet<string> = new Set([..."=+*/<>%&|^~"]);
