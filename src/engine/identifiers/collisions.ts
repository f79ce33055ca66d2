import { hasTurkicLetters } from "../detectors/latin.ts";
import type { Judge } from "../judge.ts";
import type { LineFact, WholeRule } from "../whole.ts";
import { type NameFact, namesOn } from "./facts.ts";
import { addPlain, type Group, groupsOf, type Member } from "./groups.ts";
import { isDotlessPair, isHonestPair } from "./honest.ts";
import { type Name, type Names, namesOf } from "./names.ts";
import { type Other, pairDetail } from "./pair.ts";
import { reservedLooks } from "./reserved.ts";
import { SUSPECT } from "./tokens.ts";

/** Two names of one text, or a name and a word of the language, that are different and look the same. */
export const confusableIdentifiers: WholeRule<NameFact> = {
  isWanted: (_, __, { scripts }) => scripts.has(SUSPECT),
  read: namesOn,
  judge: (facts, report, judge) => {
    const names = namesOf(judge);
    const groups = groupsOf(facts, names);
    if (groups.size === 0) return;
    addPlain(facts, names, groups);
    const home = homeOf(facts, names);
    const isTurkic = facts.some(({ fact }) => fact.uses.some(({ id }) => hasTurkicLetters(names.at(id).text)));
    const identifiers = new Map<number, Other | undefined>();
    const strings = new Map<number, Other | undefined>();
    for (const { line, fact } of facts) {
      for (const { id, start, end, span } of fact.uses) {
        const isString = span.region === "string";
        const others = isString ? strings : identifiers;
        const name = names.at(id);
        const group = groups.get(name.look);
        if (group && !others.has(id))
          others.set(id, isString ? takenForKey(name, group, names, home, judge) : takenFor(id, group, names, judge));
        const other = others.get(id);
        if (other && !(isTurkic && isDotlessPair(name.text, other.text)))
          report("confusable-identifier", line, start, end, span, pairDetail(name.text, other, isString));
      }
    }
  },
};

/** The scripts in which names stand that pass for nothing in ASCII. */
function homeOf(facts: readonly LineFact<NameFact>[], names: Names): ReadonlySet<string> {
  const home = new Set<string>();
  for (const { fact } of facts)
    for (const { id } of fact.uses) {
      const { script, isNative } = names.at(id);
      if (isNative && script !== undefined) home.add(script);
    }
  return home;
}

/** What an identifier is taken for: another one, an ASCII string, a word of the language. */
function takenFor(id: number, group: Group, names: Names, judge: Judge): Other | undefined {
  const { text, look } = names.at(id);
  const plain = firstOf(text, [...group.identifiers, ...group.keys], names, judge) ?? reserved(names.at(id), judge);
  if (plain) return plain;
  const elsewhere = judge.elsewhere?.get(look);
  if (elsewhere && !isHonestPair(text, elsewhere.text, judge.language))
    return { text: elsewhere.text, related: elsewhere.place };
  return group.best && group.best.id !== id ? firstOf(text, [group.best], names, judge) : undefined;
}

/**
 * What a string is taken for: an ASCII identifier; unless it is a word of a language that the strings are in, another
 * string or a word of the programming language too. Initials of months and units fill the strings of locales: a key is
 * longer.
 */
function takenForKey(
  name: Name,
  { identifiers, keys }: Group,
  names: Names,
  home: ReadonlySet<string>,
  judge: Judge,
): Other | undefined {
  const isWord = name.script !== undefined && (name.script === "Latn" || home.has(name.script));
  const other = isWord
    ? firstOf(name.text, identifiers, names, judge)
    : (firstOf(name.text, [...identifiers, ...keys], names, judge) ?? reserved(name, judge));
  return other && (isWord ? /[A-Za-z]{4}/ : /[A-Za-z]{3}/).test(other.text) ? other : undefined;
}

function firstOf(text: string, members: readonly Member[], names: Names, judge: Judge): Other | undefined {
  for (const { id, first } of members) {
    const { text: other } = names.at(id);
    if (!isHonestPair(text, other, judge.language)) return { text: other, related: first };
  }
  return undefined;
}

function reserved({ text, look }: Name, { language }: Judge): Other | undefined {
  const word = reservedLooks(language).get(look);
  return word === undefined || isHonestPair(text, word, language) ? undefined : { text: word };
}
