import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { type ParseError, parse, printParseErrorCode } from "jsonc-parser";
import { type Policy, parsePolicy } from "../engine/index.ts";
import { repositoryOf } from "./git.ts";
import { readWhole } from "./read.ts";
import type { Remarks } from "./remarks.ts";

const place = join(".vscode", "settings.json");
const largest = 16 << 20;

/** A policy, the settings from which a thread can make the same, and what its globs are relative to. */
interface FolderPolicy {
  readonly policy: Policy;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly folder: string;
}

/**
 * The policy for a folder (absolute): the nearest `.vscode/settings.json` at or above it, up to the repository's
 * root; outside repositories only its own. `folder` is what the policy's globs are relative to. What is wrong with
 * the file is a problem under its absolute path, and the strict default holds instead.
 */
export function policyFor(start: string, remarks: Remarks): FolderPolicy {
  const top = repositoryOf(start) ?? start;
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, place))) {
      return { ...readPolicy(join(folder, place), remarks), folder };
    }
    if (folder === top || folder === dirname(folder)) {
      return { policy: parsePolicy({}).policy, settings: {}, folder: top };
    }
  }
}

function readPolicy(path: string, remarks: Remarks): Omit<FolderPolicy, "folder"> {
  const settings = settingsOf(path, remarks);
  const { policy, problems } = parsePolicy(settings);
  for (const { key, message } of problems) {
    remarks.problem(path, `"${key}" ${message}; the default is used in its place`);
  }
  return { policy, settings };
}

/** The settings of a file; none of them if it nests too deeply for a parser that calls itself. */
function settingsOf(path: string, remarks: Remarks): Readonly<Record<string, unknown>> {
  try {
    return readSettings(path, remarks);
  } catch (error) {
    if (!(error instanceof RangeError)) {
      throw error;
    }
    remarks.problem(path, "is nested too deeply; the defaults are used");
    return {};
  }
}

/** The `glyphguard.*` settings of a file; none of them if it is not JSON with comments. */
function readSettings(path: string, remarks: Remarks): Readonly<Record<string, unknown>> {
  const content = readWhole(path, largest);
  if ("skipped" in content) {
    remarks.problem(path, `could not be read: ${content.reason}; the defaults are used`);
    return {};
  }
  const errors: ParseError[] = [];
  const value: unknown = parse(content.text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const [error] = errors;
  if (error !== undefined) {
    const lines = content.text.slice(0, error.offset).split(/\r\n?|\n/);
    const column = (lines.at(-1) ?? "").length + 1;
    const what = printParseErrorCode(error.error);
    remarks.problem(path, `is not valid JSON (${what} at ${lines.length}:${column}); the defaults are used`);
    return {};
  }
  if (typeof value !== "object" || value === null) {
    return {};
  }
  return Object.fromEntries(Object.entries(value).filter(([key]) => key.startsWith("glyphguard.")));
}
