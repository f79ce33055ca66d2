import {
  accessSync,
  closeSync,
  constants,
  openSync,
  promises,
  realpathSync,
  rmSync,
  type Stats,
  statSync,
} from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { failure, isFailure } from "../report/failure.ts";
import { reasonOf } from "../workspace/remarks.ts";
import { writingTo } from "./failure.ts";
import type { Output } from "./output.ts";
import { removeLeftovers, temporaryName } from "./temporary.ts";

/** A report's file, which is there as a whole or not at all. */
export interface ReportFile extends Output {
  /** Puts it in its place. */
  commit(): Promise<void>;
  /** Leaves nothing behind. */
  discard(): Promise<void>;
}

const pieceLength = 1 << 18;
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Writes beside the file and renames at the end; a signal meanwhile removes what was written. Nothing is made before
 * the first byte. Of a run that was killed so that it could not do that, the next one removes what is left: Linux could
 * write a file without a name (O_TMPFILE) and name it at last, but Node cannot (no `linkat`).
 * What is no file (a pipe, `/dev/stdout`) is written to as it is.
 */
export function createReportFile(path: string): ReportFile {
  const target = targetOf(path);
  let temporary: string | undefined;
  let handle: FileHandle | undefined;
  let kept = "";

  const interrupted = (signal: NodeJS.Signals): void => {
    if (temporary !== undefined) rmSync(temporary, { force: true });
    forget();
    process.kill(process.pid, signal);
  };
  const forget = (): void => {
    for (const signal of signals) process.off(signal, interrupted);
  };

  async function begin(): Promise<FileHandle> {
    if (!target.isFile) return await promises.open(target.path, "w");
    const folder = dirname(target.path);
    const stem = `.${basename(target.path)}`;
    removeLeftovers(folder, stem);
    temporary = join(folder, temporaryName(stem));
    for (const signal of signals) process.on(signal, interrupted);
    // In one go, so that no signal comes between: what is to be removed is there.
    closeSync(openSync(temporary, "wx", target.mode));
    return await promises.open(temporary, "r+");
  }

  const flush = (): Promise<void> =>
    writingTo(path, async () => {
      const text = kept;
      kept = "";
      handle ??= await begin();
      await handle.appendFile(text);
    });

  async function discard(): Promise<void> {
    await handle?.close().catch(() => undefined);
    if (temporary !== undefined) rmSync(temporary, { force: true });
    forget();
  }

  return {
    write: async (text) => {
      kept += text;
      if (kept.length >= pieceLength) await flush();
    },
    flush,
    commit: () =>
      writingTo(path, async () => {
        await flush();
        if (target.isFile) await handle?.sync();
        await handle?.close();
        handle = undefined;
        if (temporary !== undefined) await promises.rename(temporary, target.path);
        temporary = undefined;
        forget();
      }),
    discard,
  };
}

interface Target {
  readonly path: string;
  readonly isFile: boolean;
  readonly mode: number;
}

/** Throws where it is plain from the start that nothing can be written: nobody wants to hear that after the scan. */
function targetOf(path: string): Target {
  const refuse = (reason: string): Error => failure(`The report cannot be written to ${path || '""'}: ${reason}`);
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isDirectory()) throw refuse("it is a folder");
    if (stats !== undefined && !stats.isFile()) return { path, isFile: false, mode: 0 };
    // A link stays, and what it leads to is replaced.
    const real = stats === undefined ? path : realpathSync(path);
    accessSync(dirname(real), constants.W_OK);
    return { path: real, isFile: true, mode: modeOf(stats) };
  } catch (error) {
    throw isFailure(error) ? error : refuse(reasonOf(error));
  }
}

const modeOf = (stats: Stats | undefined): number => (stats === undefined ? 0o666 : stats.mode & 0o777);
