import assert from "node:assert/strict";
import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { delimiter, join } from "node:path";
import { findGit } from "../../src/workspace/git.ts";
import { git, useFolder, write } from "./support.ts";

describe("finding git", function () {
  this.timeout(120_000);

  const folder = useFolder();
  const at = (path: string): string => join(folder.path, path);
  const program = findGit([]);

  /** What is found with these folders in front of the PATH. A `git` is put into each that has none. */
  function find(avoid: readonly string[], ...folders: string[]): string | undefined {
    const { PATH = "" } = process.env;
    Object.assign(process.env, { PATH: [...folders, PATH].join(delimiter) });
    try {
      return findGit(avoid);
    } finally {
      Object.assign(process.env, { PATH });
    }
  }

  function plant(path: string): void {
    write(folder.path, { [`${path}/git`]: "#!/bin/sh\n" });
    chmodSync(at(`${path}/git`), 0o755);
  }

  it("takes the first on PATH", () => {
    plant("bin");
    assert.equal(find([], at("bin")), at("bin/git"));
    assert.equal(find([at("other")], at("bin")), at("bin/git"));
  });

  it("takes none from a relative entry, nor what is no program", () => {
    write(folder.path, { "plain/git": "" });
    mkdirSync(at("folder/git"), { recursive: true });
    assert.equal(find([], "", ".", "node_modules/.bin", at("plain"), at("folder"), at("missing")), program);
  });

  it("takes none from the folder that is scanned, nor from anywhere in its repository", () => {
    plant("repo/bin");
    mkdirSync(at("repo/src"));
    assert.equal(find([at("repo")], at("repo/bin")), program);
    assert.equal(find([at("repo/src")], at("repo/bin")), at("repo/bin/git"));
    git(at("repo"), "init", "--quiet");
    assert.equal(find([at("repo/src")], at("repo/bin")), program);
  });

  it("takes none from a node_modules, wherever it is", () => {
    plant("node_modules/.bin");
    assert.equal(find([], at("node_modules/.bin")), program);
    symlinkSync(at("node_modules/.bin"), at("bin"));
    assert.equal(find([], at("bin")), program);
  });

  it("is not deceived by links, on either side", () => {
    plant("repo/bin");
    plant("outside");
    symlinkSync(at("repo"), at("link"));
    symlinkSync(at("outside"), at("repo/out"));
    mkdirSync(at("tools"));
    symlinkSync(at("repo/bin/git"), at("tools/git"));
    assert.equal(find([at("repo")], at("link/bin")), program);
    assert.equal(find([at("link")], at("repo/bin")), program);
    assert.equal(find([at("repo")], at("repo/out")), program);
    assert.equal(find([at("repo")], at("tools")), program);
  });
});
