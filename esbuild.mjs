// Builds what ships (dist) and the tests that run inside VS Code (out). Says nothing when all is well.
import { chmod, rm } from "node:fs/promises";
import asc from "assemblyscript/asc";
import { build } from "esbuild";

/** jsonc-parser's `main` is UMD, which cannot be bundled; `module` first takes its other half. */
const common = { bundle: true, target: "node20", mainFields: ["module", "main"], logLevel: "warning" };
const node = { ...common, platform: "node", format: "cjs" };
/** The three programs share one engine: a third of the package, and of what an editor with a worker keeps in memory. */
const sharedEngine = {
  name: "shared engine",
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/engine\/index\.ts$/ }, () => ({ path: "./engine.cjs", external: true })),
};
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
const shipped = { ...node, minify: true, external: ["vscode"], plugins: [sharedEngine, kernel] };

await Promise.all(["dist", "out"].map((folder) => rm(folder, { recursive: true, force: true })));
try {
  const results = await Promise.all([
    build({ ...shipped, entryPoints: ["src/extension/extension.ts"], outfile: "dist/extension.cjs" }),
    build({ ...shipped, entryPoints: ["src/workspace/worker.ts"], outfile: "dist/worker.cjs" }),
    build({
      ...shipped,
      entryPoints: ["src/cli/main.ts"],
      outfile: "dist/cli.cjs",
      banner: { js: "#!/usr/bin/env node" },
    }),
    build({ ...node, minify: true, entryPoints: ["src/engine/index.ts"], outfile: "dist/engine.cjs" }),
    // Neutral: an import of Node or of VS Code anywhere below the engine ends the build.
    build({
      ...common,
      platform: "neutral",
      format: "esm",
      entryPoints: ["src/engine/index.ts"],
      outfile: "dist/engine.mjs",
    }),
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
  if (results.some(({ warnings }) => warnings.length > 0)) process.exitCode = 1;
} catch {
  // esbuild has said why.
  process.exitCode = 1;
}
