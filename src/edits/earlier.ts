import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * What files were before they were touched for the first time, on disk: a thread that dies, or memory, loses nothing.
 * Of more than `room` bytes the oldest are forgotten, and git's index tells what it knows of them. What the disk does not
 * take, or has lost, is not known: it never throws.
 */
export interface EarlierFiles {
  readonly get: (path: string) => Buffer | undefined;
  /** Keeps the bytes of a file of which none are kept yet. */
  readonly keep: (path: string, bytes: Uint8Array) => void;
  readonly forget: (path: string) => void;
}

const usualRoom = 256 << 20;

/** @param folder is made when it is needed; who creates it removes it */
export function createEarlierFiles(folder: string, room: number = usualRoom): EarlierFiles {
  /** By name, in order of age. */
  let sizes: Map<string, number> | undefined;
  let total = 0;

  const known = (): Map<string, number> => {
    sizes ??= new Map(stored(folder));
    return sizes;
  };
  const nameOf = (path: string): string => createHash("sha256").update(path).digest("hex");
  const remove = (name: string): void => {
    total -= known().get(name) ?? 0;
    known().delete(name);
    rmSync(join(folder, name), { force: true });
  };
  return {
    get: (path) => {
      const name = nameOf(path);
      if (!known().has(name)) return undefined;
      try {
        return readFileSync(join(folder, name));
      } catch {
        known().delete(name);
        return undefined;
      }
    },
    keep: (path, bytes) => {
      const name = nameOf(path);
      if (known().has(name) || bytes.length > room) return;
      try {
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, name), bytes, { mode: 0o600 });
      } catch {
        return;
      }
      known().set(name, bytes.length);
      total = [...known().values()].reduce((sum, size) => sum + size, 0);
      for (const oldest of known().keys()) {
        if (total <= room) break;
        remove(oldest);
      }
    },
    forget: (path) => remove(nameOf(path)),
  };
}

function stored(folder: string): [name: string, size: number][] {
  try {
    return readdirSync(folder)
      .map((name) => ({ name, ...statSync(join(folder, name), { throwIfNoEntry: true }) }))
      .sort((a, b) => a.mtimeMs - b.mtimeMs)
      .map(({ name, size }) => [name, size]);
  } catch {
    return [];
  }
}
