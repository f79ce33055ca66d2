import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { type Ended, execute, npm, root } from "../process.ts";

/**
 * The VS Code that tests, pictures and `npm run try` use. It comes from npm, because VS Code's own download
 * servers are out of reach of many build machines: the package code-server carries VS Code's server, workbench and
 * extension host. `lowest` is what `engines.vscode` promises.
 */
export const hosts = {
  current: { codeServer: "4.139.1", vscode: "1.139.1", node: "24.21.0" },
  lowest: { codeServer: "4.100.3", vscode: "1.100.3", node: "20.20.2" },
} as const;

export type HostName = keyof typeof hosts;

export interface Host {
  /** The version of VS Code. */
  readonly version: string;
  /** The folder of VS Code's server. */
  readonly vscode: string;
  /** The Node that this version of VS Code runs on. */
  readonly node: string;
}

/**
 * Installs a host into the folder `cache` unless it is there already (20 s, 300 MB).
 * Rejects in one line that says what to do.
 */
export async function installHost(name: HostName, cache = path.join(root, ".vscode-test")): Promise<Host> {
  const { codeServer, vscode, node } = hosts[name];
  const folder = await once(path.join(cache, `code-server-${codeServer}`), `VS Code ${vscode}`, async (into) => {
    await fetchVSCode(codeServer, into);
    if (name === "lowest") lendRipgrep((await installHost("current", cache)).vscode, into);
  });
  return { version: vscode, vscode: folder, node: await nodeFor(node, cache) };
}

/** The older package fetches ripgrep, which `findFiles` needs, in an install script; the newer one carries it. */
function lendRipgrep(from: string, to: string): void {
  const modules = path.join("node_modules", "@vscode");
  const carried = path.join(from, modules, "ripgrep-universal", "bin", `${process.platform}-${process.arch}`);
  cpSync(carried, path.join(to, modules, "ripgrep", "bin"), { recursive: true });
}

/** Native modules are bound to Node's major version, not to its minor one. */
async function nodeFor(version: string, cache: string): Promise<string> {
  const major = (text: string) => text.split(".")[0];
  if (major(version) === major(process.versions.node)) return process.execPath;
  const platform = process.platform === "win32" ? "win" : process.platform;
  const file = process.platform === "win32" ? "node.exe" : "node";
  const folder = await once(path.join(cache, `node-${version}`), `Node ${version}`, async (into) => {
    await unpack(`node-${platform}-${process.arch}@${version}`, into);
    const program = path.join(into, "package", "bin", file);
    renameSync(program, path.join(into, file));
    rmSync(path.join(into, "package"), { recursive: true });
  });
  return path.join(folder, file);
}

/** The folder gets its name only when it is complete, so an interrupted installation is done again. */
async function once(folder: string, title: string, build: (folder: string) => Promise<void>): Promise<string> {
  if (existsSync(folder)) return folder;
  mkdirSync(path.dirname(folder), { recursive: true });
  console.log(`Installing ${title} into ${path.relative(root, folder)} (once).`);
  const draft = mkdtempSync(`${folder}.part-`);
  try {
    await build(draft);
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** npm's own account has ten lines, of which a visitor needs the code. */
async function must(what: string, ended: Promise<Ended>): Promise<void> {
  const { code, output } = await ended.catch((error: Error): Ended => ({ code: 1, output: error.message }));
  if (code === 0) return;
  const reason = /^npm error code (\S+)|\b(ENOENT|ENOSPC|EACCES)\b/m.exec(output);
  const why = reason?.[1] ?? reason?.[2] ?? `exit code ${code}`;
  throw new Error(`${what} failed (${why}): see that npm reaches its registry, and run this again.`);
}

async function unpack(spec: string, into: string): Promise<void> {
  await must(`npm pack ${spec}`, npm(["pack", spec, "--loglevel=error", "--ignore-scripts"], into));
  const archive = readdirSync(into).find((file) => file.endsWith(".tgz"));
  if (archive === undefined) throw new Error(`npm pack ${spec} left no archive.`);
  await must(`tar -xzf ${archive}`, execute("tar", ["-xzf", archive], { cwd: into }));
  rmSync(path.join(into, archive));
}

async function fetchVSCode(version: string, into: string): Promise<void> {
  await unpack(`code-server@${version}`, into);
  const vscode = path.join(into, "package", "lib", "vscode");
  // What code-server's postinstall would do, out of its own shrinkwrap, without compiling anything.
  // Not `npm ci`: it calls the shrinkwrap of 4.139.1 out of step.
  const install = ["install", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  await must(`npm install for VS Code ${version}`, npm(install, vscode));
  await must(`npm install for the extensions of VS Code ${version}`, npm(install, path.join(vscode, "extensions")));
  prune(vscode);
  seal(vscode);
  for (const entry of readdirSync(vscode)) renameSync(path.join(vscode, entry), path.join(into, entry));
  rmSync(path.join(into, "package"), { recursive: true });
}

/** What running an extension does not need, where it is large (4.139.1: 616 MB become 250 MB). */
function prune(vscode: string): void {
  for (const unused of ["node_modules/@github", "node_modules/@microsoft/mxc-sdk", "extensions/copilot"]) {
    rmSync(path.join(vscode, unused), { recursive: true, force: true });
  }
  const here = `${process.platform}-${process.arch}`;
  for (const folder of ["node_modules/@vscode/ripgrep-universal/bin", "node_modules/node-pty/prebuilds"]) {
    const all = path.join(vscode, folder);
    for (const platform of existsSync(all) ? readdirSync(all) : []) {
      if (platform !== here) rmSync(path.join(all, platform), { recursive: true });
    }
  }
}

/** code-server grants every proposed API to every extension; a test must not pass here that would fail in VS Code. */
function seal(vscode: string): void {
  const file = path.join(vscode, "out", "vs", "workbench", "api", "node", "extensionHostProcess.js");
  const source = readFileSync(file, "utf8");
  const open = /function (\w+)\((\w+),(\w+)\)\{return!0\}(?=function \w+\(\w+,\w+\)\{if\(!\1\()/g;
  const sealed = source.replace(
    open,
    'function $1($2,$3){return!!$2.enabledApiProposals?.some(p=>p.split("@")[0]===$3)}',
  );
  if (source.match(open)?.length !== 1)
    throw new Error("The proposed API could not be sealed: isProposedApiEnabled was not found.");
  writeFileSync(file, sealed);
}
