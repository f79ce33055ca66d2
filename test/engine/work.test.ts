import assert from "node:assert/strict";
import type { Context } from "../../src/engine/index.ts";
import { type CountedEngine, counted, countedEngine } from "./work.ts";

const n = 4000;

/** Texts of about `n` characters that tempt a detector to look at the same characters again and again. */
const adversaries: Readonly<Record<string, readonly [context: Context, (n: number) => string]>> = {
  "variation selectors that are a payload": [
    { languageId: "typescript" },
    (n) => `let a = "${"\u{E0148}\u{E0155}\u{FE01}".repeat(n / 3)}";`,
  ],
  "zero-width bits after each letter of one line": [{ languageId: "plaintext" }, (n) => "a\u200Bb\u200C".repeat(n / 4)],
  "a tag after each letter": [{ languageId: "typescript" }, (n) => "a\u{E0041}".repeat(n / 3)],
  "two zero-width characters on each line": [{ languageId: "python" }, (n) => "x = 1 # \u200B\u200C\n".repeat(n / 11)],
  "one word of alternating scripts": [{ languageId: "typescript" }, (n) => `let ${"a\u0430".repeat(n / 2)};`],
  "identifiers that collide": [
    { languageId: "typescript" },
    (n) => Array.from({ length: n / 16 }, (_, i) => `a${i} + \u0430${i};\n`).join(""),
  ],
  "marks on one letter": [{ languageId: "typescript" }, (n) => `let a = "e${"\u0301\u0302".repeat(n / 2)}";`],
  "bidi controls that never close": [{ languageId: "c" }, (n) => `/* ${"\u2067\u202E".repeat(n / 2)} */`],
  "right-to-left operands": [{ languageId: "javascript" }, (n) => "x = \u05D0 + \u0661;".repeat(n / 10)],
  "hosts and at signs": [{ languageId: "markdown" }, (n) => "a\u0430@://xn--a.\u0441o@".repeat(n / 18)],
  "apostrophes by turns": [{ languageId: "markdown" }, (n) => "it's not it\u2019s ".repeat(n / 14)],
  "joiners between letters that could join": [{ languageId: "plaintext" }, (n) => "\u0628\u200C\u200D".repeat(n / 3)],
  "escape sequences that never end": [
    { languageId: "shellscript" },
    (n) => "\u001B[\u001B]0;\u001B]8;;".repeat(n / 10),
  ],
  "blanks of all widths": [{ languageId: "markdown" }, (n) => "a \u2003\t\u00A0 ".repeat(n / 6)],
  "gaps that are nearly wide": [{ languageId: "typescript" }, (n) => `${" ".repeat(79)}a`.repeat(n / 80)],
  "one gap, hidden characters in it": [{ languageId: "plaintext" }, (n) => `a${" \u200B".repeat(n / 2)}b`],
  "schemes before letters": [{ languageId: "typescript" }, (n) => "://\u0430".repeat(n / 4)],
  "addresses without an end": [{ languageId: "markdown" }, (n) => "\u0430.a@".repeat(n / 4)],
  "hosts that pass for others": [{ languageId: "markdown" }, (n) => "https://\u0430pple.com ".repeat(n / 18)],
  "names of packages": [{ path: "package.json" }, (n) => `{"dependencies":{${'"l\u043Edash":"1",'.repeat(n / 13)}}}`],
  "strings in right-to-left letters": [{ languageId: "typescript" }, (n) => '"\u05D0", '.repeat(n / 5)],
  "brackets around right-to-left letters": [
    { languageId: "typescript" },
    (n) => `${"(".repeat(n / 2)}\u05D0${")".repeat(n / 2)}`,
  ],
  "isolates that close": [{ languageId: "typescript" }, (n) => "\u2067a\u2069".repeat(n / 3)],
  "letters with marks": [{ languageId: "typescript" }, (n) => "e\u0301\u0302\u0303".repeat(n / 4)],
  "ideographic variation selectors": [{ languageId: "typescript" }, (n) => "\u{E0100}".repeat(n / 2)],
  "emoji that are joined without an end": [{ languageId: "markdown" }, (n) => "\u{1F468}\u200D".repeat(n / 3)],
  "objects with keys that pass for others": [{ languageId: "json" }, (n) => '{"\u0430":1},'.repeat(n / 9)],
  "one hidden character on each line": [{ languageId: "typescript" }, (n) => "a\u200B\n".repeat(n / 3)],
  "signs in two ways on each line": [
    { languageId: "markdown" },
    (n) => "it\u2019s a\u2010b\u00A0c \u2014 it's\n".repeat(n / 18),
  ],
  "private use between letters": [{ languageId: "markdown" }, (n) => "a\uE000".repeat(n / 2)],
  "styled letters": [{ languageId: "typescript" }, (n) => "\u{1D41A} x ".repeat(n / 5)],
  "hosts with a hidden character in each": [{ languageId: "latex" }, (n) => "\u2060http://".repeat(n / 8)],
  "soft hyphens in one long word": [{ languageId: "plaintext" }, (n) => "e\u0301\u00AD".repeat(n / 3)],
  "comments of instructions that never close": [{ path: "AGENTS.md" }, (n) => "&#x200b;<!--".repeat(n / 12)],
};

describe("work", function () {
  this.timeout(60_000);

  let built: CountedEngine;
  before(async () => {
    built = await countedEngine();
  });

  for (const [name, [context, make]] of Object.entries(adversaries)) {
    it(`grows no faster than the text: ${name}`, () => {
      const { engine, workOf } = built;
      const work = (length: number): number => {
        const text = make(length);
        return workOf(() => void engine.scan(text, context, engine.defaultPolicy));
      };
      // Tables are made at the first use.
      work(n / 8);
      const [small, middle, large] = [work(n), work(2 * n), work(4 * n)];
      assert.ok(small > n / 4, `${small} steps are too few to have been counted`);
      assert.equal(small, work(n));
      for (const [less, more] of [
        [small, middle],
        [middle, large],
      ] as const)
        assert.ok(more <= 2.1 * less, `${less} steps become ${more}`);
    });
  }

  it("is counted: a text that is searched again from each place shows", () => {
    const quadratic = (length: number) => () => {
      const text = "a".repeat(length);
      for (let index = 0; index < text.length; index++) text.indexOf("b", index);
    };
    const { workOf } = built;
    assert.ok(workOf(quadratic(400)) > 3.9 * workOf(quadratic(200)));
  });

  it("is counted in bodies of every kind", () => {
    const steps = "globalThis.countedSteps++";
    assert.equal(
      counted("const f = (a) => a.map((b) => b); for (const c of d) e(c); function g() { while (h) i(); }"),
      `const f = (a) => (${steps},a.map((b) => (${steps},b))); for (const c of d) {${steps};e(c);} ` +
        `function g() {${steps}; while (h) {${steps};i();} }`,
    );
  });
});
