import { dirname } from "node:path";
import { jsonEnd, jsonFindings, jsonStart } from "../report/json.ts";
import { showPath, summaryLine, textReport } from "../report/text.ts";
import { addFile, countFindings, emptyTotals, reaches } from "../report/totals.ts";
import { findGit, repositoryOf } from "../workspace/git.ts";
import { showRaw } from "../workspace/raw-path.ts";
import { collectRemarks, type Remark } from "../workspace/remarks.ts";
import { chunkLength } from "../workspace/scan-file.ts";
import { type FileReport, type Root, scanTree } from "../workspace/scan-tree.ts";
import type { Options } from "./options.ts";
import { createOutput, type Output } from "./output.ts";
import { createProgress } from "./progress.ts";
import { rootsOf } from "./roots.ts";

/** `glyphguard scan`. Resolves to the exit code; rejects if the report, or what goes to `errors`, cannot be written. */
export async function scanCommand(options: Options, errors: Output): Promise<number> {
  const isJson = options.format === "json";
  const color = options.color && wantsColor();
  const output = createOutput(process.stdout);
  const progress = createProgress(process.stderr, !options.quiet);
  const remarks = collectRemarks();
  const totals = emptyTotals();
  const seen = new Set<string>();
  const skipped: string[] = [];
  const roots = rootsOf(options.paths.length === 0 ? ["."] : options.paths, remarks);
  const tools = {
    git: findGit([...roots.map(({ folder }) => folder), ...workingFolder()]),
    buffer: Buffer.allocUnsafe(chunkLength),
  };
  if (tools.git === undefined && roots.some(({ folder }) => repositoryOf(folder) !== undefined)) {
    const how = "the folders are searched, and files that .gitignore names are left out";
    remarks.note("", `git is not on PATH outside of what is scanned; ${how}`);
  }

  await output.write(isJson ? jsonStart : "");
  for (const root of roots) {
    let isEmpty = true;
    for (const found of scanTree(root, tools, remarks)) {
      isEmpty = false;
      const report = { ...found, path: shownPath(root, found) };
      if (!seen.has(report.path)) {
        seen.add(report.path);
        await tell(report);
      }
    }
    if (isEmpty && root.name === undefined) {
      progress.clear();
      await errors.write(`glyphguard: Nothing was scanned in ${showPath(root.prefix || ".")}\n`);
    }
  }
  progress.clear();
  await output.write(isJson ? jsonEnd(totals, { ...remarks, skipped }) : "");
  await output.flush();
  if (!isJson) {
    await errors.write(remarkLines(remarks.problems, "problem"));
    if (!options.quiet) {
      await errors.write(remarkLines(remarks.notes, "note"));
      await errors.flush();
      await output.write(summaryLine(totals, remarks.problems.length));
      await output.flush();
    }
  }
  await errors.flush();
  return remarks.problems.length > 0 ? 2 : reaches(totals, options.failOn) ? 1 : 0;

  async function tell(report: FileReport): Promise<void> {
    const isFirst = countFindings(totals) === 0;
    addFile(totals, report);
    if (report.status === "binary") {
      skipped.push(report.path);
    }
    if (report.findings.length > 0) {
      progress.clear();
      for (const piece of isJson
        ? jsonFindings(report, isFirst, options.reveal)
        : textReport(report, color, options.reveal)) {
        await output.write(piece);
      }
    }
    progress.show(totals);
  }
}

/** Where the command runs, unless that is the root of everything, git included. */
function workingFolder(): string[] {
  const folder = process.cwd();
  return dirname(folder) === folder ? [] : [folder];
}

/** A file that was named is shown as it would be if its folder was. */
function shownPath({ name, prefix }: Root, { path }: FileReport): string {
  return name === undefined ? path : prefix + showRaw(name);
}

function remarkLines(remarks: readonly Remark[], kind: string): string {
  const lines = new Set(
    remarks.map(({ path, message }) => `glyphguard: ${kind}: ${showPath(`${path || "."}: ${message}`)}\n`),
  );
  return [...lines].join("");
}

function wantsColor(): boolean {
  const { NO_COLOR = "", FORCE_COLOR = "", TERM } = process.env;
  if (NO_COLOR !== "") {
    return false;
  }
  return FORCE_COLOR !== "" ? FORCE_COLOR !== "0" : process.stdout.isTTY === true && TERM !== "dumb";
}
