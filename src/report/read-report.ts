import { failure } from "./failure.ts";
import { countShown, type Summary } from "./format.ts";
import type { Ranked } from "./keep-most.ts";
import { readLines } from "./read-lines.ts";
import { bareRecord, type Readable } from "./readable.ts";

export interface ReadRecord extends Ranked {
  readonly record: string;
}

/** In which of the formats a file is. Throws if in none. */
export function formatOfReport(file: string, readable: readonly Readable[]): Readable {
  for (const line of readLines(file)) {
    const found = readable.find(({ opens }) => opens(line));
    if (found) return found;
    break;
  }
  throw failure(`${file} is no JSON, JSON lines or SARIF report of this version of Glyphguard`);
}

/**
 * The records of a report, which come by path, and at last what it says beside them. Throws where it is
 * broken: cut, changed by hand, or something else.
 */
export function* readReport(file: string, readable: Readable): Generator<ReadRecord, Summary> {
  const { closes, readEnd, format } = readable;
  let number = 0;
  let count = 0;
  let before = "";
  let summary: Summary | undefined;
  const attempt = <T>(read: () => T): T => {
    try {
      return read();
    } catch {
      throw failure(`${file} is broken in line ${number}`);
    }
  };
  for (const line of readLines(file)) {
    number++;
    if (summary) throw failure(`${file} goes on after its end, in line ${number}`);
    if (number === 1 && format.start !== "") continue;
    if (closes(line)) {
      summary = attempt(() => readEnd(line));
    } else {
      const ranked = attempt(() => readable.readRecord(line));
      if (ranked.path < before) throw failure(`${file} is not sorted by path, in line ${number}`);
      before = ranked.path;
      count++;
      yield { ...ranked, record: bareRecord(readable, line) };
    }
  }
  if (!summary) throw failure(`${file} is cut: its end is missing`);
  if (countShown(summary) !== count) throw failure(`${file} has ${count} findings and counts ${countShown(summary)}`);
  return summary;
}
