import { isUtf8 } from "node:buffer";
import { join } from "node:path";

/** A path as the system knows it. A name that is not UTF-8 stays bytes, or its file could not be opened. */
export type RawPath = string | Buffer;

export function rawPathOf(bytes: Buffer): RawPath {
  return isUtf8(bytes) ? bytes.toString() : bytes;
}

/** Joins a folder and a name, or a path with forward slashes, inside it. */
export function joinRaw(folder: RawPath, name: RawPath): RawPath {
  if (typeof folder === "string" && typeof name === "string") {
    return join(folder, name);
  }
  return Buffer.concat([Buffer.from(folder), Buffer.from("/"), Buffer.from(name)]);
}

/** A raw path as text: bytes that are not UTF-8 are spelled out, `caf\xE9.txt`. */
export function showRaw(path: RawPath): string {
  if (typeof path === "string") {
    return path;
  }
  const latin1 = path.toString("latin1");
  return latin1.replace(/[^\0-\x7f]/g, (unit) => `\\x${unit.charCodeAt(0).toString(16).toUpperCase()}`);
}
