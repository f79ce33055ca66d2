import { join } from "node:path";
import type { Finding, Policy } from "../engine/index.ts";
import { listFiles } from "./list.ts";
import { countBySeverity, sumOf } from "./most-severe.ts";
import { createNameScan } from "./name-findings.ts";
import { hearProblems, prefixRemarks, type Remarks } from "./remarks.ts";
import { type FileResult, nothing, type ScanFileOptions, scanFile } from "./scan-file.ts";

/** A folder, or a single file that somebody named. */
export interface Root {
  /** Absolute. */
  readonly folder: string;
  /** The name of the one file in `folder` to scan. Ignore rules and `exclude` do not apply to it. */
  readonly name?: string;
  /** Goes before each path that is reported: empty or with a slash at its end. */
  readonly prefix: string;
  /** Goes before each path that the policy sees: where `folder` is in the folder of the settings. */
  readonly policyPrefix: string;
  readonly policy: Policy;
  readonly exclude?: ((path: string) => boolean) | undefined;
}

export interface Tools {
  /** The absolute path of git, if it may run. */
  readonly git: string | undefined;
  /** Room for `chunkLength` bytes. */
  readonly buffer: Buffer;
  readonly keep?: ScanFileOptions["keep"];
  readonly beforeLarge?: ScanFileOptions["beforeLarge"];
}

export interface FileReport extends FileResult {
  readonly path: string;
}

/**
 * Scans a root, a file at each step, sorted by path, so that whoever takes the steps can pause and stop.
 * Files that vanished meanwhile, links and submodules are left out. Files and folders that could not be read are
 * among the reports.
 */
export function* scanTree(root: Root, tools: Tools, remarks: Remarks): Generator<FileReport, void, undefined> {
  const { git, ...how } = tools;
  const named = root.name !== undefined;
  const unlisted: string[] = [];
  const listing = prefixRemarks(
    hearProblems(remarks, (path) => unlisted.push(path)),
    root.prefix,
  );
  const entries =
    root.name === undefined
      ? listFiles(root.folder, { git, exclude: root.exclude }, listing)
      : [{ file: join(root.folder, root.name), path: root.name, tracked: false }];
  for (const path of unlisted) {
    yield { ...nothing, status: "unread", path: path.replace(/\/$/, "") };
  }
  const namesIn = createNameScan(root.policy, root.policyPrefix);
  for (const { file, path, tracked } of entries) {
    const report = scanFile(file, { path: root.policyPrefix + path, policy: root.policy, named, ...how });
    const shown = root.prefix + path;
    remarkOn(shown, report, remarks);
    switch (report.status) {
      case "text":
      case "binary":
      case "unread":
        yield { ...withNames(report, namesIn({ file, path }), root.prefix.length), path: shown };
        break;
      case "gone":
      case "special":
        if (named) {
          remarks.problem(
            shown,
            report.status === "gone" ? "no such file or folder" : "not a file that can be read to its end",
          );
        } else if (!tracked) {
          remarks.note(
            shown,
            report.status === "gone" ? "vanished before it could be read" : "skipped: not a regular file",
          );
        }
        break;
    }
  }
}

/** A file's result with the findings in its names, which come first, `shift` UTF-16 units further on. */
export function withNames<T extends Pick<FileResult, "findings" | "counts">>(
  result: T,
  names: readonly Finding[],
  shift: number,
): T {
  if (names.length === 0) {
    return result;
  }
  const counts = countBySeverity(names);
  const moved = names.map((finding) => ({ ...finding, start: finding.start + shift, end: finding.end + shift }));
  return { ...result, findings: [...moved, ...result.findings], counts: sumOf(counts, result.counts) };
}

/** Passes on what a file's scan has to say besides its findings. */
export function remarkOn(path: string, { problem }: FileResult, remarks: Remarks): void {
  if (problem !== undefined) {
    remarks.problem(path, problem);
  }
}
