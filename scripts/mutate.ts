import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { execute, root } from "./process.ts";

/*
 * Changes the detectors and the skeleton in thousands of small ways, one at a time, and looks which changes no test
 * notices. `npm run mutate [file…]` compares these with `test/engine/survivors.json`, where each has its reason; with
 * --update it writes them there, and leaves the reasons of new ones to whoever reads them. Takes an hour or two.
 */

/** A change that no test notices. */
interface Survivor {
  readonly file: string;
  /** The line that was changed, without its indentation: line numbers move. */
  readonly line: string;
  readonly mutator: string;
  readonly replacement: string;
  readonly reason: string;
}

interface Report {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly source: string;
        readonly mutants: readonly {
          readonly status: string;
          readonly mutatorName: string;
          readonly replacement?: string;
          readonly location: { readonly start: { readonly line: number } };
        }[];
      }
    >
  >;
}

/** Below this share of noticed changes (percent) the tests do not say what the code does. */
const goal = 80;

const known = path.join(root, "test", "engine", "survivors.json");
const update = process.argv.includes("--update");
const files = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));

const stryker = [path.join(root, "node_modules", "@stryker-mutator", "core", "bin", "stryker.js"), "run"];
const mutate = files.length > 0 ? ["--mutate", files.join(",")] : [];
await execute(process.execPath, [...stryker, ...mutate], { cwd: root, show: true });

const { files: reported } = JSON.parse(readFileSync(path.join(root, "out", "mutation.json"), "utf8")) as Report;
const before: readonly Survivor[] = existsSync(known) ? JSON.parse(readFileSync(known, "utf8")) : [];
const keyOf = ({ file, line, mutator, replacement }: Survivor): string => [file, line, mutator, replacement].join("\n");
const reasons = new Map(before.map((survivor) => [keyOf(survivor), survivor.reason]));
const found: Survivor[] = [];
const counts = { noticed: 0, survived: 0 };
for (const [file, { source, mutants }] of Object.entries(reported)) {
  const lines = source.split("\n");
  for (const { status, mutatorName, replacement = "", location } of mutants) {
    if (status === "Killed" || status === "Timeout") counts.noticed++;
    if (status !== "Survived" && status !== "NoCoverage") continue;
    counts.survived++;
    const line = lines[location.start.line - 1]?.trim() ?? "";
    const survivor = { file, line, mutator: mutatorName, replacement, reason: "" };
    found.push({ ...survivor, reason: reasons.get(keyOf(survivor)) ?? "" });
  }
}

const share = (100 * counts.noticed) / Math.max(1, counts.noticed + counts.survived);
console.log(`${counts.noticed} changes noticed, ${counts.survived} not: ${share.toFixed(1)} %`);
if (update) {
  const others = before.filter(({ file }) => !(file in reported));
  const all = [...others, ...found].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  writeFileSync(known, `[\n${all.map((survivor) => `  ${JSON.stringify(survivor)}`).join(",\n")}\n]\n`);
}
const silent = found.filter(({ reason }) => reason === "");
for (const { file, line, mutator, replacement } of silent)
  console.log(`No reason: ${file}: ${mutator} \`${line}\` -> \`${replacement}\``);
process.exitCode = share < goal || silent.length > 0 ? 1 : 0;
