import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { npm, root } from "../process.ts";

/** A package at a version that will never change: what npm promises of it. */
export interface Package {
  readonly name: string;
  readonly version: string;
  /** Subresource integrity of the tarball. */
  readonly integrity: string;
}

const cache = path.join(root, "node_modules", ".cache", "glyphguard-honest");

/** The tarball of a package, from the cache or from npm. Throws where it is not the one that was measured. */
export async function tarballOf({ name, version, integrity }: Package): Promise<Buffer> {
  const file = path.join(cache, `${name.replace("@", "").replace("/", "-")}-${version}.tgz`);
  if (!existsSync(file)) {
    mkdirSync(cache, { recursive: true });
    const { code, output } = await npm(["pack", `${name}@${version}`, "--ignore-scripts", "--silent"], cache);
    if (code !== 0) throw new Error(`npm has no ${name}@${version}: ${output.trim()}`);
  }
  const bytes = readFileSync(file);
  const [algorithm = "", wanted = ""] = integrity.split(/-(.*)/s);
  if (createHash(algorithm).update(bytes).digest("base64") !== wanted)
    throw new Error(`${file} is not the ${name}@${version} that was measured`);
  return bytes;
}
