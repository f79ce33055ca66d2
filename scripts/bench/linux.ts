import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { installDebianPackages } from "../host/debian.ts";
import { execute, root } from "../process.ts";

const cache = path.join(root, ".bench", "linux");
const sources = "/usr/src";

/**
 * The folder of the kernel's sources, as Debian packages them: 78,000 files, 1.3 GB. Undefined where that is not to be
 * had. Its `.gitignore` is left out: Debian's ignores everything.
 */
export async function linuxTree(): Promise<string | undefined> {
  const done = path.join(cache, "unpacked");
  if (!existsSync(done)) {
    const archive = find() ?? (await install());
    if (archive === undefined) return undefined;
    mkdirSync(cache, { recursive: true });
    const { code, output } = await execute("tar", ["-xf", archive, "-C", cache]);
    if (code !== 0) throw new Error(`${archive} could not be unpacked: ${output.trim()}`);
    for (const name of readdirSync(cache)) rmSync(path.join(cache, name, ".gitignore"), { force: true });
    writeFileSync(done, "");
  }
  const [name] = readdirSync(cache).filter((each) => each.startsWith("linux-source"));
  return name === undefined ? undefined : path.join(cache, name);
}

async function install(): Promise<string | undefined> {
  await installDebianPackages(["linux-source", "xz-utils"]);
  return find();
}

function find(): string | undefined {
  const [name] = existsSync(sources) ? readdirSync(sources).filter((each) => /^linux-source.*\.tar/.test(each)) : [];
  return name === undefined ? undefined : path.join(sources, name);
}
