import { readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import fc from "fast-check";
import Mocha from "mocha";
import { resultVariable } from "../test/extension/protocol.ts";
import { runMocha } from "../test/reporter.ts";
import { root } from "./process.ts";

/* Runs all tests that need no editor. The tally is written at the very end, so a test that ends the process shows. */
const folder = path.join(root, "test");
// A change that is judged fails by itself, not by chance. To search further: `GLYPHGUARD_SEED=$RANDOM npm test`.
const seed = Number(process.env["GLYPHGUARD_SEED"] ?? 20261122);
fc.configureGlobal({ seed });
// The tests have a copy of their own: Mocha requires them.
createRequire(import.meta.url)("fast-check").configureGlobal({ seed });
const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".test.ts") && !/^(extension|fixtures)[\\/]/.test(file))
  .sort();
const mocha = new Mocha({ ui: "bdd", timeout: 60_000, slow: 2_000, forbidOnly: true, reporter: Mocha.reporters.Base });
for (const file of files) mocha.addFile(path.join(folder, file));
await mocha.loadFilesAsync();
const tally = await runMocha(mocha, console.log);
const result = process.env[resultVariable];
if (result !== undefined) writeFileSync(result, JSON.stringify(tally));
process.exit(tally.failures.length > 0 ? 1 : 0);
