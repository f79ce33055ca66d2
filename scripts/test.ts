import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { resultVariable } from "../test/extension/protocol.ts";
import { sum, type Tally } from "../test/reporter.ts";
import { ensureChromium } from "./host/chromium.ts";
import { installHost } from "./host/install.ts";
import { type ExtensionTests, runExtensionTests } from "./host/run.ts";
import { ensureOracles } from "./oracles.ts";
import { packageExtension } from "./package.ts";
import { execute, exitWhenAsked, withTemporaryFolder } from "./process.ts";

/* The whole `npm test`. A step that fails does not keep the later ones from running, unless nothing was built. */
type Step = () => Promise<Tally>;

const passed: Tally = { passed: 1, skipped: 0, failures: [] };
const failed = (failure: string): Tally => ({ passed: 0, skipped: 0, failures: [failure] });

/** A program of Node that passes when it exits with 0. */
const check =
  (...args: readonly string[]): Step =>
  async () =>
    (await execute(process.execPath, args, { show: true })).code === 0 ? passed : failed(`node ${args.join(" ")}`);

const build = check("esbuild.mjs");
const inside =
  (options: ExtensionTests): Step =>
  () =>
    runExtensionTests(options);

/** Apart from the tests, because their limits of time do not reckon with downloads. */
const prepare: Step = async () => {
  await ensureOracles();
  await ensureChromium();
  await installHost("current");
  await installHost("lowest");
  return sum([]);
};

const outside: Step = () =>
  withTemporaryFolder(async (folder) => {
    const result = path.join(folder, "result.json");
    const env = { ...process.env, [resultVariable]: result };
    await execute(process.execPath, ["--import", "tsx", "scripts/mocha.ts"], { env, show: true });
    if (!existsSync(result)) throw new Error("The tests did not come to their end.");
    return JSON.parse(readFileSync(result, "utf8")) as Tally;
  });

const packaged: Step = async () =>
  sum([passed, await runExtensionTests({ host: "current", vsix: await packageExtension() })]);

const everything: readonly (readonly [string, Step])[] = [
  ["Build", build],
  ["Format and lint", check("node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings")],
  ["Types", check("node_modules/typescript/bin/tsc")],
  ["Dead code", check("node_modules/knip/bin/knip.js")],
  ["What to test with", prepare],
  ["Tests", outside],
  ["Tests inside VS Code", inside({ host: "current" })],
  ["Tests inside the lowest VS Code", inside({ host: "lowest" })],
  ["The repository scans clean", check("dist/cli.cjs", "scan", ".")],
  ["Generated documentation is current", check("--import", "tsx", "scripts/docs.ts", "--check")],
  ["The package, installed", packaged],
];
const desktop: typeof everything = [
  ["Build", build],
  ["Tests inside desktop VS Code", inside({ host: "desktop" })],
];

async function run([title, step]: readonly [string, Step]): Promise<Tally> {
  console.log(`\n== ${title}`);
  const start = performance.now();
  const tally = await step().catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    console.log(`FAIL  ${reason}`);
    return failed(`${title}: ${reason}`);
  });
  const counts = `${tally.passed} passed, ${tally.failures.length} failed, ${tally.skipped} skipped`;
  console.log(`-- ${counts} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return tally;
}

exitWhenAsked();
const { values } = parseArgs({ options: { desktop: { type: "boolean", default: false } } });
const tallies: Tally[] = [];
for (const step of values.desktop ? desktop : everything) {
  const tally = await run(step);
  tallies.push(tally);
  if (step[1] === build && tally.failures.length > 0) break;
}
const total = sum(tallies);
if (total.failures.length > 0) console.log("\n== What failed");
for (const failure of total.failures) console.log(`FAIL  ${failure}`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`\n${total.passed} passed, ${total.failures.length} failed${skipped}`);
process.exitCode = total.failures.length > 0 ? 1 : 0;
