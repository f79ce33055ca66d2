import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { execute, stopGroup, tieToThisProcess, withTemporaryFolder } from "../process.ts";
import type { Host } from "./install.ts";

export interface ServerOptions {
  readonly host: Host;
  /** A folder that this server may fill; removing it is the caller's business. */
  readonly state: string;
  /** User settings on top of `quietSettings`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly extensions?: string;
  /** Any free one by default. */
  readonly port?: number;
}

export interface Server {
  /** `127.0.0.1:port`, the authority of `vscode-remote:` URIs. */
  readonly authority: string;
  /** The page that shows `folder`; the token in it is the only key to this server. */
  url(folder: string): URL;
  /** Resolves when the server has ended, asked or not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** What VS Code shows and fetches on its own and no test, picture or visitor here wants. */
const quietSettings = {
  "workbench.startupEditor": "none",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "chat.disableAIFeatures": true,
  "files.autoSave": "off",
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "git.openRepositoryInParentFolders": "never",
};

/** Starts VS Code's server on 127.0.0.1 and resolves once it answers (0.5 s). Rejects in one line when it does not. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { host, state, settings = {}, extensions = path.join(state, "extensions") } = options;
  const port = await freePort(options.port ?? 0);
  const token = randomBytes(24).toString("hex");
  const user = path.join(state, "data", "User");
  mkdirSync(user, { recursive: true });
  mkdirSync(extensions, { recursive: true });
  writeFileSync(path.join(user, "settings.json"), JSON.stringify({ ...quietSettings, ...settings }));
  writeFileSync(path.join(state, "token"), token, { mode: 0o600 });
  const log = path.join(state, "server.log");
  const output = openSync(log, "w");
  const child = spawn(
    host.node,
    [
      path.join(host.vscode, "out", "server-main.js"),
      ...["--host", "127.0.0.1", "--port", String(port), "--connection-token-file", path.join(state, "token")],
      ...["--accept-server-license-terms", "--telemetry-level", "off"],
      // Without it VS Code 1.139 ignores the development extension and the tests that a page asks for.
      "--enable-smoke-test-driver",
      ...["--user-data-dir", path.join(state, "data"), "--server-data-dir", path.join(state, "server")],
      ...["--extensions-dir", extensions],
    ],
    { stdio: ["ignore", output, output], env: cleanEnvironment(), detached: process.platform !== "win32" },
  );
  closeSync(output);
  tieToThisProcess(child);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const url = (folder: string) => {
    const page = new URL(`http://127.0.0.1:${port}/`);
    page.searchParams.set("tkn", token);
    page.searchParams.set(folder.endsWith(".code-workspace") ? "workspace" : "folder", path.resolve(folder));
    return page;
  };
  const deadline = Date.now() + 30_000;
  while (!(await answers(url(state)))) {
    if (child.exitCode === null && child.signalCode === null && Date.now() < deadline) continue;
    await stopGroup(child);
    const last = readFileSync(log, "utf8").trimEnd().split("\n").at(-1);
    throw new Error(`VS Code's server did not start: ${last}`);
  }
  return { authority: `127.0.0.1:${port}`, url, ended, stop: () => stopGroup(child) };
}

/** The environment of an editor's terminal would turn this VS Code into a part of that editor. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(VSCODE_(?!TEST_)|ELECTRON_)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

async function answers(page: URL): Promise<boolean> {
  try {
    const { status } = await fetch(page, { redirect: "manual" });
    return status === 200 || status === 302;
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return false;
  }
}

/** The number of a port that can be listened on at 127.0.0.1; 0 means any. Rejects in one line that says what to do. */
export function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    const help = "choose another one, or let any be chosen: npm run try -- --port 0";
    probe.once("error", () => reject(new Error(`Port ${wanted} is not free; ${help}`)));
    probe.listen(wanted, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : wanted));
    });
  });
}

/** Installs the package into a folder of extensions, as a user would. */
export async function installVsix(host: Host, vsix: string, extensions: string): Promise<void> {
  await withTemporaryFolder(async (state) => {
    const { code, output } = await execute(
      host.node,
      [
        path.join(host.vscode, "out", "server-main.js"),
        ...["--accept-server-license-terms", "--telemetry-level", "off", "--server-data-dir", state],
        ...["--extensions-dir", extensions, "--install-extension", vsix],
      ],
      { env: cleanEnvironment() },
    );
    if (code !== 0) throw new Error(`${path.basename(vsix)} could not be installed.\n${output}`);
  });
}
