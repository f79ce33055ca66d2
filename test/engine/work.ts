import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { parser } from "@lezer/javascript";
import { build, transform } from "esbuild";
import { countNative } from "./native-work.ts";

/** Modules, built so that they count their steps. */
export interface Counted<Modules> {
  readonly modules: Modules;
  /**
   * Steps that `run` takes: each body of a function or a loop that is entered, so each code point visited, each look-up
   * and each decoding tried; and the UTF-16 units that the built-in functions of strings go over. What an expression
   * looks at without taking it is not seen. The same for the same input, whatever else the machine does.
   */
  readonly workOf: (run: () => void) => number;
}

const root = path.join(import.meta.dirname, "../..");
const counter = "globalThis.countedSteps++";

/**
 * Builds modules anew, all in one, with a count at the start of each body.
 * @param files from the repository's root, with forward slashes
 */
export async function countedModules<Modules>(...files: readonly string[]): Promise<Counted<Modules>> {
  const { outputFiles } = await build({
    stdin: { contents: files.map((file) => `export * from "./${file}";`).join("\n"), resolveDir: root },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    mainFields: ["module", "main"],
    plugins: [
      {
        name: "count",
        setup: ({ onLoad }) =>
          onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path: file }) => {
            const { code } = await transform(readFileSync(file, "utf8"), { loader: "ts", target: "es2022" });
            return { contents: counted(code), loader: "js" };
          }),
      },
    ],
  });
  const steps = globalThis as unknown as { countedSteps: number };
  steps.countedSteps = 0;
  const code = outputFiles[0]?.text ?? "";
  const modules = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Modules;
  return {
    modules,
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

/**
 * Throws unless four times the text takes little more than four times the work; in quadratic time it takes sixteen times.
 * @param workFor steps for a text of about so many UTF-16 units
 * @param least steps that the smaller text takes at least, to show that it is looked at
 */
export function assertLinear(workFor: (length: number) => number, n = 4000, least = n / 4): void {
  // Tables are made at the first use.
  workFor(n / 8);
  const [small, large] = [workFor(n), workFor(4 * n)];
  assert.ok(small >= least, `${small} steps are too few to have been counted`);
  assert.equal(small, workFor(n));
  assert.ok(large <= 4.4 * small, `${small} steps become ${large}`);
}

/**
 * Whether `run` takes less than so many milliseconds of the processor, at least once in five times. For what V8 does
 * unseen: an expression that looks at the rest of a text from each place. As others slow even a processor's own time,
 * the limit is to be ten times what is linear takes, and a fraction of what is quadratic takes.
 */
export function isQuick(run: () => void, limit: number): boolean {
  for (let time = 0; time < 5; time++) {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    if (user + system < 1000 * limit) return true;
  }
  return false;
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
