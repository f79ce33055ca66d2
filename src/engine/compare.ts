import { laidSideBySide } from "./changes/beside.ts";
import { formChanges, formOf } from "./changes/form.ts";
import { middleOf } from "./changes/lines.ts";
import { introducedBy, originsIn } from "./changes/origins.ts";
import { createReporter } from "./changes/report.ts";
import type { FileForm, Finding } from "./finding.ts";
import type { Fix } from "./fix.ts";
import { type Context, judgeFor } from "./judge.ts";
import { spanFinder } from "./line.ts";
import type { Policy } from "./policy.ts";
import { scan } from "./scan.ts";
import type { Language } from "./syntax/languages.ts";
import { lineFinder } from "./syntax/lines.ts";
import { initialState, lineLexer, type Span } from "./syntax/regions.ts";

/** What is known of an edit beside the two texts. */
export interface EditContext extends Context {
  /** An agent made the edit, as far as is known. */
  readonly isByAgent?: boolean;
  /** Where the texts come as an editor shows them: all lines ended alike, the byte order mark dropped. */
  readonly file?: { readonly before: FileForm; readonly after: FileForm };
}

/** What an edit did. */
export interface Comparison {
  /** The findings of the text after the edit that the edit brought in: what was there before, moved or not, is none. */
  readonly introduced: readonly Finding[];
  /** `silent-change` and `date-format-change`, in order of their place in the text after the edit. */
  readonly changes: readonly Finding[];
}

/** Of texts that are the lines of a document which an edit concerns, and not the document. */
export interface Part {
  /** Of the document: where both texts begin. Zero-based; 0 if missing. */
  readonly firstLine?: number;
  /**
   * The findings of the whole document before and after, by its lines: those beyond the part are passed over. If missing
   * both texts are scanned as if they were whole: rules that judge a document, and what a line owes to the lines before
   * it, come out otherwise then.
   */
  readonly findings?: { readonly before: readonly Finding[]; readonly after: readonly Finding[] };
}

/**
 * Judges an edit by the texts before and after it, which come decoded. Linear in their length; nothing at all where they
 * are equal. For `changes` a part of both texts is enough: neither rule looks further than the lines that changed, but
 * for line endings and the byte order mark, of which a part tells nothing: only `context.file` does.
 */
export function compare(
  before: string,
  after: string,
  context: EditContext,
  policy: Policy,
  part: Part = {},
): Comparison {
  const judge = judgeFor(context, policy);
  const isPart = part.firstLine !== undefined || part.findings !== undefined;
  const { file } = context;
  // A part need not begin where the file does.
  const [former, now] = isPart
    ? [file?.before, file?.after]
    : [formOf(before, file?.before), formOf(after, file?.after)];
  const form = former && now ? formChanges(former, now, judge, policy) : [];
  if (before === after) return { introduced: [], changes: form };
  const middle = middleOf(before, after, part.firstLine ?? 0);
  const scanned = (text: string): readonly Finding[] =>
    scan(text, context, policy).map((finding) => ({ ...finding, line: finding.line + (part.firstLine ?? 0) }));
  const found = part.findings?.after ?? scanned(after);
  const linesWithFindings = new Set(found.map(({ line }) => line));
  const beside = laidSideBySide(middle, (line) => linesWithFindings.has(middle.first + line));
  const origins = originsIn(middle, beside);
  const introduced = found.length === 0 ? [] : introducedBy(part.findings?.before ?? scanned(before), found, origins);
  const changes = [...beside.changed].sort(([a], [b]) => a - b);
  if (changes.length === 0) return { introduced, changes: form };
  const spansOf = part.firstLine === undefined ? spansIn(after, judge.language) : () => [guess];
  const report = createReporter(judge, context.isByAgent === true);
  const changed = [...form];
  for (const [at, own] of changes) {
    const line = middle.first + at;
    for (const finding of report(line, own, spanFinder(spansOf(line))))
      if (isPart || form.length === 0 || isNoMark(finding)) changed.push(finding);
  }
  return { introduced, changes: changed };
}

/** Nobody knows what a part stands in. */
const guess: Span = { start: 0, region: "code", isGuess: true };

/** The spans of lines, asked for in order. */
function spansIn(text: string, language: Language): (line: number) => readonly Span[] {
  const lexer = lineLexer(text, initialState(language));
  const lineAt = lineFinder(text);
  let [at, known] = [0, 0];
  return (line) => {
    for (; known < line; known++) at = lineAt(at).next;
    const { end, next } = lineAt(at);
    return lexer.lineAt(at, end, next).spans;
  };
}

/** What the finding about the file says already. */
function isNoMark({ line, start, characters, change }: Finding): boolean {
  const isMark = (codePoint: number): boolean => codePoint === 0xfeff;
  return line > 0 || start > 0 || !(characters.every(isMark) && change?.before.every(isMark));
}

/**
 * What puts back just the characters that changes are about, in order of place: changes of one text may stand between
 * each other. None where the file has to be written anew.
 */
export function putBack(changes: Finding | readonly Finding[]): Fix[] {
  return [changes]
    .flat()
    .flatMap(({ change, line }) =>
      (change?.edits ?? []).map((edit): Fix => ({ kind: "replace", line, ...edit, preferred: false })),
    )
    .sort((a, b) => a.line - b.line || a.start - b.start || a.end - b.end);
}
