import type { Format, Style } from "./format.ts";
import { githubFormat } from "./github.ts";
import { jsonFormat } from "./json.ts";
import { jsonLinesFormat } from "./jsonl.ts";
import { markdownFormat } from "./markdown.ts";
import { sarifFormat } from "./sarif.ts";
import { textFormat } from "./text.ts";

/** By the names that `--format` takes. */
export const formats = {
  text: textFormat,
  json: jsonFormat,
  jsonl: jsonLinesFormat,
  sarif: sarifFormat,
  github: githubFormat,
  markdown: markdownFormat,
} as const satisfies Record<string, (style: Style) => Format>;

export type FormatName = keyof typeof formats;
export const formatNames = Object.keys(formats) as FormatName[];

/** For programs: all that is to say is in the report. Of the others, remarks go to standard error. */
export const isWhole = (format: FormatName): boolean => format === "json" || format === "jsonl" || format === "sarif";
