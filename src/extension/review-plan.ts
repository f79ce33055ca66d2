import * as vscode from "vscode";
import { digestOf } from "../edits/file-edit.ts";
import { type Finding, type Fix, fixAll, type Policy, putBack } from "../engine/index.ts";
import { type Brought, toldOnce } from "./changes.ts";
import { rangeOf } from "./diagnostics.ts";
import { contextOf } from "./documents.ts";

/** What can be put back in a document without asking, and what cannot. */
export interface Plan {
  readonly document: vscode.TextDocument;
  /** In order of their place; none touches another. */
  readonly edits: readonly vscode.TextEdit[];
  readonly mended: readonly Brought[];
  /** They need a decision: nothing says which text is right, or the bytes of the file would have to be written anew. */
  readonly open: readonly Brought[];
  /** The text is not what it was when they were found. */
  readonly stale: readonly Brought[];
}

/** Whether the text still is what it was when something was found in it. */
export function stands({ finding, digest }: Brought, document: vscode.TextDocument): boolean {
  return finding.line < document.lineCount && digestOf(document.lineAt(finding.line).text) === digest;
}

/**
 * Plans to undo what edits did and leave the rest of them: what was changed silently is put back as it was, and what
 * was brought in is mended where there is one sensible way. A line is mended whole or not at all: of two quotes that
 * make a string, one by itself would end it elsewhere.
 */
export function planFor(document: vscode.TextDocument, brought: readonly Brought[], policy: Policy): Plan {
  const present = brought.filter((each) => stands(each, document));
  const stale = brought.filter((each) => !stands(each, document));
  const back = byLine(present.flatMap(({ finding, isChange }) => (isChange ? putBack(finding) : [])));
  const introduced = byLine(present.filter(({ isChange }) => !isChange).map(({ finding }) => finding));
  const isOwn = (fix: Fix): boolean => [...at(introduced, fix), ...at(back, fix)].some((one) => overlaps(one, fix));
  const mends = byLine(introduced.size > 0 ? mendsOf(document, policy) : []);
  const fixes: Fix[] = [];
  for (const line of [...new Set([...back.keys(), ...introduced.keys()])].sort((a, b) => a - b)) {
    const own = mends.get(line) ?? [];
    const former = back.get(line) ?? [];
    const others = own.every(isOwn) ? own.filter((fix) => !former.some((one) => overlaps(one, fix))) : [];
    for (const fix of apart([...former, ...others])) fixes.push(fix);
  }
  const applied = byLine(fixes);
  const ending = present.map(({ finding }) => endingBefore(finding, document)).find((each) => each !== undefined);
  const isMended = ({ finding, isChange }: Brought): boolean =>
    isChange
      ? putBack(finding).length > 0 || endingBefore(finding, document) !== undefined
      : at(applied, finding).some((fix) => overlaps(fix, finding));
  return {
    document,
    edits: [
      ...fixes.map((fix) => vscode.TextEdit.replace(rangeOf(fix), fix.text)),
      ...(ending === undefined ? [] : [vscode.TextEdit.setEndOfLine(ending)]),
    ],
    mended: toldOnce(present).filter(isMended),
    open: toldOnce(present).filter((each) => !isMended(each)),
    stale: toldOnce(stale),
  };
}

type Place = Pick<Finding, "line" | "start" | "end">;

function byLine<Placed extends Place>(all: readonly Placed[]): ReadonlyMap<number, readonly Placed[]> {
  const lines = new Map<number, Placed[]>();
  for (const one of all) {
    const own = lines.get(one.line);
    if (own) own.push(one);
    else lines.set(one.line, [one]);
  }
  return lines;
}

function at<Placed extends Place>(lines: ReadonlyMap<number, readonly Placed[]>, { line }: Place): readonly Placed[] {
  return lines.get(line) ?? [];
}

function overlaps(one: Place, other: Place): boolean {
  return one.start < other.end && other.start < one.end;
}

function mendsOf(document: vscode.TextDocument, policy: Policy): Fix[] {
  const lines = Array.from({ length: document.lineCount }, (_, line) => document.lineAt(line).text);
  return fixAll(lines, contextOf(document), policy);
}

/** Of fixes of one line that touch each other the first ones, in order of their place. */
function apart(fixes: readonly Fix[]): Fix[] {
  const kept: Fix[] = [];
  for (const fix of [...fixes].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = kept.at(-1);
    const isSame = last?.start === fix.start && last.end === fix.end;
    if (!last || (last.end <= fix.start && !isSame)) kept.push(fix);
  }
  return kept;
}

/** How the lines ended before, if an editor can write them so. It knows no byte order mark. */
export function endingBefore(
  { change }: Finding,
  { eol }: Pick<vscode.TextDocument, "eol">,
): vscode.EndOfLine | undefined {
  const before = change?.file?.ending;
  const ending = before === "\n" ? vscode.EndOfLine.LF : before === "\r\n" ? vscode.EndOfLine.CRLF : undefined;
  return ending === eol ? undefined : ending;
}

/** What undoes a plan that was carried out, and what the text has to be for it. */
interface Inverse {
  readonly uri: vscode.Uri;
  readonly edits: readonly vscode.TextEdit[];
  /** The lines that were edited, whole, as they were then. */
  readonly lines: ReadonlyMap<number, string>;
  readonly eol: vscode.EndOfLine;
}

/** By the text before the plan is carried out. */
export function inverseOf({ document, edits }: Plan): Inverse {
  const inverse: vscode.TextEdit[] = [];
  const lines = new Map<number, string>();
  let eol = document.eol;
  let shift = 0;
  for (const { range, newText, newEol } of edits) {
    if (newEol !== undefined) {
      inverse.push(vscode.TextEdit.setEndOfLine(document.eol));
      eol = newEol;
      continue;
    }
    const { line } = range.start;
    const known = lines.get(line);
    if (known === undefined) shift = 0;
    const text = known ?? document.lineAt(line).text;
    const start = range.start.character + shift;
    const former = document.getText(range);
    inverse.push(vscode.TextEdit.replace(new vscode.Range(line, start, line, start + newText.length), former));
    lines.set(line, text.slice(0, start) + newText + text.slice(start + former.length));
    shift += newText.length - former.length;
  }
  return { uri: document.uri, edits: inverse, lines, eol };
}

/** Whether nobody has edited the lines since. Of a character that was removed nothing but its line can tell. */
export function canUndo({ lines, eol }: Inverse, document: vscode.TextDocument): boolean {
  return (
    document.eol === eol &&
    [...lines].every(([line, text]) => line < document.lineCount && document.lineAt(line).text === text)
  );
}
