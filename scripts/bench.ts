import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { cjkTree, codeTree, smallTree } from "./bench/corpora.ts";
import { engineRows } from "./bench/engine.ts";
import { kernelRows } from "./bench/kernel.ts";
import { type Program, pairedRatios, peakMegabytes } from "./bench/programs.ts";
import { type Row, tableOf } from "./bench/table.ts";
import { execute, root, withTemporaryFolder } from "./process.ts";

/*
 * How fast the guard is, as ratios to peers that run in turn with it in the same invocation: medians, on whatever
 * machine this is. `npm run bench -- --quick` takes fewer turns and smaller trees. Prints one table, and exits with 1
 * where a target is missed by more than 15 %.
 */
const { values } = parseArgs({ options: { quick: { type: "boolean", default: false } } });
const { quick } = values;
const turns = quick ? 3 : 7;
const scale = quick ? 0.2 : 1;

const built = await execute(process.execPath, ["esbuild.mjs"]);
if (built.code !== 0) throw new Error(built.output);
const cli = path.join(root, "dist", "cli.cjs");
const ripgrep = path.join(root, "node_modules", `@vscode/ripgrep-${process.platform}-${process.arch}`, "bin", "rg");

const scanOf = (folder: string): Program => ({
  name: "glyphguard",
  file: process.execPath,
  args: [cli, "scan", "--quiet", folder],
});
const searchOf = (folder: string): Program => ({
  name: "ripgrep",
  file: ripgrep,
  args: ["-uu", "-c", "[^\\x00-\\x7F]", folder],
});

const rows: Row[] = [...kernelRows(turns), ...engineRows(turns)];
await withTemporaryFolder(async (folder) => {
  const trees = [
    { name: "a tree of code", path: codeTree(path.join(folder, "code"), scale), wall: 0.4, cpu: 0.4 },
    { name: "node_modules", path: path.join(root, "node_modules", quick ? "typescript" : ""), wall: 0.65, cpu: 0.6 },
    { name: "a tree of Chinese", path: cjkTree(path.join(folder, "cjk"), scale), wall: 0.6, cpu: 0.55 },
  ];
  for (const tree of trees) {
    if (!existsSync(ripgrep)) {
      console.log(`No ripgrep for ${process.platform} ${process.arch}: ${tree.name} was not compared.`);
      continue;
    }
    const { wall, cpu } = pairedRatios(scanOf(tree.path), searchOf(tree.path), turns);
    rows.push({ metric: `${tree.name}, wall`, unit: "x ripgrep", value: wall, target: tree.wall, isLess: true });
    rows.push({ metric: `${tree.name}, CPU`, unit: "x ripgrep", value: cpu, target: tree.cpu, isLess: true });
  }
  const small = smallTree(path.join(folder, "small"));
  const node: Program = { name: "node", file: process.execPath, args: ["-e", "0"] };
  const { wall } = pairedRatios(scanOf(small), node, turns);
  rows.push({ metric: "a tree of 500 files, wall", unit: "x node -e 0", value: wall, target: 1.4, isLess: true });
  const peak = peakMegabytes([cli, "scan", "--quiet", trees[0]?.path ?? small]);
  rows.push({ metric: "peak memory of a scan", unit: "MB", value: peak, target: 90, isLess: true });
});
const kilobytes = ["extension.cjs", "engine.cjs"].reduce(
  (sum, name) => sum + statSync(path.join(root, "dist", name)).size / 1000,
  0,
);
rows.push({ metric: "what the extension loads", unit: "KB", value: kilobytes, target: 300, isLess: true });

console.log(tableOf(rows));
const isFar = ({ value, target, isLess }: Row): boolean => (isLess ? value > target * 1.15 : value < target / 1.15);
process.exitCode = rows.some(isFar) ? 1 : 0;
