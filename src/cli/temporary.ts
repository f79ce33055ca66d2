import { readdirSync, rmSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { codeOf } from "../workspace/remarks.ts";

/** In ms. No report takes so long to write. */
const longest = 24 * 60 * 60 * 1000;

/**
 * A new name beside which nothing stands: `STEM-HOST-PID-RANDOM.tmp`. It tells who made it, so that a later run can
 * remove what one left behind that was killed.
 */
export function temporaryName(stem: string): string {
  const { randomUUID } = process.getBuiltinModule("node:crypto");
  return `${stem}-${hostMark()}-${process.pid}-${randomUUID().slice(0, 8)}.tmp`;
}

/**
 * Removes what earlier runs left in a folder under such names: those of processes of this machine that are no more, and
 * those that are older than a day. What cannot be removed, such as another user's, stays.
 */
export function removeLeftovers(folder: string, stem: string): void {
  const own = hostMark();
  for (const name of namesIn(folder)) {
    if (!name.startsWith(`${stem}-`)) continue;
    const [, host, pid] = /^-([0-9a-f]{8})-([1-9][0-9]{0,9})-[0-9a-f]{8}\.tmp$/.exec(name.slice(stem.length)) ?? [];
    if (host === undefined) continue;
    const file = join(folder, name);
    try {
      if ((host === own && isOver(Number(pid))) || Date.now() - statSync(file).mtimeMs > longest) {
        rmSync(file, { force: true });
      }
    } catch {
      // Another run may have removed it.
    }
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Process numbers mean nothing on another machine, or in another container, which may share the folder. */
function hostMark(): string {
  return process.getBuiltinModule("node:crypto").createHash("sha256").update(hostname()).digest("hex").slice(0, 8);
}

/** In a container each run may have the same number: what this process has not made yet is not its own. */
function isOver(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return codeOf(error) === "ESRCH";
  }
}
