import type { Finding } from "./finding.ts";
import { lineFinding, withoutCovered } from "./found.ts";
import { type Judge, judgeFor } from "./judge.ts";
import { findingsOf, judgeLine } from "./line.ts";
import { isPlainPath, wideInName } from "./plain-path.ts";
import type { Policy } from "./policy.ts";
import { languageNamed } from "./syntax/languages.ts";
import type { Span } from "./syntax/regions.ts";
import { CharacterClass, classOf } from "./unicode/classes.ts";
import { isCovering } from "./unicode/marks.ts";

const span: Span = { start: 0, region: "path" };

/**
 * What the names in a path hide, or pass for. All findings are in line 0, with offsets in UTF-16 units of the path.
 * @param path with forward slashes, relative to the folder of the settings; a byte that is no text as a lone surrogate
 */
export function scanPath(path: string, policy: Policy): readonly Finding[] {
  if (isPlainPath(path)) return [];
  const judge = pathJudge(path, policy);
  const facts = judgeLine(path, [span], judge);
  const found = findingsOf([{ line: 0, facts }]).filter((finding) => !isHonest(path, finding));
  return [...withoutCovered([...found, ...runs(path, judge)])];
}

/** A name is neither code nor in a language: what only those know is left out, and nothing is loosened for it. */
function pathJudge(path: string, policy: Policy): Judge {
  const judge = judgeFor({ path }, policy);
  return { ...judge, language: languageNamed("plaintext") ?? judge.language };
}

/** What is honest in a text's lines and never in a name: tabs, line feeds, private use, blanks by the dozen. */
function runs(path: string, judge: Judge): Finding[] {
  const result: Finding[] = [];
  const report = (
    rule: "control-character" | "private-use" | "off-screen-text" | "unusual-space" | "stacked-marks",
    start: number,
    run: string,
  ): void => {
    const characters = Array.from(run, (character) => character.codePointAt(0) ?? 0);
    if (characters.some(judge.allows)) return;
    const far = { template: "{0} blanks push the end of the name out of sight", values: [String(characters.length)] };
    const last = { template: "The name ends with a blank, which nobody sees", values: [] };
    const says = rule === "off-screen-text" ? { says: far } : rule === "unusual-space" ? { says: last } : {};
    const detail = { characters: [...new Set(characters)], count: characters.length, ...says };
    const finding = lineFinding(judge, rule, start, start + run.length, span, detail);
    if (finding) result.push({ line: 0, ...finding });
  };
  for (const { 0: run, index } of path.matchAll(/[\t\n]+/g)) report("control-character", index, run);
  for (const { 0: run, index } of path.matchAll(/[\ue000-\uf8ff]+|[\u{f0000}-\u{10fffd}]+/gu)) {
    if (run !== APPLE_LOGO && classOf(run.codePointAt(0) ?? 0) === CharacterClass.private)
      report("private-use", index, run);
  }
  for (const { 0: run, index } of path.matchAll(wideRun)) report("off-screen-text", index, run);
  for (const { 0: name, index } of path.matchAll(/[^/]+/g)) {
    const length = name.length - name.trimEnd().length;
    const run = name.slice(name.length - length);
    if (/^ {1,9}$/.test(run)) report("unusual-space", index + name.length - length, run);
    for (let at = name.length - 1; at > 0; at--)
      if (name.charCodeAt(at) >= 0x300 && isCovering(name.charCodeAt(at)) && name.charCodeAt(at) !== KEYCAP)
        report("stacked-marks", index + at, name.charAt(at));
  }
  return result;
}

/** Digits as emoji are honest. */
const KEYCAP = 0x20e3;
const APPLE_LOGO = "\uf8ff";
const wideRun = new RegExp(`[ ]{${wideInName},}`, "g");

/** Typography of names that people give, in their own language and not in the place of a dot, slash or colon. */
function isHonest(path: string, { rule, start, end }: Finding): boolean {
  if (rule !== "unusual-space" && rule !== "lookalike-punctuation" && rule !== "styled-letters") return false;
  const name = path.slice(path.lastIndexOf("/", start - 1) + 1, endOfName(path, end));
  const found = path.slice(start, end);
  const [before, behind] = [path.charAt(start - 1), path.slice(end)];
  // What opens the extension decides how a file is opened.
  if (/^[\u2024\uff0e\u3002\ua4f8]$/.test(found) && /^[A-Za-z0-9]{1,5}$/.test(path.slice(end, endOfName(path, end))))
    return false;
  if (eastAsian.test(name)) return /^[\u3000-\u303f\uff00-\uffef\u2018-\u201d\u2013-\u2015\u00b7]+$/.test(found);
  if (rule === "unusual-space")
    return found === "\u202f"
      ? /\d/.test(before) && /^[AP]M\b/.test(behind)
      : found === "\u00a0" && french.test(before + behind.charAt(0));
  if (rule !== "lookalike-punctuation") return false;
  if (found === "\u2019") return isLetter(before) && isLetter(behind.charAt(0));
  return (
    /^[\u2013\u2014\u2018-\u201e\u00ab\u00bb]$/.test(found) &&
    (/[ \u00a0]/.test(name) || nonAscii.test(name) || /\d/.test(before))
  );
}

/** macOS and people set a no-break space before these, and after the opening quote. */
const french = /[!?:;\u00ab\u00bb]/;
const eastAsian =
  /[\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff]|[\ud840-\ud8bf]/;
const nonAscii = /[\u00c0-\u024f\u0370-\u1fff]/;

function endOfName(path: string, from: number): number {
  const slash = path.indexOf("/", from);
  return slash < 0 ? path.length : slash;
}

function isLetter(character: string): boolean {
  return /[A-Za-z\u00c0-\u024f\u0370-\u1fff]/.test(character);
}
