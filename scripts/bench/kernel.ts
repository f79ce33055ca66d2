import { createKernel } from "../../src/kernel/kernel.ts";
import { compileKernel } from "../../test/kernel/support.ts";
import { median, type Row } from "./table.ts";

const room = 1 << 20;
/** Times that the kernel goes over its buffer for one figure. */
const rounds = 200;

/** How fast bytes are passed over that have nothing to look at, in the processor's caches. */
export function kernelRows(turns: number): Row[] {
  const kernel = createKernel(room, compileKernel());
  const speedOf = (text: string): number => {
    const bytes = Buffer.from(text);
    const length = room - (room % bytes.length);
    kernel.buffer.fill(bytes, 0, length);
    const speeds = Array.from({ length: turns }, () => {
      const start = performance.now();
      for (let round = 0; round < rounds; round++) {
        kernel.begin();
        if (kernel.examine(0, length, true) >= 0) throw new Error("This text is not clean.");
      }
      return (length * rounds) / (performance.now() - start) / 1e6;
    });
    return median(speeds);
  };
  const code = "static int length(const struct list *node) { return node->size; }\n";
  const chinese = "\u8fd9\u662f\u4e00\u4e2a\u5f88\u957f\u7684\u53e5\u5b50\u3002\n";
  return [
    { metric: "clean bytes in cache", unit: "GB/s", value: speedOf(code), target: 20, isLess: false },
    { metric: "dense text beyond ASCII", unit: "GB/s", value: speedOf(chinese), target: 1.5, isLess: false },
  ];
}
