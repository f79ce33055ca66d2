import { closeSync, openSync, readSync } from "node:fs";

const chunkLength = 1 << 16;

/** The lines of an ASCII file, without their ends; of other files, bytes for characters. An end without LF counts. */
export function* readLines(file: string): Generator<string> {
  const descriptor = openSync(file, "r");
  try {
    const buffer = Buffer.allocUnsafe(chunkLength);
    const kept: string[] = [];
    for (let count = read(descriptor, buffer); count > 0; count = read(descriptor, buffer)) {
      const parts = buffer.toString("latin1", 0, count).split("\n");
      const rest = parts.pop() ?? "";
      for (const part of parts) {
        kept.push(part);
        yield kept.join("");
        kept.length = 0;
      }
      kept.push(rest);
    }
    const last = kept.join("");
    if (last !== "") yield last;
  } finally {
    closeSync(descriptor);
  }
}

const read = (descriptor: number, buffer: Buffer): number => readSync(descriptor, buffer, 0, buffer.length, null);
