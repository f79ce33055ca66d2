/** A target and what was measured. */
export interface Row {
  readonly metric: string;
  readonly unit: string;
  readonly value: number;
  readonly target: number;
  /** The less the better. */
  readonly isLess: boolean;
}

/** One line for each target. */
export function tableOf(rows: readonly Row[]): string {
  const cells = rows.map(({ metric, unit, value, target, isLess }) => {
    const isMet = isLess ? value <= target : value >= target;
    return [
      metric,
      `${rounded(value)} ${unit}`,
      `${isLess ? "at most" : "at least"} ${target}`,
      isMet ? "met" : "missed",
    ];
  });
  const table = [["what", "measured", "target", ""], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

const rounded = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
