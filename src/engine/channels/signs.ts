import type { Judge } from "../judge.ts";
import type { Span } from "../syntax/regions.ts";
import type { ReadLine } from "../whole.ts";

/** One place of a text at which a sign could have been written in another way. UTF-16 units, `end` exclusive. */
export interface Sign {
  /** What stands around it. Only signs of one context are compared: what the context decides, nobody chose. */
  readonly context: string;
  /** How it is written here: the sign itself, the name of its form, or nothing for an optional sign left out. */
  readonly symbol: string;
  readonly start: number;
  readonly end: number;
  /** The sign as it stands there, where `symbol` is a name. */
  readonly text?: string;
  /** It is written as nobody writes it in such a place, be it only once. */
  readonly isMark?: boolean;
  /** Evidence, in bits, that it brings by itself: it is written as honest text seldom has it. */
  readonly surplus?: number;
  /** Evidence, in bits, of a change at the most: honest text has it written in both ways, if seldom by turns. */
  readonly weight?: number;
}

/** A kind of sign that can be written in more than one way. */
export interface Channel {
  /** Bits of `CharacterClass`: of these are the rarer ways. A line without any of them has none. */
  readonly classes: number;
  /**
   * How much a character of these classes counts where it stands: 0 if it is no sign, 1 if it takes {@link ENOUGH_ODD} of
   * its kind to alternate, else that. Must not count less than `read` and the evidence make of it. Without one or the
   * other, a text is not worth reading.
   */
  readonly oddAt?: (place: Place, index: number, codePoint: number) => number;
  /** The same of a line that has a character of these classes. */
  readonly oddIn?: (text: string) => number;
  /** Its ways are so common in honest text that only what agents read is judged by it. */
  readonly isForInstructions?: boolean;
  /** Evidence, in bits, of a sign written otherwise than the one before it. Less than usual if readers can see it. */
  readonly change?: number;
  /** The same, between one paragraph and the next. More than usual if the way of writing is no matter of taste. */
  readonly between?: number;
  /**
   * Nobody sees its ways: a series that reads as text is one, whatever the evidence, and be each sign in a string or a
   * paragraph of its own.
   */
  readonly decodes?: boolean;
  /** The same, of a context's second sign, if its first is the only one: less where lists show both ways of each. */
  readonly second?: number;
  /** Room of one sign whose context does not occur twice, in bits; 1 if it only is there or not. */
  readonly room?: number;
  /** Something that a line with signs has in it, whatever their contexts: most lines are read no further. */
  readonly needs?: RegExp;
  /** The signs of one line, from left to right. */
  readonly read: (line: ReadLine, judge: Judge) => Iterable<Sign>;
  /**
   * For hidden signs that can stand nearly anywhere: `read` gives those that are there, this also the places without one,
   * in the contexts in which the text has one somewhere.
   */
  readonly readWith?: (contexts: ReadonlySet<string>) => (line: ReadLine) => Iterable<Sign>;
}

/** A line that is being judged. */
export interface Place {
  readonly text: string;
  readonly spanAt: (index: number) => Span;
}

/** A sign can differ from the one before it and from the one after: less than the evidence of a channel by far. */
export const ENOUGH_ODD = 2;

/** The spans of a line, asked from left to right. Most lines are never asked, and not lexed for it. */
export function spanReader(line: Pick<ReadLine, "spans">): (index: number) => Span {
  let at = 0;
  return (index) => {
    const { spans } = line;
    while ((spans[at + 1]?.start ?? Number.POSITIVE_INFINITY) <= index) at++;
    return spans[at] ?? { start: 0, region: "code" };
  };
}

/** Whether people read what stands there as text; in code, quotes delimit and hyphens subtract. */
export const isText = ({ region, isGuess }: Span): boolean => region !== "code" || isGuess === true;
