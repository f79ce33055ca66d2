import type { RelatedPlace } from "../finding.ts";
import { type Context, type Judge, judgeFor } from "../judge.ts";
import { nextCandidate } from "../next-candidate.ts";

import type { Policy } from "../policy.ts";
import { initialState, lexLine, type Span } from "../syntax/regions.ts";
import { lookOf } from "./keys.ts";
import { foreignIdentifiersOf, hasForeignPart, identifiersOf, tokensOf } from "./tokens.ts";

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
  if (judge.language.profile !== "code" || nextCandidate(text, 0) < 0) return [];
  const looks = new Set<string>();
  for (const { content, spans } of linesOf(text, judge, hasForeignPart))
    for (const { text: name } of foreignIdentifiersOf(content, spans)) {
      const look = lookOf(name);
      if (asciiName.test(look)) looks.add(look);
    }
  return [...looks];
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
  for (const { content, spans, line } of linesOf(text, judge))
    for (const { text: name, start, end, isAscii: isPlain } of identifiersOf(content, spans)) {
      const look = isPlain ? lookOf(name) : "";
      if (wanted.has(look) && !found.has(look)) found.set(look, { text: name, place: { path, line, start, end } });
    }
  return found;
}

function hasLook(text: string, wanted: ReadonlySet<string>): boolean {
  for (const { text: name, isAscii: isPlain } of tokensOf(text, 0, text.length))
    if (isPlain && wanted.has(lookOf(name))) return true;
  return false;
}

/** The wanted lines. No more of the text is lexed than up to the last of them. */
function* linesOf(
  text: string,
  judge: Judge,
  isWanted: (content: string) => boolean = () => true,
): Generator<{ readonly content: string; readonly spans: readonly Span[]; readonly line: number }> {
  const lines = text.split(/\r\n|\n|\r/);
  let state = initialState(judge.language);
  let lexed = 0;
  for (const [line, content] of lines.entries()) {
    if (!isWanted(content)) continue;
    for (; lexed < line; lexed++) state = lexLine(lines[lexed] ?? "", state);
    const spans: Span[] = [];
    state = lexLine(content, state, spans);
    lexed++;
    yield { content, spans, line };
  }
}
