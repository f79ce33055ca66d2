import { gunzipSync } from "node:zlib";

export interface Entry {
  /** Below the package's own folder, with forward slashes. */
  readonly path: string;
  readonly bytes: Buffer;
}

const BLOCK = 512;

/** The regular files of a package as npm packs them: ustar with pax headers for long names (POSIX.1-2001, pax). */
export function* entriesOf(tarball: Buffer): Generator<Entry> {
  const tar = gunzipSync(tarball);
  let longName: string | undefined;
  for (let at = 0; at + BLOCK <= tar.length; ) {
    const name = field(tar, at, 100);
    if (name === "") return;
    const size = Number.parseInt(field(tar, at + 124, 12), 8);
    const kind = field(tar, at + 156, 1);
    const prefix = field(tar, at + 345, 155);
    const bytes = tar.subarray(at + BLOCK, at + BLOCK + size);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    if (kind === "x") longName = /^\d+ path=(.*)$/m.exec(bytes.toString("utf8"))?.[1];
    else {
      const path = longName ?? (prefix === "" ? name : `${prefix}/${name}`);
      longName = undefined;
      if (kind === "0" || kind === "") yield { path: path.slice(path.indexOf("/") + 1), bytes };
    }
  }
}

function field(tar: Buffer, at: number, length: number): string {
  const end = tar.indexOf(0, at);
  return tar.toString("utf8", at, end < 0 || end > at + length ? at + length : end).trim();
}
