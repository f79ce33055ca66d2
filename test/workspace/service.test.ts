import assert from "node:assert/strict";
import { chmodSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Answer, FileAnswer, Request, ScanFolder } from "../../src/workspace/protocol.ts";
import { createService } from "../../src/workspace/service.ts";
import { useFolder, write } from "./support.ts";

describe("the scanning service", function () {
  this.timeout(120_000);

  const folder = useFolder();
  const hidden = "a\u200b\n";

  function scanFolder(exclude: readonly string[] = []): ScanFolder {
    return { path: folder.path, policySettings: {}, exclude, git: false };
  }

  function scan(...exclude: readonly string[]): Request {
    return { kind: "scan", id: 1, deadly: [], folders: [scanFolder(exclude)], sweep: false };
  }

  function filesRequest(paths: readonly string[]): Request {
    return { kind: "files", id: 1, deadly: [], folder: scanFolder(), paths };
  }

  /** All answers to a request. `during` is called when the service gives up its first turn. */
  async function answers(request: Request, during: (soFar: readonly Answer[]) => void = () => {}): Promise<Answer[]> {
    return await start().ask(request, during);
  }

  /** A service that is asked one thing after another. */
  function start(limits: Parameters<typeof createService>[1] = {}) {
    let hear: (answer: Answer) => void = () => {};
    const service = createService((answer) => hear(answer), limits);
    const ask = (request: Request, during: (soFar: readonly Answer[]) => void = () => {}): Promise<Answer[]> =>
      new Promise((resolve) => {
        const all: Answer[] = [];
        hear = (answer) => {
          all.push(answer);
          if (answer.kind === "done" || answer.kind === "failed") resolve(all);
        };
        service.take(request);
        during([...all]);
      });
    return { ask, take: service.take };
  }

  function filesIn(all: readonly Answer[]): FileAnswer[] {
    return all.flatMap((answer) => (answer.kind === "files" ? answer.files : []));
  }

  function told(all: readonly Answer[]): string[] {
    return filesIn(all).map(({ path, status, below }) => `${path} ${status}${below ? " below" : ""}`);
  }

  it("tells the most severe findings of a file, and counts all", async () => {
    // Outside a string a hidden character is an error, inside it is a warning.
    write(folder.path, { "a.ts": `${'"a\u200bb";\n'.repeat(1500)}${"\u200b;\n".repeat(600)}` });
    const [file, ...others] = filesIn(await answers(scan()));
    assert.ok(file);
    assert.deepEqual(others, []);
    assert.deepEqual(file.counts, { error: 600, warning: 1500, information: 0 });
    assert.deepEqual(
      file.findings.map(({ line, severity }) => `${line} ${severity}`),
      [
        ...Array.from({ length: 400 }, (_, line) => `${line} warning`),
        ...Array.from({ length: 600 }, (_, line) => `${1500 + line} error`),
      ],
    );
  });

  it("sends no message of more than 5,000 findings, and counts them all", async () => {
    write(
      folder.path,
      Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`${index}.ts`, hidden.repeat(1200)])),
    );
    const all = await answers(scan());
    const sizes = all.map((answer) =>
      answer.kind === "files" ? filesIn([answer]).flatMap((file) => file.findings) : [],
    );
    assert.ok(Math.max(...sizes.map(({ length }) => length)) <= 5000);
    assert.equal(filesIn(all).length, 40);
    const done = all.at(-1);
    assert.equal(done?.kind === "done" && done.findings, 40 * 1200);
  });

  it("tells what it has read before it lets others read", async () => {
    write(folder.path, { "a.ts": hidden, "b.ts": hidden.repeat(100_000), "c.ts": hidden });
    let before: string[] = [];
    const all = await answers(scan(), (soFar) => {
      before = told(soFar);
    });
    const read = ["a.ts text", "b.ts text", "c.ts text"];
    assert.ok(before.length > 0);
    assert.deepEqual(before, read.slice(0, before.length));
    assert.deepEqual(told(all), read);
  });

  it("tells what could not be read, when it scans too", async () => {
    write(folder.path, { "a.ts": hidden, "no.ts": hidden, "closed/b.ts": hidden, "open/closed/c.ts": hidden });
    chmodSync(folder.path, 0o755);
    const closed = ["no.ts", "closed", "open/closed"].map((path) => join(folder.path, path));
    const isRoot = process.geteuid?.() === 0;
    for (const path of closed) {
      chmodSync(path, 0);
    }
    try {
      // Root reads everything.
      process.seteuid?.(isRoot ? 65534 : (process.geteuid?.() ?? 0));
      assert.deepEqual(told(await answers(scan())).sort(), [
        "a.ts text",
        "closed unread",
        "no.ts unread",
        "open/closed unread",
      ]);
      const asked = ["no.ts", "closed", "open"];
      assert.deepEqual(told(await answers(filesRequest(asked))), [
        "closed unread",
        "open unread",
        "no.ts unread below",
      ]);
    } finally {
      process.seteuid?.(isRoot ? 0 : (process.geteuid?.() ?? 0));
      for (const path of closed) {
        chmodSync(path, 0o755);
      }
    }
  });

  it("ends what was known below a path before it tells anything anew", async () => {
    write(folder.path, { ".gitignore": "out/\n", "a/b/c.ts": hidden, "out/d.ts": hidden, "e.ts": hidden });
    assert.deepEqual(told(await answers(filesRequest(["a/b/c.ts", "a", "out", "gone", "e.ts"]))), [
      "a folder below",
      "out skipped below",
      "gone gone below",
      "a/b/c.ts text below",
      "a/b/c.ts text",
      "e.ts text below",
    ]);
  });

  it("lets no glob take for ever, and hides nothing by one that is too long", async () => {
    const name = `${"a".repeat(60)}.ts`;
    write(folder.path, { [name]: hidden, "b.ts": hidden });
    const long = `{${"b.ts,".repeat(200)}b.ts}`;
    const all = await answers(scan(`${"*a".repeat(20)}*b`, long));
    assert.deepEqual(told(all), [`${name} text`, "b.ts text"]);
    const done = all.at(-1);
    assert.match((done?.kind === "done" && done.notes[0]?.message) || "", /too long and hides nothing: \{b\.ts,b/);
    assert.deepEqual(told(await answers(scan("{b,c}.ts"))), [`${name} text`]);
  });

  it("says in a sweep what stayed the same, and tells what is new", async () => {
    const inString = '"a\u200bb";\n';
    write(folder.path, { "a.ts": inString, "b.ts": "b", "c.ts": inString, "d.ts": inString });
    const { ask } = start({ now: () => Date.now() + 3_600_000 });
    const sweep: Request = { kind: "scan", id: 1, deadly: [], folders: [scanFolder()], sweep: true };
    await ask(scan());
    write(folder.path, { "b.ts": inString, "c.ts": "c" });
    rmSync(join(folder.path, "d.ts"));
    const all = await ask(sweep);
    assert.deepEqual(told(all), ["a.ts same", "b.ts text"]);
    assert.deepEqual(
      filesIn(all).map(({ findings, counts }) => [findings.length, counts.warning]),
      [
        [0, 1],
        [1, 1],
      ],
    );
    const done = all.at(-1);
    assert.ok(done?.kind === "done");
    const { files, findings, known, listed } = done;
    assert.deepEqual({ files, findings, known, listed }, { files: 3, findings: 2, known: 1, listed: 3 });
    assert.deepEqual(told(await ask(sweep)), ["a.ts same", "b.ts same"]);
    assert.deepEqual(told(await ask(scan())), ["a.ts text", "b.ts text"]);
  });

  it("reads files in the encoding that is declared for them, anew each time", async () => {
    const windows1251 = Buffer.from([0x2f, 0x2f, 0x20, 0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x0a]);
    write(folder.path, { "a.ts": windows1251, ".gitattributes": "*.ts working-tree-encoding=windows-1251\n" });
    const { ask } = start({ now: () => Date.now() + 3_600_000 });
    assert.deepEqual(told(await ask(scan())), []);
    assert.deepEqual(told(await ask(filesRequest(["a.ts"]))), ["a.ts text below"]);
    write(folder.path, { ".gitattributes": "" });
    const findings = filesIn(await ask(scan())).map(({ path, findings }) => [
      path,
      ...findings.map(({ rule }) => rule),
    ]);
    assert.deepEqual(findings, [["a.ts", "broken-encoding"]]);
  });

  it("knows nothing of files by another policy", async () => {
    write(folder.path, { "a.ts": hidden });
    const { ask } = start({ now: () => Date.now() + 3_600_000 });
    await ask(scan());
    const policySettings = { "glyphguard.rules": { "hidden-character": "off" } };
    const folders = [{ ...scanFolder(), policySettings }];
    const all = await ask({ kind: "scan", id: 1, deadly: [], folders, sweep: true });
    assert.deepEqual(told(all), []);
  });

  it("compares the names of a changed file with those of the others, too", async () => {
    write(folder.path, { "a.ts": "let s\u0441ope;\n", "b.ts": "let scope;\n" });
    const all = await answers(filesRequest(["a.ts"]));
    assert.deepEqual(
      filesIn(all).map(({ path, findings }) => [path, ...findings.map(({ rule }) => rule)]),
      [
        ["a.ts", "lookalike-letter"],
        ["a.ts", "confusable-identifier"],
      ],
    );
    const done = all.at(-1);
    assert.equal(done?.kind === "done" && done.findings, 1);
  });

  it("reads nothing more once it is told to stop", async () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`${index}.ts`, hidden.repeat(500)]));
    write(folder.path, many);
    const { ask, take } = start();
    let before: string[] = [];
    const all = await ask(scan(), (soFar) => {
      before = told(soFar);
      take({ kind: "cancel", id: 1 });
    });
    assert.ok(before.length > 0 && before.length < 300);
    assert.deepEqual(told(all), before);
    const done = all.at(-1);
    assert.ok(done?.kind === "done" && done.cancelled);
  });

  it("sends the ten most severe findings of each further file when it has sent very many", async () => {
    const mixed = `${'"a\u200bb";\n'.repeat(50)}${"x = \u200b;\n".repeat(4)}`;
    write(folder.path, { "a.ts": mixed, "b.ts": mixed });
    const all = await start({ mostFindings: 54 }).ask(scan());
    assert.deepEqual(
      filesIn(all).map(({ findings, counts }) => [
        findings.length,
        findings.filter(({ severity }) => severity === "error").length,
        counts.error + counts.warning,
      ]),
      [
        [54, 4, 54],
        [10, 4, 54],
      ],
    );
  });
});
