import { scriptOf } from "../unicode/scripts.ts";
import { has, Trait } from "../unicode/traits.ts";
import { isAtHome, isUsualDomain } from "./home.ts";
import { judgeLabel, type Place, type Verdict } from "./label.ts";
import { decodePunycode, encodePunycode, longestLabel } from "./punycode.ts";
import { signOf } from "./twins.ts";

/** A host as it is written and as it is understood. */
export interface Host {
  readonly labels: readonly Label[];
  readonly place: Place;
  /** What its top-level domain is, or passes for. */
  readonly domain: string;
}

interface Label {
  /** Decoded, if it was Punycode. */
  readonly text: string;
  readonly isPunycode: boolean;
  /** It starts with `xn--`, and nothing is written like that. */
  readonly isInvalid: boolean;
  /** What parts it from the next label; empty after the last. */
  readonly dot: string;
}

export interface HostVerdict extends Verdict {
  /** What a browser would show. */
  readonly shown: string;
}

/** No name in DNS is longer than 253; a package's path may be. */
export const longestHost = 1000;

/** @param text without a scheme, a port or user information */
export function readHost(text: string): Host {
  const labels = labelsOf(text);
  const last = labels.at(-1)?.text.toLowerCase() ?? "";
  const fake = fakeDomain(last);
  const scripts = new Set(
    fake || labels.length === 1 ? [] : Array.from(last, (character) => scriptOf(character.codePointAt(0) ?? 0)),
  );
  scripts.delete("Latn");
  const domain = fake ?? last;
  return { labels, domain, place: { domain, isHome: (script) => scripts.has(script) || isAtHome(script, last) } };
}

/**
 * Whether a text can have a top-level domain at its end, or one that passes for it, or else a label in Punycode. What
 * stands before the full stops of a text in another script has none.
 */
export function mayBeHost(text: string): boolean {
  const last = Array.from(text.slice(-2).toLowerCase()).at(-1) ?? "";
  if (/^[a-z]$/.test(last) || has(last.codePointAt(0) ?? 0, Trait.mark)) return true;
  const { codePoint, twin, looseTwin } = signOf(last);
  return (codePoint >= 0x80 && (twin !== undefined || looseTwin !== undefined)) || /xn--/i.test(text);
}

/** The top-level domain that the last label passes for, with what it may hold before it: `com` for `google\u2024com`. */
function fakeDomain(last: string): string | undefined {
  // So short a label needs less likeness than others; none of the real domains in Cyrillic comes near one of ASCII.
  const passing = judgeLabel(last.replaceAll("\u043C", "m"), nowhere)?.twin.replace(/^.*[^a-z]/, "");
  return passing !== undefined && isUsualDomain(passing) ? passing : undefined;
}

export const nowhere: Place = { domain: "", isHome: () => false };

/** IDNA2003 and UTS #46: these full stops part labels as the ASCII one does. */
const dots = /([.\u3002\uFF0E\uFF61])/;

function labelsOf(text: string): Label[] {
  const parts = text.split(dots);
  const labels: Label[] = [];
  for (let index = 0; index < parts.length; index += 2)
    labels.push({ ...labelOf(parts[index] ?? ""), dot: parts[index + 1] ?? "" });
  return labels;
}

function labelOf(text: string): Omit<Label, "dot"> {
  if (!/^xn--/i.test(text)) return { text, isPunycode: false, isInvalid: false };
  const lower = text.slice(4).toLowerCase();
  const decoded = decodePunycode(lower);
  const isValid = decoded !== undefined && /[^\0-\x7f]/.test(decoded) && encodePunycode(decoded) === lower;
  return isValid ? { text: decoded, isPunycode: true, isInvalid: false } : { text, isPunycode: true, isInvalid: true };
}

/** The first label that claims to be Punycode and is none. */
export function invalidLabel({ labels }: Host): string | undefined {
  return labels.find(({ isInvalid }) => isInvalid)?.text;
}

/** Scripts other than Latin of which a host has labels, in a domain where they are at home. */
export function homeScripts({ labels, place }: Host): Set<string> {
  const scripts = labels.flatMap(({ text }) => Array.from(text, (c) => scriptOf(c.codePointAt(0) ?? 0)));
  return new Set(scripts.filter((script) => script !== "Latn" && place.isHome(script)));
}

/** Whether a host passes for another one. */
export function judgeHost(host: Host): HostVerdict | undefined {
  const { labels, place } = host;
  const dotTwin = idleDots(host) ? "." : undefined;
  const verdicts = labels.map((label, index) => judgePart(label, place, index > 0 && index === labels.length - 1));
  const found = verdicts.filter((verdict) => verdict !== undefined);
  const offenders = found.flatMap((verdict) => verdict.offenders);
  if (dotTwin !== undefined)
    for (const { dot } of labels) if (dot !== "." && dot !== "") offenders.push(dot.codePointAt(0) ?? 0);
  if (offenders.length === 0) return undefined;
  return {
    twin: labels.map(({ text, dot }, index) => (verdicts[index]?.twin ?? text) + (dot && (dotTwin ?? dot))).join(""),
    shown: labels.map(({ text, dot }) => text + dot).join(""),
    offenders,
    isHidden: found.length > 0 && dotTwin === undefined && found.every(({ isHidden }) => isHidden),
    isMixture: found.some(({ isMixture }) => isMixture),
  };
}

/** A top-level domain has no like but another one; or a path only seems to begin behind it. */
function judgePart({ text }: Label, place: Place, isLast: boolean): Verdict | undefined {
  if (text.length > longestPart) return undefined;
  if (!isLast) return judgeLabel(text, place);
  const verdict = judgeLabel(text.toLowerCase().replaceAll("\u043C", "m"), nowhere);
  if (verdict === undefined) return undefined;
  const passes = fakeDomain(text.toLowerCase()) !== undefined;
  return passes || verdict.offenders.some((codePoint) => slashes.has(codePoint)) ? verdict : undefined;
}

/** A name of a package may be longer than a label of DNS; what is longer still, words are judged in. */
const longestPart = 4 * longestLabel;

/** As drawn for mathematics; those of East Asian typography stand behind hosts honestly. */
const slashes: ReadonlySet<number> = new Set([0x338, 0x2044, 0x2215, 0x29f8, 0x1735, 0x2571, 0x27cb]);

/**
 * Whether ideographic full stops stand for dots inside the host, not behind it: between ASCII letters or digits, the
 * last before a top-level domain, and none after one.
 */
function idleDots({ labels, domain }: Host): boolean {
  const at = labels.findIndex(({ dot }) => dot !== "." && dot !== "");
  if (at < 0 || !isUsualDomain(domain)) return false;
  if (!labels.every(({ text }) => /^[-a-z0-9]+$/i.test(text))) return false;
  return at === 0 || !isUsualDomain(labels[at]?.text.toLowerCase() ?? "");
}
