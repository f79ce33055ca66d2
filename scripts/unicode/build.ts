import { CharacterClass } from "../../src/engine/unicode/classes.ts";
import { characterClasses } from "./classes.ts";
import { readConfusables } from "./confusables.ts";
import { algorithmicNames, hex, packNames } from "./names.ts";
import { packNumbers, packRuns } from "./pack.ts";
import { characterNames, controlNames, mapOf, rangesOf, sequencesOf, setOf, valuesOf } from "./properties.ts";
import { packPunctuation, punctuationTwins } from "./punctuation.ts";
import { packScripts } from "./scripts.ts";
import { packPrototypes, skeletonWith } from "./skeletons.ts";
import { traits } from "./traits.ts";

/** The tables of `tables.generated.ts`. @throws as {@link readConfusables} does. */
export async function buildTables(): Promise<Record<string, string>> {
  const prototypes = readConfusables();
  const skeletonOf = skeletonWith(prototypes, await setOf("Binary_Property/Default_Ignorable_Code_Point"));
  const twins = await punctuationTwins(skeletonOf);
  const classes = await characterClasses(twins, skeletonOf);
  const traitBits = await traits();
  const packedPrototypes = packPrototypes(prototypes);
  const scripts = await packScripts();
  const punctuation = packPunctuation(twins);
  const names = packNames(await namesWorthHaving(classes, prototypes));
  return {
    classRuns: packRuns((c) => classes[c] ?? 0),
    traitRuns: packRuns((c) => traitBits[c] ?? 0),
    punctuationTexts: punctuation.twins,
    punctuationRuns: punctuation.runs,
    sharedPrototypes: packedPrototypes.shared,
    confusableSources: packedPrototypes.sources,
    scriptAliases: scripts.scripts,
    scriptSets: scripts.sets,
    scriptRuns: scripts.runs,
    emojiZwjSequences: await packZwjSequences(),
    ...(await packBlocks()),
    algorithmicNames: algorithmicNames(await characterNames()),
    namedCodePoints: names.codePoints,
    nameWords: names.words,
    nameNumbers: names.names,
  };
}

/**
 * Names of everything that a finding may be about: the classes, and the letters among the sources
 * and prototypes of confusables; printable ASCII too. Not those that follow from the code point.
 */
async function namesWorthHaving(
  classes: Uint8Array,
  prototypes: ReadonlyMap<number, string>,
): Promise<Map<number, string>> {
  const names = await characterNames();
  const category = await mapOf("General_Category");
  const wanted = new Map(await controlNames());
  const derived = /^(HANGUL SYLLABLE|VARIATION SELECTOR-|TAG )/;
  const want = (c: number): void => {
    const name = names.get(c);
    if (name && !name.endsWith(`-${hex(c)}`) && !derived.test(name)) wanted.set(c, name);
  };
  for (let c = 0x20; c < 0x7f; c++) want(c);
  for (const [c, value] of classes.entries())
    if (value !== CharacterClass.none && value !== CharacterClass.rightToLeft) want(c);
  for (const [source, prototype] of prototypes)
    for (const c of [source, ...Array.from(prototype, (char) => char.codePointAt(0) ?? 0)])
      if (category[c]?.endsWith("Letter")) want(c);
  return wanted;
}

/** Each as length and code points, without ZWJ, U+FE0F and skin tones. */
async function packZwjSequences(): Promise<string> {
  const sequences = await sequencesOf("RGI_Emoji_ZWJ_Sequence");
  const bare = new Set(sequences.map((sequence) => sequence.replace(/[\u{1f3fb}-\u{1f3ff}\ufe0f]/gu, "")));
  return packNumbers(
    [...bare].sort().flatMap((sequence) => {
      const elements = sequence
        .split("\u200d")
        .map((element) => Array.from(element, (char) => char.codePointAt(0) ?? 0));
      if (elements.some((element) => element.length !== 1)) throw new Error("an element of several characters");
      return [elements.length, ...elements.flat()];
    }),
  );
}

async function packBlocks(): Promise<{ blockNames: string; blockRuns: string }> {
  const names: string[] = [];
  const ranks = new Uint16Array(0x110000);
  for (const name of valuesOf("Block").filter((name) => name !== "No_Block")) {
    names.push(name.replaceAll("_", " "));
    for (const range of await rangesOf(`Block/${name}`)) ranks.fill(names.length, range.begin, range.end);
  }
  return { blockNames: names.join(";"), blockRuns: packRuns((c) => ranks[c] ?? 0) };
}
