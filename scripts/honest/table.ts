import type { Expected, Group } from "./expected.ts";
import { others } from "./languages.ts";
import type { Amount } from "./measure.ts";

/** At the most so many findings in 100 honest files. */
const wanted = { warnings: 1, information: 5 };

/** Findings by language: those that are right, and of the others how many there are in 100 files. */
export function tableOf(
  amounts: ReadonlyMap<string, Amount>,
  groups: readonly Group[],
  { reasons }: Pick<Expected, "reasons">,
): string {
  const head = ["language", "files", "MB", "right", "warnings / 100", "information / 100", ""];
  const rows = [...amounts]
    .sort(([a], [b]) => Number(a === others) - Number(b === others) || (a < b ? -1 : 1))
    .map(([language, { files, bytes }]) => {
      const counts = { right: 0, warnings: 0, information: 0 };
      for (const { language: of, severity, count, reason } of groups)
        if (of === language)
          counts[reasons[reason]?.verdict === "right" ? "right" : severity === "information" ? severity : "warnings"] +=
            count;
      const warnings = (100 * counts.warnings) / files;
      const information = (100 * counts.information) / files;
      const isOver = language !== others && (warnings > wanted.warnings || information > wanted.information);
      return [
        language,
        `${files}`,
        (bytes / 1e6).toFixed(1),
        `${counts.right}`,
        warnings.toFixed(2),
        information.toFixed(2),
        isOver ? "too many" : "",
      ];
    });
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  return [head, ...rows]
    .map((row) => row.map((cell, column) => cell[column === 0 ? "padEnd" : "padStart"](widths[column] ?? 0)).join("  "))
    .map((line) => line.trimEnd())
    .join("\n");
}
