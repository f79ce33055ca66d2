import type { Judge } from "../judge.ts";
import { lazy } from "../unicode/packed.ts";
import { type Ecosystem, ecosystems } from "./ecosystems.ts";
import { nowhere } from "./host.ts";
import { judgeLabel, type Verdict } from "./label.ts";

export interface NamedPackage {
  /** UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly verdict: Verdict;
}

/** Names of packages in a line that pass for others. Linear in its length. */
export function packagesOf(text: string, judge: Judge): NamedPackage[] {
  if (isAscii(text)) return [];
  const found: NamedPackage[] = [];
  // Not by `matchAll`, which copies the expression: most lines match none.
  for (const { needs, names } of ecosystemsOf(judge)) {
    if (needs?.test(text) === false) continue;
    for (const pattern of names) {
      pattern.lastIndex = 0;
      for (let match = pattern.exec(text); match; match = pattern.exec(text)) collect(match, found);
    }
  }
  return found.length < 2 ? found : found.sort((a, b) => a.start - b.start);
}

/** A judge is made once a text, and has many lines. */
const known = lazy(() => new WeakMap<Judge, readonly Ecosystem[]>());

function ecosystemsOf(judge: Judge): readonly Ecosystem[] {
  const made = known().get(judge);
  if (made) return made;
  const { path, language } = judge;
  const own = ecosystems.filter(
    ({ files, languages }) => (!files && !languages) || files?.test(path) || languages?.includes(language.id),
  );
  known().set(judge, own);
  return own;
}

function collect(match: RegExpExecArray, found: NamedPackage[]): void {
  const [whole, group = ""] = match;
  const offset = match.index + whole.lastIndexOf(group);
  let previous = "";
  for (const { 0: word, index } of group.matchAll(/[^\s,]+/g)) {
    const isAlias = previous === "as";
    previous = word;
    if (isAscii(word) || isAlias) continue;
    const name = word.replace(/[.:!?]$/, "");
    const verdict = name.length > longestName ? undefined : judgeName(name);
    if (verdict) found.push({ start: offset + index, end: offset + index + name.length, verdict });
    // What follows a word of another language is no list of packages any more.
    return;
  }
}

/** npm allows 214, and a path on a host comes before it. */
const longestName = 300;

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

/** Between separators, names follow the rules of hosts, and no script is at home. */
function judgeName(name: string): Verdict | undefined {
  if (/^(?:\.|~|\/|@\/)/.test(name)) return undefined;
  const parts = name.split(/([/@:.+$#])/).map((part) => ({ part, verdict: judgeLabel(part, nowhere) }));
  const found = parts.flatMap(({ verdict }) => verdict ?? []);
  const offenders = found.flatMap((verdict) => verdict.offenders);
  // A word of one or two letters is a preposition, a unit, a placeholder.
  if (offenders.length === 0 || (name.length < 3 && offenders.length === name.length)) return undefined;
  return {
    twin: parts.map(({ part, verdict }) => verdict?.twin ?? part).join(""),
    offenders,
    isHidden: found.every(({ isHidden }) => isHidden),
    isMixture: found.some(({ isMixture }) => isMixture),
  };
}
