import assert from "node:assert/strict";
import { chmodSync, existsSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { Worker } from "node:worker_threads";
import { build } from "esbuild";
import { parsePolicy } from "../../src/engine/index.ts";
import { createKernel } from "../../src/kernel/kernel.ts";
import { createDeclared } from "../../src/workspace/declared.ts";
import type { Threads } from "../../src/workspace/pool.ts";
import { collectRemarks } from "../../src/workspace/remarks.ts";
import { chunkLength } from "../../src/workspace/scan-file.ts";
import { scanTree, type Tools } from "../../src/workspace/scan-tree.ts";
import { makePipe, useFolder, write } from "./support.ts";

const again = "a thread that scanned this file ended or stood still; it was scanned again";

describe("threads that share a scan", function () {
  this.timeout(120_000);

  const folder = useFolder();
  const settings = { "glyphguard.rules": { "unusual-space": "error" } };

  function scan(threads: Threads | undefined, more: Partial<Tools> = {}) {
    const remarks = collectRemarks();
    const declared = createDeclared(remarks);
    const tools = { git: undefined, kernel: createKernel(chunkLength), threads, declared, ...more };
    const { policy } = parsePolicy(settings);
    const root = { folder: join(folder.path, "w"), prefix: "w/", policyPrefix: "x/", policy, settings };
    return { remarks, reports: scanTree(root, tools, remarks) };
  }

  /** All that a scan tells, in its order. */
  function toldBy(threads: Threads | undefined, more?: Partial<Tools>) {
    const { remarks, reports } = scan(threads, more);
    const told = [];
    for (const { excerpts, ...report } of reports) told.push({ ...report, shown: [...excerpts()] });
    return { told, notes: remarks.notes, problems: remarks.problems };
  }

  async function programOf(contents: string): Promise<string> {
    const outfile = join(folder.path, "worker.cjs");
    const stdin = { contents, resolveDir: "src/workspace", loader: "ts" } as const;
    await build({ stdin, outfile, bundle: true, platform: "node", format: "cjs", mainFields: ["module", "main"] });
    return outfile;
  }

  /** A thread that has a file once the main thread has the first, says so, and then does something else. */
  const idle = (then: string) =>
    programOf(`
      import { writeFileSync } from "node:fs";
      import { workerData } from "node:worker_threads";
      import { claim, claimedBy, states } from "./pool-queue.ts";
      while (Atomics.load(workerData.queue.states, 0) === states.free);
      claim(workerData.queue, claimedBy);
      writeFileSync(${JSON.stringify(mark())}, "");
      ${then}`);
  const mark = () => join(folder.path, "claimed");
  const standStill = "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);";

  /** How many of the threads that were started from here on have ended. */
  function countThreads() {
    const count = { started: 0, ended: 0 };
    const hear = (worker: Worker) => {
      count.started++;
      worker.once("exit", () => count.ended++);
    };
    process.on("worker", hear);
    stops.push(() => process.off("worker", hear));
    return count;
  }
  const stops: (() => void)[] = [];
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
  });

  async function until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
  }

  it("tell what one thread tells, in its order", async () => {
    const kinds = [
      "const a = 1;\n",
      "caf\u00e9 \u4e2d\u6587\n",
      "a\u200b\r\n\u00a0b\u202e\n",
      "const \u0436\u0438\u0437\u043d\u044c = 1;\n\u0441\u043e\u0440\u0443();\n",
      "export function copy() {}\n",
      Buffer.from("\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u00ff", "latin1"),
      Buffer.from("na\u00efve \u0080\n", "latin1"),
      Buffer.from("\ufeffa\u200bb", "utf16le"),
      "",
    ];
    const files = Object.fromEntries(
      Array.from({ length: 3000 }, (_, index) => {
        const content = kinds[index % kinds.length] ?? "";
        return [`w/${index % 7}/${index}.${["ts", "md", "bin", "json"][index % 4]}`, content];
      }),
    );
    write(folder.path, files);
    write(folder.path, {
      "w/back\\slash.ts": "\u200b",
      "w/na\u200bme.ts": "a",
      "w/large-clean.txt": "a".repeat(5 << 20),
      "w/large.txt": `${"a".repeat(5 << 20)}\u200b`,
      "w/many.ts": "\u200b\n".repeat(30_000),
      "w/book.ipynb": '{"cells":[{"cell_type":"code","source":["a\\u200b"]}]}',
      "w/secret.ts": "\u200b",
      "w/2/.gitattributes": "* working-tree-encoding=windows-1256\n",
      "w/4/.gitattributes": "*.md working-tree-encoding=klingon\n",
      "w/2/legacy.ts": Buffer.from("a\u009db", "latin1"),
    });
    chmodSync(join(folder.path, "w/secret.ts"), 0);
    symlinkSync("many.ts", join(folder.path, "w/link.ts"));
    makePipe(join(folder.path, "w/pipe"));
    // It vanishes when the list is made.
    const gone = join(folder.path, "w/gone.ts");
    const owns = (path: string): boolean => {
      if (path === "w/gone.ts") rmSync(gone, { force: true });
      return !path.startsWith("w/3/");
    };
    write(folder.path, { "w/gone.ts": "\u200b" });
    const expected = toldBy(undefined, { owns });
    assert.ok(expected.told.length > 2500 && expected.told.some(({ counts }) => counts.error === 30_000));
    assert.deepEqual(
      expected.notes.map(({ path }) => path).filter((path) => path === "w/gone.ts"),
      ["w/gone.ts"],
    );
    const legacy = expected.told.find(({ path }) => path === "w/2/legacy.ts");
    assert.deepEqual([legacy?.findings[0]?.characters, legacy?.shown[0]?.text], [[0x200c], "a\u200cb"]);
    assert.ok(expected.notes.some(({ message }) => message.includes("klingon")));
    const program = await programOf('import "./worker.ts";');
    // What is not clean the main thread judges, or the threads do.
    for (const mostLeft of [undefined, 0])
      for (const count of [1, 3]) {
        write(folder.path, { "w/gone.ts": "\u200b" });
        // None stands still, however busy the machine is.
        const how = { program, count, from: 0, patience: 600_000, ...(mostLeft !== undefined && { mostLeft }) };
        assert.deepEqual(toldBy(how, { owns }), expected);
      }
  });

  for (const [what, then, patience] of [
    ["ends", "", 600_000],
    ["stands still", standStill, 50],
  ] as const) {
    it(`lose nothing when one ${what} that has a file`, async () => {
      write(folder.path, { "w/a.ts": "\u200b", "w/b.ts": "\u200b", "w/c.ts": "\u200b" });
      const threads = countThreads();
      const { remarks, reports } = scan({ program: await idle(then), count: 1, from: 0, patience });
      const first = reports.next();
      await until(() => existsSync(mark()));
      // What has ended is heard of at the next turn.
      if (then === "") await until(() => threads.ended === 1);
      assert.deepEqual(
        [first.value, ...reports].map((report) => report && [report.path, report.counts.error]),
        ["w/a.ts", "w/b.ts", "w/c.ts"].map((path) => [path, 1]),
      );
      assert.deepEqual(remarks, { ...remarks, notes: [{ path: "w/b.ts", message: again }], problems: [] });
    });
  }

  it("end when whoever scans wants no more", async () => {
    write(folder.path, { "w/a.ts": "\u200b", "w/b.ts": "\u200b" });
    const threads = countThreads();
    const { reports } = scan({ program: await idle(standStill), count: 2, from: 0 });
    reports.next();
    await until(() => existsSync(mark()));
    assert.deepEqual(threads, { started: 2, ended: 0 });
    reports.return();
    await until(() => threads.ended === 2);
  });

  it("are not started for few files", () => {
    write(folder.path, { "w/a.ts": "\u200b" });
    const { told } = toldBy({ program: join(folder.path, "missing.cjs"), count: 1, from: 2 });
    assert.equal(told.length, 1);
  });
});
