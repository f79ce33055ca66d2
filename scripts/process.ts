import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export const root = path.dirname(import.meta.dirname);

export interface Ended {
  /** 1 when a signal ended the process. */
  readonly code: number;
  /** What it wrote to both of its outputs; empty where `show` sent that to the terminal. */
  readonly output: string;
}

/** Runs a program without a shell and without stdin. Rejects only when it cannot be started. */
export function execute(
  file: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv; readonly show?: boolean } = {},
): Promise<Ended> {
  const { cwd = root, env = process.env, show = false } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd,
      env,
      stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    // A signal may have reached this process alone. Before the folder goes away that the child works in.
    const end = () => child.kill();
    process.prependOnceListener("exit", end);
    child.once("close", () => process.off("exit", end));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs the npm that runs this script (npm.cmd cannot be started without a shell), or the one on the PATH. */
export function npm(args: readonly string[], cwd: string): Promise<Ended> {
  const cli = process.env["npm_execpath"];
  return cli === undefined ? execute("npm", args, { cwd }) : execute(process.execPath, [cli, ...args], { cwd });
}

/** Calls `use` with a new folder and removes it afterwards, whatever happens. */
export async function withTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), "glyphguard-"));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  process.once("exit", remove);
  try {
    return await use(folder);
  } finally {
    process.off("exit", remove);
    remove();
  }
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(child.pid), "/t", "/f"]);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

/**
 * Ends a process that was started with `detached: true`, and all that it started itself.
 * After 3,000 ms of asking it is ended by force.
 */
export async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  signalGroup(child, "SIGTERM");
  const force = setTimeout(() => signalGroup(child, "SIGKILL"), 3000);
  await gone;
  clearTimeout(force);
  // A hung member of the group outlives its leader.
  signalGroup(child, "SIGKILL");
}

/** Ends the group of `child` when this process ends for whatever reason that leaves time for it. */
export function tieToThisProcess(child: ChildProcess): void {
  const end = () => signalGroup(child, "SIGKILL");
  // Before the folder goes away that it works in.
  process.prependOnceListener("exit", end);
  child.once("exit", () => process.off("exit", end));
}

/**
 * Makes Ctrl-C and its like leave through the `exit` event, which ends and removes what was started and written.
 * Not `once`: Ctrl-C comes twice, from the terminal and from tsx, and the second one must not cut the removal short.
 */
export function exitWhenAsked(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(130));
}
