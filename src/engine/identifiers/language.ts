import type { Language } from "../syntax/languages.ts";

const mathematical: ReadonlySet<string> = new Set(
  "agda apl bqn coq rocq fortress haskell idris isabelle julia latex lean lean4 matlab maxima octave tex typst uiua wolfram".split(
    " ",
  ),
);

/** Whether the language lives on mathematical notation: Greek letters, double-struck letters, operators. */
export function isMathematical({ id }: Language): boolean {
  return mathematical.has(id);
}

/** PEP 3131: identifiers are compared in NFKC. */
const compatible: ReadonlySet<string> = new Set(["python", "cython", "starlark"]);
/** RFC 2457, the Julia manual, SE-0537, N1518: identifiers are compared in NFC. */
const canonical: ReadonlySet<string> = new Set(["julia", "rust", "swift", "perl6", "raku", "nim"]);

/** The normalization form in which the language compares identifiers, if it normalizes them. */
export function foldOf({ id }: Language): "NFC" | "NFKC" | undefined {
  if (compatible.has(id)) return "NFKC";
  return canonical.has(id) ? "NFC" : undefined;
}
