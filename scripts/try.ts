import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { installHost } from "./host/install.ts";
import { installVsix, startServer } from "./host/server.ts";
import { vsixPath } from "./package.ts";
import { execute, exitWhenAsked, root, withTemporaryFolder } from "./process.ts";
import { writeSample } from "./sample.ts";

/*
 * `npm run try`: opens a sample workspace with Glyphguard, in the VS Code of this machine where there is one, and
 * otherwise in one from npm that is served to the browser (GLYPHGUARD_TRY=embedded asks for it, --port N or PORT
 * chooses the port).
 */

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: "string", default: process.env["PORT"] ?? "8731" } } });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`${values.port} is not a port.`);
  await withTemporaryFolder(async (folder) => {
    const sample = path.join(folder, "sample");
    await writeSample(sample);
    const code = process.env["GLYPHGUARD_TRY"] === "embedded" ? undefined : findCode();
    if (code !== undefined && (await openDesktop(code, sample))) return;
    await serve(sample, folder, port);
  });
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

async function openDesktop(code: string, sample: string): Promise<boolean> {
  await must("The build", ["esbuild.mjs"]);
  console.log("A VS Code window opens with Glyphguard and a sample workspace. This ends when you close the window.");
  const args = ["--new-window", "--wait", `--extensionDevelopmentPath=${root}`, sample];
  const { code: status } = await execute(code, args, { show: true });
  if (status !== 0) console.log("That VS Code did not start; here is one in the browser.");
  return status === 0;
}

async function serve(sample: string, folder: string, port: number): Promise<void> {
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
