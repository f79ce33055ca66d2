import type { RelatedPlace } from "../finding.ts";
import type { Judge } from "../judge.ts";
import { codePointLabel, visible } from "../render.ts";
import { CharacterClass, classOf } from "../unicode/classes.ts";
import type { LineFact, WholeRule } from "../whole.ts";
import { type NameFact, namesOn, type Use } from "./facts.ts";
import { isHonestPair } from "./honest.ts";
import { foldOf } from "./language.ts";
import { type Names, namesOf } from "./names.ts";
import { reservedLooks } from "./reserved.ts";
import { SUSPECT } from "./tokens.ts";

/** Two names of one text, or a name and a word of the language, that are different and look the same. */
export const confusableIdentifiers: WholeRule<NameFact> = {
  isWanted: (judged) => judged.some(({ facts }) => facts.scripts.has(SUSPECT)),
  read: namesOn,
  judge: (facts, report, judge) => {
    const names = namesOf(judge);
    const groups = groupsOf(facts, names);
    if (groups.size === 0) return;
    addPlain(facts, names, groups);
    const twins = new Map<number, Other | undefined>();
    for (const { line, fact } of facts) {
      for (const use of fact.uses) {
        if (!twins.has(use.id)) twins.set(use.id, otherOf(use.id, names, groups, judge));
        const other = twins.get(use.id);
        if (other) report("confusable-identifier", line, use.start, use.end, use.span, detailOf(use, other, names));
      }
    }
  },
};

/** The names of one look. */
interface Group {
  /** By number, how often each is used and where first. */
  readonly members: Map<number, { count: number; readonly first: RelatedPlace }>;
}

function groupsOf(facts: readonly LineFact<NameFact>[], names: Names): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const { line, fact } of facts) {
    for (const { id, start, end } of fact.uses) {
      const { look } = names.at(id);
      const group = groups.get(look) ?? { members: new Map() };
      groups.set(look, group);
      const member = group.members.get(id);
      if (member) member.count++;
      else group.members.set(id, { count: 1, first: { line, start, end } });
    }
  }
  return groups;
}

/** Adds the ASCII names that look like one of the groups. What a name looks like is asked once, not at each use. */
function addPlain(facts: readonly LineFact<NameFact>[], names: Names, groups: ReadonlyMap<string, Group>): void {
  const asked = new Uint8Array(names.count());
  for (const { line, fact } of facts) {
    const { plain } = fact;
    for (let at = 0; at < plain.length; at += 2) {
      const id = plain[at] ?? 0;
      if (asked[id] === 1) continue;
      asked[id] = 1;
      const { look, text } = names.at(id);
      const start = plain[at + 1] ?? 0;
      groups.get(look)?.members.set(id, { count: 1, first: { line, start, end: start + text.length } });
    }
  }
}

/** What a name is taken for. */
export interface Other {
  readonly text: string;
  readonly related?: RelatedPlace;
}

function otherOf(id: number, names: Names, groups: ReadonlyMap<string, Group>, judge: Judge): Other | undefined {
  const { text, look } = names.at(id);
  const { members } = groups.get(look) ?? { members: new Map() as Group["members"] };
  let best = { id, rank: rankOf(text, members.get(id)) };
  for (const [other, member] of members) {
    const { isAscii, text: otherText } = names.at(other);
    if (other === id || isHonestPair(text, otherText, judge.language)) continue;
    if (isAscii) return { text: otherText, ...placeOf(members, other) };
    const rank = rankOf(otherText, member);
    if (isBefore(rank, best.rank)) best = { id: other, rank };
  }
  const reserved = reservedLooks(judge.language).get(look);
  if (reserved !== undefined && reserved !== fold(text, judge) && !isHonestPair(text, reserved, judge.language))
    return { text: reserved };
  return best.id === id ? undefined : { text: names.at(best.id).text, ...placeOf(members, best.id) };
}

type Rank = readonly number[];
type Member = { readonly count: number; readonly first: RelatedPlace };

/** Of two names beyond ASCII the one is right that hides nothing and is in NFC, is more frequent, or comes earlier. */
const rankOf = (text: string, { count, first }: Member = { count: 0, first: { line: 0, start: 0, end: 0 } }): Rank => [
  Number(!hasHidden(text)),
  Number(text.normalize("NFC") === text),
  count,
  -first.line,
  -first.start,
];

const hasHidden = (text: string): boolean =>
  Array.from(text).some((character) => classOf(character.codePointAt(0) ?? 0) === CharacterClass.hidden);

const isBefore = (one: Rank, other: Rank): boolean => {
  const at = one.findIndex((value, index) => value !== other[index]);
  return (one[at] ?? 0) > (other[at] ?? 0);
};

const fold = (text: string, { language }: Judge): string => {
  const form = foldOf(language);
  return form === undefined ? text : text.normalize(form);
};

function placeOf(members: Group["members"], id: number): { related?: RelatedPlace } {
  const related = members.get(id)?.first;
  return related === undefined ? {} : { related };
}

function detailOf({ id, span }: Use, other: Other, names: Names) {
  return pairDetail(names.at(id).text, other, span.region === "string");
}

const LISTED = 3;

/** The finding's detail for a name that is taken for another. */
export function pairDetail(text: string, { text: twin, related }: Other, isString: boolean) {
  const characters = beyondAscii(text).filter((codePoint) => !twin.includes(String.fromCodePoint(codePoint)));
  // The same characters in another order: right-to-left ones move the others on the screen.
  const odd = characters.length > 0 ? characters : beyondAscii(text);
  const labels = odd.slice(0, LISTED).map(codePointLabel);
  const template = isString
    ? 'The string "{0}" looks the same as "{1}" and is not: it has {2}'
    : '"{0}" and "{1}" are different identifiers that look the same: the first has {2}';
  const listed = labels.join(", ") + (odd.length > LISTED ? ", \u2026" : "");
  return {
    characters: odd,
    count: odd.length,
    word: short(text),
    twin,
    says: { template, values: [visible(short(text)), visible(short(twin)), listed] },
    ...(related !== undefined && { related }),
  };
}

/** The distinct characters beyond ASCII. */
const beyondAscii = (text: string): number[] =>
  [...new Set(Array.from(text, (character) => character.codePointAt(0) ?? 0))].filter((codePoint) => codePoint > 0x7f);

const SHOWN = 60;

/** The beginning of a name that may be as long as a file; whole characters. */
function short(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN).replace(/[\uD800-\uDBFF]$/, "")}\u2026` : text;
}
