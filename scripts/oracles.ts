import { existsSync } from "node:fs";
import { installDebianPackages } from "./host/debian.ts";

/**
 * What independent implementations need that tests compare us with: ICU's spoof checker through Debian's own Python, and
 * the Unicode consortium's tests of the bidirectional algorithm.
 */
const oracles: Readonly<Record<string, string>> = {
  "python3-icu": "/usr/lib/python3/dist-packages/icu/__init__.py",
  "unicode-data": "/usr/share/unicode/BidiCharacterTest.txt",
};

/** Installs the oracles that are missing, if it may. The tests that lack one say so and count as skipped. */
export async function ensureOracles(): Promise<void> {
  const missing = Object.keys(oracles).filter((name) => !existsSync(oracles[name] ?? ""));
  if (missing.length > 0) await installDebianPackages(missing);
}
