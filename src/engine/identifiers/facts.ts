import { packagesOf } from "../hosts/packages.ts";
import type { Judge } from "../judge.ts";
import type { Span } from "../syntax/regions.ts";
import { decimalValue } from "../unicode/identifiers.ts";
import type { ReadLine } from "../whole.ts";
import { namesOf } from "./names.ts";
import { nextToken, type Token } from "./tokens.ts";

/** A place of a name on its line. UTF-16 units. */
interface Use {
  readonly id: number;
  readonly start: number;
  readonly end: number;
  readonly span: Span;
}

/** The names on a line. */
export interface NameFact {
  /** Of names in ASCII, each once: the name's number and its first start. Identifiers first, then strings. */
  readonly plain: Uint32Array;
  /** How many entries of `plain` are of identifiers. */
  readonly identifiers: number;
  /** All uses of names beyond ASCII. */
  readonly uses: readonly Use[];
}

/** What a line says about names: its identifiers, and its strings that hold one name and nothing else. */
export function namesOn({ text, spans }: ReadLine, judge: Judge): NameFact | undefined {
  const names = namesOf(judge);
  const plain: number[] = [];
  const keys: number[] = [];
  let seen: Set<number> | undefined;
  const uses: Use[] = [];
  const take = ({ text: name, start, end, isAscii }: Token, span: Span, entries: number[]): void => {
    const id = names.idOf(name, isAscii);
    if (!isAscii) {
      if (!isNumber(name)) uses.push({ id, start, end, span });
      return;
    }
    if (entries === plain) {
      seen ??= new Set();
      if (seen.has(id)) return;
      seen.add(id);
    }
    entries.push(id, start);
  };
  for (const [at, span] of spans.entries()) {
    const end = spans[at + 1]?.start ?? text.length;
    if (span.region === "code") {
      for (let token = nextToken(text, span.start, end); token; token = nextToken(text, token.end, end))
        take(token, span, plain);
    } else if (span.region === "string") {
      const only = onlyToken(text, span.start, end);
      if (only) take(only, span, keys);
    }
  }
  if (plain.length + keys.length + uses.length === 0) return undefined;
  return {
    plain: plain.length + keys.length === 0 ? none : new Uint32Array([...plain, ...keys]),
    identifiers: plain.length,
    uses: withoutPackages(uses, text, judge),
  };
}

const none = new Uint32Array(0);

function onlyToken(text: string, start: number, end: number): Token | undefined {
  const token = nextToken(text, start, end);
  return token?.start === start && token.end === end ? token : undefined;
}

/** Digits of another system: no identifier is made of digits alone. */
const isNumber = (name: string): boolean =>
  Array.from(name).every((character) => decimalValue(character.codePointAt(0) ?? 0) !== undefined);

/** Without the strings that name a package which passes for another: the rule for those speaks. */
function withoutPackages(uses: readonly Use[], text: string, judge: Judge): readonly Use[] {
  if (!uses.some(({ span }) => span.region === "string")) return uses;
  const packages = packagesOf(text, judge);
  if (packages.length === 0) return uses;
  let next = 0;
  return uses.filter(({ start, end, span }) => {
    while ((packages[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++;
    return span.region !== "string" || (packages[next]?.start ?? Number.POSITIVE_INFINITY) >= end;
  });
}
