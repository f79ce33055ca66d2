import type { Language } from "../syntax/languages.ts";

/** Whether the language lives on mathematical notation: Greek letters, double-struck letters, operators. */
export function isMathematical({ id, mathematics }: Language): boolean {
  return mathematics === true || id === "latex";
}

/** The Julia manual, RFC 2457 (Rust), Swift's canonical equivalence, S02 (Raku): identifiers are compared in NFC. */
const canonical: ReadonlySet<string> = new Set(["julia", "rust", "swift", "raku"]);

/** The normalization form in which the language compares identifiers, if it normalizes them: NFKC by PEP 3131. */
export function foldOf({ id, folds }: Language): "NFC" | "NFKC" | undefined {
  if (folds === true) return "NFKC";
  return canonical.has(id) ? "NFC" : undefined;
}
