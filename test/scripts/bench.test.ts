import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { cjkTree, codeTree, smallTree } from "../../scripts/bench/corpora.ts";
import { rowsOf } from "../../scripts/bench/host.ts";
import { plotOf } from "../../scripts/bench/page.ts";
import { pairedRatios, peakMegabytes } from "../../scripts/bench/programs.ts";
import { isMet, median, tableOf } from "../../scripts/bench/table.ts";
import { withTemporaryFolder } from "../../scripts/process.ts";
import { defaultPolicy, scan } from "../../src/engine/index.ts";

/** Of all files below a folder, in the order of their paths. */
const textsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => readFileSync(file, "utf8"));

const node = (code: string) => ({ name: "node", file: process.execPath, args: ["-e", code] });

describe("the benchmark", () => {
  it("tells which targets are met, whichever side is the good one", () => {
    const row = { metric: "speed", unit: "GB/s", value: 20, target: 20, isLess: false };
    const table = tableOf([row, { ...row, value: 19 }, { ...row, value: 150.4, target: 90, isLess: true }]);
    assert.deepEqual(table.split("\n"), [
      "what   measured   target       ratio",
      "speed  20.0 GB/s  at least 20  1.00   met",
      "speed  19.0 GB/s  at least 20  0.950  missed",
      "speed  150 GB/s   at most 90   1.67   missed",
    ]);
    assert.deepEqual([isMet({ ...row, value: 19 }, 0.15), isMet({ ...row, value: 17 }, 0.15)], [true, false]);
    const { target: _, ...told } = row;
    assert.deepEqual(tableOf([told]).split("\n")[1], "speed  20.0 GB/s");
    assert.deepEqual([median([3, 1, 2]), median([4, 1, 3, 2])], [2, 2.5]);
  });

  it("tells of keys the median, the 99th percentile and the slowest", () => {
    const keys = Array.from({ length: 200 }, (_, index) => 200 - index);
    const figures = { keys, paste: 5, undo: 6, cursors: 7, format: 8 };
    assert.deepEqual(
      rowsOf(figures).map(({ value, target }) => [value, target]),
      [[100, undefined], [198, 1], [200, undefined], ...[5, 6, 7, 8].map((value) => [value, undefined])],
    );
  });

  it("draws a bar for each target, as long as what was measured is far from it", () => {
    const row = { metric: "a < b", unit: "GB/s", value: 40, target: 20, isLess: false };
    const { target: _, ...told } = row;
    const plot = plotOf([row, { ...row, value: 10 }, told]);
    assert.deepEqual(
      [...plot.matchAll(/<rect [^>]*width="(\d+\.\d)"[^>]*fill="(#\w+)"/g)].map(([, ...parts]) => parts),
      [
        ["100.0", "#2da44e"],
        ["370.0", "#cf222e"],
      ],
    );
    assert.equal(plot.split("a &lt; b").length, 3);
  });

  it("divides what one program takes by what the other takes", () => {
    // It starts the other five times over: a machine that is slow is so to both.
    const busy = node('for (let i = 0; i < 5; i++) child_process.spawnSync(process.execPath, ["-e", "0"])');
    const { wall } = pairedRatios(busy, node("0"), 3);
    assert.ok(wall > 1, String(wall));
    assert.throws(() => pairedRatios({ ...busy, file: "no-such-program" }, busy, 1), /node did not run/);
  }).timeout(120_000);

  it("takes the most memory that a program held", () => {
    const peak = peakMegabytes(["-e", "globalThis.kept = Buffer.alloc(100e6, 1)"]);
    assert.ok(peak > 100 && peak < 1000, String(peak));
  });

  it("makes the same trees each time, in which nothing is to be found", () =>
    withTemporaryFolder(async (folder) => {
      for (const [name, make] of Object.entries({ codeTree, cjkTree, smallTree })) {
        const [some = [], others] = ["one", "other"].map((each) => textsIn(make(path.join(folder, name + each), 0.01)));
        assert.ok(some.length > 20 && some.every((text) => text.length > 100));
        assert.deepEqual(some, others);
        const kind = name === "cjkTree" ? "a.md" : "a.c";
        for (const text of some) assert.deepEqual(scan(text, { path: kind }, defaultPolicy), []);
      }
    }));
});
