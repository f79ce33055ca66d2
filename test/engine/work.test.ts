import assert from "node:assert/strict";
import type { Context } from "../../src/engine/index.ts";
import { assertLinear, type Counted, counted, countedModules } from "./work.ts";

const zalgo = "\u0337\u0322\u034E\u0315\u0301\u0308\u0313";

/** Texts of about `n` UTF-16 units that tempt a detector to look at the same characters again and again. */
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
  "two marks by turns on one letter": [{ languageId: "javascript" }, (n) => `// a${"\u0301\u0323".repeat(n / 2)}`],
  "marks with what is hidden between them": [
    { languageId: "javascript" },
    (n) => `// a${"\u0301\u200B".repeat(n / 2)}`,
  ],
  "letters with many marks": [{ languageId: "javascript" }, (n) => `// ${`a${zalgo}`.repeat(n / 8)}`],
  "words with one mark too many": [{ languageId: "javascript" }, (n) => `// ${"e\u0301\u0301 ".repeat(n / 4)}`],
  "sums of Arabic-Indic digits": [{ languageId: "javascript" }, (n) => "\u0661+".repeat(n / 2)],
  "calls with right-to-left letters": [{ languageId: "javascript" }, (n) => "f(\u05D0,1)+a;".repeat(n / 9)],
  "apostrophes inside of one word": [{ path: "AGENTS.md" }, (n) => "a\u2019b'".repeat(n / 4)],
  "signs with a selector and without": [{ path: "AGENTS.md" }, (n) => "\u26A0\uFE0F\u26A0".repeat(n / 3)],
  "two spaces by turns": [{ path: "AGENTS.md" }, (n) => "ab\u00A0cd ".repeat(n / 6)],
  "letters composed and decomposed": [{ path: "AGENTS.md" }, (n) => "e\u0301\u00E9".repeat(n / 3)],
  "a gap before a space that never breaks": [{ path: "AGENTS.md" }, (n) => `${" ".repeat(n)}a\u00A0`],
  "bullets on one line": [{ path: "AGENTS.md" }, (n) => `${"- ".repeat(n / 2)}\u00A0`],
  "ideographs with a selector each": [{ path: "AGENTS.md" }, (n) => "\u4E00\u{E0150}".repeat(n / 3)],
  "soft hyphens after each letter": [{ path: "AGENTS.md" }, (n) => "a\u00AD".repeat(n / 2)],
  dates: [{ path: "AGENTS.md" }, (n) => `${"1 July ".repeat(n / 7)}\u00A0`],
  "comments of instructions that never close": [{ path: "AGENTS.md" }, (n) => "&#x200b;<!--".repeat(n / 12)],
};

describe("work", function () {
  this.timeout(60_000);

  let built: Counted<typeof import("../../src/engine/index.ts")>;
  before(async () => {
    built = await countedModules("src/engine/index.ts");
  });

  for (const [name, [context, make]] of Object.entries(adversaries)) {
    it(`grows no faster than the text: ${name}`, () => {
      const { modules: engine, workOf } = built;
      assertLinear((length) => {
        const text = make(length);
        return workOf(() => void engine.scan(text, context, engine.defaultPolicy));
      });
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
