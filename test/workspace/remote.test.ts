import assert from "node:assert/strict";
import type { FileAnswer, ScanFolder } from "../../src/workspace/protocol.ts";
import { createRemoteScanner, type RemoteTree } from "../../src/workspace/remote.ts";

const hidden = "a\u200b";

describe("a tree that is not on disk", function () {
  this.timeout(120_000);

  /** Values are texts or bytes of files; `null` stands for a file, or a folder, that cannot be read. */
  function start(files: Readonly<Record<string, string | Uint8Array | null>>, over: Partial<ScanFolder> = {}) {
    const paths = Object.keys(files);
    const read: string[] = [];
    const abort = new AbortController();
    const tree: RemoteTree = {
      list: async (folder) => {
        if (files[folder] === null) throw new Error("the line is dead");
        const inside = paths.filter((path) => path.startsWith(folder) && path !== folder);
        return [...new Set(inside.map((path) => /^[^/]*\/?/.exec(path.slice(folder.length))?.[0] ?? ""))];
      },
      read: async (file) => {
        read.push(file);
        if (file === "5.ts") abort.abort();
        const content = files[file];
        if (content === undefined || content === null) throw new Error("the line is dead");
        return typeof content === "string" ? new TextEncoder().encode(content) : content;
      },
      kindOf: async (path) => {
        if (path in files) return "file";
        return paths.some((each) => each.startsWith(`${path}/`)) ? "folder" : "gone";
      },
    };
    const told: string[] = [];
    const onFiles = (answers: readonly FileAnswer[]): void => {
      for (const { path, status, below, findings } of answers)
        told.push([path, status, ...(below ? ["below"] : []), ...findings.map(({ rule }) => rule)].join(" "));
    };
    const folder = { path: "memory:/root", policySettings: {}, exclude: [], git: false, ...over };
    return { scanner: createRemoteScanner(() => tree), folder, told, read, abort, onFiles };
  }

  it("is scanned by the same rules, in order", async () => {
    const { scanner, folder, told, onFiles } = start(
      {
        "z.ts": hidden,
        "a/b.ts": hidden,
        "a/.gitignore": "*.log\nout/\n",
        "a/c.log": hidden,
        "a/out/d.ts": hidden,
        "a/out/AGENTS.md": hidden,
        "b.png": new Uint8Array(9),
        "dist/e.ts": hidden,
        ".git/config": hidden,
        "f.ts": "clean",
        "wide.txt": Buffer.from("\ufeffa\u202e", "utf16le"),
      },
      { exclude: ["dist"] },
    );
    const summary = await scanner.scan([folder], { onFiles });
    assert.deepEqual(told, [
      "a/b.ts text hidden-character",
      "a/out/AGENTS.md text hidden-character",
      "wide.txt text bidi-control",
      "z.ts text hidden-character",
    ]);
    const { files, binary, findings, cancelled, problems } = summary;
    assert.deepEqual(
      { files, binary, findings, cancelled, problems },
      { files: 6, binary: 1, findings: 4, cancelled: false, problems: [] },
    );
  });

  it("says what cannot be read, and scans the rest", async () => {
    const { scanner, folder, told, onFiles } = start({ "a.ts": null, "b/": null, "b/c.ts": hidden, "d.ts": hidden });
    const { problems } = await scanner.scan([folder], { onFiles });
    assert.deepEqual(told.sort(), ["a.ts unread", "b unread", "d.ts text hidden-character"]);
    assert.deepEqual(problems.map(({ path }) => path).sort(), ["a.ts", "b/"]);
  });

  it("tells of each path that it is asked about", async () => {
    const { scanner, folder, told, onFiles } = start({
      ".gitignore": "*.log\n",
      "a.ts": hidden,
      "b.log": hidden,
      "c/d.ts": "clean",
      "c/e.log": hidden,
      "f/": null,
      "f/g.ts": hidden,
    });
    await scanner.files(folder, ["a.ts", "b.log", "gone", "c", "f"], { onFiles });
    assert.deepEqual(told, [
      "a.ts text below hidden-character",
      "b.log skipped below",
      "gone gone below",
      "c folder below",
      "c/d.ts text",
      "f unread",
      "f unread",
    ]);
  });

  it("stops at once, and reads no more than it has begun to", async () => {
    const names = Array.from({ length: 100 }, (_, index) => [`${index}.ts`, hidden] as const);
    const { scanner, folder, told, read, abort, onFiles } = start(Object.fromEntries(names));
    const { cancelled } = await scanner.scan([folder], { onFiles, signal: abort.signal });
    assert.equal(cancelled, true);
    const before = [...told];
    await scanner.files(folder, ["1.ts"], { onFiles: () => {} });
    assert.deepEqual(told, before);
    const begun = read.filter((path) => path !== ".gitignore").length;
    assert.ok(begun < 70, `${begun} files were read`);
  });
});
