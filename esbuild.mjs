// Builds what ships (dist) and the tests that run inside VS Code (out). Says nothing when all is well.
import { chmod, rm } from "node:fs/promises";
import path from "node:path";
import asc from "assemblyscript/asc";
import { build } from "esbuild";

/** jsonc-parser's `main` is UMD, which cannot be bundled; `module` first takes its other half. */
const common = { bundle: true, target: "node20", mainFields: ["module", "main"], logLevel: "warning" };
const node = { ...common, platform: "node", format: "cjs" };
/** The programs share one engine: a third of the package, and of what an editor with a worker keeps in memory. */
const sharedEngine = {
  name: "shared engine",
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/engine\/index\.ts$/ }, () => ({ path: "./engine.cjs", external: true })),
};
/** What a clean tree needs of the engine: the rest, 400 KB, is loaded with the first file that is not clean. */
const quick = ["finding", "globs", "plain", "plain-path", "policy", "rules", "syntax/profile"];
/** The engine of the command line. `names` are all that it exports; its table for the kernel takes 40 ms to make. */
const lazyEngine = (names, table) => ({
  name: "lazy engine",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /\/engine\/index\.ts$|^table$|^whole$/ }, ({ path }) => ({
      path: path.includes("/") ? "engine" : path,
      namespace: "lazy",
    }));
    onResolve({ filter: /\/engine\.cjs$/, namespace: "lazy" }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /^engine$/, namespace: "lazy" }, () => ({
      contents: [...quick.map((file) => `./${file}.ts`), "table", "whole"].map(reexport).join("\n"),
      resolveDir: path.resolve("src/engine"),
    }));
    onLoad({ filter: /^table$/, namespace: "lazy" }, () => ({
      contents: `export const candidacyTable = () => ({
  index: unpack(new Uint16Array(${table.index.length}), ${JSON.stringify(runsOf(table.index))}),
  values: unpack(new Uint8Array(${table.values.length}), ${JSON.stringify(runsOf(table.values))}),
});
function unpack(numbers, runs) {
  for (let at = 0, run = 0; run < runs.length; run += 2) numbers.fill(runs[run + 1], at, (at += runs[run]));
  return numbers;
}`,
    }));
    onLoad({ filter: /^whole$/, namespace: "lazy" }, () => ({
      contents: `let engine;
const whole = () => (engine ??= require("./engine.cjs"));
module.exports = { ${names.map((name) => `get ${name}() { return whole().${name}; }`).join(", ")} };`,
    }));
  },
});
const reexport = (file) => `export * from "${file}";`;
/** How many of a number follow each other, and which: for all of them in turn. */
function runsOf(numbers) {
  const runs = [];
  for (const number of numbers) {
    if (runs.at(-1) === number) runs[runs.length - 2]++;
    else runs.push(1, number);
  }
  return runs;
}
/** The kernel, as compiled.ts of the sources has not got it. */
async function compileKernel() {
  let code = "";
  const { error, stderr } = await asc.main(["--config", "src/kernel/asconfig.json", "--outFile", "kernel.wasm"], {
    writeFile: (_, contents) => {
      code = Buffer.from(contents).toString("base64");
    },
  });
  if (error !== null) throw new Error(stderr.toString());
  return `export const compiled = Buffer.from("${code}", "base64");`;
}
const compiled = compileKernel();
const kernel = {
  name: "kernel",
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]kernel[\\/]compiled\.ts$/ }, async () => ({ contents: await compiled })),
};
const shipped = { ...node, minify: true, external: ["vscode"] };

await Promise.all(["dist", "out"].map((folder) => rm(folder, { recursive: true, force: true })));
try {
  // Neutral: an import of Node or of VS Code anywhere below the engine ends the build.
  const engine = await build({
    ...common,
    platform: "neutral",
    format: "esm",
    entryPoints: ["src/engine/index.ts"],
    outfile: "dist/engine.mjs",
  });
  const { candidacyTable, ...others } = await import("./dist/engine.mjs");
  const quickly = [kernel, lazyEngine(Object.keys(others), candidacyTable())];
  const results = await Promise.all([
    build({
      ...shipped,
      entryPoints: ["src/extension/extension.ts"],
      outfile: "dist/extension.cjs",
      plugins: [kernel, sharedEngine],
    }),
    build({ ...shipped, entryPoints: ["src/workspace/worker.ts"], outfile: "dist/worker.cjs", plugins: quickly }),
    build({
      ...shipped,
      plugins: quickly,
      entryPoints: ["src/cli/main.ts"],
      outfile: "dist/cli.cjs",
      banner: { js: "#!/usr/bin/env node" },
    }),
    build({ ...node, minify: true, entryPoints: ["src/engine/index.ts"], outfile: "dist/engine.cjs" }),
    build({
      ...node,
      entryPoints: ["test/extension/index.ts", "test/extension/**/*.test.ts", "test/extension/provoke/*.ts"],
      outbase: "test",
      outdir: "out/test",
      outExtension: { ".js": ".cjs" },
      external: ["vscode", "mocha"],
      sourcemap: "inline",
    }),
  ]);
  await chmod("dist/cli.cjs", 0o755);
  if ([engine, ...results].some(({ warnings }) => warnings.length > 0)) process.exitCode = 1;
} catch {
  // esbuild has said why.
  process.exitCode = 1;
}
