import { type SpawnOptions, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Runs as this user, where the tests run as root. */
  readonly uid?: number;
  /** Closes the reader's end after the first bytes. */
  readonly hangUp?: boolean;
  /** File descriptors to write to; then nothing is collected. */
  readonly stdout?: number;
  readonly stderr?: number;
}

/** Builds the command line as it is shipped and gives a function that runs it as a process of its own. */
export function useCommand(): (args: readonly string[], options: RunOptions) => Promise<Run> {
  let folder = "";
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "glyphguard-cli-"));
    // Another user runs it too.
    chmodSync(folder, 0o755);
    await build({
      entryPoints: ["src/cli/main.ts"],
      outfile: join(folder, "cli.cjs"),
      bundle: true,
      platform: "node",
      format: "cjs",
      mainFields: ["module", "main"],
    });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  return (args, { cwd, env = {}, uid, hangUp = false, stdout, stderr }) => {
    const { NO_COLOR: _, FORCE_COLOR: __, ...rest } = process.env;
    const settings: SpawnOptions = {
      cwd,
      env: { ...rest, ...env },
      stdio: ["pipe", stdout ?? "pipe", stderr ?? "pipe"],
      ...(uid !== undefined && { uid }),
    };
    const child = spawn(process.execPath, [join(folder, "cli.cjs"), ...args], settings);
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout?.on("data", (chunk: Buffer) => {
      out.push(chunk);
      if (hangUp) {
        child.stdout?.destroy();
      }
    });
    child.stderr?.on("data", (chunk: Buffer) => err.push(chunk));
    return new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) =>
        resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
      );
    });
  };
}
