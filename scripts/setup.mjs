// Runs before every npm script that needs the dependencies, also in a clone that has none yet: Node alone must do.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  stop(`Glyphguard needs Node 20.19 or newer; this is ${process.versions.node}.`);
}

const installed = path.join(root, "node_modules", ".package-lock.json");
const wanted = path.join(root, "package-lock.json");
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(wanted).mtimeMs) install();

function install() {
  console.log("Installing the dependencies (npm ci).");
  const cli = process.env.npm_execpath;
  const [program, first] = cli === undefined ? ["npm", []] : [process.execPath, [cli]];
  const ended = spawnSync(program, [...first, "ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: Number.POSITIVE_INFINITY,
  });
  if (ended.status === 0) return;
  // npm's own account has ten lines, of which a visitor needs the code.
  const why =
    /^npm error code (\S+)/m.exec(ended.stderr ?? "")?.[1] ?? ended.error?.code ?? `exit code ${ended.status}`;
  stop(`npm ci failed (${why}): see that npm reaches its registry, and run this again.`);
}

function stop(message) {
  console.error(message);
  process.exit(1);
}
