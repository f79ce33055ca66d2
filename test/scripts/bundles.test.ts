import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import path from "node:path";
import { build } from "esbuild";
import { root, withTemporaryFolder } from "../../scripts/process.ts";

/** Modules of Node that open connections, or that run text or foreign code which could. */
const forbidden = /^(https?2?|net|dns|tls|dgram|quic|inspector|cluster|repl|vm|wasi|module)(\/|$)/;
const allowed = new Set(["vscode", "./engine.cjs", ...builtinModules.filter((name) => !forbidden.test(name))]);

/** Globals that do the same, and the objects through which they could be had under another name. */
const objects = ["globalThis", "global", "self", "window"];
const names = ["fetch", "WebSocket", "EventSource", "XMLHttpRequest", "eval", "Function", "WebAssembly"];
const ways = [
  ...objects,
  ...names.flatMap((name) => [name, ...objects.map((object) => `${object}.${name}`)]),
  ...["process.getBuiltinModule", "process.binding", "process._linkedBinding", "process.dlopen", "module.require"],
];
const mark = "reachesOut_";

/**
 * What a program could reach the network with, after esbuild's parser and its resolution of scopes: a local variable
 * or a method called `fetch` is none of it, and neither is a word in a string.
 */
async function waysOut(contents: string): Promise<string[]> {
  // A module of Node that is loaded where it is needed is one like those that are loaded at once.
  const required = contents.replace(/^#!.*/, "").replace(/process\.getBuiltinModule\(("[^"]*")\)/g, "require($1)");
  const { metafile, warnings, outputFiles } = await build({
    stdin: { contents: required, loader: "js" },
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "cjs",
    external: ["*"],
    logLevel: "silent",
    define: Object.fromEntries(ways.map((way) => [way, `${mark}${way.replaceAll(".", "_")}`])),
    // A module whose name is computed, or a `require` under another name.
    logOverride: {
      "unsupported-require-call": "warning",
      "unsupported-dynamic-import": "warning",
      "indirect-require": "warning",
    },
  });
  const modules = Object.values(metafile.inputs)
    .flatMap(({ imports }) => imports.map((imported) => imported.path.replace(/^node:/, "")))
    .filter((name) => !allowed.has(name));
  const globals = outputFiles.flatMap(({ text }) => text.match(new RegExp(`\\b${mark}\\w+`, "g")) ?? []);
  return [...modules, ...globals, ...warnings.map(({ id }) => id)];
}

describe("what was built", () => {
  const read = (name: string): string => readFileSync(path.join(root, "dist", `${name}.cjs`), "utf8");

  it("has no way to the network: engine", async () => {
    assert.deepEqual(await waysOut(read("engine")), []);
  });
  for (const name of ["extension", "worker", "cli"]) {
    it(`has no way to the network but a kernel that is given memory and nothing else: ${name}`, async () => {
      const found = [...new Set(await waysOut(read(name)))].map((way) => way.replace(mark, ""));
      assert.deepEqual(
        found.filter((way) => way !== "WebAssembly"),
        [],
      );
      const [, code = ""] = /"(AGFzb[^"]+)"/.exec(read(name)) ?? [];
      const imports = WebAssembly.Module.imports(new WebAssembly.Module(Buffer.from(code, "base64")));
      assert.deepEqual(
        imports.map(({ kind }) => kind),
        ["memory"],
      );
    });
  }
  it("shares a scan among as many threads as are asked for, and finds the same", () =>
    withTemporaryFolder(async (folder) => {
      for (let index = 0; index < 60; index++)
        writeFileSync(
          path.join(folder, `${index}.ts`),
          index % 3 === 0 ? "a\u200b\nlet \u0430dmin;\n" : "let admin;\n",
        );
      const scan = (threads: number) => {
        const env = { ...process.env, GLYPHGUARD_THREADS: String(threads), NODE_DEBUG: "worker" };
        const args = [path.join(root, "dist", "cli.cjs"), "scan", "--format", "json", folder];
        const { stdout, stderr, status } = spawnSync(process.execPath, args, { env, encoding: "utf8" });
        return { report: `${status} ${stdout}`, started: stderr.match(/create new worker/g)?.length ?? 0 };
      };
      const [alone, shared] = [scan(0), scan(2)];
      assert.deepEqual([alone.started, shared.started], [0, 2]);
      assert.match(alone.report, /^1 .*"confusable-identifier"/s);
      assert.equal(shared.report, alone.report);
    }));

  it("is no more than VS Code can load in a blink when it starts", () => {
    const sizeOf = (name: string): number => statSync(path.join(root, "dist", name)).size;
    assert.ok(sizeOf("extension.cjs") <= 160 * 1024, "the extension holds no copy of the engine");
    assert.ok(sizeOf("engine.cjs") <= 450 * 1024);
  });
});

describe("the search for ways to the network", () => {
  for (const [program, found] of [
    ['const http = require("http");', "http"],
    ['import("node:https").then(console.log);', "https"],
    ['require("node:http2"); ', "http2"],
    ['import net from "node:net"; net.connect(1);', "net"],
    ['require("dns/promises");', "dns/promises"],
    ['require("undici");', "undici"],
    ['(() => { const x = require("tls"); })();', "tls"],
    ['fetch("x");', `${mark}fetch`],
    ['globalThis["fetch"]("x");', `${mark}globalThis_fetch`],
    ["const { fetch: get } = globalThis;", `${mark}globalThis`],
    ["new WebSocket(x);", `${mark}WebSocket`],
    ['(0, eval)("x");', `${mark}eval`],
    ['new Function("x");', `${mark}Function`],
    ['process.getBuiltinModule("node:net");', "net"],
    ["process.getBuiltinModule(x);", `${mark}process_getBuiltinModule`],
    ['const get = process.getBuiltinModule; get("net");', `${mark}process_getBuiltinModule`],
    ['require("n" + "et" + x);', "unsupported-require-call"],
    ["import(x);", "unsupported-dynamic-import"],
    ["const load = require; load(x);", "indirect-require"],
  ] as const) {
    it(`finds ${program}`, async () => {
      assert.ok((await waysOut(program)).includes(found));
    });
  }
  it("is not disturbed by words and by local names", async () => {
    const program = 'const fs = require("node:fs"); (function (fetch) { fetch("eval(net)"); fs.fetch(); })(1);';
    assert.deepEqual(await waysOut(program), []);
  });
});
