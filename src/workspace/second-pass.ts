import { closeSync } from "node:fs";
import {
  hasNames,
  landmarkOf,
  type NameElsewhere,
  type NamesElsewhere,
  namesWithLook,
  type Policy,
} from "../engine/index.ts";
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
        if (!hasNames({ path }, policy)) continue;
        const text = textOf(file, path, buffer, wanted);
        for (const [look, name] of namesWithLook(text, wanted, { path }, policy)) {
          found.set(look, name);
          wanted.delete(look);
        }
        if (wanted.size === 0) break;
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

/** To look for so many landmarks takes less than to make a text of a program, and read its names. */
const fewLandmarks = 8;

/** Whether one of the looks may be in a program, in an encoding in which ASCII is ASCII. */
function mayHold(bytes: Buffer, looks: ReadonlySet<string>): boolean {
  if (looks.size > fewLandmarks || bytes.includes(0)) return true;
  return [...looks].some((look) => bytes.includes(landmarkOf(look), 0, "latin1"));
}

/**
 * The beginning of a file, as far as the buffer reaches: larger programs are made by programs. Empty if it has none of
 * the looks.
 */
function textOf(file: RawPath, path: string, buffer: Buffer, looks: ReadonlySet<string>): string {
  const open = openRegular(file, false);
  if ("skipped" in open) return "";
  try {
    const first = readChunks(open, buffer).next().value ?? buffer.subarray(0, 0);
    return !mayHold(first, looks) || isBinary(path, first) ? "" : [...decodeChunks([first], () => undefined)].join("");
  } catch {
    return "";
  } finally {
    closeSync(open.descriptor);
  }
}
