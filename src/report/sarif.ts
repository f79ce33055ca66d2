import type { Invocation, Notification, Run } from "sarif";
import { visible } from "../engine/index.ts";
import type { Remark } from "../workspace/remarks.ts";
import { asciiJson } from "./ascii.ts";
import { createFingerprints } from "./fingerprint.ts";
import { countShown, type Format, type Style, type Summary } from "./format.ts";
import { jsonSummary } from "./json-finding.ts";
import { placed } from "./placed.ts";
import { artifactOf, literal, sarifResult, sourceRoot } from "./sarif-result.ts";
import { sarifRules } from "./sarif-rules.ts";

const schema = "https://json.schemastore.org/sarif-2.1.0.json";

/** SARIF 2.1.0 with one run, one result on a line, in ASCII. */
export const sarifFormat = ({ reveals, version }: Pick<Style, "reveals" | "version">): Format => ({
  start: `${asciiJson({ $schema: schema, version: "2.1.0" }).slice(0, -1)},"runs":[${asciiJson(runStart(version)).slice(0, -2)}\n`,
  separator: ",\n",
  *records(report) {
    const fingerprintOf = createFingerprints();
    for (const { finding, excerpt } of placed(report))
      yield asciiJson(sarifResult(report.path, finding, excerpt, fingerprintOf(finding, excerpt), reveals));
  },
  end: (summary) => `${countShown(summary) > 0 ? "\n" : ""}],${asciiJson(runEnd(summary)).slice(1)}]}\n`,
});

/** The results come last, so that they can be written one by one. */
function runStart(version: string): Run {
  return {
    tool: { driver: { name: "Glyphguard", version, semanticVersion: version, rules: sarifRules() } },
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: { [sourceRoot]: { description: { text: "The folder in which glyphguard ran." } } },
    results: [],
  };
}

function runEnd(summary: Summary): Pick<Run, "invocations" | "properties"> {
  const { leftOut, problems, notes } = summary;
  const left = `${leftOut} findings are left out, none of them more severe than those in this report (--max-results)`;
  const invocation: Invocation = {
    executionSuccessful: problems.length === 0,
    toolExecutionNotifications: [
      ...problems.map((problem) => notificationOf(problem, "error")),
      ...(leftOut > 0 ? [notificationOf({ path: "", message: left }, "warning")] : []),
      ...notes.map((note) => notificationOf(note, "note")),
    ],
  };
  return { invocations: [invocation], properties: { ...jsonSummary(summary) } };
}

function notificationOf({ path, message }: Remark, level: "error" | "warning" | "note"): Notification {
  const locations = path === "" ? {} : { locations: [{ physicalLocation: { artifactLocation: artifactOf(path) } }] };
  return { level, message: { text: literal(visible(message)) }, ...locations };
}
