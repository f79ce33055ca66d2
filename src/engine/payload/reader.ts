/** How hidden characters are read. In English: it goes into a message as it is. */
export type Method =
  | "Unicode tags"
  | "variation selectors as bytes"
  | "variation selectors as half bytes"
  | "private-use characters as bytes"
  | "code points as bytes"
  | "bits"
  | "digits"
  | "digits with a separator"
  | "Morse code"
  | "StegCloak"
  | "spaces and tabs (SNOW)";

/** One way to read a series of hidden characters, with all its choices made. */
export interface Reader {
  readonly method: Method;
  /** Bits that each character has room for, where its number is what is read; else that of its rank among the others. */
  readonly room?: number;
  /** Takes time linear in the series. Undefined where it is nothing of the kind; U+FFFD stands for parts of it that are not. */
  readonly read: (series: readonly number[]) => Decoded | undefined;
}

export interface Decoded {
  readonly codePoints: readonly number[];
  /** How many of the series' characters were left out. */
  readonly unread: number;
  /** Bits that were read, where the characters say more than the reading makes of them. */
  readonly room?: number;
  /** The text without what repeats earlier parts of it, and the bits that say where and what those are. */
  readonly packed?: { readonly codePoints: readonly number[]; readonly bits: number };
}

/** A series of hidden characters as symbols: ranks in a list of its distinct code points. */
export interface Symbols {
  /** In ascending order. */
  readonly alphabet: readonly number[];
  readonly ranks: readonly number[];
}

export function symbolsOf(codePoints: readonly number[]): Symbols {
  const alphabet = [...new Set(codePoints)].sort((a, b) => a - b);
  const rankOf = new Map(alphabet.map((codePoint, rank) => [codePoint, rank]));
  return { alphabet, ranks: codePoints.map((codePoint) => rankOf.get(codePoint) ?? 0) };
}

export const REPLACEMENT = 0xfffd;
