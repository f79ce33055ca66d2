import { lazy, lookUp, tableOf, unpackNumbers } from "./packed.ts";
import { scriptName, scriptOf } from "./scripts.ts";
import {
  algorithmicNames,
  blockNames,
  blockRuns,
  namedCodePoints,
  nameNumbers,
  nameWords,
} from "./tables.generated.ts";
import { has, Trait } from "./traits.ts";

const names = lazy(() => {
  const words = nameWords.split(" ");
  const numbers = unpackNumbers(nameNumbers);
  const runs = unpackNumbers(namedCodePoints);
  const map = new Map<number, string>();
  let at = 0;
  let name: string[] = [];
  let codePoint = 0;
  for (let i = 0; i < runs.length; i += 2) {
    codePoint += runs[i] ?? 0;
    for (let left = runs[i + 1] ?? 0; left >= 0; left--, codePoint++) {
      const form = numbers[at++] ?? 0;
      const count = Math.floor(form / 10) + 1;
      name = name.slice(0, form % 10);
      for (let word = 0; word < count; word++) name.push(words[numbers[at++] ?? 0] ?? "");
      map.set(codePoint, name.join(" "));
    }
  }
  return map;
});

const ranges = lazy(() =>
  algorithmicNames.split(";").map((range) => {
    const [first = "", last = "", ...prefix] = range.split(" ");
    return { first: Number.parseInt(first, 16), last: Number.parseInt(last, 16), prefix: prefix.join(" ") };
  }),
);

const blocks = lazy(() => ({ table: tableOf(blockRuns), names: ["No Block", ...blockNames.split(";")] }));

/** `Cyrillic Supplement`; `No Block` outside all. */
export function blockOf(codePoint: number): string {
  const { table, names } = blocks();
  return names[lookUp(table, codePoint)] ?? "No Block";
}

/**
 * The Unicode name of every code point that a finding can be about, the usual alias of a control
 * (`ESCAPE`), and for what has neither a description that says so in lower case.
 */
export function nameOf(codePoint: number): string {
  return names().get(codePoint) ?? derivedName(codePoint) ?? description(codePoint);
}

const hex = (codePoint: number): string => codePoint.toString(16).toUpperCase().padStart(4, "0");

function derivedName(c: number): string | undefined {
  if (c >= 0xfe00 && c <= 0xfe0f) return `VARIATION SELECTOR-${c - 0xfe00 + 1}`;
  if (c >= 0xe0100 && c <= 0xe01ef) return `VARIATION SELECTOR-${c - 0xe0100 + 17}`;
  if (c === 0xe007f) return "CANCEL TAG";
  if (c >= 0xe0020 && c < 0xe007f) return `TAG ${names().get(c - 0xe0000) ?? ""}`;
  if (c >= 0xac00 && c <= 0xd7a3) return `HANGUL SYLLABLE ${hangulSyllable(c - 0xac00)}`;
  const range = ranges().find(({ first, last }) => first <= c && c <= last);
  return range && range.prefix + hex(c);
}

const leads = "G GG N D DD R M B BB S SS  J JJ C K T P H".split(" ");
const vowels = "A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I".split(" ");
const trails = " G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H".split(" ");

/** The Unicode Standard §3.12. */
function hangulSyllable(index: number): string {
  const vowel = Math.floor((index % 588) / 28);
  return `${leads[Math.floor(index / 588)] ?? ""}${vowels[vowel] ?? ""}${trails[index % 28] ?? ""}`;
}

function description(c: number): string {
  if (c >= 0xd800 && c <= 0xdfff) return "lone surrogate";
  if ((c & 0xfffe) === 0xfffe || (c >= 0xfdd0 && c <= 0xfdef)) return "noncharacter";
  if ((c >= 0xe000 && c <= 0xf8ff) || c >= 0xf0000) return "private-use character";
  if (has(c, Trait.defaultIgnorable)) return "unassigned default-ignorable code point";
  const script = scriptOf(c);
  if (script === "Zzzz") return "unassigned code point";
  const kind = has(c, Trait.letter) ? "letter" : has(c, Trait.mark) ? "mark" : "character";
  return script === "Zyyy" || script === "Zinh" ? `${kind} of ${blockOf(c)}` : `${scriptName(script)} ${kind}`;
}
