import assert from "node:assert/strict";
import { constants, existsSync, mkdirSync, openSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { createExclude } from "../../src/workspace/exclude.ts";
import { findGit } from "../../src/workspace/git.ts";
import { type ListOptions, listFiles } from "../../src/workspace/list.ts";
import { rawPathOf, showRaw } from "../../src/workspace/raw-path.ts";
import { collectRemarks } from "../../src/workspace/remarks.ts";
import { commitAll, git, makePipe, useFolder, write } from "./support.ts";

const program = findGit([]);

describe("listing files", function () {
  this.timeout(120_000);

  const folder = useFolder();

  function list(options: ListOptions = { git: program }, root = folder.path) {
    const { notes, problems, ...remarks } = collectRemarks();
    const entries = listFiles(root, options, { ...remarks });
    return { paths: entries.map(({ path }) => path), entries, notes, problems };
  }

  it("finds git", () => assert.ok(program));

  for (const [name, options] of [
    ["with git", { git: program }],
    ["without git", {}],
  ] as const) {
    it(`respects .gitignore files, nested and negated, ${name}`, () => {
      write(folder.path, {
        ".gitignore": "*.log\nbuild/\n/top\n",
        "a.ts": "",
        "a.log": "",
        "build/a.ts": "",
        "sub/.gitignore": "!keep.log\n",
        "sub/keep.log": "",
        "sub/other.log": "",
        "sub/top": "",
        top: "",
        ".github/b.yml": "",
      });
      git(folder.path, "init", "--quiet");
      const paths = [".github/b.yml", ".gitignore", "a.ts", "sub/.gitignore", "sub/keep.log", "sub/top"];
      assert.deepEqual(list(options).paths, paths);
    });

    it(`respects the .gitignore files above the folder, ${name}`, () => {
      write(folder.path, { ".gitignore": "*.log\n/sub/x.ts\nout\n", "sub/a.log": "", "sub/x.ts": "", "sub/y.ts": "" });
      git(folder.path, "init", "--quiet");
      assert.deepEqual(list(options, join(folder.path, "sub")).paths, ["y.ts"]);
    });

    it(`lists an ignored folder that was named, ${name}`, () => {
      write(folder.path, { ".gitignore": "out\n", "out/a.js": "", "out/.gitignore": "b.js\n", "out/b.js": "" });
      git(folder.path, "init", "--quiet");
      assert.deepEqual(list(options, join(folder.path, "out")).paths, [".gitignore", "a.js"]);
    });

    it(`lists what agents read though it is ignored, not where that is excluded, ${name}`, () => {
      write(folder.path, {
        ".gitignore": "out\n*.md\nsecret/\n",
        "CLAUDE.md": "",
        "notes.md": "",
        "out/deep/AGENTS.md": "",
        "out/a.js": "",
        "out/.gitignore": "*",
        "secret/CLAUDE.md": "",
        "sub/CLAUDE.md": "",
      });
      git(folder.path, "init", "--quiet");
      const always = (path: string): boolean => /(?:^|\/)(?:CLAUDE|AGENTS)\.md$/.test(path);
      const exclude = createExclude(["secret"]);
      const paths = [".gitignore", "CLAUDE.md", "out/deep/AGENTS.md", "sub/CLAUDE.md"];
      assert.deepEqual(list({ ...options, always, exclude }).paths, paths);
    });

    it(`leaves out what is excluded, and what is below, ${name}`, () => {
      write(folder.path, { "a.ts": "", "dist/x/a.ts": "", "sub/dist/b.ts": "", "c.min.js": "" });
      commitAll(folder.path);
      const exclude = createExclude(["**/dist", "*.min.js"]);
      assert.deepEqual(list({ ...options, exclude }).paths, ["a.ts"]);
    });

    it(`goes into nested repositories and minds their rules, ${name}`, () => {
      write(folder.path, { "a.ts": "", "lib/b.ts": "", "lib/b.log": "", "lib/.gitignore": "*.log\n" });
      git(join(folder.path, "lib"), "init", "--quiet");
      git(folder.path, "init", "--quiet");
      assert.deepEqual(list(options).paths, ["a.ts", "lib/.gitignore", "lib/b.ts"]);
    });

    it(`goes into repositories under a folder that is none, ${name}`, () => {
      write(folder.path, { "one/.gitignore": "*.log\n", "one/a.log": "", "one/a.ts": "", "b.log": "" });
      git(join(folder.path, "one"), "init", "--quiet");
      assert.deepEqual(list(options).paths, ["b.log", "one/.gitignore", "one/a.ts"]);
    });

    it(`keeps names with spaces, line feeds, hidden characters and bytes that are not UTF-8, ${name}`, () => {
      const names = ["a b.txt", "a\nb.txt", "a\u200bb.txt", "a\tb.txt", "? H x.txt", "100644 x 0\tx.txt"];
      write(folder.path, Object.fromEntries(names.map((file) => [file, ""])));
      const raw = Buffer.concat([Buffer.from(`${folder.path}/caf`), Buffer.from([0xe9])]);
      writeFileSync(raw, "");
      git(folder.path, "init", "--quiet");
      const { paths, entries } = list(options);
      assert.deepEqual(paths, [...names, "caf\\xE9"].sort());
      const odd = entries.find(({ path }) => path === "caf\\xE9");
      assert.deepEqual(odd?.raw, raw);
    });
  }

  it("skips pipes with a note, links without", () => {
    write(folder.path, { "a.ts": "" });
    makePipe(join(folder.path, "pipe"));
    symlinkSync(folder.path, join(folder.path, "loop"));
    symlinkSync("a.ts", join(folder.path, "link.ts"));
    const { paths, notes, problems } = list();
    assert.deepEqual(paths, ["a.ts"]);
    assert.deepEqual(notes, [{ path: "pipe", message: "skipped: a named pipe, not a file" }]);
    assert.deepEqual(problems, []);
  });

  it("does not let a name imitate git's columns", () => {
    write(folder.path, { "b.txt": "" });
    commitAll(folder.path);
    const name = `H 160000 ${"0".repeat(40)} 0\tb.txt`;
    write(folder.path, { [name]: "" });
    assert.deepEqual(list().paths, [name, "b.txt"]);
  });

  it("lists a submodule that lost its .git", () => {
    write(folder.path, { "sub/a.ts": "" });
    commitAll(join(folder.path, "sub"));
    commitAll(folder.path);
    assert.match(git(folder.path, "ls-files", "--stage"), /^160000/);
    rmSync(join(folder.path, "sub/.git"), { recursive: true });
    assert.deepEqual(list().paths, ["sub/a.ts"]);
  });

  it("lists a conflicted file once", () => {
    write(folder.path, { a: "1\n" });
    commitAll(folder.path);
    git(folder.path, "checkout", "--quiet", "-b", "other");
    write(folder.path, { a: "2\n" });
    git(folder.path, "commit", "--quiet", "--all", "--message=2");
    git(folder.path, "checkout", "--quiet", "main");
    write(folder.path, { a: "3\n" });
    git(folder.path, "commit", "--quiet", "--all", "--message=3");
    assert.throws(() => git(folder.path, "merge", "other"));
    assert.deepEqual(list().paths, ["a"]);
  });

  it("searches the folder and says so where git fails", () => {
    write(folder.path, { ".gitignore": "*.log\n", "a.log": "", "a.ts": "" });
    commitAll(folder.path);
    writeFileSync(join(folder.path, ".git/index"), "broken");
    const { paths, notes } = list();
    assert.deepEqual(paths, [".gitignore", "a.ts"]);
    assert.match(notes[0]?.message ?? "", /git could not list the files.*index/);
  });

  it("does not wait for ever for a git that hangs, asks it no more, and searches the folder", () => {
    write(folder.path, { "a.ts": "", "sub/b.ts": "" });
    git(folder.path, "init", "--quiet");
    for (const name of ["one", "two", "three"]) {
      write(folder.path, { [`${name}/c.ts`]: "" });
      git(join(folder.path, name), "init", "--quiet");
    }
    const pipe = join(folder.path, ".gitignore");
    makePipe(pipe);
    const { paths, notes } = list({ git: program, gitLimit: 300 });
    assert.deepEqual(paths, ["a.ts", "one/c.ts", "sub/b.ts", "three/c.ts", "two/c.ts"]);
    const late = notes.filter(({ message }) => message.includes("git did not answer within 0.3 s"));
    assert.deepEqual(late.map(({ path }) => path).sort(), ["", "one/", "three/", "two/"]);
    // Whoever still waited for a writer would be one.
    assert.throws(() => openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK), { code: "ENXIO" });
  });

  it("tells how much a .gitignore leaves out where there is no repository, and only there", () => {
    const files = { ".gitignore": "*.log\n", "a.log": "", "b.log": "", "sub/c.log": "", "a.ts": "" };
    write(folder.path, { ...files, "repo/.gitignore": "*", "repo/a": "" });
    git(join(folder.path, "repo"), "init", "--quiet");
    for (const options of [{}, { git: program }]) {
      const message = "3 files and folders left out because of a .gitignore, though this is no repository";
      assert.deepEqual(list(options).notes, [{ path: "", message }]);
    }
    git(folder.path, "init", "--quiet");
    assert.deepEqual(list({}).notes, []);
  });

  it("shows no two files alike", () => {
    const raw = Buffer.concat([Buffer.from(`${folder.path}/a`), Buffer.from([0xe9]), Buffer.from(".js")]);
    writeFileSync(raw, "");
    write(folder.path, { "a\\xE9.js": "", "a\\\\xE9.js": "", "b\\c.js": "" });
    git(folder.path, "init", "--quiet");
    for (const options of [{}, { git: program }]) {
      const { paths, entries } = list(options);
      assert.deepEqual(paths, ["a\\\\\\\\xE9.js", "a\\\\xE9.js", "a\\xE9.js", "b\\c.js"]);
      assert.deepEqual(entries.find(({ path }) => path === "a\\xE9.js")?.raw, raw);
    }
  });

  it("runs nothing that the repository asks git to run", () => {
    write(folder.path, { "a.ts": "" });
    commitAll(folder.path);
    const trap = join(folder.path, "trap.sh");
    writeFileSync(trap, `#!/bin/sh\necho ran >> "${folder.path}/.git/ran"\n`, { mode: 0o755 });
    git(folder.path, "config", "core.fsmonitor", trap);
    git(folder.path, "status");
    assert.ok(existsSync(join(folder.path, ".git/ran")), "the trap works");
    rmSync(join(folder.path, ".git/ran"));
    assert.deepEqual(list().paths, ["a.ts", "trap.sh"]);
    assert.ok(!existsSync(join(folder.path, ".git/ran")));
  });

  for (const [key, value] of [
    ["core.worktree", "../other"],
    ["core.bare", "true"],
  ] as const) {
    it(`is not led astray by ${key}`, () => {
      write(folder.path, {
        "one/a.ts": "",
        "one/sub/b.ts": "",
        "one/c.log": "",
        "one/.gitignore": "*.log",
        "other/c.ts": "",
      });
      commitAll(join(folder.path, "one"));
      git(join(folder.path, "one"), "config", key, value);
      assert.deepEqual(list({ git: program }, join(folder.path, "one")).paths, [".gitignore", "a.ts", "sub/b.ts"]);
      assert.deepEqual(list({ git: program }, join(folder.path, "one/sub")).paths, ["b.ts"]);
    });
  }

  it("lists a submodule and a second worktree", () => {
    write(folder.path, { "origin/a.ts": "", "main/b.ts": "" });
    commitAll(join(folder.path, "origin"));
    commitAll(join(folder.path, "main"));
    const main = join(folder.path, "main");
    git(main, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "../origin", "sub");
    git(main, "worktree", "add", "--quiet", "second");
    write(main, { "sub/new.ts": "" });
    assert.deepEqual(list({ git: program }, main).paths, [
      ".gitmodules",
      "b.ts",
      "second/b.ts",
      "sub/a.ts",
      "sub/new.ts",
    ]);
    const { paths, notes } = list({ git: program, submodules: false }, main);
    assert.deepEqual(paths, [".gitmodules", "b.ts", "second/b.ts"]);
    assert.deepEqual(notes, [{ path: "sub/", message: "the submodule is left out, as --no-submodules says" }]);
  });

  it("is not led astray by GIT_DIR", () => {
    write(folder.path, { "one/a.ts": "", "two/b.ts": "" });
    commitAll(join(folder.path, "one"));
    commitAll(join(folder.path, "two"));
    Object.assign(process.env, { GIT_DIR: join(folder.path, "one/.git") });
    try {
      assert.deepEqual(list({ git: program }, join(folder.path, "two")).paths, ["b.ts"]);
    } finally {
      Reflect.deleteProperty(process.env, "GIT_DIR");
    }
  });

  it("answers at once on a .gitignore made to take for ever", () => {
    write(folder.path, { ".gitignore": `${"**/a/".repeat(8)}b\n*.log\n`, "a.log": "" });
    const deep = join(folder.path, "a/".repeat(100));
    mkdirSync(deep, { recursive: true });
    writeFileSync(join(deep, "c"), "");
    assert.equal(list({}).paths.length, 2);
  });

  it("does not wait for a .gitignore that is a pipe", () => {
    write(folder.path, { "a.ts": "" });
    makePipe(join(folder.path, ".gitignore"));
    const { paths, notes } = list({});
    assert.deepEqual(paths, ["a.ts"]);
    assert.ok(notes.some(({ path, message }) => path === ".gitignore" && message.startsWith("not used")));
  });

  it("reports a folder that is not there", () => {
    const { problems } = list({}, join(folder.path, "missing"));
    assert.deepEqual(problems, [{ path: "", message: "the folder cannot be read: no such file or folder" }]);
  });

  it("spells out bytes that are not UTF-8", () => {
    assert.equal(showRaw(Buffer.from([0x61, 0xff])), "a\\xFF");
  });

  it("shows different paths differently", () => {
    const bytes = fc.constantFrom(..."\\x/E9aF", "\\xE9", "\u00e9").map((text) => Buffer.from(text));
    const piece = fc.oneof(bytes, fc.constant(Buffer.from([0xe9])));
    const path = fc.array(piece, { maxLength: 6 }).map((pieces) => Buffer.concat(pieces));
    fc.assert(
      fc.property(path, path, (one, other) => {
        const isSame = showRaw(rawPathOf(one)) === showRaw(rawPathOf(other));
        assert.equal(isSame, one.equals(other));
      }),
      { numRuns: 20_000 },
    );
  });
});
