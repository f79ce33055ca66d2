import { CharacterClass } from "../unicode/classes.ts";
import { nfc, nfd } from "../unicode/normalize.ts";
import { lazy } from "../unicode/packed.ts";
import { unitsOf } from "../unicode/text.ts";
import { has, Trait } from "../unicode/traits.ts";
import { type Channel, ENOUGH_ODD, type Sign } from "./signs.ts";

/** Letters in one code point or in several, or in another one: canonically equivalent, drawn alike. */
export const normalizationForms: Channel = {
  classes: (1 << CharacterClass.mark) | (1 << CharacterClass.letter),
  oddIn: (text) => (nfc(text) !== text || mu.test(text) ? ENOUGH_ODD : 0),
  needs: /[^\0-\x7f]/,
  read: ({ text }) => (nfc(text) !== text || mu.test(text) ? signsOf(text) : []),
  decodes: true,
  // Of letters that are written in one way throughout, a text has millions.
  readWith: (contexts) => (line) => signsOf(line.text, contexts),
};

/** MU of a unit is MICRO SIGN or the letter, which Greek words have too. */
const mu = /(?<![\u0370-\u03FF\u1F00-\u1FFF])\u03BC(?![\u0300-\u03FF\u1F00-\u1FFF])/;
const MICRO_SIGN = "\u00B5";
const MU = "\u03BC";

/** Those that are not in NFC, and the others of these contexts. */
function* signsOf(text: string, contexts?: ReadonlySet<string>): Generator<Sign> {
  const known = new Map<string, Form | undefined>();
  let end = 0;
  for (let start = 0; start < text.length; start = end) {
    const base = text.codePointAt(start) ?? 0;
    const own = start + unitsOf(base);
    end = own;
    if (base < 0x80 && text.charCodeAt(own) < 0x300) continue;
    end = isHangul(base) ? afterJamo(text, start) : afterMarks(text, own);
    const cluster = text.slice(start, end);
    if (cluster === MICRO_SIGN || cluster === MU) {
      const isUnit = cluster === MICRO_SIGN ? contexts?.has(MICRO_SIGN) : mu.test(text.slice(start - 1, end + 1));
      if (isUnit) yield { context: MICRO_SIGN, symbol: cluster, start, end };
      continue;
    }
    if (end === own && (base < 0x80 || !(isEquivalent(base) || contexts?.has(cluster)))) continue;
    if (!known.has(cluster)) known.set(cluster, formOf(cluster, contexts));
    const form = known.get(cluster);
    if (form) yield { ...form, start, end };
  }
}

const FIRST_SYLLABLE = 0xac00;
const TRAILS = 28;
const isSyllable = (c: number): boolean => c >= FIRST_SYLLABLE && c <= 0xd7a3;
const isLead = (c: number): boolean => c >= 0x1100 && c <= 0x1112;
const isVowel = (c: number): boolean => c >= 0x1161 && c <= 0x1175;
const isTrail = (c: number): boolean => c >= 0x11a8 && c <= 0x11c2;
const isHangul = (c: number): boolean => isLead(c) || isSyllable(c);

/** The end of a syllable that is written in one code point, in two or in three. */
function afterJamo(text: string, start: number): number {
  const first = text.charCodeAt(start);
  let end = start + 1;
  if (isLead(first)) {
    if (!isVowel(text.charCodeAt(end))) return end;
    end++;
  } else if ((first - FIRST_SYLLABLE) % TRAILS !== 0) return end;
  return isTrail(text.charCodeAt(end)) ? end + 1 : end;
}

function afterMarks(text: string, start: number): number {
  let end = start;
  // Below U+0300 there are no marks: nearly all letters are followed by one of those.
  while (text.charCodeAt(end) >= 0x300) {
    const codePoint = text.codePointAt(end) ?? 0;
    if (!has(codePoint, Trait.mark)) break;
    end += unitsOf(codePoint);
  }
  return end;
}

type Form = Pick<Sign, "context" | "symbol" | "text" | "weight">;

/**
 * Greek with an accent, which keyboards and fonts have twice, and letters that NFC takes apart, as those of Bengali: of
 * these, honest texts have both by turns (UDHR), so that only what decodes counts.
 */
function isOfKeyboards(composed: string): boolean {
  const [first = ""] = composed;
  if (composed.length > first.length) return first >= "\u0590" && first <= "\u0DFF";
  return first >= "\u0386" && first <= "\u03CE" && nfd(first) !== first;
}

/** Marks on one letter; longer stacks are another rule's and would take long to order. */
const LONGEST_CLUSTER = 8;

function formOf(cluster: string, contexts: ReadonlySet<string> | undefined): Form | undefined {
  if (cluster.length > LONGEST_CLUSTER) return undefined;
  const composed = nfc(cluster);
  const decomposed = nfd(cluster);
  const symbol = cluster === composed ? "NFC" : cluster === decomposed ? "NFD" : "other";
  if (symbol === "NFC" && contexts?.has(composed) !== true) return undefined;
  // By letter: keyboards make some in one piece and some in parts, as those of Yoruba and Vietnamese.
  return { context: composed, symbol, text: cluster, ...(isOfKeyboards(composed) && { weight: 0 }) };
}

const answers = lazy(() => new Map<number, boolean>());

/** Whether a code point has another canonical form. Asked once of each: a text has a few hundred of them. */
function isEquivalent(codePoint: number): boolean {
  const known = answers().get(codePoint);
  if (known !== undefined) return known;
  const char = String.fromCodePoint(codePoint);
  const answer = nfd(char) !== char;
  answers().set(codePoint, answer);
  return answer;
}
