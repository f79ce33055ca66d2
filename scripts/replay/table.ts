import type { Expected, Group } from "./expected.ts";
import type { Replayed } from "./measure.ts";

/** At the most so many warnings in 1,000 edits that nobody wanted. */
const wanted = 1;

/** What is told of one history, or of all of them. */
export interface Line {
  readonly history: string;
  readonly commits: number;
  readonly files: number;
  readonly edits: number;
  readonly right: number;
  /** Warnings and errors that are false alarms, and information. */
  readonly noise: number;
  readonly information: number;
}

/** By history, and last for all of them. */
export function linesOf(
  replayed: readonly Pick<Replayed, "history" | "amount">[],
  groups: readonly Group[],
  expected: Expected,
): Line[] {
  const lines = replayed.map(({ history, amount }) => ({ history, ...amount, ...countsOf(history, groups, expected) }));
  return [...lines, lines.reduce(sum, { ...nothing, history: "all of them" })];
}

const rateOf = ({ noise, edits }: Line): number => (1000 * noise) / Math.max(1, edits);

/** Whether false alarms are too many in all that was replayed; a history of a thousand edits alone says little. */
export const isOver = (lines: readonly Line[]): boolean => lines.slice(-1).some((line) => rateOf(line) > wanted);

/** How many findings are right, and of the others how many there are in 1,000 edits. */
export function tableOf(lines: readonly Line[]): string {
  const head = ["history", "commits", "files", "edits", "right", "information", "warnings", "/ 1,000 edits"];
  const rows = lines.map((line) => {
    const { history, commits, files, edits, right, information, noise } = line;
    const counts = [commits, files, edits, right, information, noise].map(String);
    return [history, ...counts, rateOf(line).toFixed(2)];
  });
  const table = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table
    .map((row) => row.map((cell, column) => cell[column === 0 ? "padEnd" : "padStart"](widths[column] ?? 0)).join("  "))
    .map((line) => line.trimEnd())
    .join("\n");
}

const nothing = { commits: 0, files: 0, edits: 0, right: 0, noise: 0, information: 0 };

function countsOf(history: string, groups: readonly Group[], { reasons }: Expected) {
  const counts = { right: 0, noise: 0, information: 0 };
  for (const { history: of, severity, reason, count } of groups) {
    if (of !== history) continue;
    if (reasons[reason]?.verdict === "right") counts.right += count;
    else counts[severity === "information" ? severity : "noise"] += count;
  }
  return counts;
}

function sum(all: Line, line: Line): Line {
  const { history } = all;
  return {
    history,
    commits: all.commits + line.commits,
    files: all.files + line.files,
    edits: all.edits + line.edits,
    right: all.right + line.right,
    noise: all.noise + line.noise,
    information: all.information + line.information,
  };
}
