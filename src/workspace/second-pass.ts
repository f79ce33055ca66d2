import { closeSync } from "node:fs";
import { type NameElsewhere, type NamesElsewhere, namesWithLook, type Policy } from "../engine/index.ts";
import { isBinary } from "./binary.ts";
import { decodeChunks } from "./decode.ts";
import type { RawPath } from "./raw-path.ts";
import { openRegular, readChunks } from "./read.ts";

/** The names of a tree that are compared across its files. */
export interface SecondPass {
  /** Whether a file has names that may pass for those of others, so that it has to be judged once more. */
  readonly take: (looks: readonly string[]) => boolean;
  /** For each file with such names, in the order in which they came: the names of other files that they pass for. */
  readonly finish: (scanned: Iterable<Scanned>) => Generator<NamesElsewhere, void, undefined>;
}

/** A file that was scanned as text. */
interface Scanned {
  readonly file: RawPath;
  /** By which the policy and the language are chosen. */
  readonly path: string;
}

/** Reads the files a second time only if some name looks like an ASCII one, and lexes only those with such a one. */
export function createSecondPass(policy: Policy, buffer: Buffer): SecondPass {
  const suspects: (readonly string[])[] = [];
  const wanted = new Set<string>();
  return {
    take: (looks) => {
      if (looks.length === 0) return false;
      suspects.push(looks);
      for (const look of looks) wanted.add(look);
      return true;
    },
    *finish(scanned) {
      if (wanted.size === 0) return;
      const found = new Map<string, NameElsewhere>();
      for (const { file, path } of scanned) {
        const text = textOf(file, path, buffer);
        for (const [look, name] of namesWithLook(text, wanted, { path }, policy))
          if (!found.has(look)) found.set(look, name);
        if (found.size === wanted.size) break;
      }
      for (const looks of suspects)
        yield new Map(
          looks.flatMap((look) => {
            const name = found.get(look);
            return name ? [[look, name] as const] : [];
          }),
        );
    },
  };
}

/** The beginning of a file, as far as the buffer reaches: larger programs are made by programs. */
function textOf(file: RawPath, path: string, buffer: Buffer): string {
  const open = openRegular(file, false);
  if ("skipped" in open) return "";
  try {
    const first = readChunks(open, buffer).next().value ?? buffer.subarray(0, 0);
    return isBinary(path, first) ? "" : [...decodeChunks([first], () => undefined)].join("");
  } catch {
    return "";
  } finally {
    closeSync(open.descriptor);
  }
}
