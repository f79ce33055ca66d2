import { jsonEnd, jsonFindings, jsonStart } from "../report/json.ts";
import { showPath, summaryLine, textReport } from "../report/text.ts";
import { addFile, countFindings, emptyTotals, reaches } from "../report/totals.ts";
import { findGit, repositoryOf } from "../workspace/git.ts";
import { collectRemarks, type Remark } from "../workspace/remarks.ts";
import { chunkLength } from "../workspace/scan-file.ts";
import { type FileReport, scanTree } from "../workspace/scan-tree.ts";
import type { Options } from "./options.ts";
import { createOutput } from "./output.ts";
import { createProgress } from "./progress.ts";
import { rootsOf } from "./roots.ts";

/** `glyphguard scan`. Resolves to the exit code; rejects if the report cannot be written. */
export async function scanCommand(options: Options): Promise<number> {
  const isJson = options.format === "json";
  const color = options.color && wantsColor();
  const output = createOutput(process.stdout);
  const progress = createProgress(process.stderr, !options.quiet);
  const remarks = collectRemarks();
  const totals = emptyTotals();
  const seen = new Set<string>();
  const roots = rootsOf(options.paths.length === 0 ? ["."] : options.paths, remarks);
  const tools = { git: findGit(roots.map(({ folder }) => folder)), buffer: Buffer.allocUnsafe(chunkLength) };
  if (tools.git === undefined && roots.some(({ folder }) => repositoryOf(folder) !== undefined)) {
    remarks.note("", "git is not on PATH; the folders are searched, and files that .gitignore names are left out");
  }

  await output.write(isJson ? jsonStart : "");
  for (const root of roots) {
    for (const report of scanTree(root, tools, remarks)) {
      if (!seen.has(report.path)) {
        seen.add(report.path);
        await tell(report);
      }
    }
  }
  progress.clear();
  await output.write(isJson ? jsonEnd(totals, remarks.notes, remarks.problems) : "");
  await output.flush();
  if (!isJson) {
    printRemarks(remarks.problems, "problem");
    if (!options.quiet) {
      printRemarks(remarks.notes, "note");
      await output.write(summaryLine(totals, remarks.problems.length));
      await output.flush();
    }
  }
  return remarks.problems.length > 0 ? 2 : reaches(totals, options.failOn) ? 1 : 0;

  async function tell(report: FileReport): Promise<void> {
    const isFirst = countFindings(totals) === 0;
    addFile(totals, report);
    if (report.findings.length > 0) {
      progress.clear();
      for (const piece of isJson ? jsonFindings(report, isFirst) : textReport(report, color)) {
        await output.write(piece);
      }
    }
    progress.show(totals);
  }
}

function printRemarks(remarks: readonly Remark[], kind: string): void {
  const lines = new Set(
    remarks.map(({ path, message }) => `glyphguard: ${kind}: ${showPath(`${path || "."}: ${message}`)}\n`),
  );
  process.stderr.write([...lines].join(""));
}

function wantsColor(): boolean {
  const { NO_COLOR = "", FORCE_COLOR = "", TERM } = process.env;
  if (NO_COLOR !== "") {
    return false;
  }
  return FORCE_COLOR !== "" ? FORCE_COLOR !== "0" : process.stdout.isTTY === true && TERM !== "dumb";
}
