import { compare, type EditContext, type Finding, type Policy, unequalLines } from "../engine/index.ts";
import type { FileEdit } from "./file-edit.ts";
import type { Region, Shadow } from "./shadow.ts";

/** A document as it is: lines without their ends, and what is found in it, in order of place. */
interface Present {
  readonly lineAt: (line: number) => string;
  readonly findings: readonly Finding[];
}

/** Lines of a document, gathered from where they were edited. */
interface Part {
  readonly lines: string[];
  /** The numbers of the lines in the document, ascending. */
  readonly numbers: number[];
}

/**
 * Compares the lines of a document that were edited with what they were, all at once: text can move between them. Those
 * that are the same are left out, and the shadow forgets that they were edited.
 * @param before what was found in the earlier text, in order of place
 */
export function compareRegions(
  shadow: Shadow,
  before: readonly Finding[],
  { lineAt, findings }: Present,
  context: EditContext,
  policy: Policy,
): FileEdit {
  const old: Part = { lines: [], numbers: [] };
  const now: Part = { lines: [], numbers: [] };
  const unequal: Region[] = [];
  for (const region of shadow.regions()) {
    const { oldStart, newStart, newEnd } = region;
    const were = shadow.linesOf(region);
    const are = Array.from({ length: newEnd - newStart }, (_, index) => lineAt(newStart + index));
    for (const { fromA, toA, fromB, toB } of unequalLines(were, are)) {
      unequal.push({
        ...{ oldStart: oldStart + fromA, oldEnd: oldStart + toA },
        ...{ newStart: newStart + fromB, newEnd: newStart + toB },
      });
      add(old, were.slice(fromA, toA), oldStart + fromA);
      add(now, are.slice(fromB, toB), newStart + fromB);
    }
  }
  shadow.narrow(unequal);
  const inPart = { before: within(before, old), after: within(findings, now) };
  const edit = compare(old.lines.join("\n"), now.lines.join("\n"), context, policy, { findings: inPart });
  const placed = (finding: Finding): Finding => ({ ...finding, line: now.numbers[finding.line] ?? 0 });
  return { from: "session", introduced: edit.introduced.map(placed), changes: edit.changes.map(placed) };
}

function add({ lines, numbers }: Part, some: readonly string[], start: number): void {
  for (const [index, line] of some.entries()) {
    lines.push(line);
    numbers.push(start + index);
  }
}

/** The findings of a part by its own lines. */
function within(findings: readonly Finding[], { numbers }: Part): Finding[] {
  let at = 0;
  return findings.flatMap((finding) => {
    while ((numbers[at] ?? Number.POSITIVE_INFINITY) < finding.line) at++;
    return numbers[at] === finding.line ? [{ ...finding, line: at }] : [];
  });
}
