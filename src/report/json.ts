import { asciiJson } from "./ascii.ts";
import { countShown, type Format, type Style } from "./format.ts";
import { type JsonFinding, type JsonSummary, jsonFinding, jsonSummary } from "./json-finding.ts";

/** The JSON report, described in `docs/reports.md`: one finding on a line, in ASCII. */
export interface JsonReport extends JsonSummary {
  readonly version: 1;
  /** By path; those in a path before those in its text, by line and column. */
  readonly findings: readonly JsonFinding[];
}

export const jsonFormat = ({ reveals }: Pick<Style, "reveals">): Format => ({
  start: '{"version":1,"findings":[\n',
  separator: ",\n",
  *records({ path, findings }) {
    for (const finding of findings) yield asciiJson(jsonFinding(path, finding, reveals));
  },
  end: (summary) => `${countShown(summary) > 0 ? "\n" : ""}],${asciiJson(jsonSummary(summary)).slice(1)}\n`,
});
