import assert from "node:assert/strict";
import { join } from "node:path";
import { compareFiles } from "../../src/edits/compare-files.ts";
import { createEarlierFiles } from "../../src/edits/earlier.ts";
import { defaultPolicy } from "../../src/engine/index.ts";
import { findGit } from "../../src/workspace/git.ts";
import { commitAll, git, useFolder, write } from "../workspace/support.ts";

describe("files on disk, compared with what they were", () => {
  const folder = useFolder();
  const program = findGit([]);

  function comparer(compareTo: "sessionStart" | "mergeBase" | "nothing" = "sessionStart") {
    const earlier = createEarlierFiles(join(folder.path, "earlier"));
    const sources = { earlier, fresh: new Map(), git: program, compareTo, policy: defaultPolicy };
    return (...paths: string[]) =>
      [...compareFiles(join(folder.path, "w"), paths, sources)].map(({ path, from, introduced, changes }) => ({
        path,
        from,
        introduced: introduced.map(({ rule, line }) => `${rule} ${line}`),
        changes: changes.map(({ rule, line }) => `${rule} ${line}`),
      }));
  }
  const files = (contents: Readonly<Record<string, string | Buffer>>): void => {
    write(join(folder.path, "w"), contents);
  };

  it("have introduced what git does not have, whatever is committed later", () => {
    files({ "a.ts": "old\u200b\n", "b.ts": "it's\n" });
    commitAll(join(folder.path, "w"));
    const compared = comparer();
    files({ "a.ts": "new\u200b\nold\u200b\n" });
    const expected = { path: "a.ts", introduced: ["hidden-character 0"], changes: [] };
    assert.deepEqual(compared("a.ts"), [{ ...expected, from: "git" }]);
    git(join(folder.path, "w"), "commit", "--quiet", "--all", "--message=Agent");
    assert.deepEqual(compared("a.ts"), [{ ...expected, from: "session" }]);
  });

  it("keep what was in a file of which nothing is known, while it is there", () => {
    files({ "a.ts": "one\u200b\ntwo\u200b\n" });
    const compared = comparer();
    const told = (from: string, ...introduced: string[]) => [{ path: "a.ts", from, introduced, changes: [] }];
    assert.deepEqual(compared("a.ts"), told("none", "hidden-character 0", "hidden-character 1"));
    files({ "a.ts": "zero\u200b\ntwo\u200b\n" });
    assert.deepEqual(compared("a.ts"), told("session", "hidden-character 0", "hidden-character 1"));
    files({ "a.ts": "zero\n" });
    assert.deepEqual(compared("a.ts"), told("session"));
  });

  it("say nothing of line ends that git writes, nor of what is binary or gone", () => {
    files({ "a.ts": "a\nb\n", "b.png": Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]) });
    commitAll(join(folder.path, "w"));
    files({ "a.ts": "a\r\nb\r\n" });
    assert.deepEqual(comparer()("a.ts", "b.png", "gone.ts"), [
      { path: "a.ts", from: "git", introduced: [], changes: [] },
    ]);
  });

  it("are compared with the branch point, or not at all, where that is wanted", () => {
    files({ "a.ts": "a\n" });
    commitAll(join(folder.path, "w"));
    git(join(folder.path, "w"), "checkout", "--quiet", "-b", "work");
    files({ "a.ts": "a\u200b\n" });
    git(join(folder.path, "w"), "commit", "--quiet", "--all", "--message=New");
    assert.deepEqual(comparer("nothing")("a.ts"), []);
    assert.deepEqual(comparer("mergeBase")("a.ts")[0]?.introduced, ["hidden-character 0"]);
  });
});
