import { odd } from "./channels/channels.ts";
import { type OddCounts, oddSum } from "./channels/odd.ts";
import { bidiControls } from "./detectors/bidi.ts";
import { brokenCharacters } from "./detectors/broken.ts";
import { controlCharacters } from "./detectors/controls.ts";
import { carrierClasses, hiddenCharacters, hiddenCollector } from "./detectors/hidden.ts";
import { lookalikeHosts } from "./detectors/hosts.ts";
import { lookalikeLetters } from "./detectors/letters.ts";
import { stackedMarks } from "./detectors/marks.ts";
import { notNormalized } from "./detectors/normalized.ts";
import { offScreenText } from "./detectors/off-screen.ts";
import { misleadingOrder } from "./detectors/order.ts";
import { hiddenPayloads } from "./detectors/payload.ts";
import { lookalikePunctuation } from "./detectors/punctuation.ts";
import { after } from "./detectors/run.ts";
import { unusualSpaces } from "./detectors/spaces.ts";
import { judgeStroke } from "./detectors/strokes.ts";
import { styledLetters } from "./detectors/styled.ts";
import type { Finding } from "./finding.ts";
import { type Detail, inLine, type LineFinding, lineFinding, withoutCovered } from "./found.ts";
import type { Judge } from "./judge.ts";
import { nextCandidate } from "./next-candidate.ts";
import type { HiddenSeries } from "./payload/series.ts";
import { mixedBlanks } from "./plain.ts";
import type { RuleId } from "./rules.ts";
import { createScattered } from "./scattered.ts";
import type { Span } from "./syntax/regions.ts";
import { CharacterClass, classOf } from "./unicode/classes.ts";

/** Whether a script is at home in a text: whether words stand there that pass for nothing else. */
interface ScriptCondition {
  readonly script: string;
  readonly atHome: boolean;
}

/** What one line has to say by itself. Shared and immutable, so that an edit elsewhere leaves it alone. */
export interface LineFacts {
  readonly findings: readonly LineFinding[];
  /** Findings that count only if the text has, or has not, honest words of a script. */
  readonly conditional: readonly (ScriptCondition & { readonly finding: LineFinding })[];
  /** Scripts of which the line has words that pass for nothing else. */
  readonly scripts: ReadonlySet<string>;
  /** The classes of characters that stand in it, as bits: `1 << CharacterClass.space`. */
  readonly classes: number;
  /** How many blanks stand at its end, if both kinds do. */
  readonly mixedBlanks: number;
  /** Signs that are written in a rarer way. */
  readonly odd: OddCounts;
}

/** What stands in the lines of a text, all told. */
export interface Seen {
  /** As in {@link LineFacts}. */
  readonly classes: number;
  readonly mixedBlanks: number;
  readonly odd: OddCounts;
  readonly scripts: ReadonlySet<string>;
}

/** A line that had something to look at. */
export interface JudgedLine {
  /** Zero-based. */
  readonly line: number;
  readonly facts: LineFacts;
}

/** A line while it is being judged. */
export interface Line {
  readonly text: string;
  readonly judge: Judge;
  readonly spans: readonly Span[];
  readonly spanAt: (index: number) => Span;
  /** Files a finding, unless the policy has the rule off where it stands. */
  readonly report: (rule: RuleId, start: number, end: number, detail: Detail) => void;
  /** As `report`, where characters say all there is to say: of many in a line, one finding tells. */
  readonly reportScattered: Line["report"];
  readonly reportIf: (condition: ScriptCondition, rule: RuleId, start: number, end: number, detail: Detail) => void;
  /** What was filed so far, but for what depends on the rest of the text. */
  readonly found: readonly LineFinding[];
  readonly scripts: Set<string>;
  /**
   * UTF-16 index up to which words were judged, each once a line; and whether a bidi control does harm.
   */
  readonly progress: { words: number; isHarmful?: boolean };
}

/** Judges what stands at `index` and returns the index after it. */
export type Detector = (line: Line, index: number, codePoint: number) => number;

/** Judges a line as a whole, after the detectors. Only lines with a candidate are. */
export type LineJudge = (line: Line) => void;
type HiddenJudge = (line: Line, hidden: HiddenSeries) => void;

const CARRIAGE_RETURN = 0x0d;

const detectors: Readonly<Record<number, Detector>> = {
  [CharacterClass.none]: judgeStroke,
  [CharacterClass.space]: unusualSpaces,
  [CharacterClass.punctuation]: lookalikePunctuation,
  [CharacterClass.letter]: lookalikeLetters,
  [CharacterClass.styled]: styledLetters,
};

const { hidden, bidi, control, letter, broken, mark } = CharacterClass;
/** With the classes that a line must have one of; 0 if any line may be concerned. */
const lineJudges: readonly (readonly [classes: number, judge: LineJudge | HiddenJudge])[] = [
  [carrierClasses, hiddenPayloads],
  [1 << hidden, hiddenCharacters],
  [1 << bidi, bidiControls],
  [1 << control, controlCharacters],
  [0, offScreenText],
  [0, notNormalized],
  [0, lookalikeHosts],
  [0, misleadingOrder],
  [(1 << mark) | (1 << letter) | (1 << hidden), stackedMarks],
  [1 << broken, brokenCharacters],
];

/** The lines that were judged, in order. `lineOf` gives the line of an index; holes are lines without candidates. */
export function judgedLines(
  facts: readonly (LineFacts | undefined)[],
  lineOf: (index: number) => number,
): JudgedLine[] {
  const result: JudgedLine[] = [];
  // A document of 10 MB has 250,000 lines, nearly all of them holes, and is asked at every keystroke.
  for (let index = 0; index < facts.length; index++) {
    const fact = facts[index];
    if (fact) result.push({ line: lineOf(index), facts: fact });
  }
  return result;
}

export function seenIn(judged: readonly JudgedLine[]): Seen {
  const scripts = new Set<string>();
  let classes = 0;
  let blanks = 0;
  let odd = 0;
  for (const { facts } of judged) {
    classes |= facts.classes;
    blanks += facts.mixedBlanks;
    odd = oddSum(odd, facts.odd);
    for (const script of facts.scripts) scripts.add(script);
  }
  return { classes, mixedBlanks: blanks, odd, scripts };
}

/** The findings of judged lines, in order of their place. */
export function findingsOf(judged: readonly JudgedLine[], { scripts: home } = seenIn(judged)): Finding[] {
  const result: Finding[] = [];
  for (const { line, facts } of judged) {
    const holding: LineFinding[] = [];
    // A loop, because a book in Russian has a word that passes for Latin in each second line.
    for (const { script, atHome, finding } of facts.conditional) if (home.has(script) === atHome) holding.push(finding);
    const all = holding.length > 0 ? withoutCovered([...facts.findings, ...holding]) : facts.findings;
    for (const finding of all) result.push(inLine(line, finding));
  }
  return result;
}

const none: readonly never[] = [];
const noScripts: ReadonlySet<string> = new Set();

/** Judges one line, without its terminator, whose spans are known. A lone CR after it is judged with it. */
export function judgeLine(text: string, spans: readonly Span[], judge: Judge, endsInLoneCR = false): LineFacts {
  const findings: LineFinding[] = [];
  const conditional: (ScriptCondition & { finding: LineFinding })[] = [];
  const spanAt = spanFinder(spans);
  const scattered = createScattered(judge, findings);
  const finding = (rule: RuleId, start: number, end: number, detail: Detail): LineFinding | undefined =>
    lineFinding(judge, rule, start, end, spanAt(start), detail);
  const line: Line = {
    text,
    judge,
    spans,
    spanAt,
    report: (rule, start, end, detail) => {
      const found = finding(rule, start, end, detail);
      if (found) findings.push(found);
    },
    reportScattered: (rule, start, end, detail) => scattered.add(rule, start, end, spanAt(start), detail),
    reportIf: (condition, rule, start, end, detail) => {
      const found = finding(rule, start, end, detail);
      if (found) conditional.push({ ...condition, finding: found });
    },
    found: findings,
    scripts: new Set(),
    progress: { words: 0 },
  };
  let classes = 0;
  let counts: OddCounts = 0;
  const carriers = hiddenCollector(line);
  for (let index = nextCandidate(text, 0); index >= 0; ) {
    const codePoint = text.codePointAt(index) ?? 0;
    const characterClass = classOf(codePoint);
    classes |= 1 << characterClass;
    if (((1 << characterClass) & carrierClasses) !== 0) carriers.add(index, codePoint);
    counts = odd.at(counts, line, index, codePoint, characterClass);
    const detect = detectors[characterClass];
    const next = detect ? detect(line, index, codePoint) : after(index, codePoint);
    index = nextCandidate(text, characterClass === hidden ? Math.max(next, carriers.addDeep()) : next);
  }
  counts = odd.in(counts, text, classes);
  const hiddenSeries = carriers.series();
  for (const [wanted, judgeWhole] of lineJudges)
    if (wanted === 0 || (classes & wanted) !== 0) judgeWhole(line, hiddenSeries);
  if (endsInLoneCR && !judge.allows(CARRIAGE_RETURN))
    line.report("control-character", text.length, text.length + 1, {
      characters: [CARRIAGE_RETURN],
      count: 1,
      twin: "\n",
      says: { template: "Carriage return by itself: a terminal writes what follows over the line", values: [] },
    });
  return {
    findings: withoutCovered(scattered.findings()),
    // A million lines have a million sets, nearly all of them empty.
    conditional: conditional.length > 0 ? conditional : none,
    scripts: line.scripts.size > 0 ? line.scripts : noScripts,
    classes,
    mixedBlanks: mixedBlanks(text, text.length),
    odd: counts,
  };
}

/** Finds the last span that starts at or before an index. Asked from left to right it takes one step, else a search. */
export function spanFinder(spans: readonly Span[]): (index: number) => Span {
  const startOf = (at: number): number => spans[at]?.start ?? Number.POSITIVE_INFINITY;
  let last = 0;
  return (index) => {
    if (startOf(last) <= index && startOf(last + 1) <= index) last++;
    if (startOf(last) > index || startOf(last + 1) <= index) last = searched(startOf, spans.length, index);
    return spans[last] ?? { start: 0, region: "code" };
  };
}

function searched(startOf: (at: number) => number, length: number, index: number): number {
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (startOf(middle) <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}
