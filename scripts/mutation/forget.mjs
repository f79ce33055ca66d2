// In Stryker's copy of the sources: what is made once and kept is made anew for each change, or it would be the old one's,
// and for each test of the first run, or only the first test would be known to reach what makes it.
import { readFileSync, writeFileSync } from "node:fs";

const file = "src/engine/unicode/packed.ts";
const source = readFileSync(file, "utf8");
const kept = /export function lazy<[\s\S]*$/;
if (!kept.test(source)) throw new Error(`${file} has no lazy() to replace`);
writeFileSync(
  file,
  source.replace(
    kept,
    `export function lazy<T extends object>(make: () => T): () => T {
  let made: { readonly value: T; readonly change: unknown } | undefined;
  return () => {
    const now = (globalThis as { __stryker__?: { activeMutant?: unknown; currentTestId?: unknown } }).__stryker__;
    const change = now?.activeMutant ?? now?.currentTestId;
    if (made === undefined || made.change !== change) made = { value: make(), change };
    return made.value;
  };
}
`,
  ),
);
