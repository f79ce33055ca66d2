import assert from "node:assert/strict";
import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { committed, mergeBase } from "../../src/edits/committed.ts";
import { createEarlierFiles } from "../../src/edits/earlier.ts";
import { keysOf } from "../../src/edits/file-edit.ts";
import { defaultPolicy, scan } from "../../src/engine/index.ts";
import { findGit } from "../../src/workspace/git.ts";
import { commitAll, git, useFolder, write } from "../workspace/support.ts";

describe("files as they were", () => {
  const folder = useFolder();
  const kept = (path: string): string => join(folder.path, path);

  it("are kept from the first time on, by any thread", () => {
    const earlier = createEarlierFiles(kept("earlier"));
    assert.equal(earlier.get("/a"), undefined);
    assert.equal(existsSync(kept("earlier")), false);
    earlier.keep("/a", Buffer.from("one"));
    earlier.keep("/a", Buffer.from("two"));
    assert.equal(String(earlier.get("/a")), "one");
    assert.equal(String(createEarlierFiles(kept("earlier")).get("/a")), "one");
    earlier.forget("/a");
    earlier.keep("/a", Buffer.from("three"));
    assert.equal(String(earlier.get("/a")), "three");
  });

  it("are not known where the disk does not take them, or has lost them", () => {
    const earlier = createEarlierFiles(kept("earlier"));
    earlier.keep("/a", Buffer.from("one"));
    rmSync(kept("earlier"), { recursive: true });
    assert.equal(earlier.get("/a"), undefined);
    writeFileSync(kept("earlier"), "no folder");
    earlier.keep("/a", Buffer.from("two"));
    assert.equal(earlier.get("/a"), undefined);
  });

  it("are forgotten, the oldest first, when they take too much room", () => {
    const earlier = createEarlierFiles(kept("earlier"), 10);
    for (const name of ["/a", "/b", "/c"]) earlier.keep(name, Buffer.from("1234"));
    earlier.keep("/large", Buffer.alloc(11));
    assert.deepEqual(
      ["/a", "/b", "/c", "/large"].map((path) => earlier.get(path)?.length),
      [undefined, 4, 4, undefined],
    );
    assert.equal(readdirSync(kept("earlier")).length, 2);
  });
});

describe("what git has of files", () => {
  const folder = useFolder();
  const program = findGit([]) ?? "git";

  it("is what is staged, byte for byte, in each repository by itself", () => {
    write(folder.path, { "a.txt": "a\r\n", "b c missing": "\u200b", "inner/d.txt": "d", "e.txt": "e" });
    commitAll(join(folder.path, "inner"));
    write(folder.path, { ".gitattributes": "*.txt filter=x\n" });
    git(folder.path, "init", "--quiet");
    git(folder.path, "-c", "filter.x.smudge=false", "add", "a.txt", "b c missing");
    for (const file of ["a.txt", "b c missing", "inner/d.txt"]) writeFileSync(join(folder.path, file), "changed");
    const files = ["a.txt", "gone.txt", "b c missing", "e.txt", "inner/d.txt", "line\nend", "1:a.txt"];
    const found = committed(
      program,
      files.map((file) => join(folder.path, file)),
    );
    assert.deepEqual(
      files.map((file) => found.get(join(folder.path, file))?.toString()),
      ["a\r\n", undefined, "\u200b", undefined, "d", undefined, undefined],
    );
  });

  it("is nothing where the repository is broken", () => {
    write(folder.path, { ".git/HEAD": "nonsense", "a.txt": "a" });
    assert.equal(committed(program, [join(folder.path, "a.txt")]).size, 0);
    assert.equal(mergeBase(program, folder.path), undefined);
  });

  it("is what a commit has, such as the one where a branch began", () => {
    write(folder.path, { "a.txt": "old" });
    commitAll(folder.path);
    git(folder.path, "checkout", "--quiet", "-b", "work");
    write(folder.path, { "a.txt": "new" });
    git(folder.path, "commit", "--quiet", "--all", "--message=New");
    const commit = mergeBase(program, folder.path);
    assert.ok(commit);
    const file = join(folder.path, "a.txt");
    assert.equal(String(committed(program, [file], { commit }).get(file)), "old");
    assert.equal(String(committed(program, [file]).get(file)), "new");
  });
});

describe("the keys of findings", () => {
  const findings = (text: string) => scan(text, { path: "a.ts" }, defaultPolicy);
  const keys = (text: string): string[] => {
    const lines = text.split("\n");
    return keysOf(findings(text), (line) => lines[line] ?? "").map(({ key }) => key);
  };

  it("stay the same when lines move, and tell equal lines apart", () => {
    const [one, two] = ["let a\u200b;", "let b\u200b;"];
    assert.equal(new Set(keys(`${one}\n${one}\n${two}`)).size, 3);
    assert.deepEqual(keys(`x\n${one}\ny\n${two}`), keys(`${one}\n${two}`));
    assert.notDeepEqual(keys(`${one} // c`), keys(one));
  });

  it("are short, however long a line is", () => {
    assert.ok(keys(`let a = 1;${"let p\u0430y = 1; ".repeat(2000)}`).every((key) => key.length < 200));
  });
});
