import assert from "node:assert/strict";
import fc from "fast-check";
import { defaultPolicy, messageOf, scan } from "../../../src/engine/index.ts";

/** The controls that are reported, as `line:index` and the code point. */
function controls(languageId: string, text: string): string[] {
  return scan(text, { languageId }, defaultPolicy)
    .filter(({ rule }) => rule === "bidi-control")
    .map(({ severity, line, start, characters }) => `${severity} ${line}:${start} ${characters[0]?.toString(16)}`);
}

const isReported = (languageId: string, text: string): boolean => controls(languageId, text).length > 0;

describe("bidi-control, on Trojan Source", () => {
  /** Each attack by the delimiters of a comment that it hides in or a string that it stretches. */
  const comments: Readonly<Record<string, readonly [string, string]>> = {
    c: ["/* ", " */"],
    cpp: ["// ", ""],
    csharp: ["/* ", " */"],
    go: ["/* ", " */"],
    java: ["/* ", " */"],
    javascript: ["/* ", " */"],
    python: ["'''", "'''"],
    ruby: ["# ", ""],
    rust: ["/* ", " */"],
    shellscript: ["# ", ""],
    sql: ["-- ", ""],
    html: ["<!-- ", " -->"],
    lua: ["-- ", ""],
    css: ["/* ", " */"],
  };
  for (const [language, [open, close]] of Object.entries(comments)) {
    it(`finds code that is commented out, or comments that are code, in ${language}`, () => {
      for (const control of ["\u202e", "\u202b", "\u2067", "\u202d", "\u202a", "\u2066", "\u2068"]) {
        const attack = `${open}${control} } \u2066if (isAdmin)\u2069 \u2066 begin admins only ${close}`;
        assert.ok(isReported(language, attack), `${language} ${control.codePointAt(0)?.toString(16)}`);
      }
    });
  }

  for (const [language, line] of Object.entries({
    javascript: 'if (level != "user\u202e \u2066// Check if admin\u2069 \u2066") {',
    python: 'if level != "none\u202e\u2066": # Check if admin\u2069\u2066 and level != "user"',
    rust: 'if level != "user\u2067 \u2066// Check\u2069 \u2066" {',
    go: 'if level != "user\u202b\u2066 // Check\u2069\u2066" {',
    c: 'if (strcmp(level, "user\u202e \u2066// Check if admin\u2069 \u2066")) {',
    java: 'if (level != "user\u2067\u2066// Check\u2069\u2066") {',
    shellscript: 'if [ "$level" != "user\u202e \u2066# check\u2069 \u2066" ]; then',
  }))
    it(`finds stretched strings in ${language}`, () => {
      assert.ok(isReported(language, line));
    });

  it("finds a return that seems to be a part of the comment", () => {
    assert.deepEqual(controls("python", "'''Subtract funds from bank account then \u2067''' ;return"), [
      "error 0:41 2067",
    ]);
  });

  it("finds controls in names and in code", () => {
    for (const control of "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
      assert.deepEqual(controls("javascript", `function say${control}Hello() {}`).length, 1);
  });
});

describe("bidi-control, where strings and comments move what stands outside", () => {
  for (const mark of ["\u200f", "\u061c"])
    it(`finds a mark that swaps operands or arguments: U+${mark.codePointAt(0)?.toString(16)}`, () => {
      for (const line of [
        `pay("${mark}1", 100, 5)`,
        `x = /* ${mark}! */ 7 - 3`,
        `x = f("-${mark}") + 1 - 2 + f("\u05d0")`.replace('") +', '" +'),
      ])
        assert.ok(isReported("javascript", line), line);
    });

  it("finds an embedding that does so, though it is balanced", () => {
    assert.deepEqual(controls("javascript", 'pay("\u202b\u05d0\u202c", 100, 5)'), []);
    assert.deepEqual(controls("javascript", 'x = "\u05d0"; pay("\u202ba\u202c", 100, 5)'), [
      "error 0:14 202b",
      "error 0:16 202c",
    ]);
  });

  it("finds isolates that turn an interpolation round, and accepts those that keep it together", () => {
    assert.deepEqual(controls("typescript", "x = `\u2067$" + "{a} $" + "{b}\u2069`").length, 2);
    assert.deepEqual(controls("typescript", "x = `\u2068$" + "{a} $" + "{b}\u2069`"), []);
  });

  it("accepts what the right-to-left letters alone would do as well", () => {
    assert.deepEqual(controls("javascript", 'x = ["\u200f\u05d0", 1, 2]'), []);
    assert.deepEqual(controls("javascript", 'x = ["\u05d0\u200f", "\u05d1!\u200f"]'), []);
  });

  it("accepts what puts the line right again", () => {
    assert.deepEqual(controls("javascript", 'x = ["\u05d0\u200e", "\u05d1\u200e", 1 - 2]'), []);
    assert.deepEqual(controls("javascript", 'x = ["\u0627", "\u05d1", "#,##0%", "\u200e\u00a4 #0", "E0"]'), []);
    assert.deepEqual(controls("javascript", 'x = ["\u2068\u05d0\u2069", "\u2068\u05d1\u2069"]'), []);
  });
});

describe("bidi-control, in honest text", () => {
  it("accepts what balances in its line, and nothing that goes on in the next", () => {
    assert.deepEqual(controls("markdown", "\u05d0 \u2066(a)\u2069 \u05d1"), []);
    assert.deepEqual(controls("markdown", "\u05d0 \u2066(a)\n\u05d1 \u2069"), ["error 0:2 2066", "error 1:2 2069"]);
    assert.deepEqual(controls("markdown", "\u05d0 \u202aab\u202c"), []);
    assert.deepEqual(controls("markdown", "c \u202aab\u202c"), ["error 0:2 202a", "error 0:5 202c"]);
  });

  it("accepts number patterns as CLDR has them", () => {
    for (const pattern of [
      "\u200f#,##0.00\u00a0\u200f\u00a4;\u200f-#,##0.00\u00a0\u200f\u00a4",
      "\u200e-",
      "\u061c+",
      "\u200e\u066a\u200e",
      "\u061c\u00a4#,##0.00;(\u061c\u00a4#,##0.00)",
    ]) {
      assert.deepEqual(controls("json", `{ "standard": "${pattern}", "other": 5 }`), [], pattern);
      assert.deepEqual(controls("typescript", `export default ["ar", ["${pattern}", "#E0"], 5, [6, 0]];`), [], pattern);
    }
  });

  it("looks for the reason of a mark beyond vowel points", () => {
    assert.deepEqual(controls("json", '{ "a": "\u05e9\u05b8\u05c1\u200f (ab)" }'), []);
    assert.deepEqual(controls("json", '{ "a": "\u0661\u200f" }'), []);
  });
});

describe("bidi-control, in its words", () => {
  it("says what the control does", () => {
    const said = (text: string): string[] => scan(text, { languageId: "c" }, defaultPolicy).map(messageOf);
    assert.deepEqual(said("/* \u202e */"), [
      "U+202E RIGHT-TO-LEFT OVERRIDE: everything behind it reads backwards, to the end of the line",
    ]);
    assert.deepEqual(said('"\u202eab\u202c"'), [
      "U+202E RIGHT-TO-LEFT OVERRIDE: what follows reads backwards, up to U+202C POP DIRECTIONAL FORMATTING",
      "Invisible control that reorders the line: U+202C POP DIRECTIONAL FORMATTING",
    ]);
    assert.deepEqual(said("/* \u2067 */"), [
      "U+2067 RIGHT-TO-LEFT ISOLATE is never closed: it reorders the line to its end",
    ]);
    assert.deepEqual(said('"\u2069"'), ["U+2069 POP DIRECTIONAL ISOLATE closes nothing that this line has opened"]);
    assert.deepEqual(
      said('f("\u2066", "\u2069")').at(0),
      "U+2066 LEFT-TO-RIGHT ISOLATE reaches out of the string or comment that it stands in",
    );
  });

  it("reports each control once, in any text", () => {
    const unit = fc.constantFrom(
      "a",
      "\u05d0",
      '"',
      "1",
      " ",
      ",",
      "\u200f",
      "\u202b",
      "\u202c",
      "\u2067",
      "\u2069",
      "\u202e",
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 7 }), (text) => {
        const found = controls("javascript", text);
        assert.equal(new Set(found).size, found.length);
        const inCode = controls("javascript", text.replaceAll('"', ""));
        assert.equal(inCode.length, text.replace(/[^\u200f\u202b\u202c\u2067\u2069\u202e]/g, "").length);
      }),
    );
  });
});

describe("bidi-control, marks that settle nothing", () => {
  for (const [languageId, line] of [
    ["typescript", 'if (role === "admin\u200e") x()'],
    ["json", '{"admin\u200e":true}'],
    ["typescript", 'fetch("https://ex.com/\u200epath")'],
    ["shellscript", 'rm -rf "/srv/x\u200e"'],
    ["shellscript", 'KEY="abc-\u200edef"'],
    ["dotenv", "KEY=abc-\u200edef"],
    ["yaml", "key: abc-\u200edef"],
    ["csv", "1,admin\u200e,2"],
    ["ini", "role=admin\u200e"],
    ["typescript", 'x("12\u200e34")'],
    ["typescript", 'x("\u05d0 12\u200e34")'],
    ["markdown", "\u05d0 https://ex.com/\u200epath"],
  ] as const)
    it(`finds them in ${languageId}: ${line.replace("\u200e", "<LRM>").replace("\u05d0", "<alef>")}`, () => {
      assert.equal(controls(languageId, line).length, 1);
    });

  it("only warns of one that is all of a literal, as in tables of entities", () => {
    assert.deepEqual(controls("typescript", 'lrm: "\u200e",'), ["warning 0:6 200e"]);
  });

  it("finds marks that make numbers change their places", () => {
    assert.equal(controls("json", '{"ip":"1\u200f.\u200f2\u200f.\u200f3\u200f.\u200f4"}').length, 6);
    assert.equal(controls("typescript", 'const r = "10\u200f-\u200f20"').length, 2);
    assert.equal(controls("typescript", 'const r = "10\u061c-\u061c20"').length, 2);
  });

  it("finds pairs with nothing between them", () => {
    assert.equal(controls("typescript", 'role === "admin\u2066\u2069"').length, 2);
    assert.equal(controls("typescript", 'role === "admin\u2066\u200b\u2067\u2069\u2069"').length, 4);
    assert.equal(controls("markdown", "\u05d0 \u202b \u202c").length, 2);
    assert.deepEqual(controls("typescript", 'name === "\u2068Bob\u2069"'), []);
  });

  it("accepts the patterns of locales, and text that runs from right to left", () => {
    for (const value of [
      "d\u200f/M\u200f/y",
      "dd\u200f/MM\u200f/y \u2013 d\u200f/M\u200f/y GGGGG",
      "D/\u200fM/\u200fYYYY",
      "\u200f0K\u200f\u00a0\u200f\u00a4",
      "0T\u200f",
      "\u200fh a",
      "M.y\u200f\u2013M.y",
      "\u200eCN\u00a5\u200e",
      "GMT{0}\u200e",
      "\u200e{0}+\u200e",
      "\u200e+HH:mm;\u200e\u2212HH:mm",
      "\u200e%\u200e",
      "\u200e+972-3-555",
      "\u05d0 HTML\u200e",
      "\u200fHTML \u05d0",
    ]) {
      assert.deepEqual(controls("typescript", `x = "${value}"`), [], value);
      assert.deepEqual(controls("json", `{"a": "${value}"}`), [], value);
      assert.deepEqual(controls("properties", `a=${value}`), [], value);
    }
    assert.deepEqual(controls("markdown", "\u05d0 HTML\u200e, \u05d1"), []);
  });

  it("accepts units, prices and what stands beside the hole of a pattern", () => {
    for (const value of [
      "{0}\u200e km\u00b2",
      "px \u200f{0}",
      "{0} \u200e/ft",
      "\u200edpcm\u200f{0}",
      "\u200e\u00b0C",
      "\u200e1 EUR,\u200f \u200e5 USD,\u200f \u200e10 JPY\u2026",
    ])
      for (const language of ["typescript", "json"])
        assert.deepEqual(controls(language, `{"a": "${value}"}`), [], `${language}: ${value}`);
    for (const value of ["\u200e42", "\u200e/tmp", "--no\u200e-verify", "2\u200f,4\u200f,6", "\u200ebin {0}/\u200eetc"])
      assert.ok(controls("json", `{"a": "${value}"}`).length > 0, value);
  });
});
