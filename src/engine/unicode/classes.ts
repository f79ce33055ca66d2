import { lazy, lookUp, tableOf } from "./packed.ts";
import { classRuns } from "./tables.generated.ts";

/**
 * Which family of rules a code point may belong to; most belong to none. `hidden` leaves out the bidi controls;
 * `control` leaves out only TAB and LF; `styled` are those that NFKC folds to ASCII letters and digits; `mark` are the
 * nonspacing and enclosing marks, `rightToLeft` the letters and numbers of such direction that are in no other class.
 */
export const CharacterClass = {
  none: 0,
  hidden: 1,
  bidi: 2,
  control: 3,
  space: 4,
  punctuation: 5,
  letter: 6,
  private: 7,
  broken: 8,
  styled: 9,
  mark: 10,
  rightToLeft: 11,
} as const;

export const classTable = lazy(() => tableOf(classRuns));

/** One of the values of {@link CharacterClass}. Frozen at Unicode 17, whatever the host knows. */
export function classOf(codePoint: number): number {
  return lookUp(classTable(), codePoint);
}
