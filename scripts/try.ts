import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { installHost } from "./host/install.ts";
import { freePort, installVsix, startServer } from "./host/server.ts";
import { vsixPath } from "./package.ts";
import { execute, exitWhenAsked, root, withTemporaryFolder } from "./process.ts";
import { writeSample } from "./sample.ts";

/*
 * `npm run try`: opens a sample workspace with Glyphguard, in the VS Code of this machine where there is one, and
 * otherwise in one from npm that is served to the browser (GLYPHGUARD_TRY=embedded asks for it, --port N or PORT
 * chooses the port, 0 any).
 */

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: "string", default: process.env["PORT"] ?? "8731" } } });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`${values.port} is not a port.`);
  const code = process.env["GLYPHGUARD_TRY"] === "embedded" ? undefined : findCode();
  const obstacle = code === undefined ? undefined : obstacleToWindows();
  if (obstacle !== undefined) console.log(`${obstacle}; here is a VS Code in the browser.`);
  else if (code !== undefined && (await openDesktop(code))) return;
  await withTemporaryFolder((folder) => serve(folder, port));
}

/** Its own executable on Windows: code.cmd cannot be started without a shell. */
function findCode(): string | undefined {
  const windows = process.platform === "win32";
  return (process.env["PATH"] ?? "")
    .split(path.delimiter)
    .filter((folder) => existsSync(path.join(folder, windows ? "code.cmd" : "code")))
    .map((folder) => (windows ? path.join(folder, "..", "Code.exe") : path.join(folder, "code")))
    .find((file) => existsSync(file));
}

/** In both cases `code` exits with 0, and no window with Glyphguard opens. */
function obstacleToWindows(): string | undefined {
  const { VSCODE_IPC_HOOK_CLI, WSL_DISTRO_NAME, DISPLAY, WAYLAND_DISPLAY } = process.env;
  // There `code` talks to a window elsewhere and drops --extensionDevelopmentPath.
  if (VSCODE_IPC_HOOK_CLI || WSL_DISTRO_NAME) return "The VS Code of this terminal runs on another system";
  if (process.platform === "linux" && !DISPLAY && !WAYLAND_DISPLAY) return "This terminal has no display";
  return undefined;
}

/**
 * The sample stays when this ends: nothing tells reliably when the window is done with it. `code --wait` returns as
 * soon as the window is reloaded, which a second `npm run try` does as well.
 */
async function openDesktop(code: string): Promise<boolean> {
  await must("The build", ["esbuild.mjs"]);
  const folder = mkdtempSync(path.join(tmpdir(), "glyphguard-"));
  const sample = path.join(folder, "sample");
  await writeSample(sample);
  const args = ["--new-window", `--extensionDevelopmentPath=${root}`, sample];
  const { code: status } = await execute(code, args, { show: true }).catch(() => ({ code: 1 }));
  if (status === 0) {
    console.log(`VS Code opens with Glyphguard and a sample workspace: ${sample}`);
    console.log("Should no window come up: GLYPHGUARD_TRY=embedded in the environment serves one to the browser.");
    return true;
  }
  rmSync(folder, { recursive: true });
  console.log("That VS Code did not start; here is one in the browser.");
  return false;
}

async function serve(folder: string, wanted: number): Promise<void> {
  const port = await freePort(wanted);
  const sample = path.join(folder, "sample");
  await writeSample(sample);
  const host = await installHost("current");
  await must("The package", ["--import", "tsx", "scripts/package.ts"]);
  const extensions = path.join(folder, "extensions");
  mkdirSync(extensions);
  await installVsix(host, vsixPath(), extensions);
  // The sample's task is run by the Node that runs this. The sample is ours: it needs no question about trust.
  process.env["PATH"] = `${path.dirname(process.execPath)}${path.delimiter}${process.env["PATH"] ?? ""}`;
  const settings = { "security.workspace.trust.enabled": false };
  const server = await startServer({ host, state: path.join(folder, "state"), extensions, settings, port });
  console.log(`VS Code ${host.version} with Glyphguard and a sample workspace:\n\n  ${server.url(sample).href}\n`);
  console.log("Open this address in a browser. Ctrl-C ends it.");
  await server.ended;
  throw new Error("VS Code's server ended.");
}

async function must(what: string, args: readonly string[]): Promise<void> {
  const { code, output } = await execute(process.execPath, args);
  if (code !== 0) throw new Error(`${what} failed.\n${output.trimEnd()}`);
}

exitWhenAsked();
await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
