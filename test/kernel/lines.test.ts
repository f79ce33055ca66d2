import assert from "node:assert/strict";
import fc from "fast-check";
import { createDocument, defaultPolicy } from "../../src/engine/index.ts";
import { createKernel, type Kernel } from "../../src/kernel/kernel.ts";
import { linesInQuestion } from "../../src/kernel/lines.ts";
import { compileKernel, texts } from "./support.ts";

describe("the lines in question", () => {
  const kernels: Kernel[] = [];
  before(() => {
    const code = compileKernel();
    // Of the small ones, most lines do not fit.
    for (const room of [300, 1 << 16]) kernels.push(createKernel(room, code), createKernel(room, undefined));
  });

  const findingsOf = (text: string, inQuestion?: Iterable<number>) => {
    const lines = text.split(/\r?\n/);
    const source = { count: () => lines.length, at: (line: number) => lines[line] ?? "" };
    return createDocument(source, { path: "a.ts" }, defaultPolicy, inQuestion).findings();
  };

  it("are all that have something to say, ascending", () => {
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 12 }), (parts) => {
        const text = parts
          .map((part) => part.toString())
          .join("\n")
          .replace(/\r(?!\n)/g, "");
        const expected = findingsOf(text);
        for (const kernel of kernels) {
          const asked = [...linesInQuestion(kernel, text)];
          assert.deepEqual(
            asked,
            [...new Set(asked)].sort((a, b) => a - b),
          );
          assert.deepEqual(findingsOf(text, asked), expected);
        }
      }),
      { numRuns: 300 },
    );
  }).timeout(60_000);

  it("are few in a text of which few have", () => {
    const lines = Array.from({ length: 5000 }, (_, line) => `const line${line} = "\u4e2d\u6587\u3002";\r`);
    for (const line of [0, 2000, 4999]) lines[line] = `// \u200b${line}\r`;
    for (const kernel of kernels.slice(2))
      assert.deepEqual([...linesInQuestion(kernel, lines.join("\n"))], [0, 2000, 4999]);
  });

  it("have the byte order mark that a text begins with: it is one too many", () => {
    for (const kernel of kernels) assert.deepEqual([...linesInQuestion(kernel, "\ufeffa\nb")], [0]);
  });
});
