import { asciiJson } from "./ascii.ts";
import { countShown, type Format, type Style } from "./format.ts";
import { jsonFinding, jsonSummary } from "./json-finding.ts";

/** JSON lines: an object for each finding, and one at the end, without which the report is not whole. */
export const jsonLinesFormat = ({ reveals }: Pick<Style, "reveals">): Format => ({
  start: "",
  separator: "\n",
  *records({ path, findings }) {
    for (const finding of findings) yield asciiJson({ kind: "finding", ...jsonFinding(path, finding, reveals) });
  },
  end: (summary) =>
    `${countShown(summary) > 0 ? "\n" : ""}${asciiJson({ kind: "summary", version: 1, ...jsonSummary(summary) })}\n`,
});
