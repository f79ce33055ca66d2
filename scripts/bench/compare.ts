import { createRequire } from "node:module";
import path from "node:path";
import type * as Engine from "../../src/engine/index.ts";
import { root } from "../process.ts";
import { median, type Row } from "./table.ts";

/** UTF-16 units. */
const size = 1e6;

/** The same amount of text in many lines, of which every line is changed, and in one. */
const edits: readonly (readonly [what: string, line: (index: number) => string, edit: (text: string) => string])[] = [
  [
    "a name in all lines of code",
    (index) => `const total${index} = items.reduce((sum, item) => sum + item.price, 0);\n`,
    (text) => text.replaceAll("item", "entry"),
  ],
  [
    "all quotes turned curly",
    (index) => `It's the "${index}th" line, and that's all that it says to the reader.\n`,
    (text) => text.replaceAll("'", "\u2019"),
  ],
  [
    "a name in one long line",
    (index) => `function f${index}(a,b){return a.value+b.value}`,
    (text) => text.replaceAll("value", "amount"),
  ],
  [
    "all lines replaced by others",
    (index) => `The ${index}th paragraph tells of something that nobody reads any more.\n`,
    (text) => text.replaceAll(/[a-z]+/g, (word) => [...word].reverse().join("")),
  ],
];

/** To compare a text of 1 MB with what it was before an edit that changed all of it. */
export function compareRows(turns: number): Row[] {
  const engine: typeof Engine = createRequire(import.meta.url)(path.join(root, "dist", "engine.cjs"));
  return edits.map(([what, line, edit]) => {
    let before = "";
    for (let index = 0; before.length < size; index++) before += line(index);
    const after = edit(before);
    const times = Array.from({ length: turns + 1 }, () => {
      const start = performance.now();
      engine.compare(before, after, { path: "a.txt" }, engine.defaultPolicy);
      return performance.now() - start;
    });
    const value = median(times.slice(1));
    return { metric: `an edit of 1 MB: ${what}`, unit: "ms", value, target: 200, isLess: true };
  });
}
