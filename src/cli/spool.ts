import { closeSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { byPath } from "../report/keep-most.ts";
import { writingTo } from "./failure.ts";
import { removeLeftovers, temporaryName } from "./temporary.ts";

/** Pieces of a report that wait until their order is known. */
export interface Spool {
  /** Pieces of one path come in their order. */
  add(path: string, text: string): Promise<void>;
  /** All pieces by path. Then it is empty. */
  take(): Generator<string>;
}

interface Piece {
  readonly path: string;
  readonly text: string | undefined;
  /** In the file, in bytes. */
  readonly at: number;
  readonly length: number;
}

/** In UTF-16 units. */
const keptInMemory = 4 << 20;

const stem = "glyphguard";

/**
 * Keeps 4 MB in memory and the rest in a temporary file that has no name any more as soon as it is open: nothing is
 * left of it however the process ends, but an empty file if it is killed right between, which the next one removes.
 */
export function createSpool(): Spool {
  let pieces: Piece[] = [];
  let written = 0;
  let inMemory = 0;
  let end = 0;
  let descriptor: number | undefined;

  const spill = (): void => {
    descriptor ??= openNameless();
    for (; written < pieces.length; written++) {
      const { path, text = "" } = pieces[written] ?? { path: "" };
      const bytes = Buffer.from(text);
      writeAll(descriptor, bytes, end);
      pieces[written] = { path, text: undefined, at: end, length: bytes.length };
      end += bytes.length;
    }
    inMemory = 0;
  };

  return {
    add: async (path, text) => {
      pieces.push({ path, text, at: 0, length: 0 });
      inMemory += text.length;
      if (inMemory > keptInMemory) await writingTo(tmpdir(), spill);
    },
    *take() {
      const sorted = pieces.sort(byPath);
      try {
        for (const { text, at, length } of sorted) yield text ?? readText(descriptor ?? -1, at, length);
      } finally {
        if (descriptor !== undefined) closeSync(descriptor);
        descriptor = undefined;
        pieces = [];
        written = 0;
        inMemory = 0;
        end = 0;
      }
    },
  };
}

function openNameless(): number {
  removeLeftovers(tmpdir(), stem);
  const file = join(tmpdir(), temporaryName(stem));
  const descriptor = openSync(file, "wx+", 0o600);
  rmSync(file, { force: true });
  return descriptor;
}

function writeAll(descriptor: number, bytes: Buffer, position: number): void {
  for (let done = 0; done < bytes.length; )
    done += writeSync(descriptor, bytes, done, bytes.length - done, position + done);
}

function readText(descriptor: number, position: number, length: number): string {
  const bytes = Buffer.alloc(length);
  for (let done = 0; done < length; ) {
    const count = readSync(descriptor, bytes, done, length - done, position + done);
    if (count === 0) throw new Error("The temporary file was cut.");
    done += count;
  }
  return bytes.toString();
}
