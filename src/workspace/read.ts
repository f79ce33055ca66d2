import {
  type BigIntStats,
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  type Stats,
  statSync,
} from "node:fs";
import type { RawPath } from "./raw-path.ts";
import { codeOf, reasonOf } from "./remarks.ts";

/** Why a path was not read. `gone`, `link` and `folder` are everyday; `special` is a pipe, socket or device. */
export interface Skipped {
  readonly skipped: "gone" | "link" | "folder" | "special" | "unreadable";
  readonly reason: string;
}

export interface OpenFile {
  readonly descriptor: number;
  /** In bytes, when it was looked at. */
  readonly size: number;
}

/** A file that claims to be empty yet gives bytes (such as those in /proc) is read this far. */
export const unsizedLimit = 64 << 20;

// Opening a FIFO without O_NONBLOCK waits for a writer for ever. Windows has neither flag.
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);
const noFollow: number | undefined = constants.O_NOFOLLOW;

/** Opens a regular file; anything else is refused without waiting. As in `openUnseen`. */
export function openRegular(path: RawPath, named: boolean): OpenFile | Skipped {
  const descriptor = openUnseen(path, named);
  if (typeof descriptor !== "number") return descriptor;
  try {
    const open = look(descriptor);
    if ("skipped" in open) closeSync(descriptor);
    return open;
  } catch (error) {
    return skippedBy(error, named);
  }
}

/**
 * Opens what may yet turn out to be no regular file, without waiting.
 * A path that somebody `named` may be a symbolic link, and is looked at before it is opened, because opening
 * a device can have effects.
 */
export function openUnseen(path: RawPath, named: boolean): number | Skipped {
  try {
    const refused = named || noFollow === undefined ? refuse(named ? statSync(path) : lstatSync(path)) : undefined;
    return refused ?? openSync(path, named ? flags : flags | (noFollow ?? 0));
  } catch (error) {
    return skippedBy(error, named);
  }
}

/** What is open, if it is a regular file. */
export function look(descriptor: number): OpenFile | Skipped {
  const stats = fstatSync(descriptor);
  return refuse(stats) ?? { descriptor, size: stats.size };
}

function refuse(stats: Stats | BigIntStats): Skipped | undefined {
  if (stats.isFile()) {
    return undefined;
  }
  if (stats.isDirectory()) {
    return { skipped: "folder", reason: "a folder" };
  }
  if (stats.isSymbolicLink()) {
    return { skipped: "link", reason: "a symbolic link" };
  }
  return { skipped: "special", reason: kindOf(stats) };
}

/** What a thing that is no file, folder or link is called. */
export function kindOf(stats: Pick<Stats, "isFIFO" | "isSocket">): string {
  return stats.isFIFO()
    ? "a named pipe, not a file"
    : stats.isSocket()
      ? "a socket, not a file"
      : "a device, not a file";
}

function skippedBy(error: unknown, named: boolean): Skipped {
  const reason = reasonOf(error);
  switch (codeOf(error)) {
    case "ENOENT":
    case "ENOTDIR":
      return { skipped: "gone", reason };
    case "ELOOP":
      return named ? { skipped: "unreadable", reason } : { skipped: "link", reason: "a symbolic link" };
    case "ENXIO":
      return { skipped: "special", reason: "a socket or device, not a file" };
    default:
      return { skipped: "unreadable", reason };
  }
}

/** How far a file of that size is read. */
export function endOf(size: number): number {
  return size === 0 ? unsizedLimit : size;
}

/** Reads `wanted` bytes at `position` of a file to `start` of the buffer. Gives less only at the file's end. */
export function readAt(descriptor: number, position: number, buffer: Buffer, start: number, wanted: number): number {
  let filled = 0;
  while (filled < wanted) {
    const count = readSync(descriptor, buffer, start + filled, wanted - filled, position + filled);
    if (count === 0) {
      break;
    }
    filled += count;
  }
  return filled;
}

/**
 * The bytes of an open file from its start: views into `buffer`, full except the last, valid until the next one is
 * taken. Ends at the size that the file had when it was looked at: a log that grows as fast as it is read has an end.
 */
export function* readChunks({ descriptor, size }: OpenFile, buffer: Buffer): Generator<Buffer, void, undefined> {
  const end = endOf(size);
  let position = 0;
  while (position < end) {
    const wanted = Math.min(buffer.length, end - position);
    const filled = readAt(descriptor, position, buffer, 0, wanted);
    if (filled > 0) {
      yield buffer.subarray(0, filled);
    }
    if (filled < wanted) {
      return;
    }
    position += filled;
  }
}

/** The text (UTF-8, without BOM) of a small file such as `.gitignore`, never of a FIFO, never more than `limit` bytes. */
export function readWhole(path: RawPath, limit: number): { readonly text: string } | Skipped {
  const open = openRegular(path, true);
  if ("skipped" in open) {
    return open;
  }
  try {
    const buffer = Buffer.alloc(Math.min(open.size, limit) + 1);
    const [bytes = buffer.subarray(0, 0)] = readChunks(open, buffer);
    if (bytes.length > limit) {
      return { skipped: "unreadable", reason: `larger than ${limit} bytes` };
    }
    return { text: new TextDecoder().decode(bytes) };
  } catch (error) {
    return skippedBy(error, true);
  } finally {
    closeSync(open.descriptor);
  }
}
