import type { RelatedPlace } from "../finding.ts";
import { type Context, type Judge, judgeFor } from "../judge.ts";
import { nextCandidate } from "../next-candidate.ts";

import type { Policy } from "../policy.ts";
import { lineFinder } from "../syntax/lines.ts";
import { initialState, type LazyLine, lineLexer } from "../syntax/regions.ts";
import { lazy } from "../unicode/packed.ts";
import { lookOf } from "./keys.ts";
import { foreignIdentifiersOf, identifiersOf, nextForeignPart, nextToken } from "./tokens.ts";

/** An ASCII identifier of another file. */
export interface NameElsewhere {
  readonly text: string;
  readonly place: RelatedPlace;
}

/** By `lookOf`, names of other files that a text's names may pass for. */
export type NamesElsewhere = ReadonlyMap<string, NameElsewhere>;

/** What an ASCII name can look like. A name that looks like something else is like no name of another file. */
const asciiName = /^[A-Za-z_$][\w$]*$/;

/** The looks of a program's identifiers beyond ASCII that pass for ASCII ones: what to look for in other files. */
export function looksBeyondAscii(text: string, context: Context, policy: Policy): readonly string[] {
  const judge = judgeFor(context, policy);
  if (judge.language.profile !== "code" || nextLookalikePart(text, 0) < 0 || nextCandidate(text, 0) < 0) return [];
  const looks = new Set<string>();
  readLines(text, judge, nextLookalikePart, (content) => {
    for (const { text: name } of foreignIdentifiersOf(content.text, content.spans)) {
      const look = lookOf(name);
      if (asciiName.test(look)) looks.add(look);
    }
  });
  return [...looks];
}

const known = lazy(() => new Map<number, boolean>());

/** Index of the next part of an identifier that may look like one in ASCII, or -1: most are letters that do not. */
function nextLookalikePart(text: string, from: number): number {
  for (let index = nextForeignPart(text, from); index >= 0; index = nextForeignPart(text, index + 1)) {
    const codePoint = text.codePointAt(index) ?? 0;
    const isLike = known().get(codePoint) ?? /^[\0-\x7f]*$/.test(lookOf(String.fromCodePoint(codePoint)));
    known().set(codePoint, isLike);
    if (isLike) return index;
  }
  return -1;
}

/** Whether names of a file are compared with those of others: it is a program. */
export function hasNames(context: Context, policy: Policy): boolean {
  return judgeFor(context, policy).language.profile === "code";
}

/**
 * The longest part of a look that stands, as it is, in every ASCII name that has the look: without it in its bytes a
 * file has no such name. Empty where any character can be written in another way.
 */
export function landmarkOf(look: string): string {
  // `m` looks like `rn`, `1` and `I` like `l`, `0` like `O`.
  const parts = look.split(/[rnlO]+/);
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), "");
}

/** The first identifier of each wanted look in a program. A text without any is read as words only, and not lexed. */
export function namesWithLook(
  text: string,
  wanted: ReadonlySet<string>,
  context: Context,
  policy: Policy,
): Map<string, NameElsewhere> {
  const judge = judgeFor(context, policy);
  const { path } = judge;
  const found = new Map<string, NameElsewhere>();
  if (judge.language.profile !== "code" || !hasLook(text, wanted)) return found;
  const always = (_: string, from: number): number => from;
  readLines(text, judge, always, (content, line) => {
    for (const { text: name, start, end, isAscii: isPlain } of identifiersOf(content.text, content.spans)) {
      const look = isPlain ? lookOf(name) : "";
      if (wanted.has(look) && !found.has(look)) found.set(look, { text: name, place: { path, line, start, end } });
    }
  });
  return found;
}

function hasLook(text: string, wanted: ReadonlySet<string>): boolean {
  for (let token = nextToken(text, 0, text.length); token; token = nextToken(text, token.end, text.length))
    if (token.isAscii && wanted.has(lookOf(token.text))) return true;
  return false;
}

/** Gives the lines in which a wanted index stands. */
function readLines(
  text: string,
  judge: Judge,
  nextWanted: (text: string, from: number) => number,
  take: (content: LazyLine, line: number) => void,
): void {
  const lineAt = lineFinder(text);
  const lexer = lineLexer(text, initialState(judge.language));
  let wanted = nextWanted(text, 0);
  for (let at = 0, line = 0; wanted >= 0 && at < text.length; line++) {
    const { end, next } = lineAt(at);
    if (wanted < next) {
      take(lexer.lineAt(at, end, next), line);
      wanted = nextWanted(text, next);
    }
    at = next;
  }
}
