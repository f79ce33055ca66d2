import { createDocument } from "./document.ts";
import type { Finding, Message, Region } from "./finding.ts";
import { type Context, judgeFor } from "./judge.ts";
import type { Policy } from "./policy.ts";
import { codePointLabel, shortened } from "./render.ts";
import type { RuleId } from "./rules.ts";
import { escapeOf } from "./syntax/escapes.ts";
import type { Language } from "./syntax/languages.ts";
import { initialState, lexLine, type Span, sameState } from "./syntax/regions.ts";
import { punctuationTwin } from "./unicode/punctuation.ts";

/** A change that mends one finding. */
export interface Fix {
  readonly kind: "replace" | "remove" | "escape";
  readonly line: number;
  /** UTF-16 units in the line. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** It is the only sensible one, and what the text means stays the same. */
  readonly preferred: boolean;
}

/** The fixes of a finding, best first. `line` is the text of the finding's line. */
export function fixesFor(finding: Finding, line: string): Fix[] {
  const { twin, start, end, rule, region, isScattered } = finding;
  if (region === "path") return [];
  const place = { line: finding.line, start, end };
  const preferred = isSafe(finding);
  const fixes: Fix[] = [];
  if (twin !== undefined) fixes.push({ kind: twin === "" ? "remove" : "replace", ...place, text: twin, preferred });
  else if (hiddenRules.has(rule)) {
    const text = mapped(finding, line, () => "") ?? "";
    const isWhole = isScattered ? isAllOfThem(finding, line) : text === "";
    fixes.push({ kind: "remove", ...place, text, preferred: preferred && isWhole && isIdle(line, finding) });
  } else if (isScattered && isAllOfThem(finding, line)) {
    const text = mapped(finding, line, rule === "unusual-space" ? spaceTwin : punctuationTwin);
    if (text !== undefined) fixes.push({ kind: "replace", ...place, text, preferred });
  }
  const { escape: style } = finding;
  const canEscape = style !== undefined && (region === "string" || hiddenRules.has(rule)) && !wideRules.has(rule);
  const escaped = canEscape ? mapped(finding, line, (codePoint) => escapeOf(style, codePoint)) : undefined;
  if (escaped !== undefined) fixes.push({ kind: "escape", ...place, text: escaped, preferred: false });
  return fixes;
}

/** Their characters show nothing that could be missed. */
const hiddenRules: ReadonlySet<RuleId> = new Set([
  "hidden-payload",
  "bidi-control",
  "hidden-character",
  "control-character",
]);

/** Mended without asking, because nothing else can have been meant. */
const plainRules: ReadonlySet<RuleId> = new Set([
  "bidi-control",
  "hidden-character",
  "hidden-payload",
  "lookalike-letter",
]);
/** In code a slip; elsewhere typography. */
const typographicRules: ReadonlySet<RuleId> = new Set(["unusual-space", "lookalike-punctuation"]);
/** About more than the characters that stand in them; and a message is not to be written down in another way. */
const wideRules: ReadonlySet<RuleId> = new Set([
  "hidden-payload",
  "lookalike-host",
  "misleading-order",
  "off-screen-text",
  "text-channel",
]);

/** Whether the first fix leaves the meaning of the text, so that it needs no question. */
function isSafe({ rule, region, isValue }: Finding): boolean {
  return !isValue && (plainRules.has(rule) || (region === "code" && typographicRules.has(rule)));
}

/** Whether no other such character, honest where it is, stands among the scattered ones. */
function isAllOfThem({ start, end, characters, count }: Finding, line: string): boolean {
  const own = new Set(characters);
  let found = 0;
  for (const character of line.slice(start, end)) if (own.has(character.codePointAt(0) ?? 0)) found++;
  return found === count;
}

/** The line and the paragraph separator end lines for some programs: nobody knows what was meant. */
const spaceTwin = (codePoint: number): string | undefined =>
  codePoint === 0x2028 || codePoint === 0x2029 ? undefined : " ";

/**
 * Whether what stands around hidden characters in code stays apart without them: languages take some of them for white
 * space, and Hangul fillers for whole names.
 */
function isIdle(line: string, { region, start, end, characters, isScattered }: Finding): boolean {
  if (region !== "code") return true;
  if (characters.some((codePoint) => fillers.has(codePoint))) return false;
  if (!characters.some((codePoint) => whiteSpace.has(codePoint))) return true;
  const isApart = (from: number, to: number): boolean => {
    const [before, behind] = [line.charAt(from - 1), line.charAt(to)];
    return before.trim() === "" || behind.trim() === "" || /\w/.test(before) !== /\w/.test(behind);
  };
  if (!isScattered) return isApart(start, end);
  for (let from = start; from < end; from++)
    if (characters.includes(line.charCodeAt(from)) && !isApart(from, from + 1)) return false;
  return true;
}

const fillers: ReadonlySet<number> = new Set([0x115f, 0x1160, 0x3164, 0xffa0]);
/** ECMA-262 12.2 and Pattern_White_Space. */
const whiteSpace: ReadonlySet<number> = new Set([0xfeff, 0x200e, 0x200f]);

/** What stands at the finding, each of its own characters mapped; undefined if one of them cannot be. */
function mapped(
  { start, end, characters }: Finding,
  line: string,
  map: (codePoint: number) => string | undefined,
): string | undefined {
  const own = new Set(characters);
  const parts: string[] = [];
  for (const character of line.slice(start, end)) {
    const codePoint = character.codePointAt(0) ?? 0;
    const part = own.has(codePoint) ? map(codePoint) : character;
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return parts.join("");
}

/** Of a name that passes for another: the fixes of all its places in the code, so that it becomes one with the other. */
export function renameFixes(finding: Finding, all: readonly Finding[]): Fix[] {
  const { rule, word, twin: text, region } = finding;
  if (rule !== "confusable-identifier" || text === undefined || region !== "code") return [];
  const same = all.filter(
    (one) => one.rule === rule && one.word === word && one.twin === text && one.region === region,
  );
  return same.map(({ line, start, end }) => ({ kind: "replace", line, start, end, text, preferred: false }));
}

/** What a fix does, in words. */
export function fixTitle(fix: Fix, finding: Finding): Message {
  if (fix.kind === "replace" && fix.text.trim() === "")
    return fix.text.length === 1
      ? { template: "Replace by a plain space", values: [] }
      : { template: "Replace by {0} plain spaces", values: [String(fix.text.length)] };
  if (fix.kind === "replace") return { template: 'Replace by "{0}"', values: [shortened(fix.text)] };
  if (fix.kind === "escape") return { template: "Write as {0}", values: [shortened(fix.text)] };
  const [first = 0] = finding.characters;
  return finding.count === 1
    ? { template: "Remove {0}", values: [codePointLabel(first)] }
    : { template: "Remove {0} hidden characters", values: [String(finding.count)] };
}

/**
 * The preferred fixes of a whole text that can be applied together: after them a scan finds nothing that was not found
 * before, and what was code, string or comment still is. Removing a character can join two signs into one that opens a
 * comment, so each line is lexed as it was and as it would be; where they differ, none of its fixes is kept.
 */
export function fixAll(lines: readonly string[], context: Context, policy: Policy): Fix[] {
  const judge = (texts: readonly string[]): readonly Finding[] =>
    createDocument({ count: () => texts.length, at: (line) => texts[line] ?? "" }, context, policy).findings();
  const before = judge(lines);
  const preferred = before.flatMap((finding) =>
    fixesFor(finding, lines[finding.line] ?? "").filter((fix) => fix.preferred),
  );
  const fixes = keepingRegions(lines, preferred, judgeFor(context, policy).language);
  return brings(judge(applyFixes(lines, fixes)), before) ? [] : fixes;
}

/** The fixes, in order of their place, of those lines whose regions they leave as they are. */
function keepingRegions(lines: readonly string[], fixes: readonly Fix[], language: Language): Fix[] {
  let state = initialState(language);
  let at = 0;
  return lines.flatMap((text, line) => {
    const start = state;
    const before: Span[] = [];
    state = lexLine(text, start, before);
    const own: Fix[] = [];
    for (let fix = fixes[at]; fix?.line === line; fix = fixes[++at]) own.push(fix);
    if (own.length === 0) return [];
    const fixed = fixedLine(text, own);
    const after: Span[] = [];
    const ends = lexLine(fixed, start, after);
    return sameState(state, ends) && sameRegions(own, drawn(text, before), drawn(fixed, after)) ? own : [];
  });
}

const signs: Readonly<Record<Region, string>> = { code: "c", string: "s", comment: "/", prose: "p", path: "" };

/** The regions of a line, one sign a UTF-16 unit. */
function drawn(text: string, spans: readonly Span[]): string {
  return spans
    .map(({ start, region }, index) => signs[region].repeat((spans[index + 1]?.start ?? text.length) - start))
    .join("");
}

/**
 * Whether what the fixes leave alone stands in the regions that it stood in. Quotes may make a string of what was code
 * before, if they close it: that is what they are for.
 */
function sameRegions(fixes: readonly Fix[], before: string, after: string): boolean {
  let kept = 0;
  let shift = 0;
  for (const { start, end, text } of [...fixes, { start: before.length, end: before.length, text: "" }]) {
    const former = before.slice(kept, start);
    const now = after.slice(kept + shift, start + shift);
    if (former !== now && former.replaceAll("c", "s") !== now) return false;
    kept = end;
    shift += text.length - (end - start);
  }
  return before.at(-1) === after.at(-1);
}

/** The lines after the fixes, which come in order of their place and do not overlap. */
export function applyFixes(lines: readonly string[], fixes: readonly Fix[]): string[] {
  const byLine = new Map<number, Fix[]>();
  for (const fix of fixes) {
    const own = byLine.get(fix.line);
    if (own) own.push(fix);
    else byLine.set(fix.line, [fix]);
  }
  return lines.map((text, line) => fixedLine(text, byLine.get(line) ?? []));
}

function fixedLine(text: string, fixes: readonly Fix[]): string {
  const parts: string[] = [];
  let kept = 0;
  for (const fix of fixes) {
    parts.push(text.slice(kept, fix.start), fix.text);
    kept = fix.end;
  }
  return parts.join("") + text.slice(kept);
}

/** Whether `after` has more findings of some rule and characters than `before` had. */
function brings(after: readonly Finding[], before: readonly Finding[]): boolean {
  const known = new Map<string, number>();
  // A name that was mended is what another one, left to its author, is confusable with: no new harm.
  const keysOf = ({ rule, characters }: Finding): string[] => {
    if (rule === "confusable-identifier") return [];
    // Hidden characters that come to stand together may make a message: they were hidden before.
    const family = hiddenRules.has(rule) && rule !== "control-character" ? "hidden" : rule;
    return characters.map((character) => `${family} ${character}`);
  };
  /** Many in a line are one finding, and a few of them several: what is left of many counts for as much. */
  const weightOf = ({ isScattered, count }: Finding): number => (isScattered ? count : 1);
  for (const finding of before)
    for (const key of keysOf(finding)) known.set(key, (known.get(key) ?? 0) + weightOf(finding));
  return after.some((finding) =>
    keysOf(finding).some((key) => {
      const left = (known.get(key) ?? 0) - weightOf(finding);
      known.set(key, left);
      return left < 0;
    }),
  );
}
