import { existsSync } from "node:fs";
import { execute } from "../process.ts";

/** Installs packages of Debian where that is what we run on, as root; elsewhere it does nothing. */
export async function installDebianPackages(packages: readonly string[]): Promise<void> {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return;
  console.log(`Installing from Debian (once): ${packages.join(", ")}`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await execute("apt-get", ["update", "-q"], { env });
  await execute("apt-get", ["install", "-q", "-y", "--no-install-recommends", ...packages], { env });
}
