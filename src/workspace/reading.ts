import type { Finding } from "../engine/index.ts";
import type { Declared } from "./declared.ts";
import type { Invalid } from "./decode.ts";
import type { FileResult } from "./file-result.ts";
import type { RawPath } from "./raw-path.ts";

/** A file as it reads in one encoding. */
export interface Reading {
  readonly result: FileResult;
  readonly invalid: Invalid | undefined;
  /** How often the text has U+FFFD, where it was read in an encoding that was declared. */
  readonly lost: number;
  /** Whether something hidden was found that no text in another encoding looks like by chance. */
  readonly hides: boolean;
}

/**
 * The result in UTF-8 or in what a mark tells; where the file is no UTF-8, in the encoding that is declared for it. A
 * declaration must not blind us: it does not count if no less is lost with it, or if the file, as agents and compilers
 * will read it, hides something.
 */
export function inBestEncoding(
  file: RawPath,
  path: string,
  declared: Declared | undefined,
  read: (encoding: string | undefined) => Reading,
): FileResult {
  const { result, invalid, hides } = read(undefined);
  const encoding = invalid?.encoding !== "utf-8" || hides ? undefined : declared?.(file, path);
  const again = encoding === undefined ? undefined : read(encoding);
  return again === undefined || again.lost >= (invalid?.count ?? 0) ? result : again.result;
}

/** From here on UTF-8 takes three bytes for a character: in other encodings those seldom come by chance. */
const unlikely = 0x800;

/** Such a finding is no accident of another encoding. */
export const isHiddenForSure = ({ rule, characters }: Finding): boolean =>
  (rule === "hidden-payload" || rule === "bidi-control" || rule === "hidden-character") &&
  characters.some((character) => character >= unlikely);

/** How often a text has U+FFFD. */
export const countLost = (text: string): number => text.split("\ufffd").length - 1;
