import { dirname } from "node:path";
import manifest from "../../package.json" with { type: "json" };
import { createKernel } from "../kernel/kernel.ts";
import type { Summary } from "../report/format.ts";
import { formats, isWhole } from "../report/formats.ts";
import { kindOfGenerated } from "../report/generated.ts";
import { limitFindings } from "../report/limit.ts";
import { showPath } from "../report/text.ts";
import { addFile, countFindings, emptyTotals, reaches } from "../report/totals.ts";
import { createDeclared } from "../workspace/declared.ts";
import { findGit, repositoryOf } from "../workspace/git.ts";
import type { RawPath } from "../workspace/raw-path.ts";
import { collectRemarks, type Remark, sortedRemarks } from "../workspace/remarks.ts";
import { chunkLength } from "../workspace/scan-file.ts";
import { type FileReport, type Root, scanTree } from "../workspace/scan-tree.ts";
import { pathsFrom } from "./files-from.ts";
import type { Options } from "./options.ts";
import { createOutput, type Output } from "./output.ts";
import { createProgress } from "./progress.ts";
import { createReportFile } from "./report-file.ts";
import { insideRoots, keyOf, planOf, rootsOf, shownPath } from "./roots.ts";
import { isInShard, showShard } from "./shard.ts";
import { threadsOf } from "./threads.ts";
import { createWriter } from "./writer.ts";

/** `glyphguard scan`. Resolves to the exit code; rejects if the report, or what goes to `errors`, cannot be written. */
export async function scanCommand(options: Options, errors: Output): Promise<number> {
  if (options.output === undefined) {
    return await scanTo(createOutput("stdout"), options, errors);
  }
  const file = createReportFile(options.output);
  try {
    const code = await scanTo(file, options, errors);
    await file.commit();
    return code;
  } finally {
    await file.discard();
  }
}

async function scanTo(output: Output, options: Options, errors: Output): Promise<number> {
  const { format, maxResults, reveal: reveals, quiet, shard, verbose } = options;
  const style = {
    ...{ reveals, quiet, version: manifest.version },
    // Asked for at the first finding: whether standard output is a terminal is known at a price.
    get color() {
      return usesColor(options);
    },
  };
  const writer = createWriter(formats[format](style), output);
  const limit = maxResults === undefined ? undefined : limitFindings(maxResults, reveals);
  const progress = createProgress(!quiet);
  /** Files of the root at hand, and of those before it. */
  let listed = 0;
  let earlier = 0;
  let isSaving = false;
  const remarks = collectRemarks();
  const totals = emptyTotals();
  const seen = new Set<string>();
  const skipped: string[] = [];
  const { roots, isSorted } = planOf(rootsOf(await pathsOf(options), remarks));
  const named = new Set(roots.map(keyOf));
  const tools = {
    git: findGit([...new Set([...roots.map(({ folder }) => folder), ...workingFolder()])]),
    submodules: options.submodules,
    kernel: createKernel(chunkLength),
    waits: writer.hold,
    listed: (files: number) => {
      listed = files;
      progress.expect(earlier + files);
      if (files >= many && !isSaving) saveMemory();
      isSaving ||= files >= many;
    },
    keep: maxResults,
    declared: createDeclared(remarks),
    threads: threadsOf(process.env),
  };
  if (tools.git === undefined && roots.some(({ folder }) => repositoryOf(folder) !== undefined)) {
    const how = "the folders are searched, and files that .gitignore names are left out";
    remarks.note("", `git is not on PATH outside of what is scanned; ${how}`);
  }

  // A report's file is made when all is known: whoever ends the scan before leaves nothing behind.
  const streams = isSorted && options.output === undefined;
  if (!streams) writer.hold();
  for (const root of roots) {
    let isEmpty = true;
    const owns = (path: string): boolean => {
      isEmpty = false;
      return shard === undefined || isInShard(shownPath(root, path), shard);
    };
    for (const found of scanTree(root, shard ? { ...tools, owns } : tools, remarks)) {
      isEmpty = false;
      const report = withShownPaths(root, found);
      if (!isSorted) {
        if (seen.has(report.path)) continue;
        seen.add(report.path);
      }
      count(report);
      // Not for each file: to wait takes as long as to read a small one.
      if (report.findings.length > 0) await tell(report);
    }
    if (isEmpty && root.name === undefined) {
      progress.clear();
      await errors.write(`glyphguard: Nothing was scanned in ${showPath(root.prefix || ".")}\n`);
    }
    earlier += listed;
    if (streams) await writer.release();
  }
  progress.clear();
  for (const report of limit?.finish() ?? []) await writer.add(report);
  const summary: Summary = {
    ...totals,
    leftOut: Math.max(0, countFindings(totals) - (maxResults ?? Number.POSITIVE_INFINITY)),
    shard: shard && showShard(shard),
    skipped: skipped.sort(),
    notes: sortedRemarks(remarks.notes),
    problems: sortedRemarks(remarks.problems),
  };
  if (!isWhole(format)) {
    await writer.release();
    if (options.output === undefined) await output.flush();
    await errors.write(remarkLines(remarks.problems, "problem"));
    if (!quiet) await errors.write(remarkLines(remarks.notes, "note"));
    await errors.flush();
  }
  await writer.finish(summary);
  await errors.flush();
  return exitCode(summary, options);

  function count(report: FileReport): void {
    addFile(totals, report);
    if (report.status === "binary") skipped.push(report.path);
    progress.show(totals);
  }

  async function tell(report: FileReport): Promise<void> {
    progress.clear();
    const kind = verbose ? undefined : kindOfGenerated(insideRoots(report.path, named));
    const told = kind === undefined ? report : { ...report, kind };
    if (limit) limit.take(told);
    else await writer.add(told);
  }
}

/** Files for which it is worth it to ask for memory to be saved: that takes as long as to scan 200. */
const many = 2000;

/**
 * What is made for a file is gone with the next. V8 would let 16 MB of it gather, three times: with this a scan of
 * 75,000 clean files takes 80 MB and not 106, in the same time.
 */
function saveMemory(): void {
  process.getBuiltinModule("node:v8").setFlagsFromString("--semi-space-growth-factor=1");
}

export function exitCode(summary: Summary, { failOn }: Options): number {
  return summary.problems.length > 0 ? 2 : reaches(summary, failOn) ? 1 : 0;
}

async function pathsOf({ paths, filesFrom }: Options): Promise<RawPath[]> {
  if (filesFrom === undefined) return paths.length === 0 ? ["."] : [...paths];
  return [...paths, ...(await pathsFrom(filesFrom))];
}

/** The paths as they are reported, which in related places start from the settings' folder. */
function withShownPaths(root: Root, report: FileReport): FileReport {
  const path = shownPath(root, report.path);
  if (root.prefix === root.policyPrefix || !report.findings.some(({ related }) => related?.path)) {
    return path === report.path ? report : { ...report, path };
  }
  const findings = report.findings.map((finding) => {
    const { related } = finding;
    if (!related?.path?.startsWith(root.policyPrefix)) return finding;
    return { ...finding, related: { ...related, path: root.prefix + related.path.slice(root.policyPrefix.length) } };
  });
  return { ...report, path, findings };
}

/** Where the command runs, unless that is the root of everything, git included. */
function workingFolder(): string[] {
  const folder = process.cwd();
  return dirname(folder) === folder ? [] : [folder];
}

function remarkLines(remarks: readonly Remark[], kind: string): string {
  const lines = new Set(
    remarks.map(({ path, message }) => `glyphguard: ${kind}: ${showPath(`${path || "."}: ${message}`)}\n`),
  );
  return [...lines].join("");
}

function usesColor({ color, output }: Options): boolean {
  const { NO_COLOR = "", FORCE_COLOR = "", TERM } = process.env;
  if (!color || NO_COLOR !== "") {
    return false;
  }
  if (FORCE_COLOR !== "") {
    return FORCE_COLOR !== "0";
  }
  return output === undefined && process.stdout.isTTY === true && TERM !== "dumb";
}
