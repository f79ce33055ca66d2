import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { findGit } from "../../src/workspace/git.ts";
import { addRules, isIgnored } from "../../src/workspace/ignore-rules.ts";
import { listFiles } from "../../src/workspace/list.ts";
import { collectRemarks } from "../../src/workspace/remarks.ts";
import { countedModules } from "../engine/work.ts";
import { git, useFolder, write } from "./support.ts";

describe("the rules of .gitignore", function () {
  this.timeout(120_000);

  const folder = useFolder();
  const paths = [
    "a",
    "b",
    "ab",
    "a b",
    "c ",
    "#a",
    "!a",
    "[a",
    "{a,b}",
    "d/a",
    "d/b",
    "d/ab",
    "d/e/a",
    "d/e/f/b",
    "e/a",
  ];

  it("leave what git leaves", () => {
    write(folder.path, Object.fromEntries(paths.map((path) => [path, ""])));
    git(folder.path, "init", "--quiet");
    const segment = fc.stringMatching(
      /^(\*\*|[abdef*?]{1,3}|\[!?[ad][-b]?[e]?\]?[ab*]?|\\?[#!a]a?|\{a,b\}|a b|c\\? ) ?$/,
    );
    const line = fc
      .tuple(fc.constantFrom("", "!", "/", "#"), fc.array(segment, { maxLength: 4 }), fc.constantFrom("", "/"))
      .map(([start, segments, end]) => start + segments.join("/") + end)
      .filter((text) => !/\[[^\]]*\//.test(text));
    const file = fc.array(line, { maxLength: 5 }).map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(file, file, (top, inner) => {
        writeFileSync(join(folder.path, ".gitignore"), top);
        writeFileSync(join(folder.path, "d/.gitignore"), inner);
        const [byGit, byRules] = [findGit([]), undefined].map((program) =>
          listFiles(folder.path, { git: program }, collectRemarks()).map(({ path }) => path),
        );
        assert.deepEqual(byRules, byGit);
      }),
      { numRuns: 150 },
    );
  });

  // As expressions, these take from 10 s to for ever.
  it("take no more steps than a few times their length times that of the path", async () => {
    const { modules, workOf } = await countedModules<typeof import("../../src/workspace/ignore-rules.ts")>(
      "src/workspace/ignore-rules.ts",
    );
    const hostile = [
      `${"**/a/".repeat(80)}b`,
      `${"*a".repeat(200)}b`,
      `**/a/**/${"*a".repeat(100)}b`,
      `**/${"?/".repeat(200)}b`,
    ];
    for (const line of hostile) {
      const rules = modules.rulesIn(line, undefined, "", collectRemarks());
      for (const path of ["a".repeat(255), "a/".repeat(2000), `${"a".repeat(250)}/`.repeat(16)]) {
        const work = workOf(() => assert.equal(modules.isIgnored(rules, path), false));
        assert.ok(work < 8 * line.length * path.length, `${line.slice(0, 8)}: ${work} steps`);
      }
    }
  });

  it("do not hold what is too long, which is noted", () => {
    writeFileSync(join(folder.path, ".gitignore"), `a\n${"b".repeat(501)}\n`);
    const remarks = collectRemarks();
    const rules = addRules(undefined, folder.path, "sub/", remarks);
    assert.deepEqual([isIgnored(rules, "sub/a"), isIgnored(rules, `sub/${"b".repeat(501)}`)], [true, false]);
    assert.deepEqual(remarks.notes, [
      { path: "sub/.gitignore", message: "a pattern of more than 500 characters is not used" },
    ]);
  });
});
