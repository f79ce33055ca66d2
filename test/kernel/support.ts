import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import type { Kernel } from "../../src/kernel/kernel.ts";

/** The kernel as the build makes it. By the compiler's program: its types redefine those of Node. */
export function compileKernel(): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "glyphguard-kernel-"));
  try {
    const file = join(folder, "kernel.wasm");
    const compiler = "node_modules/assemblyscript/bin/asc.js";
    execFileSync(process.execPath, [compiler, "--config", "src/kernel/asconfig.json", "--outFile", file]);
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a kernel says of a file that comes in pieces, each as long as it may be but where it is cut. */
export function ask({ buffer, begin, examine }: Kernel, bytes: Uint8Array, cuts: readonly number[] = []): number {
  // The first piece of a file holds its byte order mark.
  const inside = cuts.map((cut) => Math.min(3 + (cut % (bytes.length + 1)), bytes.length));
  const ends = [...new Set([...inside, bytes.length])].sort((a, b) => a - b);
  begin();
  let start = 0;
  let position = 0;
  for (;;) {
    if (start === buffer.length) start = 0;
    const end = Math.min(ends.find((cut) => cut > position) ?? bytes.length, position + buffer.length - start);
    buffer.set(bytes.subarray(position, end), start);
    const found = examine(start, end - position, end === bytes.length);
    if (found >= 0 || end === bytes.length) return found;
    start += end - position;
    position = end;
  }
}

const filler = "const text = [one, two].map((x) => x.size);\n";
const fragments = [
  ...[
    "a",
    "x",
    "n",
    "N",
    "-",
    "--",
    " ",
    "  ",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "|",
    "/",
    ":",
    "@",
    ".",
    "_",
    "%",
    "%4",
    "%e",
    "@%d",
    "\n\f",
    "\f",
  ],
  ...[
    "xn--",
    "XN--",
    "n--",
    "://",
    "http://a.b%E2",
    "user@a-b%80",
    "  \t",
    "\t \n",
    "\t\r\n",
    "\t\n".repeat(5),
    "a\t\n".repeat(15),
    " \t".repeat(6),
    "     \n",
    "\u007f",
    "\0",
  ],
  ...["\u4e2d\u6587", "\u3002", "\u4e00", "\u30ce", "\u00e9", "\u00e6", "\u0153", "\u00d7", "\u2039", "\ud834\udd6d"],
  ...[
    "\u200b",
    "\u00a0",
    "\u0430",
    "\uff0c",
    "\u0301",
    "\ufeff",
    "\ue000",
    "\uffff",
    "\u{20000}",
    "\u{10ffff}",
    "\ud7ff",
  ],
  ...[
    " ".repeat(8),
    " ".repeat(39),
    " ".repeat(40),
    " ".repeat(60),
    " ".repeat(99),
    ";",
    "\u2014",
    "\t".repeat(9),
    "\t".repeat(10),
    "\t".repeat(20),
    "-".repeat(40),
    "\u2500".repeat(30),
  ],
  ...[filler, filler.repeat(4), `\t${filler}`.repeat(3), filler.replace("\n", "\r\n").repeat(3), "x".repeat(63)],
].map((text) => Buffer.from(text));
/** Overlong forms, halves of pairs, beyond Unicode, lone and cut bytes. */
const broken = [
  "c080",
  "c1bf",
  "e09fbf",
  "eda080",
  "edbfbf",
  "f08fbfbf",
  "f4908080",
  "f5808080",
  "80",
  "e4b8",
  "f09f98",
];

const piece = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom(...fragments) },
  { weight: 1, arbitrary: fc.constantFrom(...broken.map((hex) => Buffer.from(hex, "hex"))) },
  { weight: 2, arbitrary: fc.nat({ max: 90 }).map((length) => Buffer.alloc(length, filler)) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 2 }).map((text) => Buffer.from(text)) },
);

/** Bytes in which most questions that are asked have either answer. */
export const texts = fc.oneof(
  { weight: 8, arbitrary: fc.array(piece, { maxLength: 8 }).map((pieces) => Buffer.concat(pieces)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
);
