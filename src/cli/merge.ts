import manifest from "../../package.json" with { type: "json" };
import { failure, isFailure } from "../report/failure.ts";
import type { Summary } from "../report/format.ts";
import { keepMost } from "../report/keep-most.ts";
import { inOrder, joined } from "../report/merge.ts";
import { formatOfReport, type ReadRecord, readReport } from "../report/read-report.ts";
import { type Readable, readableFormats } from "../report/readable.ts";
import { countFindings } from "../report/totals.ts";
import { reasonOf } from "../workspace/remarks.ts";
import type { Options } from "./options.ts";
import { createOutput, type Output } from "./output.ts";
import { createReportFile } from "./report-file.ts";
import { exitCode } from "./scan.ts";
import { createWriter } from "./writer.ts";

/** `glyphguard merge`. Resolves to the exit code that one scan of all would have had; rejects where a report is broken. */
export async function mergeCommand(options: Options): Promise<number> {
  const { paths, output } = options;
  if (paths.length === 0) throw failure("Name the reports to merge. Try glyphguard --help.");
  const readable = commonFormat(paths);
  // All is read before anything is written: what is broken at the end leaves no half report.
  const summary = joined(paths.map((path) => summaryOf(path, readable)));
  if (output === undefined) return await mergeTo(createOutput("stdout"), readable, summary, options);
  const file = createReportFile(output);
  try {
    const code = await mergeTo(file, readable, summary, options);
    await file.commit();
    return code;
  } finally {
    await file.discard();
  }
}

async function mergeTo(output: Output, readable: Readable, summary: Summary, options: Options): Promise<number> {
  const { paths, maxResults = Number.POSITIVE_INFINITY } = options;
  const writer = createWriter(readable.format, output);
  const found = countFindings(summary);
  const leftOut = Math.max(summary.leftOut, found - maxResults);
  for (const { path, record } of kept(inOrder(paths.map((one) => readReport(one, readable))), leftOut, options))
    await writer.addRecord(path, record);
  await writer.finish({ ...summary, leftOut });
  return exitCode(summary, options);
}

function* kept(records: Iterable<ReadRecord>, leftOut: number, { maxResults }: Options): Generator<ReadRecord> {
  if (maxResults === undefined || leftOut === 0) return yield* records;
  const most = keepMost<ReadRecord>(maxResults);
  for (const record of records) most.add(record);
  yield* most.finish();
}

function commonFormat(paths: readonly string[]): Readable {
  const readable = readableFormats({ color: false, reveals: false, quiet: false, version: manifest.version });
  const [first, ...others] = paths.map((path) => ({
    path,
    format: reading(path, () => formatOfReport(path, readable)),
  }));
  if (first === undefined) throw failure("Name the reports to merge. Try glyphguard --help.");
  for (const { path, format } of others)
    if (format !== first.format)
      throw failure(`${path} is ${format.name}, ${first.path} is ${first.format.name}: merge reports of one format.`);
  return first.format;
}

function summaryOf(path: string, readable: Readable): Summary {
  return reading(path, () => {
    const records = readReport(path, readable);
    for (let step = records.next(); ; step = records.next()) if (step.done) return step.value;
  });
}

function reading<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw isFailure(error) ? error : failure(`${path} cannot be read: ${reasonOf(error)}`);
  }
}
