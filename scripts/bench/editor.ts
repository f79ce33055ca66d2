import { createRequire } from "node:module";
import path from "node:path";
import type * as Engine from "../../src/engine/index.ts";
import { createKernel } from "../../src/kernel/kernel.ts";
import { linesInQuestion } from "../../src/kernel/lines.ts";
import { compileKernel } from "../../test/kernel/support.ts";
import { root } from "../process.ts";
import type { Peers } from "./peers.ts";
import { median, type Row } from "./table.ts";

/** UTF-16 units. */
const size = 10e6;

/** Opening a document, until its findings are known, as a ratio to VS Code's own highlighter on the same lines. */
export function editorRows(turns: number, { highlight }: Peers): Row[] {
  const engine: typeof Engine = createRequire(import.meta.url)(path.join(root, "dist", "engine.cjs"));
  const { createDocument, defaultPolicy } = engine;
  const kernel = createKernel(192 << 10, compileKernel());
  const ratioOf = (lines: readonly string[]): number => {
    const ours = (): void => {
      const source = { count: () => lines.length, at: (line: number) => lines[line] ?? "" };
      // As the editor gives the text of a document.
      const inQuestion = linesInQuestion(kernel, lines.join("\n"));
      const findings = createDocument(source, { languageId: "typescript" }, defaultPolicy, inQuestion).findings();
      if (findings.length > 0) throw new Error("This document is not clean.");
    };
    const ratios = Array.from({ length: turns + 1 }, () => secondsOf(ours) / secondsOf(() => highlight(lines)));
    return median(ratios.slice(1));
  };
  const [ascii, mixed] = [linesOf(0), linesOf(4)];
  const row = { unit: "x VS Code", isLess: true };
  return [
    { metric: "opening 10 MB of code", ...row, value: ratioOf(ascii), target: 1.1 },
    { metric: "opening 10 MB, every fourth line Chinese", ...row, value: ratioOf(mixed), target: 0.2 },
  ];
}

function linesOf(everyChinese: number): string[] {
  const lines: string[] = [];
  for (let length = 0; length < size; length += (lines.at(-1) ?? "").length + 1) {
    const isChinese = everyChinese > 0 && lines.length % everyChinese === 0;
    const ideographs = Array.from({ length: 20 }, (_, at) => 0x4e00 + ((lines.length * 7 + at) % 9000));
    const chinese = `${String.fromCharCode(...ideographs)}\uff0c`.repeat(2);
    lines.push(
      isChinese ? `// ${chinese}` : `const total${lines.length} = items.reduce((sum, item) => sum + item.price, 0);`,
    );
  }
  // As an editor has them: pieces of one text.
  return lines.join("\n").split("\n");
}

function secondsOf(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
