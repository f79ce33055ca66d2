import { closeSync } from "node:fs";
import { areInstructions, type Finding, type NamesElsewhere, type Policy } from "../engine/index.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { type FileResult, resultOf } from "./file-result.ts";
import type { KnownPass } from "./known.ts";
import { type Entry, fileOf, listFiles } from "./list.ts";
import { countBySeverity, sumOf } from "./most-severe.ts";
import { createNameScan, type Place } from "./name-findings.ts";
import { createPool, createSerial, type Threads } from "./pool.ts";
import type { RawPath } from "./raw-path.ts";
import { openRegular } from "./read.ts";
import { hearProblems, prefixRemarks, type Remarks } from "./remarks.ts";
import { type ScanFileOptions, scanFile } from "./scan-file.ts";
import { createSecondPass } from "./second-pass.ts";

/** A folder, or a single file that somebody named. */
export interface Root {
  /** Absolute. */
  readonly folder: string;
  /** The name of the one file in `folder` to scan. Ignore rules and `exclude` do not apply to it. */
  readonly name?: string;
  /** Where it is, if `name` only shows it: as in `Entry`. */
  readonly raw?: RawPath;
  /** Goes before each path that is reported: empty or with a slash at its end. */
  readonly prefix: string;
  /** Goes before each path that the policy sees: where `folder` is in the folder of the settings. */
  readonly policyPrefix: string;
  readonly policy: Policy;
  /** What the policy was read from, so that threads can read it, too. Without it none share the scan. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly exclude?: ((path: string) => boolean) | undefined;
}

export interface Tools {
  /** The absolute path of git, if it may run. */
  readonly git: string | undefined;
  /** As in `ListOptions`. */
  readonly submodules?: boolean | undefined;
  /** With room for `chunkLength` bytes. */
  readonly kernel: Kernel;
  readonly keep?: ScanFileOptions["keep"];
  readonly beforeLarge?: ScanFileOptions["beforeLarge"];
  readonly declared?: ScanFileOptions["declared"];
  /** Whether a reported path is one of this run's. Of the others nothing is told but what it takes to judge these. */
  readonly owns?: ((path: string) => boolean) | undefined;
  /** What may share the scan. Of a file that is clean they do not call `beforeLarge`. */
  readonly threads?: Threads | undefined;
  /** Called while files are listed, with how many there are so far, and when all are. */
  readonly listed?: ((count: number) => void) | undefined;
  /** What is known of files that did not change. */
  readonly known?: KnownPass | undefined;
  /** Called when a file has to wait for the names of the others: its report comes after those of later paths. */
  readonly waits?: (() => void) | undefined;
  /** Whether such a file is reported in its turn, too, as it looks by itself. */
  readonly early?: boolean;
}

export interface FileReport extends Omit<FileResult, "looks" | "problem"> {
  readonly path: string;
}

export interface TreeReport extends FileReport {
  /** The file is what it was at an earlier scan, and was not read. */
  readonly isKnown: boolean;
  /** `early`: the file is reported once more. `again`: it is, and is what it was. */
  readonly turn: "only" | "early" | "again";
}

/** A file that is told of when the names of all files are known. */
interface Waiting {
  readonly entry: Entry;
  readonly result: FileResult;
  readonly names: readonly Finding[];
}

/**
 * Scans a root, a file at each step, sorted by path, so that whoever takes the steps can pause and stop. Programs with
 * names that may pass for those of other files come last, again sorted.
 * Files that vanished meanwhile, links and submodules are left out. Files and folders that could not be read are
 * among the reports.
 */
export function* scanTree(root: Root, tools: Tools, remarks: Remarks): Generator<TreeReport, void, undefined> {
  const { git, submodules, owns, waits, threads, listed, known, early, ...how } = tools;
  const { folder, prefix, policy, policyPrefix, settings } = root;
  const named = root.name !== undefined;
  const unlisted: string[] = [];
  const listing = prefixRemarks(
    hearProblems(remarks, (path) => unlisted.push(path)),
    prefix,
  );
  const always = (path: string): boolean => areInstructions(policyPrefix + path, policy);
  const entries =
    root.name === undefined
      ? listFiles(folder, { git, submodules, exclude: root.exclude, always, listed }, listing)
      : [{ path: root.name, tracked: false, raw: root.raw }];
  listed?.(entries.length);
  for (const path of unlisted) {
    yield reportOf(resultOf("unread", 0), [], path.replace(/\/$/, ""), "", false, "only");
  }
  const namesIn = createNameScan(policy, policyPrefix);
  const secondPass = createSecondPass(policy, how.kernel.buffer);
  /** Entries that are no texts: nothing in them passes for anything. */
  const textless = new Set<Entry>();
  const waiting: Waiting[] = [];
  const options = { policy, named, ...how };
  const takes = (path: string): boolean => owns === undefined || owns(prefix + path);
  const work = {
    ...{ entries, takes, folder, policyPrefix, options },
    lost: (path: string) =>
      remarks.note(prefix + path, "a thread that scanned this file ended or stood still; it was scanned again"),
  };
  const isWorthIt = threads !== undefined && settings !== undefined && entries.length >= threads.from;
  const reader = isWorthIt ? createPool({ ...work, settings }, threads) : createSerial(work);
  try {
    for (let index = 0; index < entries.length; index++) {
      const entry = entries[index] as Entry;
      const { path } = entry;
      if (!takes(path)) {
        // A folder's name is told with the first file in it, and a name of a program may pass for one of this file.
        if (hasNameFindings(root, entry) && isThere(fileOf(folder, entry), named)) namesIn(entry);
        continue;
      }
      let isKnown = known !== undefined;
      const result =
        known === undefined
          ? reader.take(index)
          : known.take(entry, () => {
              isKnown = false;
              return reader.take(index);
            });
      const shown = prefix + path;
      if (result.problem !== undefined) remarks.problem(shown, result.problem);
      if (result.status !== "text") textless.add(entry);
      switch (result.status) {
        case "text":
        case "binary":
        case "unread": {
          const names = namesIn(entry);
          if (!secondPass.take(result.looks)) yield reportOf(result, names, shown, prefix, isKnown, "only");
          else {
            waits?.();
            waiting.push({ entry, result, names });
            if (early) yield reportOf(result, names, shown, prefix, isKnown, "early");
          }
          break;
        }
        case "gone":
        case "special":
          if (named) {
            remarks.problem(
              shown,
              result.status === "gone" ? "no such file or folder" : "not a file that can be read to its end",
            );
          } else if (!entry.tracked) {
            remarks.note(
              shown,
              result.status === "gone" ? "vanished before it could be read" : "skipped: not a regular file",
            );
          }
          break;
      }
    }
  } finally {
    reader.end();
  }
  let elsewhere: readonly NamesElsewhere[] | undefined;
  for (const [index, { entry, result, names }] of waiting.entries()) {
    let isKnown = known !== undefined;
    const judge = (): FileResult => {
      isKnown = false;
      elsewhere ??= [...secondPass.finish(texts())];
      const named = elsewhere[index];
      if (named === undefined || named.size === 0) return result;
      const judged = scanFile(fileOf(folder, entry), policyPrefix + entry.path, { ...options, names: named });
      // A file that vanished meanwhile has what was found at first.
      return judged.status === "text" ? judged : result;
    };
    const judged = known === undefined ? judge() : known.judge(entry, judge);
    const turn = early && judged === result ? "again" : "only";
    yield reportOf(judged, names, prefix + entry.path, prefix, isKnown, turn);
  }
  known?.finish();

  function* texts() {
    for (const entry of entries)
      if (!textless.has(entry)) yield { file: fileOf(folder, entry), path: policyPrefix + entry.path };
  }
}

/** Written out, for it is made for each file of a tree: a copy of all that an object has takes five times as long. */
function reportOf(
  result: FileResult,
  names: readonly Finding[],
  path: string,
  prefix: string,
  isKnown: boolean,
  turn: TreeReport["turn"],
): TreeReport {
  const { status, bytes, findings, counts, excerpts } = withNames(result, names, prefix.length);
  return { path, status, bytes, findings, counts, excerpts, isKnown, turn };
}

function hasNameFindings({ policy, policyPrefix }: Root, place: Place): boolean {
  return createNameScan(policy, policyPrefix)(place).length > 0;
}

/** Whether there is a file to report about, readable or not. */
function isThere(file: RawPath, named: boolean): boolean {
  const open = openRegular(file, named);
  if ("skipped" in open) return open.skipped === "unreadable";
  closeSync(open.descriptor);
  return true;
}

/** A file's result with the findings in its names, which come first, `shift` UTF-16 units further on. */
export function withNames<T extends Pick<FileResult, "findings" | "counts">>(
  result: T,
  names: readonly Finding[],
  shift: number,
): T {
  if (names.length === 0) return result;
  const counts = countBySeverity(names);
  const moved = names.map((finding) => ({ ...finding, start: finding.start + shift, end: finding.end + shift }));
  return { ...result, findings: [...moved, ...result.findings], counts: sumOf(counts, result.counts) };
}
