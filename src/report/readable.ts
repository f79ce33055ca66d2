import * as v from "valibot";
import { type Severity, severities } from "../engine/index.ts";
import type { Format, Style, Summary } from "./format.ts";
import { type FormatName, formats } from "./formats.ts";
import type { Ranked } from "./keep-most.ts";
import type { sarifLevels } from "./sarif-rules.ts";
import { pathOf } from "./uri.ts";

/** A format whose reports can be read again, line by line: `start`, a record on each line, the end on the last. */
export interface Readable {
  readonly name: FormatName;
  readonly format: Format;
  /** Whether a line is the first of such a report, and what is to be read of it as a record. */
  readonly opens: (line: string) => boolean;
  /** Whether a line is the last. */
  readonly closes: (line: string) => boolean;
  /** These throw if the line is something else. */
  readonly readRecord: (line: string) => Ranked;
  readonly readEnd: (line: string) => Summary;
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const remark = v.object({ path: v.string(), message: v.string() });
const summarySchema = v.object({
  files: count,
  bytes: count,
  filesWithFindings: count,
  counts: v.object({ error: count, warning: count, information: count }),
  leftOut: count,
  shard: v.optional(v.string()),
  binary: count,
  skipped: v.array(v.string()),
  notes: v.array(remark),
  problems: v.array(remark),
});
const findingSchema = v.object({ path: v.string(), severity: v.picklist(severities) });
const lineSchema = v.object({ kind: v.literal("finding"), ...findingSchema.entries });
const lastLineSchema = v.object({ kind: v.literal("summary"), version: v.literal(1), ...summarySchema.entries });
const levels = { error: "error", warning: "warning", note: "information" } as const satisfies Record<
  (typeof sarifLevels)[Severity],
  Severity
>;
const resultSchema = v.object({
  level: v.picklist(["error", "warning", "note"]),
  locations: v.tuple([v.object({ physicalLocation: v.object({ artifactLocation: v.object({ uri: v.string() }) }) })]),
});
const runEndSchema = v.object({ properties: summarySchema });

const summaryOf = ({ counts, ...rest }: v.InferOutput<typeof summarySchema>): Summary => ({
  ...rest,
  findings: counts,
});
const withoutComma = (line: string): string => (line.endsWith(",") ? line.slice(0, -1) : line);
const firstLine = ({ start }: Format): string => start.slice(0, -1);
const closesArray = (line: string): boolean => line.startsWith("],");

/** The formats that can be merged, as this version of Glyphguard writes them. */
export function readableFormats(style: Style): Readable[] {
  const json = formats.json(style);
  const sarif = formats.sarif(style);
  return [
    {
      name: "json",
      format: json,
      opens: (line) => line === firstLine(json),
      closes: closesArray,
      readRecord: (line) => v.parse(findingSchema, JSON.parse(withoutComma(line))),
      readEnd: (line) => summaryOf(v.parse(summarySchema, JSON.parse(`{${line.slice(2)}`))),
    },
    {
      name: "sarif",
      format: sarif,
      opens: (line) => line === firstLine(sarif),
      closes: closesArray,
      readRecord: (line) => {
        const { level, locations } = v.parse(resultSchema, JSON.parse(withoutComma(line)));
        return { severity: levels[level], path: pathOf(locations[0].physicalLocation.artifactLocation.uri) };
      },
      readEnd: (line) => {
        if (!line.endsWith("}]}")) throw new SyntaxError();
        return summaryOf(v.parse(runEndSchema, JSON.parse(`{${line.slice(2, -2)}`)).properties);
      },
    },
    {
      name: "jsonl",
      format: formats.jsonl(style),
      opens: (line) => /^\{"kind":"(?:finding|summary)"/.test(line),
      closes: (line) => line.startsWith('{"kind":"summary"'),
      readRecord: (line) => v.parse(lineSchema, JSON.parse(line)),
      readEnd: (line) => summaryOf(v.parse(lastLineSchema, JSON.parse(line))),
    },
  ];
}

/** A record as it goes into another report. */
export const bareRecord = ({ name }: Readable, line: string): string => (name === "jsonl" ? line : withoutComma(line));
