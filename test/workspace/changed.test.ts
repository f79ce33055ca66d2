import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { selectChanged } from "../../src/workspace/changed.ts";
import { createExclude } from "../../src/workspace/exclude.ts";
import { findGit } from "../../src/workspace/git.ts";
import { listFiles } from "../../src/workspace/list.ts";
import { collectRemarks } from "../../src/workspace/remarks.ts";
import { commitAll, git, useFolder, write } from "./support.ts";

describe("selecting changed files", function () {
  this.timeout(120_000);

  const folder = useFolder();

  for (const [name, program] of [
    ["with git", findGit([])],
    ["without git", undefined],
  ] as const) {
    it(`applies the rules of a listing, ${name}`, () => {
      write(folder.path, {
        ".gitignore": "*.log\nbuild/\n",
        "a.ts": "",
        "a.log": "",
        "build/x/b.ts": "",
        "new/c.ts": "",
        "new/c.log": "",
        "dist/d.js": "",
        "lib/.gitignore": "*.tmp\n",
        "lib/e.ts": "",
        "lib/e.log": "",
        "lib/e.tmp": "",
        "build/inner/f.ts": "",
      });
      git(join(folder.path, "lib"), "init", "--quiet");
      git(join(folder.path, "build/inner"), "init", "--quiet");
      git(folder.path, "init", "--quiet");
      symlinkSync("a.ts", join(folder.path, "link.ts"));
      symlinkSync("new", join(folder.path, "linked"));
      const paths = {
        "a.ts": "file",
        "a.log": "skipped",
        "build/x/b.ts": "skipped",
        build: "skipped",
        "build/inner/f.ts": "skipped",
        "dist/d.js": "skipped",
        "lib/e.ts": "file",
        "lib/e.tmp": "skipped",
        "link.ts": "skipped",
        "linked/c.ts": "skipped",
        "missing.ts": "gone",
        "a.ts/b": "gone",
        ".git/config": "skipped",
        "../outside": "skipped",
      };
      const options = { git: program, exclude: createExclude(["**/dist"]) };
      const { problems, ...remarks } = collectRemarks();
      const changed = selectChanged(folder.path, Object.keys(paths), options, { ...remarks });
      assert.deepEqual(Object.fromEntries(changed.map(({ path, status }) => [path, status])), paths);
      assert.deepEqual(problems, []);
      // Whatever was known below the folder is over before its files are told.
      assert.deepEqual(selectChanged(folder.path, ["new"], options, remarks), [
        { path: "new", status: "folder", below: true },
        { path: "new/c.ts", status: "file", below: false },
      ]);
      assert.ok(
        changed.every(({ below }) => below),
        "each may have been a folder",
      );
    });
  }

  for (const [name, program] of [
    ["with git", findGit([])],
    ["without git", undefined],
  ] as const) {
    it(`takes what agents read though it is ignored, ${name}`, () => {
      write(folder.path, {
        ".gitignore": "out/\n*.md\n",
        "out/a.ts": "",
        "out/deep/AGENTS.md": "",
        "out/b.md": "",
        "CLAUDE.md": "",
        "c.md": "",
      });
      git(folder.path, "init", "--quiet");
      const always = (path: string): boolean => /(?:AGENTS|CLAUDE)\.md$/.test(path);
      const select = (paths: readonly string[], exclude: readonly string[] = []) =>
        selectChanged(
          folder.path,
          paths,
          { git: program, always, exclude: createExclude(exclude) },
          collectRemarks(),
        ).map(({ path, status, below }) => `${path} ${status}${below ? " below" : ""}`);
      assert.deepEqual(select(["CLAUDE.md", "c.md", "out/a.ts", "out/deep/AGENTS.md"]), [
        "CLAUDE.md file below",
        "c.md skipped below",
        "out/a.ts skipped below",
        "out/deep/AGENTS.md file below",
      ]);
      assert.deepEqual(select(["out"]), ["out skipped below", "out/deep/AGENTS.md file"]);
      assert.deepEqual(select(["out", "CLAUDE.md"], ["**/*.md"]), ["out skipped below", "CLAUDE.md skipped below"]);
    });
  }

  it("takes what a worktree has that the repository ignores, by the rules of the worktree, as the list does", () => {
    const names = ["trees/agent/a.ts", "trees/agent/b.log", "trees/c.ts"];
    write(folder.path, { ".gitignore": "trees/\n", "a.ts": "" });
    commitAll(folder.path);
    git(folder.path, "worktree", "add", "--quiet", "trees/agent");
    write(folder.path, { "trees/agent/.gitignore": "*.log\n", "trees/agent/b.log": "", "trees/c.ts": "" });
    const options = { git: findGit([]), always: () => false };
    const changed = selectChanged(folder.path, names, options, collectRemarks());
    assert.deepEqual(
      changed.map(({ status }) => status),
      ["file", "skipped", "skipped"],
    );
    const listed = listFiles(folder.path, options, collectRemarks()).map(({ path }) => path);
    assert.deepEqual(
      names.map((name) => listed.includes(name)),
      [true, false, false],
    );
  });

  it("keeps a tracked file that is ignored, with git", () => {
    write(folder.path, { "a.log": "", "b.log": "" });
    git(folder.path, "init", "--quiet");
    git(folder.path, "add", "a.log");
    write(folder.path, { ".gitignore": "*.log\n" });
    const changed = selectChanged(folder.path, ["a.log", "b.log"], { git: findGit([]) }, collectRemarks());
    assert.deepEqual(
      changed.map(({ status }) => status),
      ["file", "skipped"],
    );
  });
});
