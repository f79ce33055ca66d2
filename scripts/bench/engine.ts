import { createRequire } from "node:module";
import path from "node:path";
import type * as Engine from "../../src/engine/index.ts";
import { root } from "../process.ts";
import { median, type Row } from "./table.ts";

const warmUps = 10;
/** Edits that are timed together. */
const edits = 2000;

/** What the engine takes by itself, without an editor or files around it. */
export function engineRows(turns: number): Row[] {
  // As it is shipped.
  const engine: typeof Engine = createRequire(import.meta.url)(path.join(root, "dist", "engine.cjs"));
  const { defaultPolicy, scan } = engine;
  const microseconds = (text: string): number => microsecondsOf(engine, text, turns);
  const clean = `const total = items.reduce((sum, item) => sum + item.price, 0);`;
  const found = `const t\u043etal = "pass\u200bword";`;
  const hidden = "\u200b\u200c".repeat(5 << 20);
  const seconds = Array.from({ length: turns > 3 ? 3 : 1 }, () => {
    const start = performance.now();
    scan(hidden, { languageId: "plaintext" }, defaultPolicy);
    return (performance.now() - start) / 1000;
  });
  return [
    { metric: "one changed line, clean", unit: "us", value: microseconds(clean), target: 1, isLess: true },
    {
      metric: "one changed line, with findings",
      unit: "us",
      value: microseconds(found),
      target: 50,
      isLess: true,
    },
    { metric: "one line of 10 M hidden characters", unit: "s", value: median(seconds), target: 1, isLess: true },
  ];
}

/** To tell a document of 10,000 lines, all else clean, that one changed to `text`, or from it. */
function microsecondsOf({ createDocument, defaultPolicy }: typeof Engine, text: string, turns: number): number {
  const lines = Array.from({ length: 10_000 }, (_, index) => `const line${index} = ${index};`);
  const document = createDocument(
    { count: () => lines.length, at: (line) => lines[line] ?? "" },
    { languageId: "typescript" },
    defaultPolicy,
  );
  // The first thousands are slower: who types has written some before.
  const times = Array.from({ length: turns + warmUps }, () => {
    const start = performance.now();
    for (let edit = 0; edit < edits; edit++) {
      lines[5000] = edit % 2 === 0 ? text : `${text} `;
      document.update([{ start: 5000, removed: 1, inserted: 1 }]);
    }
    return ((performance.now() - start) * 1000) / edits;
  });
  return median(times.slice(warmUps));
}
