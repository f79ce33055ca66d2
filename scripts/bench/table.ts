/** What was measured and, unless it is only told, what is to be reached. */
export interface Row {
  readonly metric: string;
  readonly unit: string;
  readonly value: number;
  readonly target?: number;
  /** The less the better. */
  readonly isLess: boolean;
}

/** Whether a target is met, or missed by no more than `slack`, 0.15 for 15 %. */
export function isMet({ value, target = value, isLess }: Row, slack = 0): boolean {
  return isLess ? value <= target * (1 + slack) : value >= target / (1 + slack);
}

/** One line for each row, with its head: what, measured, target, the ratio of both, met or missed. */
export function cellsOf(rows: readonly Row[]): string[][] {
  const cells = rows.map((row) => {
    const { metric, unit, value, target, isLess } = row;
    const measured = `${rounded(value)} ${unit}`;
    if (target === undefined) return [metric, measured, "", "", ""];
    const ratio = rounded(value / target);
    return [metric, measured, `${isLess ? "at most" : "at least"} ${target}`, ratio, isMet(row) ? "met" : "missed"];
  });
  return [["what", "measured", "target", "ratio", ""], ...cells];
}

/** The same for a terminal. */
export function tableOf(rows: readonly Row[]): string {
  const table = cellsOf(rows);
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  ");
  return table.map((row) => line(row).trimEnd()).join("\n");
}

const rounded = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
