import type { FileForm, Finding } from "./finding.ts";
import type { Fix } from "./fix.ts";
import type { Context } from "./judge.ts";
import type { Policy } from "./policy.ts";
import { scan } from "./scan.ts";

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
 * for line endings and the byte order mark.
 */
export function compare(
  before: string,
  after: string,
  context: EditContext,
  policy: Policy,
  { findings }: Part = {},
): Comparison {
  if (before === after) return { introduced: [], changes: [] };
  return { introduced: findings?.after ?? scan(after, context, policy), changes: [] };
}

/** What puts back just the characters that a change is about. None where the file has to be written anew. */
export function putBack({ change, line }: Finding): Fix[] {
  return (change?.edits ?? []).map((edit) => ({ kind: "replace", line, ...edit, preferred: false }));
}
