import type { Format, ReportedFile, Summary } from "../report/format.ts";
import type { Output } from "./output.ts";
import { createSpool } from "./spool.ts";

/** Writes a report in the order of its paths, as soon as that order is known. */
export interface Writer {
  /** From here on, until `release`, findings may come whose paths are before others. */
  hold(): void;
  add(report: ReportedFile): Promise<void>;
  addRecord(path: string, record: string): Promise<void>;
  /** Writes what was held. */
  release(): Promise<void>;
  finish(summary: Summary): Promise<void>;
}

/** What is handed on at once, in UTF-16 units. */
const pieceLength = 1 << 16;

export function createWriter(format: Format, output: Output): Writer {
  const { start, separator, records, end } = format;
  const spool = createSpool();
  let holds = false;
  let isFirst = true;

  async function put(text: string): Promise<void> {
    await output.write((isFirst ? start : separator) + text);
    isFirst = false;
  }

  const place = (path: string, text: string): Promise<void> => (holds ? spool.add(path, text) : put(text));

  async function release(): Promise<void> {
    holds = false;
    for (const text of spool.take()) await put(text);
  }

  return {
    hold: () => {
      holds = true;
    },
    add: async (report) => {
      let piece: string | undefined;
      for (const record of records(report)) {
        piece = piece === undefined ? record : piece + separator + record;
        if (piece.length >= pieceLength) {
          await place(report.path, piece);
          piece = undefined;
        }
      }
      if (piece !== undefined) await place(report.path, piece);
    },
    addRecord: place,
    release,
    finish: async (summary) => {
      await release();
      await output.write((isFirst ? start : "") + end(summary));
      await output.flush();
    },
  };
}
