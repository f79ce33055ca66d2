import type { Detail } from "../found.ts";
import type { Judge } from "../judge.ts";
import { spanFinder } from "../line.ts";
import { nextCandidate } from "../next-candidate.ts";
import type { Span } from "../syntax/regions.ts";
import { CharacterClass, classOf } from "../unicode/classes.ts";
import type { LineFact, ReadLine, WholeReport, WholeRule } from "../whole.ts";
import { judgeLetter, type WordLine } from "./letters.ts";
import { after } from "./run.ts";

/** What a line of prose adds to its paragraph; nothing ends the paragraph. */
interface ProseFact {
  /** Scripts of which it has words that pass for nothing else. */
  readonly scripts: ReadonlySet<string>;
  /** How many such words of each. */
  readonly honest: ReadonlyMap<string, number>;
  readonly hasLatin: boolean;
  readonly candidates: readonly Candidate[];
}

/** A word that passes for a Latin one. */
interface Candidate {
  readonly script: string;
  readonly start: number;
  readonly end: number;
  readonly span: Span;
  readonly detail: Detail;
}

/**
 * In prose a script is at home in a paragraph, not in the file: words in an English paragraph are Latin, whatever
 * language the others are written in. A paragraph is a run of lines that are not blank.
 */
export const strangersInProse: WholeRule<ProseFact> = {
  isWanted: (judged, { language }) => {
    if (language.profile !== "prose") return false;
    const home = new Set<string>();
    for (const { facts } of judged) for (const script of facts.scripts) home.add(script);
    return judged.some(({ facts }) =>
      facts.conditional.some(
        ({ script, atHome, finding }) => !atHome && finding.region === "prose" && home.has(script),
      ),
    );
  },
  read: ({ text, spans }, judge) => (text.trim() === "" ? undefined : factOf({ text, spans }, judge)),
  judge: (facts, report, judge) => {
    const home = new Set(facts.flatMap(({ fact }) => [...fact.scripts]));
    for (const paragraph of paragraphsOf(facts))
      judgeParagraph(paragraph, home, report, judge.profile === "instructions");
  },
};

function factOf({ text, spans }: Pick<ReadLine, "text" | "spans">, judge: Judge): ProseFact {
  const spanAt = spanFinder(spans);
  const candidates: Candidate[] = [];
  const honest = new Map<string, number>();
  let isMixed = false;
  const line: WordLine = {
    text,
    judge,
    spanAt,
    report: () => undefined,
    reportIf: ({ script, atHome }, _rule, start, end, detail) => {
      const span = spanAt(start);
      if (atHome) isMixed = true;
      else if (span.region === "prose") candidates.push({ script, start, end, span, detail });
    },
    meet: (script) => honest.set(script, (honest.get(script) ?? 0) + 1),
    scripts: new Set(),
    progress: { words: 0 },
  };
  for (let index = nextCandidate(text, 0); index >= 0; ) {
    const codePoint = text.codePointAt(index) ?? 0;
    if (classOf(codePoint) !== CharacterClass.letter) {
      index = nextCandidate(text, after(index, codePoint));
      continue;
    }
    const known = candidates.length;
    isMixed = false;
    index = nextCandidate(text, judgeLetter(line, index, codePoint));
    // Its Latin letters are told where its script is at home: two fixes would each make it the other's.
    if (isMixed) candidates.length = known;
  }
  return { scripts: line.scripts, honest, hasLatin: /[A-Za-z]{2}/.test(text), candidates };
}

/** The first may be empty. */
function* paragraphsOf(facts: readonly LineFact<ProseFact>[]): Generator<LineFact<ProseFact>[], void, undefined> {
  let paragraph: LineFact<ProseFact>[] = [];
  for (const fact of facts) {
    if (paragraph.at(-1)?.line !== fact.line - 1) {
      yield paragraph;
      paragraph = [];
    }
    paragraph.push(fact);
  }
  yield paragraph;
}

function judgeParagraph(
  paragraph: readonly LineFact<ProseFact>[],
  home: ReadonlySet<string>,
  report: WholeReport,
  isStrict: boolean,
): void {
  // A heading of one word says nothing about the language around it.
  if (!paragraph.some(({ fact }) => fact.candidates.length > 0) || !paragraph.some(({ fact }) => fact.hasLatin)) return;
  const here = isStrict ? outnumbering(paragraph) : new Set(paragraph.flatMap(({ fact }) => [...fact.scripts]));
  const some = new Set(paragraph.flatMap(({ fact }) => [...fact.scripts]));
  // What is at home nowhere was found line by line.
  for (const { line, fact } of paragraph)
    for (const { script, start, end, span, detail } of fact.candidates)
      if (home.has(script) && !(detail.count < WORD ? some : here).has(script))
        report("lookalike-letter", line, start, end, span, detail);
}

/** Shorter ones are prepositions. */
const WORD = 3;

/** Scripts of which more words pass for nothing else than for Latin. */
function outnumbering(paragraph: readonly LineFact<ProseFact>[]): Set<string> {
  const lead = new Map<string, number>();
  const add = (script: string, count: number): unknown => lead.set(script, (lead.get(script) ?? 0) + count);
  for (const { fact } of paragraph) {
    for (const [script, count] of fact.honest) add(script, count);
    for (const { script, detail } of fact.candidates) if (detail.count >= WORD) add(script, -1);
  }
  return new Set([...lead].filter(([, count]) => count > 0).map(([script]) => script));
}
