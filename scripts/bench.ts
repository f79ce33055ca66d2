import { existsSync, statSync } from "node:fs";
import { cpus } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { compareRows } from "./bench/compare.ts";
import { cjkTree, codeTree, smallTree } from "./bench/corpora.ts";
import { editorRows } from "./bench/editor.ts";
import { engineRows } from "./bench/engine.ts";
import { hostRows } from "./bench/host.ts";
import { kernelRows } from "./bench/kernel.ts";
import { linuxTree } from "./bench/linux.ts";
import { writePage } from "./bench/page.ts";
import { installPeers } from "./bench/peers.ts";
import { type Program, pairedRatios, peakMegabytes } from "./bench/programs.ts";
import { isMet, type Row, tableOf } from "./bench/table.ts";
import { execute, root, withTemporaryFolder } from "./process.ts";

/*
 * How fast the guard is, as ratios to peers that run in turn with it in the same invocation: medians, on whatever
 * machine this is. `npm run bench -- --quick` takes fewer turns and smaller trees, `-- --write` puts the figures into
 * docs/speed.md. Prints one table, and exits with 1 where a target is missed by more than 15 %.
 */
const { values } = parseArgs({
  options: { quick: { type: "boolean", default: false }, write: { type: "boolean", default: false } },
});
const { quick, write } = values;
const turns = quick ? 3 : 7;
const scale = quick ? 0.2 : 1;

const built = await execute(process.execPath, ["esbuild.mjs"]);
if (built.code !== 0) throw new Error(built.output);
const cli = path.join(root, "dist", "cli.cjs");
const ripgrep = path.join(root, "node_modules", `@vscode/ripgrep-${process.platform}-${process.arch}`, "bin", "rg");
if (!existsSync(ripgrep))
  throw new Error(`There is no ripgrep for ${process.platform} ${process.arch} to compare with.`);

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

const peers = await installPeers();
const rows: Row[] = [
  ...kernelRows(turns),
  ...engineRows(turns),
  ...compareRows(turns),
  ...editorRows(turns, peers),
  ...(await hostRows()),
];
await withTemporaryFolder(async (folder) => {
  const linux = quick ? undefined : await linuxTree();
  const code = linux ?? codeTree(path.join(folder, "code"), scale);
  const cjk = cjkTree(path.join(folder, "cjk"), scale);
  const modules = path.join(root, "node_modules", quick ? "typescript" : "");
  const trees = [
    { name: linux === undefined ? "a tree of code" : "Linux", path: code, wall: 0.4, cpu: 0.4 },
    { name: quick ? "a package" : "node_modules", path: modules, wall: 0.65, cpu: 0.6 },
    { name: "a tree of Chinese", path: cjk, wall: 0.6, cpu: 0.55 },
  ];
  for (const tree of trees) {
    const { wall, cpu } = pairedRatios(scanOf(tree.path), searchOf(tree.path), turns);
    rows.push({ metric: `${tree.name}, wall`, unit: "x ripgrep", value: wall, target: tree.wall, isLess: true });
    rows.push({ metric: `${tree.name}, CPU`, unit: "x ripgrep", value: cpu, target: tree.cpu, isLess: true });
    const peak = peakMegabytes([cli, "scan", "--quiet", tree.path]);
    rows.push({ metric: `${tree.name}, memory`, unit: "MB", value: peak, target: 90, isLess: true });
  }
  const small = smallTree(path.join(folder, "small"));
  const node: Program = { name: "node", file: process.execPath, args: ["-e", "0"] };
  const { wall } = pairedRatios(scanOf(small), node, turns);
  rows.push({ metric: "500 files, wall", unit: "x node -e 0", value: wall, target: 1.4, isLess: true });
  const some = codeTree(path.join(folder, "some"), 0.1);
  const others: readonly Program[] = [
    { name: "git grep -P", file: "git", args: ["-C", some, "grep", "--no-index", "-cP", "[^\\x00-\\x7F]"] },
    { name: "anti-trojan-source", file: peers.program("anti-trojan-source"), args: ["--files", `${some}/**/*`] },
    { name: "out-of-character", file: peers.program("out-of-character"), args: ["--recursive", some] },
  ];
  for (const other of others) {
    const { wall } = pairedRatios(scanOf(some), other, 3);
    rows.push({ metric: "1,200 files of code, wall", unit: `x ${other.name}`, value: wall, isLess: true });
  }
});
const kilobytes = ["extension.cjs", "engine.cjs"].reduce(
  (sum, name) => sum + statSync(path.join(root, "dist", name)).size / 1000,
  0,
);
rows.push({ metric: "what the extension loads", unit: "KB", value: kilobytes, target: 300, isLess: true });

console.log(tableOf(rows));
if (write) writePage(rows, `${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.versions.node}`);
process.exitCode = rows.every((row) => isMet(row, 0.15)) ? 0 : 1;
