import assert from "node:assert/strict";
import fc from "fast-check";
import { applyFixes, defaultPolicy, type Finding, fixAll, fixesFor, scan } from "../../src/engine/index.ts";

const letters = fc.constantFrom(
  "a",
  "min",
  "Case",
  "_",
  "9",
  "\u0441",
  "\u0430\u0434",
  "\u03BF",
  "\u200B",
  "\u{E0041}",
  "\u202E",
  "\u2066",
  "\u0007",
  "\u00A0",
  "\u2028",
  "\u2013",
  "\u2019",
  " ",
);
const words = fc.array(letters, { maxLength: 30 }).map((parts) => parts.join(""));
const code = fc
  .array(fc.oneof(letters, fc.constantFrom('"', "'", "`", "/", "*", "#", "\\", "${", "}", "\n")), { maxLength: 60 })
  .map((parts) => parts.join("").split("\n"));
const language = fc.constantFrom("typescript", "python", "rust", "shellscript", "markdown", "plaintext", "unknown");

const keys = (findings: readonly Finding[]): string[] =>
  // A name that was mended is what another one, left to its author, is confusable with: no new harm.
  findings.flatMap(({ rule, characters, isScattered, count }) => {
    if (rule === "confusable-identifier") return [];
    // Hidden characters that come to stand together may make a message: they were hidden before.
    const family = /^(hidden-payload|bidi-control|hidden-character)$/.test(rule) ? "hidden" : rule;
    const own = characters.map((character) => `${family} ${character}`);
    // Many in a line are one finding, and what a fix leaves of them may be several.
    return isScattered ? Array.from({ length: count }, () => own).flat() : own;
  });

describe("fixes", () => {
  it("bring nothing new, each applied on its own", () => {
    fc.assert(
      fc.property(language, words, (languageId, text) => {
        const before = scan(text, { languageId }, defaultPolicy);
        for (const finding of before)
          for (const fix of fixesFor(finding, text)) {
            const [after = ""] = applyFixes([text], [fix]);
            const known = new Set(keys(before));
            // An escape parts the word that it stands in, and each part has a majority of its own; what quotes make a
            // string of is no code any more, in which its script was at home.
            const parts = fix.kind === "escape" || /["'`]/.test(fix.text);
            const judged = scan(after, { languageId }, defaultPolicy).filter(
              // A space beside a foreign letter is typography where nothing is known of the file.
              ({ rule }) => (!parts || rule !== "lookalike-letter") && rule !== "unusual-space",
            );
            for (const key of keys(judged)) assert.ok(known.has(key), key);
          }
      }),
      { numRuns: 2000 },
    );
  });

  it("bring nothing new, all applied together", () => {
    fc.assert(
      fc.property(language, code, (languageId, lines) => {
        const before = scan(lines.join("\n"), { languageId }, defaultPolicy);
        const fixes = fixAll(lines, { languageId }, defaultPolicy);
        const after = scan(applyFixes(lines, fixes).join("\n"), { languageId }, defaultPolicy);
        const left = keys(before);
        for (const key of keys(after)) {
          const at = left.indexOf(key);
          assert.ok(at >= 0, key);
          left.splice(at, 1);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("leave strings to their author", () => {
    assert.deepEqual(fixAll(['a = "\u200B"'], { languageId: "typescript" }, defaultPolicy), []);
    assert.equal(fixAll(["a\u200Bb // \u200B"], { languageId: "typescript" }, defaultPolicy).length, 2);
  });

  it("leave what a program may read to its author: strings, data, unknown languages", () => {
    for (const [languageId, line] of [
      ["typescript", 'a = "\u0441ookie"'],
      ["yaml", "name: \u0441ookie"],
      ["json", '{"a": "x\u200By"}'],
      ["unknown", 'echo "He said \u201Chi\u201D";'],
      ["unknown", "values ('it\u2019s')"],
      ["unknown", '"x\u200Dy"'],
    ] as const) {
      assert.equal(scan(line, { languageId }, defaultPolicy).length > 0, true, line);
      assert.deepEqual(fixAll([line], { languageId }, defaultPolicy), [], line);
    }
  });

  it("leave the typography of files that agents read", () => {
    assert.deepEqual(fixAll(["Don\u2019t\u00A0go"], { path: "AGENTS.md" }, defaultPolicy), []);
  });

  it("open no string that goes on in the next line", () => {
    assert.deepEqual(fixAll(["a = \uFF40b", "c"], { languageId: "javascript" }, defaultPolicy), []);
  });

  it("open no comment and no string that stays open, and mend the other lines", () => {
    for (const line of ["a = b /\u200B* c;", "x /\u200B/ y;", "if (a \u2044\u2217 b) {", "x = \u02CBy;"]) {
      const lines = [line, "\u0430bc();"];
      const fixes = fixAll(lines, { languageId: "typescript" }, defaultPolicy);
      assert.deepEqual(applyFixes(lines, fixes), [line, "abc();"], line);
    }
  });

  it("are made at the end of a line, where most hidden characters are left", () => {
    for (const line of ["const x = 1;", "function f() {", "foo(a,", "x = a +", "x = ("])
      assert.deepEqual(fixAll([`${line}\u200B`], { languageId: "typescript" }, defaultPolicy).length, 1, line);
  });

  it("do not join what a language keeps apart by them", () => {
    for (const line of ["return\uFEFFv", "b +\uFEFF+ c", "run([a, \u3164])"])
      assert.deepEqual(fixAll([line], { languageId: "javascript" }, defaultPolicy), [], line);
  });

  it("leave alone what stands where a text has more than one reading", () => {
    for (const [languageId, lines] of [
      ["javascript", ["let y", "/ 2 // `", "const t = 'it\u2019s';"]],
      ["markdown", ["```ruby", 'puts "10\u00A0km \u201Chi\u201D"', "```"]],
      ["markdown", ["Use `\u201C` and `\u2019`"]],
    ] as const)
      assert.deepEqual(fixAll(lines, { languageId }, defaultPolicy), [], lines[1]);
  });

  it("are not held up by one place", () => {
    const lines = ["x = 1 \u0001\u200B\u0002", "p\u0430ypal = 1"];
    assert.equal(applyFixes(lines, fixAll(lines, { languageId: "python" }, defaultPolicy))[1], "paypal = 1");
  });

  it("turn the quotes of code back", () => {
    const lines = ["if (s === \u2018a\u2019) run(\u201Cb\u201D);"];
    assert.deepEqual(applyFixes(lines, fixAll(lines, { languageId: "typescript" }, defaultPolicy)), [
      "if (s === 'a') run(\"b\");",
    ]);
  });
});
