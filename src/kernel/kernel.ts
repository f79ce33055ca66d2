import { candidacyTable, fewestBlanks } from "../engine/index.ts";
import { compiled } from "./compiled.ts";
import { bytesAt, lookBack, mixedAt, type Scan, writeNoTable, writeTable } from "./layout.ts";
import { createTwin } from "./twin.ts";

/** Finds, at the speed of memory, the first byte of a file at which the engine may have something to say. */
export interface Kernel {
  /** Where a file's bytes go, one piece after the other; when it is full, at its start again. */
  readonly buffer: Buffer;
  /** A new file begins, at the start of the buffer. */
  readonly begin: () => void;
  /**
   * Examines the next piece of the file: `length` bytes from `start` of the buffer on. The first has a byte order mark
   * as a whole.
   * @returns the offset in the file of the first byte in question, or -1. No more is to be asked about a file that has
   * one, unless it is resumed.
   */
  readonly examine: (start: number, length: number, isLast: boolean) => number;
  /**
   * The file goes on at `start` of the buffer, where a line begins. What stood before is not asked about again: of blanks
   * at lines' ends there may be enough.
   */
  readonly resume: (start: number) => void;
  /** Whether WebAssembly is at work, and not its twin. */
  readonly isCompiled: boolean;
}

const pageLength = 0x10000;
/** Bytes behind the last one that are loaded with it. */
const overrun = 16;
const LINE_FEED = 0x0a;

/**
 * @param room how many bytes the buffer holds
 * @param code what kernel.as.ts compiles to. Without it, and where WebAssembly is not to be had, the twin serves.
 */
export function createKernel(room: number, code: Uint8Array | undefined = compiled): Kernel {
  const { memory, scan, isCompiled } = scannerFor(bytesAt + room + overrun, code);
  let hasTable = false;
  writeNoTable(memory);
  /** Address of the first byte that was not decided upon. */
  let from = bytesAt;
  /** Offset in the file of the buffer's start. */
  let offset = 0;

  /** The buffer is full: what stands at its end comes before what will stand at its start. */
  function wrap(): void {
    memory.copyWithin(bytesAt - lookBack, bytesAt + room - lookBack, bytesAt + room);
    from -= room;
    offset += room;
  }

  function scanned(end: number, isLast: boolean): number {
    const result = scan(from, end, isLast);
    if (result >= 0 || hasTable || (memory[-1 - result] ?? 0) < 0x80) return result;
    // Most trees are nearly all ASCII: no table is made for them.
    writeTable(memory, candidacyTable());
    hasTable = true;
    from = -1 - result;
    return scan(from, end, isLast);
  }

  return {
    buffer: Buffer.from(memory.buffer, bytesAt, room),
    isCompiled,
    begin: () => {
      memory.fill(LINE_FEED, bytesAt - lookBack, bytesAt);
      memory[mixedAt] = 0;
      from = bytesAt;
      offset = 0;
    },
    resume: (start) => {
      memory[mixedAt] = fewestBlanks;
      from = bytesAt + start;
    },
    examine: (start, length, isLast) => {
      if (start === 0 && offset === 0) from += markLength(memory, length);
      const end = bytesAt + start + length;
      const result = scanned(end, isLast);
      if (result < 0) return offset - 1 - result - bytesAt;
      from = result;
      if (start + length === room) wrap();
      return -1;
    },
  };

  function markLength(bytes: Uint8Array, length: number): number {
    return length > 2 && bytes[bytesAt] === 0xef && bytes[bytesAt + 1] === 0xbb && bytes[bytesAt + 2] === 0xbf ? 3 : 0;
  }
}

interface Scanner {
  readonly memory: Uint8Array;
  readonly scan: Scan;
  readonly isCompiled: boolean;
}

function scannerFor(length: number, code: Uint8Array | undefined): Scanner {
  try {
    if (code !== undefined) {
      const memory = new WebAssembly.Memory({ initial: Math.ceil(length / pageLength) });
      const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code), { env: { memory } });
      return { memory: new Uint8Array(memory.buffer), scan: exports["scan"] as Scan, isCompiled: true };
    }
  } catch {
    // No WebAssembly here, or a processor without its vectors.
  }
  const memory = new Uint8Array(length);
  return { memory, scan: createTwin(memory), isCompiled: false };
}
