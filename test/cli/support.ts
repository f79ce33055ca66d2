import { type SpawnOptions, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { mergeCommand } from "../../src/cli/merge.ts";
import { readOptions } from "../../src/cli/options.ts";
import { scanCommand } from "../../src/cli/scan.ts";

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
  /** What it reads on standard input. */
  readonly input?: string;
  /** A program that runs it, given its command as further arguments. */
  readonly through?: readonly [string, ...string[]];
  /** Ends it after so many ms. */
  readonly endAfter?: number;
  /** File descriptors to write to; then nothing is collected. */
  readonly stdout?: number;
  readonly stderr?: number;
}

/** Builds the command line as it is shipped and gives a function that runs it as a process of its own. */
export function useCommand({ threads = false } = {}): (args: readonly string[], options: RunOptions) => Promise<Run> {
  let folder = "";
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "glyphguard-cli-"));
    // Another user runs it too.
    chmodSync(folder, 0o755);
    await build({
      entryPoints: { cli: "src/cli/main.ts", ...(threads && { worker: "src/workspace/worker.ts" }) },
      outdir: folder,
      outExtension: { ".js": ".cjs" },
      bundle: true,
      platform: "node",
      format: "cjs",
      mainFields: ["module", "main"],
    });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  return (args, { cwd, env = {}, uid, hangUp = false, stdout, stderr, input, through = [], endAfter }) => {
    const { NO_COLOR: _, FORCE_COLOR: __, ...inherited } = process.env;
    const settings: SpawnOptions = {
      cwd,
      env: { ...inherited, ...env },
      stdio: ["pipe", stdout ?? "pipe", stderr ?? "pipe"],
      ...(uid !== undefined && { uid }),
    };
    const [program, ...rest] = [...through, process.execPath, join(folder, "cli.cjs"), ...args];
    const child = spawn(program ?? "", rest, { ...settings, ...(endAfter !== undefined && { timeout: endAfter }) });
    if (input !== undefined) child.stdin?.end(input);
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

/** What a command said and where it ended, run in this process: a tenth of the time that one of its own takes. */
export interface Told {
  readonly code: number;
  readonly report: string;
  readonly errors: string;
}

/** Runs a command in a folder, and gives what it wrote with `--output`. Rejects as the command does. */
export async function runHere(folder: string, args: readonly string[]): Promise<Told> {
  const before = process.cwd();
  const place = mkdtempSync(join(tmpdir(), "glyphguard-report-"));
  const file = join(place, "report");
  const errors: string[] = [];
  const output = { write: async (text: string) => void errors.push(text), flush: async () => {} };
  try {
    process.chdir(folder);
    const options = readOptions([...args, "--output", file]);
    const code = options.command === "merge" ? await mergeCommand(options) : await scanCommand(options, output);
    return { code, report: readFileSync(file, "utf8"), errors: errors.join("") };
  } finally {
    process.chdir(before);
    rmSync(place, { recursive: true, force: true });
  }
}
