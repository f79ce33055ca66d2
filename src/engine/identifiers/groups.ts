import type { RelatedPlace } from "../finding.ts";
import { CharacterClass, classOf } from "../unicode/classes.ts";
import { nfc } from "../unicode/normalize.ts";
import type { LineFact } from "../whole.ts";
import type { NameFact } from "./facts.ts";
import type { Names } from "./names.ts";

/** A name and where it stands first. */
export interface Member {
  readonly id: number;
  readonly first: RelatedPlace;
}

/** The names of one look, as far as another name can be taken for them. */
export interface Group {
  /** ASCII identifiers, the first few: they look alike among themselves, and one is enough to be taken for. */
  readonly identifiers: Member[];
  /** ASCII strings, the first few. */
  readonly keys: Member[];
  /** Of the identifiers beyond ASCII the one that the others can be taken for. */
  best: Member | undefined;
}

const ENOUGH = 4;

/** The groups of the names beyond ASCII, by look. */
export function groupsOf(facts: readonly LineFact<NameFact>[], names: Names): Map<string, Group> {
  const groups = new Map<string, Group>();
  const counted = new Map<number, Member & { count: number }>();
  for (const { line, fact } of facts) {
    for (const { id, start, end, span } of fact.uses) {
      const { look } = names.at(id);
      if (!groups.has(look)) groups.set(look, { identifiers: [], keys: [], best: undefined });
      if (span.region !== "code") continue;
      const member = counted.get(id);
      if (member) member.count++;
      else counted.set(id, { id, count: 1, first: { line, start, end } });
    }
  }
  const ranks = new Map<Group, Rank>();
  for (const member of counted.values()) {
    const { text, look } = names.at(member.id);
    const group = groups.get(look);
    const rank: Rank = [Number(!hasHidden(text)), Number(nfc(text) === text), member.count];
    if (!group || (group.best && !isBefore(rank, ranks.get(group) ?? []))) continue;
    group.best = member;
    ranks.set(group, rank);
  }
  return groups;
}

/** A name is right rather than another if it hides nothing, then if it is in NFC, then if it is more frequent. */
type Rank = readonly number[];

const hasHidden = (text: string): boolean =>
  Array.from(text).some((character) => classOf(character.codePointAt(0) ?? 0) === CharacterClass.hidden);

function isBefore(one: Rank, other: Rank): boolean {
  const at = one.findIndex((value, index) => value !== other[index]);
  return (one[at] ?? 0) > (other[at] ?? 0);
}

/** Adds the ASCII names that look like one of the groups. What a name looks like is asked once, not at each use. */
export function addPlain(facts: readonly LineFact<NameFact>[], names: Names, groups: ReadonlyMap<string, Group>): void {
  const asked = { identifiers: new Uint8Array(names.count()), keys: new Uint8Array(names.count()) };
  for (const { line, fact } of facts) {
    const { plain } = fact;
    for (let at = 0; at < plain.length; at += 2) {
      const kind = at < fact.identifiers ? "identifiers" : "keys";
      const id = plain[at] ?? 0;
      if (asked[kind][id] === 1) continue;
      asked[kind][id] = 1;
      const { look, text } = names.at(id);
      const members = groups.get(look)?.[kind];
      const start = plain[at + 1] ?? 0;
      if (members && members.length < ENOUGH) members.push({ id, first: { line, start, end: start + text.length } });
    }
  }
}
