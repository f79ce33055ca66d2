import { readFileSync } from "node:fs";
import path from "node:path";
import { parser } from "@lezer/javascript";
import { build, transform } from "esbuild";
import { countNative } from "./native-work.ts";

type Engine = typeof import("../../src/engine/index.ts");

/** The engine, built so that it counts its steps. */
export interface CountedEngine {
  readonly engine: Engine;
  /**
   * Steps that `run` takes: each body of a function or a loop that is entered, so each code point visited, each look-up
   * and each decoding tried; and the UTF-16 units that the built-in functions of strings go over. The same for the same
   * input, whatever else the machine does.
   */
  readonly workOf: (run: () => void) => number;
}

const counter = "globalThis.countedSteps++";

/** Builds the engine anew with a count at the start of each body. */
export async function countedEngine(): Promise<CountedEngine> {
  const root = path.join(import.meta.dirname, "../..");
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ["src/engine/index.ts"],
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    plugins: [
      {
        name: "count",
        setup: ({ onLoad }) =>
          onLoad({ filter: /src[\\/]engine[\\/].*\.ts$/ }, async ({ path: file }) => {
            const { code } = await transform(readFileSync(file, "utf8"), { loader: "ts", target: "es2022" });
            return { contents: counted(code), loader: "js" };
          }),
      },
    ],
  });
  const steps = globalThis as unknown as { countedSteps: number };
  steps.countedSteps = 0;
  const code = outputFiles[0]?.text ?? "";
  const engine = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Engine;
  return {
    engine,
    workOf: (run) => {
      const native = countNative();
      steps.countedSteps = 0;
      try {
        run();
      } finally {
        native.restore();
      }
      return steps.countedSteps + native.units();
    },
  };
}

const loops = new Set(["ForStatement", "WhileStatement", "DoStatement"]);

/** The same program, in which the body of each function and of each loop counts that it was entered. */
export function counted(code: string): string {
  const inserts: (readonly [at: number, text: string])[] = [];
  parser.parse(code).iterate({
    enter: ({ name, node }) => {
      const isArrow = name === "ArrowFunction";
      const body = node.lastChild;
      if (body === null || !(isArrow || loops.has(name) || /^(Function|Method)/.test(name))) return;
      if (body.name === "Block") inserts.push([body.from + 1, `${counter};`]);
      else if (isArrow) inserts.push([body.from, `(${counter},`], [body.to, ")"]);
      else if (name !== "DoStatement" && loops.has(name)) inserts.push([body.from, `{${counter};`], [body.to, "}"]);
    },
  });
  // What ends at a place goes before what begins there.
  inserts.sort(([a, one], [b, other]) => a - b || Number(isClosing(other)) - Number(isClosing(one)));
  let result = "";
  let kept = 0;
  for (const [at, text] of inserts) {
    result += code.slice(kept, at) + text;
    kept = at;
  }
  return result + code.slice(kept);
}

const isClosing = (text: string): boolean => text === ")" || text === "}";
