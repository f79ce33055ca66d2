import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The same numbers at each run: a linear congruential generator (Numerical Recipes). */
function randomizer(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const words =
  "static int struct return void const char size index buffer length if else for while data node list".split(" ");

/** Lines as of C, indented with tabs; about 13 KB a file, as in a kernel. */
export function codeTree(folder: string, scale: number): string {
  const random = randomizer(1);
  const line = (): string => {
    const parts = Array.from({ length: 2 + random(8) }, () => words[random(words.length)]);
    return `${"\t".repeat(random(4))}${parts.join(" ")};${random(12) === 0 ? " /* see above */" : ""}`;
  };
  const lines = Array.from({ length: 5000 }, line);
  return writeTree(folder, Math.round(12_000 * scale), "c", () => {
    const start = random(4000);
    return lines.slice(start, start + 20 + random(700)).join("\n");
  });
}

/** Running text of the most frequent ideographs, with their punctuation. */
export function cjkTree(folder: string, scale: number): string {
  const random = randomizer(2);
  const sentence = (): string =>
    `${Array.from({ length: 8 + random(20) }, () => String.fromCharCode(0x4e00 + random(3000))).join("")}\u3002`;
  const lines = Array.from({ length: 5000 }, () => sentence() + sentence());
  return writeTree(folder, Math.round(6000 * scale), "md", () => {
    const start = random(4000);
    return lines.slice(start, start + 20 + random(600)).join("\n");
  });
}

export function smallTree(folder: string): string {
  return writeTree(folder, 500, "js", () => 'export const answer = "forty-two";\n'.repeat(40));
}

/** 50 files a folder. Gives the folder's path. */
function writeTree(folder: string, count: number, extension: string, textOf: () => string): string {
  for (let index = 0; index < count; index++) {
    const inside = path.join(folder, String(Math.floor(index / 50)));
    if (index % 50 === 0) mkdirSync(inside, { recursive: true });
    writeFileSync(path.join(inside, `file${index}.${extension}`), `${textOf()}\n`);
  }
  return folder;
}
