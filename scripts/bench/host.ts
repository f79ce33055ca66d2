import { readFileSync } from "node:fs";
import path from "node:path";
import { type OwnWorkFigures, ownWorkVariable } from "../../test/extension/protocol.ts";
import { runExtensionTests } from "../host/run.ts";
import { withTemporaryFolder } from "../process.ts";
import type { Row } from "./table.ts";

/** What edits cost in the real editor: all that the extension does in the host's thread, timers included. */
export function hostRows(): Promise<Row[]> {
  return withTemporaryFolder(async (folder) => {
    const result = path.join(folder, "figures.json");
    const { failures } = await runExtensionTests({
      host: "current",
      files: ["provoke/typing"],
      env: { [ownWorkVariable]: result },
    });
    if (failures.length > 0) throw new Error(failures.join("\n"));
    return rowsOf(JSON.parse(readFileSync(result, "utf8")) as OwnWorkFigures);
  });
}

export function rowsOf({ keys = [], ...others }: OwnWorkFigures): Row[] {
  const sorted = [...keys].sort((a, b) => a - b);
  const row = (metric: string, value = Number.NaN) => ({ metric, unit: "ms", value, isLess: true });
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
  return [
    row("a key in 10 MB, median", at(0.5)),
    { ...row("a key in 10 MB, 99th percentile", at(0.99)), target: 1 },
    row("a key in 10 MB, slowest", at(1)),
    row("paste of 1 MB", others.paste),
    row("undo of it", others.undo),
    row("an edit with 1,000 cursors", others.cursors),
    row("formatting 14,000 lines", others.format),
  ];
}
