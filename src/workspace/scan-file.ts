import { constants } from "node:buffer";
import { closeSync } from "node:fs";
import {
  areInstructions,
  type Context,
  type Finding,
  looksBeyondAscii,
  type NamesElsewhere,
  needsFullScan,
  type Policy,
} from "../engine/index.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { isBinary } from "./binary.ts";
import type { Declared } from "./declared.ts";
import { decodeChunks, type Invalid, readMark, shown } from "./decode.ts";
import { type Excerpt, excerptsOf } from "./excerpt.ts";
import { type FileResult, resultOf, unread } from "./file-result.ts";
import { decodeAs } from "./legacy.ts";
import { wholeLines } from "./lines.ts";
import { countBySeverity, mostSevere } from "./most-severe.ts";
import { createTextScanner, isNotebook, scanText } from "./notebook.ts";
import { pass, passShort } from "./pass.ts";
import type { RawPath } from "./raw-path.ts";
import {
  look,
  type OpenFile,
  openRegular,
  openUnseen,
  readAt,
  readChunks,
  type Skipped,
  unsizedLimit,
} from "./read.ts";
import { countLost, inBestEncoding, isHiddenForSure, type Reading } from "./reading.ts";
import { codeOf, reasonOf } from "./remarks.ts";
import { withByteFacts } from "./undecoded.ts";

export interface ScanFileOptions {
  readonly policy: Policy;
  /** Somebody named this file: a symbolic link is followed. */
  readonly named: boolean;
  /** A file that fits its buffer is read once. */
  readonly kernel: Kernel;
  /** Asked of a file that is not UTF-8. Without it such a file is read as UTF-8 all the same. */
  readonly declared?: Declared | undefined;
  /** Called before a large file is scanned. A text is a reason to scan no more than its beginning. */
  readonly beforeLarge?: ((path: string, size: number) => string | undefined) | undefined;
  /** Whether a file of so many bytes that is not clean is left to somebody else, by `scanUnlessLarge`. */
  readonly leaves?: (bytes: number) => boolean;
  /** How many findings are kept at the most, the most severe; all of them if it says nothing. */
  readonly keep?: number | undefined;
  /** The longest line in UTF-16 units. */
  readonly longestLine?: number;
  /** Whether to collect the looks of names, or the names of other files that they are compared with. */
  readonly names?: "collect" | NamesElsewhere;
}

type JudgeOptions = Pick<ScanFileOptions, "policy" | "keep" | "names">;

export const chunkLength = 4 << 20;
/** Bytes from which on a file is announced before it is read: each can be a finding, and 4 million take all memory. */
const largeLength = 1 << 20;

/**
 * Scans one file, of any size, in bounded memory (but for its longest line). Never throws.
 * @param path by which the policy and the language are chosen: relative to the settings' folder
 */
export function scanFile(file: RawPath, path: string, options: ScanFileOptions): FileResult {
  return scanOr(file, path, options, scanLarge);
}

/** The same, but nothing of a file that is not clean and does not fit the buffer. */
export function scanUnlessLarge(file: RawPath, path: string, options: ScanFileOptions): FileResult | undefined {
  return scanOr(file, path, options, () => undefined);
}

type LargeScan<Large> = (file: RawPath, path: string, options: ScanFileOptions, open: OpenFile, head?: Buffer) => Large;

function scanOr<Large>(
  file: RawPath,
  path: string,
  options: ScanFileOptions,
  large: LargeScan<Large>,
): FileResult | Large {
  const descriptor = openUnseen(file, options.named);
  if (typeof descriptor !== "number") return notRead(descriptor);
  try {
    const short = passShort(descriptor, options.kernel);
    const open = short === undefined ? look(descriptor) : { descriptor, size: short.bytes };
    if ("skipped" in open) return notRead(open);
    const refused = open.size > largeLength ? options.beforeLarge?.(path, open.size) : undefined;
    if (refused !== undefined) return scanHead(open, path, options, refused);
    const passed = short ?? pass(open, options.kernel);
    if (passed.clean && !readsClean(path, options.policy)) {
      return resultOf("text", passed.bytes, endProblem(open, passed.bytes));
    }
    const head = passed.kept === undefined ? undefined : options.kernel.buffer.subarray(0, passed.kept);
    const isSmall = head !== undefined && (head.length < options.kernel.buffer.length || open.size === head.length);
    // A large file whose head is gone has nothing there that could be binary.
    if (head !== undefined && !passed.clean && isBinary(path, head)) {
      return resultOf("binary", isSmall ? head.length : open.size);
    }
    if (!isSmall || options.leaves?.(head.length) === true) return large(file, path, options, open, head);
    return inBestEncoding(file, path, options.declared, (encoding) => readSmall(head, path, options, encoding));
  } catch (error) {
    return unread(reasonOf(error));
  } finally {
    closeSync(descriptor);
  }
}

function notRead({ skipped, reason }: Skipped): FileResult {
  return skipped === "unreadable" ? unread(reason) : resultOf(skipped, 0);
}

/** Whether a text is judged though its bytes look clean. What needs the whole engine is asked last. */
function readsClean(path: string, policy: Policy): boolean {
  return isNotebook(path) || (areInstructions(path, policy) && needsFullScan({ path }, policy));
}

/** Of a file that is too much: where it begins is better than nothing. A finding for each byte takes 25 MB. */
const headLength = 16 << 10;

function scanHead({ descriptor }: OpenFile, path: string, options: ScanFileOptions, reason: string): FileResult {
  const { buffer } = options.kernel;
  const length = readAt(descriptor, 0, buffer, 0, headLength);
  // A character that is cut would be one that is broken.
  const end = buffer.subarray(0, length).lastIndexOf("\n") + 1 || length;
  const result = scanBytes(buffer.subarray(0, end), path, options);
  return { ...result, problem: `only its first ${end} bytes could be checked: ${reason}` };
}

/** Scans the bytes of a whole file, wherever they come from. */
export function scanBytes(bytes: Buffer, path: string, options: JudgeOptions): FileResult {
  return isBinary(path, bytes) ? resultOf("binary", bytes.length) : readSmall(bytes, path, options, undefined).result;
}

function readSmall(bytes: Buffer, path: string, options: JudgeOptions, encoding: string | undefined): Reading {
  const { policy, names } = options;
  const noted = noteInvalid();
  const pieces = encoding === undefined ? decodeChunks([bytes], noted.take) : decodeAs([bytes], encoding);
  const text = [...pieces].join("");
  const invalid = noted.total();
  const facts = { invalid, isUnmarked: readMark(bytes).isGuess };
  const found = withByteFacts(scanText(text, contextOf(path, options), policy), facts, path, policy);
  const kept = keep(found, options);
  const result: FileResult = {
    status: "text",
    bytes: bytes.length,
    ...kept,
    looks: names === "collect" ? looksBeyondAscii(text, { path }, policy) : [],
    problem: undefined,
    excerpts: () => excerptsOf(kept.findings, shown([text])),
  };
  return { result, invalid, lost: encoding === undefined ? 0 : countLost(text), hides: found.some(isHiddenForSure) };
}

const contextOf = (path: string, { names }: JudgeOptions): Context =>
  names === undefined || names === "collect" ? { path } : { path, elsewhere: names };

/** Adds up what did not decode in the pieces of a file. */
function noteInvalid() {
  let first: Invalid | undefined;
  let count = 0;
  return {
    take: (invalid: Invalid): void => {
      first ??= invalid;
      count += invalid.count;
    },
    total: (): Invalid | undefined => first && { ...first, count },
  };
}

function keep(findings: readonly Finding[], { keep = Number.POSITIVE_INFINITY }: JudgeOptions) {
  const counts = countBySeverity(findings);
  return { findings: mostSevere(findings, counts, keep), counts };
}

function scanLarge(file: RawPath, path: string, options: ScanFileOptions, open: OpenFile, head?: Buffer): FileResult {
  const isUnmarked = head !== undefined && readMark(head).isGuess;
  return inBestEncoding(file, path, options.declared, (encoding) =>
    readLarge(file, path, options, open, isUnmarked, encoding),
  );
}

function readLarge(
  file: RawPath,
  path: string,
  options: ScanFileOptions,
  open: OpenFile,
  isUnmarked: boolean,
  encoding: string | undefined,
): Reading {
  const { buffer } = options.kernel;
  const noted = noteInvalid();
  let tooLong = false;
  const limit = options.longestLine ?? constants.MAX_STRING_LENGTH;
  const scanner = createTextScanner(contextOf(path, options), options.policy);
  let bytes = 0;
  let lost = 0;
  function* counted(): Generator<Buffer> {
    for (const chunk of readChunks(open, buffer)) {
      bytes += chunk.length;
      yield chunk;
    }
  }
  const decode = (chunks: Iterable<Buffer>, take: (invalid: Invalid) => void): Iterable<string> =>
    encoding === undefined ? decodeChunks(chunks, take) : decodeAs(chunks, encoding);
  const decoded = decode(counted(), noted.take);
  for (const piece of wholeLines(decoded, limit, () => (tooLong = true))) {
    lost += encoding === undefined ? 0 : countLost(piece);
    scanner.push(piece);
  }
  if (scanner.readsAgain()) {
    const again = decode(readChunks(open, buffer), () => {});
    for (const piece of wholeLines(again, limit, () => {})) {
      scanner.pushAgain(piece);
    }
  }
  const invalid = noted.total();
  const found = withByteFacts(scanner.finish(), { invalid, isUnmarked }, path, options.policy);
  const { findings, counts } = keep(found, options);
  const long = tooLong ? `a line of more than ${limit} UTF-16 units could not be checked` : undefined;
  const result: FileResult = {
    status: "text",
    bytes,
    findings,
    counts,
    looks: [],
    problem: long ?? endProblem(open, bytes),
    excerpts: () => excerptsIn(file, findings, options, encoding),
  };
  return { result, invalid, lost, hides: found.some(isHiddenForSure) };
}

/** Reads a file again for where its findings stand; nothing more from where it cannot be read any more. */
export function* excerptsIn(
  file: RawPath,
  findings: readonly Finding[],
  { named, longestLine = constants.MAX_STRING_LENGTH }: Pick<ScanFileOptions, "named" | "longestLine">,
  encoding?: string,
): Generator<Excerpt> {
  const again = findings.length === 0 ? { skipped: true } : openRegular(file, named);
  if ("skipped" in again) {
    return;
  }
  try {
    const buffer = Buffer.alloc(Math.min(chunkLength, again.size || chunkLength));
    const chunks = readChunks(again, buffer);
    const text = encoding === undefined ? decodeChunks(chunks, () => {}) : decodeAs(chunks, encoding);
    yield* excerptsOf(findings, shown(wholeLines(text, longestLine, () => {})));
  } catch (error) {
    if (codeOf(error) === "") throw error;
  } finally {
    closeSync(again.descriptor);
  }
}

function endProblem({ size }: OpenFile, bytes: number): string | undefined {
  const endless = size === 0 && bytes === unsizedLimit;
  return endless ? `has no size and no end; checked its first ${unsizedLimit} bytes` : undefined;
}
