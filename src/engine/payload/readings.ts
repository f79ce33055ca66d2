import { codePointReaders } from "./code-points.ts";
import { digitReaders, numeralsOf, plainDigitReaders } from "./digits.ts";
import { seriesBits, textBits } from "./likeness.ts";
import { type Decoded, type Method, type Reader, type Symbols, symbolsOf } from "./reader.ts";
import { morseReaders, separatedReaders } from "./separated.ts";
import { snowReaders } from "./snow.ts";
import { stegCloakReaders } from "./stegcloak.ts";

/** What hidden characters may say. */
export interface Reading {
  readonly method: Method;
  /** Decoded, and as dangerous as its author made it: show it through `visible` only. */
  readonly text: string;
  /**
   * The bits that it saves to take the characters for this text rather than for a series of chance, less those that
   * say which of all readings it is. Chance gives a reading of `n` bits with a probability of 2^-n at the most.
   */
  readonly evidence: number;
}

/** Readings are chosen by the beginning of a series: first roughly, then with more of it. */
const FIRST_SAMPLE = 128;
const SECOND_SAMPLE = 1024;
const KEPT = 32;

interface Choice {
  readonly reader: Reader;
  /** What it takes to say that it is this one. */
  readonly bits: number;
}

interface Scored extends Choice {
  readonly evidence: number;
}

/** The readings that are likelier than chance, best first. Linear in the length of the carrier. */
export function readings(carrier: string): Reading[] {
  const series = Array.from(carrier, (character) => character.codePointAt(0) ?? 0);
  return best(series)
    .map(({ reader: { method, read }, evidence }) => ({
      method,
      evidence,
      text: textOf(read(series)?.codePoints ?? []),
    }))
    .filter(({ text }, index, all) => all.findIndex((other) => other.text === text) === index);
}

/** Bits of a symbol that a plain reading leaves unread. */
const UNREAD = 4;
/** The fewest characters and letters of which a guess is worth showing. */
const SHORTEST_GUESS = 8;
const SHORTEST_TEXT = 2;

/**
 * The likeliest of the plain readings of a short series, though chance could have written it; undefined if all of them
 * have something in them that is no text. For people who ask; nothing is concluded from it.
 */
export function guess(carrier: string): Omit<Reading, "evidence"> | undefined {
  const series = Array.from(carrier, (character) => character.codePointAt(0) ?? 0).slice(0, SECOND_SAMPLE);
  const symbols = symbolsOf(series);
  if (series.length < SHORTEST_GUESS || symbols.alphabet.length < 2) return undefined;
  const readers = symbols.alphabet.length <= MOST_DIGITS ? plainDigitReaders(symbols) : [];
  let found: Omit<Reading, "evidence"> | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const { read, method } of [...readers, ...codePointReaders(series, symbols.alphabet)]) {
    const decoded = read(series);
    if (!decoded || decoded.codePoints.length < SHORTEST_TEXT || !decoded.codePoints.every(isPrintable)) continue;
    const bits = textBits(decoded.codePoints) + decoded.unread * UNREAD;
    if (bits < least) {
      least = bits;
      found = { method, text: textOf(decoded.codePoints) };
    }
  }
  return found;
}

const MOST_DIGITS = 8;

/** ASCII: of a few bits, most are letters of some script. */
const isPrintable = (c: number): boolean => (c >= 0x20 && c < 0x7f) || c === 0x0a || c === 0x09;

/** The evidence of the best reading in bits; 0 if there is none. Bounded work, however long the carrier. */
export function evidenceOf(carrier: readonly number[]): number {
  return best(carrier.slice(0, SECOND_SAMPLE))[0]?.evidence ?? 0;
}

/** As {@link evidenceOf}, by the numbers of the characters alone, as they are: tags, selectors, private use. */
export function evidenceOfNumbers(carrier: readonly number[]): number {
  const sample = carrier.slice(0, SECOND_SAMPLE);
  const symbols = symbolsOf(sample);
  const [reader] = codePointReaders(sample, symbols.alphabet);
  // Moved by 16, a row of the commonest selector would be a row of spaces.
  return reader ? (ranked([{ reader, bits: 1 }], samplesOf(symbols, SECOND_SAMPLE))[0]?.evidence ?? 0) : 0;
}

/** As {@link evidenceOf}, by SNOW's way alone to read the blanks at the ends of lines, which line feeds part. */
export function evidenceOfTrails(carrier: readonly number[]): number {
  const symbols = symbolsOf(carrier.slice(0, SECOND_SAMPLE));
  const choices = snowReaders(symbols.alphabet).map((reader, rank) => ({ reader, bits: 1 + bitsOfRank(rank) }));
  return ranked(choices, samplesOf(symbols, SECOND_SAMPLE))[0]?.evidence ?? 0;
}

const SHOWN = 3;
/** Others are shown beside the best one if they come so close to it. */
const CLOSE = 0.7;

function best(series: readonly number[]): Scored[] {
  const symbols = symbolsOf(series);
  const families = familiesOf(series, symbols);
  const choices = families.flatMap((readers) =>
    readers.map((reader, rank) => ({ reader, bits: Math.log2(families.length) + bitsOfRank(rank) })),
  );
  const rough = ranked(choices, samplesOf(symbols, FIRST_SAMPLE)).slice(0, KEPT);
  const fine = ranked(rough, samplesOf(symbols, SECOND_SAMPLE));
  const least = (fine[0]?.evidence ?? 0) * CLOSE;
  return fine.filter(({ evidence }) => evidence > 0 && evidence >= least).slice(0, SHOWN);
}

interface Sample {
  readonly series: readonly number[];
  readonly bits: number;
}

function samplesOf({ alphabet, ranks }: Symbols, length: number): Sample {
  const some = ranks.slice(0, length);
  return { series: some.map((rank) => alphabet[rank] ?? 0), bits: seriesBits(some, alphabet.length) };
}

/** Which reader it is: those that come first are likelier. The probabilities of all ranks add up to 1. */
const bitsOfRank = (rank: number): number => Math.log2((rank + 1) * (rank + 2));

function ranked(choices: readonly Choice[], { series, bits: carried }: Sample): Scored[] {
  const scored: Scored[] = [];
  // A loop, because there are thousands of them.
  for (const { reader, bits } of choices) {
    const decoded = reader.read(series);
    if (!decoded) continue;
    const room = decoded.room ?? (reader.room === undefined ? carried : reader.room * series.length);
    // What it leaves unread, the message does not explain.
    const unread = decoded.unread * (room / series.length + 3);
    scored.push({ reader, bits, evidence: room - unread - costOf(decoded) - bits });
  }
  return scored.sort((a, b) => b.evidence - a.evidence);
}

/** The bits of the text: written out, or packed as it came, whichever is less; one more says which. */
function costOf({ codePoints, packed }: Decoded): number {
  const bits = textBits(codePoints);
  return packed ? 1 + Math.min(bits, textBits(packed.codePoints) + packed.bits) : bits;
}

/** All readers that may fit, by kind, the likelier ones first. */
function familiesOf(series: readonly number[], symbols: Symbols): Reader[][] {
  const { alphabet } = symbols;
  const families = [snowReaders(alphabet), codePointReaders(series, alphabet)];
  // More symbols than any base that is tried are read by their numbers.
  if (alphabet.length >= 2 && alphabet.length <= 20)
    families.push(
      stegCloakReaders(alphabet),
      digitReaders(symbols),
      separatedReaders(symbols, numeralsOf(symbols)),
      morseReaders(symbols),
    );
  return families.filter((readers) => readers.length > 0);
}

function textOf(codePoints: readonly number[]): string {
  const parts: string[] = [];
  // `fromCodePoint` takes its arguments on the stack.
  for (let index = 0; index < codePoints.length; index += 4096)
    parts.push(String.fromCodePoint(...codePoints.slice(index, index + 4096)));
  return parts.join("");
}
