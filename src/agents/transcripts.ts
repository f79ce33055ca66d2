import { type AgentId, agents, type TranscriptFormat } from "./agents.ts";
import { contains, foldQuotes } from "./contains.ts";
import { isObject, timeAt } from "./json.ts";
import { folderOf, linesOf } from "./transcript-lines.ts";

/** An agent's own word that it wrote a file. */
export interface AgentRecord {
  readonly agent: AgentId;
  /** Absolute, with forward slashes; as the agent has it if it does not say where it is. */
  readonly path: string;
  /** In ms since 1970, if the line has a time. */
  readonly time?: number;
  /** Text of the file at that place, before and after. */
  readonly old?: string;
  readonly new?: string;
}

export interface TranscriptReader {
  /** Reads on: any part of the log's text, in order. Returns what its whole lines tell. */
  read(text: string): readonly AgentRecord[];
  /** Lines that could not be read: malformed, cut off or longer than `longestLine`. */
  skipped(): number;
}

/** UTF-16 units. Claude Code keeps whole files in its lines; what is longer holds a file that nobody wrote by hand. */
export const longestLine = 16 * 1024 * 1024;

function absolute(path: string, folder: string | undefined): string {
  const slashed = path.replaceAll("\\", "/");
  // As `Uri.path` has a drive.
  if (/^[A-Za-z]:\//.test(slashed)) return `/${slashed[0]?.toLowerCase()}${slashed.slice(1)}`;
  if (slashed.startsWith("/") || folder === undefined) return slashed;
  const parts: string[] = [];
  for (const part of `${absolute(folder, undefined)}/${slashed}`.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return `/${parts.join("/")}`;
}

/**
 * Reads an agent's log as it grows. What is no line of JSON (raw control characters, cut off, too long) is skipped and
 * counted. Never throws; keeps no more than one line.
 */
export function createTranscriptReader(
  agent: AgentId,
  format: TranscriptFormat | undefined = agents[agent].transcripts?.format,
): TranscriptReader {
  let parts: string[] = [];
  let length = 0;
  let isTooLong = false;
  let skipped = 0;
  let folder: string | undefined;

  const readLine = (line: string): AgentRecord[] => {
    if (line.trim() === "" || format === undefined) return [];
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      skipped++;
      return [];
    }
    if (!isObject(value)) return [];
    folder = folderOf(value) ?? folder;
    const time = timeAt(value, "timestamp");
    return linesOf[format](value).map((one) => ({
      ...one,
      agent,
      path: absolute(one.path, folder),
      ...(time === undefined ? {} : { time }),
    }));
  };

  return {
    read(text) {
      const records: AgentRecord[] = [];
      let start = 0;
      for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
        if (isTooLong || length + end - start > longestLine) skipped++;
        else for (const record of readLine(parts.join("") + text.slice(start, end))) records.push(record);
        parts = [];
        length = 0;
        isTooLong = false;
        start = end + 1;
      }
      length += text.length - start;
      isTooLong ||= length > longestLine;
      if (isTooLong) parts = [];
      else if (start < text.length) parts.push(text.slice(start));
      return records;
    },
    skipped: () => skipped,
  };
}

/** Shorter text, in units without blanks around, stands in any file. */
const telling = 4;

/**
 * Whether a file's text after an edit shows what a record says was written there. Line endings do not matter, nor do
 * straight and curly quotes: agents' tools turn one into the other on the way. Linear.
 */
export function matchesRecord(record: AgentRecord, text: string): boolean {
  const after = record.new;
  if (after === undefined || after.trim().length < telling) return false;
  const plain = (one: string) => foldQuotes(one.replaceAll("\r\n", "\n"));
  return contains(plain(text), plain(after));
}
