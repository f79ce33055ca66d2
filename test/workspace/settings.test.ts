import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { scan } from "../../src/engine/index.ts";
import { collectRemarks } from "../../src/workspace/remarks.ts";
import { policyFor } from "../../src/workspace/settings.ts";
import { git, makePipe, useFolder, write } from "./support.ts";

const path = ".vscode/settings.json";
const off = '{ "glyphguard.rules": { "hidden-character": "off" } }';

describe("settings", () => {
  const folder = useFolder();

  function read(start = folder.path) {
    const { problems, ...remarks } = collectRemarks();
    const { policy, folder: home } = policyFor(start, { ...remarks });
    const isOff = scan("a\u200bb", { path: "a.txt" }, policy).length === 0;
    return { isOff, home, problems };
  }

  it("come from the nearest file, up to the repository's root and no higher", () => {
    write(folder.path, { [path]: off, "repo/sub/deep/a.txt": "", "other/a.txt": "" });
    git(join(folder.path, "repo"), "init", "--quiet");
    const deep = join(folder.path, "repo/sub/deep");
    assert.deepEqual(read(deep), { isOff: false, home: join(folder.path, "repo"), problems: [] });
    assert.deepEqual(read(join(folder.path, "other")), {
      isOff: false,
      home: join(folder.path, "other"),
      problems: [],
    });
    write(folder.path, { [`repo/${path}`]: off });
    assert.deepEqual(read(deep), { isOff: true, home: join(folder.path, "repo"), problems: [] });
    write(folder.path, { [`repo/sub/${path}`]: "{}" });
    assert.deepEqual(read(deep), { isOff: false, home: join(folder.path, "repo/sub"), problems: [] });
  });

  it("may have comments, trailing commas, a byte order mark and other keys", () => {
    const text = `\ufeff// why\n{ "editor.tabSize": 2, /* x */ "glyphguard.rules": { "hidden-character": "off", }, }`;
    write(folder.path, { [path]: text });
    assert.deepEqual(read(), { isOff: true, home: folder.path, problems: [] });
  });

  it("that are not JSON are a problem with its place, and the defaults hold", () => {
    write(folder.path, { [path]: `${off.slice(0, -1)},\n  oops }` });
    const { isOff, problems } = read();
    assert.equal(isOff, false);
    assert.equal(problems[0]?.path, join(folder.path, path));
    assert.match(problems[0]?.message ?? "", /InvalidSymbol at 2:3/);
  });

  it("that nest too deeply are a problem, and the defaults hold", () => {
    for (const text of ["[".repeat(200_000), `{ "glyphguard.rules": ${"[".repeat(200_000)}`]) {
      write(folder.path, { [path]: text });
      const { isOff, problems } = read();
      assert.equal(isOff, false);
      assert.deepEqual(problems, [
        { path: join(folder.path, path), message: "is nested too deeply; the defaults are used" },
      ]);
    }
  });

  it("that are wrong name their key, and the others hold", () => {
    write(folder.path, { [path]: off.replace("{ ", '{ "glyphguard.allow": 7, ') });
    const { isOff, problems } = read();
    assert.equal(isOff, true);
    assert.deepEqual(
      problems.map(({ message }) => /"([^"]+)"/.exec(message)?.[1]),
      ["glyphguard.allow"],
    );
  });

  it("are not taken from a prototype", () => {
    write(folder.path, { [path]: `{ "__proto__": ${off} }` });
    assert.equal(read().isOff, false);
  });

  it("in a pipe are a problem, not a wait", () => {
    mkdirSync(join(folder.path, ".vscode"));
    makePipe(join(folder.path, path));
    const { isOff, problems } = read();
    assert.equal(isOff, false);
    assert.match(problems[0]?.message ?? "", /named pipe/);
  });
});
