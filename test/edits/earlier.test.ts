import assert from "node:assert/strict";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { committed, mergeBase } from "../../src/edits/committed.ts";
import { createEarlierFiles } from "../../src/edits/earlier.ts";
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
    const files = ["a.txt", "gone.txt", "b c missing", "e.txt", "inner/d.txt", "line\nend"];
    const found = committed(
      program,
      files.map((file) => join(folder.path, file)),
    );
    assert.deepEqual(
      files.map((file) => found.get(join(folder.path, file))?.toString()),
      ["a\r\n", undefined, "\u200b", undefined, "d", undefined],
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
