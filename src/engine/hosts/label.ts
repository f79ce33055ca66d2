import { decimalValue } from "../unicode/identifiers.ts";
import { nfc } from "../unicode/normalize.ts";
import { scriptsOf } from "../unicode/scripts.ts";
import { isNeededAt } from "../unicode/sequences.ts";
import { twinOf } from "../unicode/skeleton.ts";
import { isOrthographicAt } from "./home.ts";
import { LATIN, type Sign, signOf } from "./twins.ts";

/** Where a label stands. */
export interface Place {
  /** The top-level domain, in lower case; empty if there is none. */
  readonly domain: string;
  readonly isHome: (script: string) => boolean;
}

/** What a label, or another name, passes for. */
export interface Verdict {
  readonly twin: string;
  /** The characters that deceive, in order. */
  readonly offenders: readonly number[];
  /** Nothing deceives but what renders as nothing. */
  readonly isHidden: boolean;
  /** Letters of several scripts by turns, some of which look like no letter of the others. */
  readonly isMixture: boolean;
}

/**
 * Whether one label of a host (or a name that follows the same rules) passes for another one.
 * UTS #39 §5.2, Highly Restrictive, and whole-script confusables unless the script is at home in the domain; but
 * mixtures that no reader takes for a word of one script are left alone.
 */
export function judgeLabel(label: string, place: Place): Verdict | undefined {
  if (/^[\0-\x7f]*$/.test(label)) return undefined;
  const signs = signsOf(label);
  const twins = new Map<Sign, string>();
  for (const sign of signs) if (sign.kind === "hidden") twins.set(sign, "");
  const hidden = twins.size;
  const hasLatin = signs.some(({ kind }) => kind === "latin");
  judgeForeign(signs, hasLatin, place, twins);
  judgeLatin(signs, hasLatin, place, twins);
  judgeNumbers(signs, hasLatin, twins);
  if (twins.size === 0) return undefined;
  return {
    twin: signs.map((sign) => twins.get(sign) ?? sign.text).join(""),
    offenders: [...twins.keys()].map(({ codePoint }) => codePoint),
    isHidden: twins.size === hidden,
    isMixture: [...twins].some(([{ text }, twin]) => text === twin),
  };
}

/** Composed; each sign an object of its own, so that it can be marked. What a script or an emoji needs is left out. */
function signsOf(label: string): Sign[] {
  const text = nfc(label);
  const signs: Sign[] = [];
  let at = 0;
  for (const character of text) {
    const sign = signOf(character);
    if (sign.kind !== "hidden" || !isNeededAt(text, at, false)) signs.push({ ...sign });
    at += character.length;
  }
  return signs;
}

/** Letters of other scripts than Latin. */
function judgeForeign(signs: readonly Sign[], hasLatin: boolean, place: Place, twins: Map<Sign, string>): void {
  const foreign = signs.filter(({ kind }) => kind === "foreign");
  if (foreign.length === 0) return;
  const chunks = chunksOf(signs);
  const mixes = chunks.some((chunk) => chunk.some(isLatin) && chunk.some(isForeign));
  const isNumber = signs.every(({ codePoint, looseTwin }) => isDigit(codePoint) || /^\d$/.test(looseTwin ?? ""));
  const twinIn = (sign: Sign): string | undefined => (isNumber ? sign.looseTwin : sign.twin);
  if (foreign.every((sign) => twinIn(sign) !== undefined)) {
    // Alone, an ideographic zero is a blank to be filled in.
    const isHonest = foreign.every(({ script }) => place.isHome(script) || (script === "Hani" && !hasLatin));
    if (mixes || !isHonest) for (const sign of foreign) twins.set(sign, twinIn(sign) ?? "");
    return;
  }
  for (const chunk of chunks) judgeChunk(chunk, twins);
}

/** A part of a label in which not every letter of another script passes for Latin. */
function judgeChunk(chunk: readonly Sign[], twins: Map<Sign, string>): void {
  const letters = chunk.filter((sign) => isLatin(sign) || (isForeign(sign) && !isEastAsian(sign)));
  if (sharesScript(letters)) return;
  const foreign = letters.filter(isForeign);
  const isMixed = foreign.length < letters.length;
  if (isMixed && foreign.every(({ twin }) => twin !== undefined)) {
    for (const sign of foreign) twins.set(sign, sign.twin ?? "");
    return;
  }
  const majority = majorityOf(foreign);
  const guests = letters.filter(({ script }) => script !== majority);
  const guestTwins = guests.map(({ codePoint }) => twinOf(codePoint, majority));
  const isAbbreviation = guests.length > 1 && guests.every(({ text }) => /^[A-Z]$/.test(text));
  if (2 * guests.length < letters.length && !isAbbreviation && guestTwins.every((twin) => twin !== undefined)) {
    for (const [index, sign] of guests.entries()) twins.set(sign, guestTwins[index] ?? "");
    return;
  }
  if (isMixed && foreign.every(({ looseTwin }) => looseTwin !== undefined)) {
    for (const sign of foreign) twins.set(sign, sign.looseTwin ?? "");
    return;
  }
  for (let start = 0; start < chunk.length; start++) {
    const first = chunk[start];
    if (!first || !isForeign(first)) continue;
    let end = start;
    while (isForeignAt(chunk, end)) end++;
    const run = chunk.slice(start, end);
    const isInside = isLatinAt(chunk, start - 1) && isLatinAt(chunk, end);
    if (isInside && !run.some(({ script }) => unspaced.has(script)))
      for (const sign of run) twins.set(sign, sign.looseTwin ?? sign.text);
    start = end;
  }
}

/** UTS #39 §5.3: digits of two systems, or digits of another one among Latin letters. */
function judgeNumbers(signs: readonly Sign[], hasLatin: boolean, twins: Map<Sign, string>): void {
  const digits = signs.filter(({ codePoint }) => decimalValue(codePoint) !== undefined);
  const systems = new Set(digits.map(({ codePoint }) => codePoint - (decimalValue(codePoint) ?? 0)));
  if (systems.size < 2 && !(hasLatin && systems.size > 0)) return;
  for (const sign of digits)
    if (sign.codePoint >= 0x80 && sign.kind !== "styled" && !twins.has(sign))
      twins.set(sign, sign.looseTwin ?? String(decimalValue(sign.codePoint)));
}

/** Latin letters beyond ASCII, styled letters, signs. */
function judgeLatin(signs: readonly Sign[], hasLatin: boolean, place: Place, twins: Map<Sign, string>): void {
  const isIdeographic = signs.some(isEastAsian);
  const orthographic: Sign[] = [];
  for (const [index, sign] of signs.entries()) {
    const { kind, codePoint, twin } = sign;
    if (codePoint === 0x307 && isSoftDotted(signs[index - 1]?.codePoint) && place.domain !== "tr") twins.set(sign, "");
    if (codePoint < 0x80 || twin === undefined) continue;
    if (kind === "latin" && isOrthographic(codePoint)) orthographic.push(sign);
    else if (kind === "latin") twins.set(sign, twin);
    // Full-width letters are usual beside ideographs.
    else if (kind === "styled" && !(isIdeographic && codePoint >= 0xff01)) twins.set(sign, twin);
    else if (kind === "other" && hasLatin) twins.set(sign, twin);
    else if (kind === "sign" && isPlain(signs[index - 1]) && isPlain(signs[index + 1])) twins.set(sign, twin);
  }
  const isAscii = signs.every((sign) => sign.codePoint < 0x80 || isOrthographic(sign.codePoint) || twins.has(sign));
  if (isAscii)
    for (const sign of orthographic)
      if (!isOrthographicAt(sign.codePoint, place.domain)) twins.set(sign, sign.twin ?? "");
}

/** Scripts that set no space between a word and the name beside it: there a mixture is none. */
export const unspaced: ReadonlySet<string> = new Set(
  "Arab Bopo Hang Hani Hebr Hira Kana Khmr Laoo Mymr Thai".split(" "),
);

/** Parts between hyphens and low lines. */
function chunksOf(signs: readonly Sign[]): Sign[][] {
  const chunks: Sign[][] = [[]];
  for (const sign of signs)
    if (sign.text === "-" || sign.text === "_") chunks.push([]);
    else chunks.at(-1)?.push(sign);
  return chunks;
}

const isLatin = ({ kind }: Sign): boolean => kind === "latin";
const isForeign = ({ kind }: Sign): boolean => kind === "foreign";
const isLatinAt = (signs: readonly Sign[], index: number): boolean => signs[index]?.kind === "latin";
const isForeignAt = (signs: readonly Sign[], index: number): boolean => signs[index]?.kind === "foreign";
const isDigit = (codePoint: number): boolean => codePoint >= 0x30 && codePoint <= 0x39;
const isOrthographic = (codePoint: number): boolean => codePoint === 0x131 || codePoint === 0xfe || codePoint === 0xde;

/** A dot above changes nothing in how it is drawn. */
const isSoftDotted = (codePoint: number | undefined): boolean =>
  codePoint === 0x69 || codePoint === 0x6a || codePoint === 0x131;

/** A letter or digit of ASCII. */
const isPlain = (sign: Sign | undefined): boolean => sign !== undefined && /^[a-z0-9]$/i.test(sign.text);

/** UTS #39 §5.2: these mix with Latin. */
function isEastAsian({ script }: Sign): boolean {
  return script === "Hani" || script === "Hira" || script === "Kana" || script === "Hang" || script === "Bopo";
}

function sharesScript(letters: readonly Sign[]): boolean {
  let common: readonly string[] | undefined;
  for (const { codePoint } of letters) {
    const scripts = scriptsOf(codePoint);
    if (scripts.length === 0) continue;
    common = common === undefined ? scripts : common.filter((script) => scripts.includes(script));
    if (common.length === 0) return false;
  }
  return true;
}

function majorityOf(letters: readonly Sign[]): string {
  const counts = new Map<string, number>();
  for (const { script } of letters) counts.set(script, (counts.get(script) ?? 0) + 1);
  let majority = LATIN;
  for (const [script, count] of counts) if (count > (counts.get(majority) ?? 0)) majority = script;
  return majority;
}
