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

/**
 * A raw path as text: the bytes of a name that is not UTF-8 are spelled out, `caf\xE9.txt`. A name that imitates that
 * has its backslashes doubled, so that no two paths are shown alike: one would pass for the other.
 */
export function showRaw(path: RawPath): string {
  if (typeof path === "string") {
    return path.includes("\\x") ? path.split("/").map(showName).join("/") : path;
  }
  const names = path.toString("latin1").split("/");
  return names.map((name) => showRawName(Buffer.from(name, "latin1"))).join("/");
}

function showName(name: string): string {
  return /\\x[0-9A-F]{2}/.test(name) ? name.replaceAll("\\", "\\\\") : name;
}

function showRawName(name: Buffer): string {
  if (isUtf8(name)) {
    return showName(name.toString());
  }
  const spell = (unit: string): string =>
    unit === "\\" ? "\\\\" : `\\x${unit.charCodeAt(0).toString(16).toUpperCase()}`;
  return name.toString("latin1").replace(/[^\0-\x7f]|\\/g, spell);
}
