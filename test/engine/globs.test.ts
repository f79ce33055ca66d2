import assert from "node:assert/strict";
import fc from "fast-check";
import { isSafeGlob, matcherOf } from "../../src/engine/index.ts";
import { countedModules } from "./work.ts";

describe("globs", () => {
  /** Which of the paths a glob takes. */
  function taken(glob: string, ...paths: readonly string[]): string[] {
    return paths.filter(matcherOf([glob]));
  }

  for (const [glob, yes, no] of [
    ["*.md", ["a.md", ".md", ".a.md"], ["b/a.md", "a.mdx", "md"]],
    ["**/dist", ["dist", "a/dist", ".a/b/dist"], ["dist/a", "adist", "dista"]],
    ["dist/**", ["dist", "dist/a", "dist/a/.b"], ["a/dist", "dista"]],
    ["a/**/b", ["a/b", "a/c/b", "a/c/d/b"], ["a", "ab", "a/c/b/d"]],
    ["**/*.{ts,tsx}", ["a.ts", "b/a.tsx"], ["a.t", "a.tsxx", "a.{ts,tsx}"]],
    ["{a,b/{c,d}}/e", ["a/e", "b/c/e", "b/d/e"], ["b/e", "c/e"]],
    ["**/{a,b}", ["a", "c/b"], ["c"]],
    ["*.{ts}", ["a.ts"], ["a.{ts}"]],
    ["a{b", ["a{b"], ["ab"]],
    ["[a-c][!a-c]", ["ad", "cz"], ["aa", "da", "a", "[a-c]d"]],
    ["[]x][^]x]", ["]a", "xa"], ["a]", "aa"]],
    ["[a", ["[a"], ["a"]],
    ["a[/]b", ["a[/]b"], ["a/b"]],
    ["\\*\\{a,b\\}", ["*{a,b}"], ["a{a,b}", "*a"]],
    ["a?c", ["abc", "a.c"], ["ac", "a/c"]],
    ["a**c", ["ac", "abc"], ["a/c"]],
    ["**", ["a", "a/b"], []],
    ["./a/", ["a"], ["a/b"]],
    ["/a", [], ["a"]],
    ["!a", ["!a"], ["a", "b"]],
    ["!(a)", ["!(a)"], ["b"]],
    ["a\n*", ["a\nb", "a\n"], ["a"]],
  ] as const) {
    it(`${JSON.stringify(glob)} takes what it says`, () => {
      assert.deepEqual(taken(glob, ...yes, ...no), [...yes]);
    });
  }

  it("match what a plain expression matches", () => {
    const names = fc.array(fc.stringMatching(/^[ab]{1,4}$/), { minLength: 1, maxLength: 5 });
    const segments = fc.array(fc.oneof(fc.constant("**"), fc.stringMatching(/^[ab?*]{1,4}$/)), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(segments, names, (pattern, path) => {
        const sources = pattern.map((segment) =>
          segment === "**" ? "(?:[^/]+/)*" : `${segment.replace(/\*+/g, "[^/]*").replaceAll("?", "[^/]")}/`,
        );
        const expected = new RegExp(`^${sources.join("")}$`).test(`${path.join("/")}/`);
        assert.equal(matcherOf([pattern.join("/")])(path.join("/")), expected);
      }),
      { numRuns: 2000 },
    );
  });

  it("any of several will do", () => {
    assert.deepEqual(["a", "b", "c"].filter(matcherOf(["a", "b"])), ["a", "b"]);
  });

  it("are refused where their braces are a bomb, and match nothing then", () => {
    for (const glob of ["{a,b}".repeat(40), "{,}".repeat(100), `${"a".repeat(501)}`, `{${"a,".repeat(300)}a}`]) {
      assert.equal(isSafeGlob(glob), false, glob.slice(0, 20));
      assert.equal(matcherOf([glob])("a".repeat(501)), false);
    }
    for (const glob of ["**/*.{ts,tsx,js,jsx,mts,cts,mjs,cjs}", "**/{node_modules,dist,build,out,coverage}/**", ""]) {
      assert.equal(isSafeGlob(glob), true, glob);
    }
  });

  // Each takes from minutes to for ever as an expression.
  it("take no more steps than a few times the length of the glob times that of the path, whatever they are", async () => {
    const { modules, workOf } = await countedModules<typeof import("../../src/engine/globs.ts")>("src/engine/globs.ts");
    const deep = "a/".repeat(2000).slice(0, -1);
    const long = Array.from({ length: 16 }, () => "a".repeat(250)).join("/");
    for (const glob of ["*a".repeat(200), `**/${"*a".repeat(200)}`, "**/a/".repeat(80), `**/${"?/".repeat(200)}`]) {
      assert.ok(isSafeGlob(glob));
      const matches = modules.matcherOf([`${glob}b`]);
      for (const path of ["a".repeat(255), deep, long]) {
        const work = workOf(() => assert.equal(matches(path), false));
        assert.ok(work < 8 * glob.length * path.length, `${glob.slice(0, 8)}: ${work} steps`);
      }
    }
  }).timeout(60_000);
});
