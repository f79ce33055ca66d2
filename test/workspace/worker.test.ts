import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { createWorker, type ScanWorker } from "../../src/workspace/client.ts";
import type { FileAnswer, ScanFolder } from "../../src/workspace/protocol.ts";
import { git, makePipe, useFolder, write } from "./support.ts";

const tooMuch = "only its first 16380 bytes could be checked: its findings take more memory than there is";

describe("the worker", function () {
  this.timeout(120_000);

  const folder = useFolder();
  let worker: ScanWorker;

  beforeEach(async () => {
    worker = createWorker(await bundle(folder.path));
  });
  afterEach(() => worker.dispose());

  function scanFolder(over: Partial<ScanFolder> = {}): ScanFolder {
    return { path: join(folder.path, "w"), policySettings: {}, exclude: [], git: true, ...over };
  }

  function collect() {
    const files: FileAnswer[] = [];
    return { files, onFiles: (batch: readonly FileAnswer[]) => files.push(...batch) };
  }

  it("scans folders by their own policies and tells files with findings", async () => {
    write(folder.path, {
      "w/a.ts": "a\u200b",
      "w/b.ts": "b",
      "w/out/c.ts": "\u200b",
      "w/d.png": Buffer.alloc(9),
      "v/e.ts": "\u200b",
    });
    const policySettings = { "glyphguard.rules": { "hidden-character": "off" } };
    const folders = [scanFolder({ exclude: ["out"] }), scanFolder({ path: join(folder.path, "v"), policySettings })];
    const { files, onFiles } = collect();
    const { cancelled, ...summary } = await worker.scan(folders, { onFiles });
    assert.equal(cancelled, false);
    assert.deepEqual(
      files.map(({ path, findings }) => [path, findings.length]),
      [["a.ts", 1]],
    );
    assert.deepEqual({ files: summary.files, findings: summary.findings }, { files: 4 - summary.binary, findings: 1 });
  });

  it("tells each of the files that it is asked about", async () => {
    write(folder.path, { "w/.gitignore": "*.log\n", "w/a.ts": "a\u200b", "w/b.ts": "b", "w/c.log": "\u200b" });
    git(join(folder.path, "w"), "init", "--quiet");
    const { files, onFiles } = collect();
    await worker.files(scanFolder(), ["a.ts", "b.ts", "c.log", "gone.ts"], { onFiles });
    assert.deepEqual(
      files.map(({ path, status, findings }) => [path, status, findings.length]),
      [
        ["c.log", "skipped", 0],
        ["gone.ts", "gone", 0],
        ["a.ts", "text", 1],
        ["b.ts", "text", 0],
      ],
    );
  });

  it("says what it could not read", async () => {
    const { problems } = await worker.scan([scanFolder()], collect());
    assert.deepEqual(
      problems.map(({ path, message }) => [path, message]),
      [["", "the folder cannot be read: no such file or folder"]],
    );
  });

  it("stops when asked, and answers again after it", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 1500 }, (_, index) => [`w/${index}.ts`, "a\u200b\n".repeat(200)]),
    );
    write(folder.path, many);
    const abort = new AbortController();
    const { files, onFiles } = collect();
    const onProgress = () => abort.abort();
    const { cancelled } = await worker.scan([scanFolder()], { onFiles, onProgress, signal: abort.signal });
    assert.equal(cancelled, true);
    const before = files.length;
    assert.ok(before < 1500, "it stopped in the middle");
    const again = await worker.files(scanFolder(), ["1.ts"], collect());
    assert.equal(again.findings, 200);
    assert.equal(files.length, before);
  });

  it("answers about files while a scan runs", async () => {
    write(
      folder.path,
      Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`w/${index}.ts`, "a\u200b\n".repeat(200)])),
    );
    const order: string[] = [];
    const scan = worker.scan([scanFolder()], collect()).then(() => order.push("scan"));
    const files = worker.files(scanFolder(), ["1.ts"], collect()).then(() => order.push("files"));
    await Promise.all([scan, files]);
    assert.deepEqual(order, ["files", "scan"]);
  });

  it("reads no more than the beginning of the file that it dies of, names it, and judges all others", async () => {
    const name = "deadly.ts";
    const deadly = "a\u200b\n".repeat(1_200_000);
    write(folder.path, { "w/a.ts": "a\u200b", [`w/${name}`]: deadly, "w/z.ts": "a\u200b" });
    worker = createWorker(join(folder.path, "worker.cjs"), 64);
    const told = new Map<string, string>();
    const onFiles = (files: readonly FileAnswer[]) => {
      for (const { path, status, counts } of files) {
        told.set(path, `${status} ${counts.error}`);
      }
    };
    const scan = worker.scan([scanFolder()], { onFiles });
    const files = worker.files(scanFolder(), ["z.ts"], collect());
    const expected = [{ folder: scanFolder().path, path: name, message: tooMuch }];
    assert.deepEqual((await scan).problems, expected);
    assert.deepEqual(Object.fromEntries(told), { "a.ts": "text 1", [name]: "text 3276", "z.ts": "text 1" });
    assert.deepEqual((await files).problems, []);
    assert.deepEqual((await worker.files(scanFolder(), [name], collect())).problems, expected);

    write(folder.path, { [`w/${name}`]: "a" });
    assert.deepEqual((await worker.scan([scanFolder()], collect())).problems, []);
  });

  it("loses nothing when its thread is killed: another one scans its files again", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [`w/${index}.ts`, "a\u200b\n".repeat(200)]),
    );
    write(folder.path, many);
    worker = createWorker(mortal(folder.path, 1));
    const { files, onFiles } = collect();
    const [{ findings, problems }, one] = await Promise.all([
      worker.scan([scanFolder()], { onFiles }),
      worker.files(scanFolder(), ["1.ts"], collect()),
    ]);
    assert.deepEqual({ findings, problems }, { findings: 200 * 200, problems: [] });
    assert.equal(new Set(files.map(({ path }) => path)).size, 200);
    assert.equal(one.findings, 200);
    assert.equal(readFileSync(join(folder.path, "starts"), "utf8"), "..");
  });

  it("gives up when one thread after another dies", async () => {
    write(folder.path, { "w/a.ts": "a\u200b" });
    worker = createWorker(mortal(folder.path, 9));
    await assert.rejects(worker.scan([scanFolder()], collect()), /ended \(7\)/);
    assert.equal(readFileSync(join(folder.path, "starts"), "utf8"), "...");
  });

  it("is free for others soon after a request that waits for something is stopped", async () => {
    write(folder.path, { "w/a.ts": "a", "v/b.ts": "b\u200b" });
    git(join(folder.path, "w"), "init", "--quiet");
    // Git waits for whoever writes to it, for half a minute.
    makePipe(join(folder.path, "w/.gitignore"));
    const abort = new AbortController();
    const scan = worker.scan([scanFolder()], { ...collect(), signal: abort.signal });
    const other = worker.files(scanFolder({ path: join(folder.path, "v"), git: false }), ["b.ts"], collect());
    abort.abort();
    assert.equal((await scan).cancelled, true);
    assert.equal((await other).findings, 1);
  }).timeout(25_000);

  it("rejects when it is stopped or cannot start, and starts anew", async () => {
    write(folder.path, { "w/a.ts": "a" });
    const scan = worker.scan([scanFolder()], collect());
    worker.dispose();
    await assert.rejects(scan, /stopped/);
    assert.equal((await worker.scan([scanFolder()], collect())).files, 1);
    await assert.rejects(createWorker(join(folder.path, "missing.cjs")).scan([], collect()), /missing\.cjs/);
  });
});

/** A program whose first threads end as soon as they have told anything of files, and which notes each start. */
function mortal(folder: string, deaths: number): string {
  const program = join(folder, "mortal.cjs");
  const starts = JSON.stringify(join(folder, "starts"));
  const code = `
    const { parentPort } = require("node:worker_threads");
    const { appendFileSync, readFileSync } = require("node:fs");
    appendFileSync(${starts}, ".");
    const post = parentPort.postMessage.bind(parentPort);
    if (readFileSync(${starts}, "utf8").length <= ${deaths})
      parentPort.postMessage = (answer) => {
        post(answer);
        if (answer.kind === "files") process.exit(7);
      };
    require("./worker.cjs");`;
  writeFileSync(program, code);
  return program;
}

async function bundle(folder: string): Promise<string> {
  const outfile = join(folder, "worker.cjs");
  const entryPoints = ["src/workspace/worker.ts"];
  await build({ entryPoints, outfile, bundle: true, platform: "node", format: "cjs", mainFields: ["module", "main"] });
  return outfile;
}
