import assert from "node:assert/strict";
import { defaultPolicy, messageOf, scan, scanPath } from "../../../src/engine/index.ts";

/** The controls that are reported: severity, index, code point. */
const controls = (languageId: string, text: string, policy = defaultPolicy): string[] =>
  scan(text, { languageId }, policy)
    .filter(({ rule }) => rule === "bidi-control")
    .map(({ severity, start, characters }) => `${severity} ${start} ${characters[0]?.toString(16)}`);

const inFile = (path: string, text: string): string[] =>
  scan(text, { path }, defaultPolicy).map(({ severity, start }) => `${severity} ${start}`);

const said = (text: string): string[] => scan(text, { languageId: "javascript" }, defaultPolicy).map(messageOf);

describe("bidi-control, by where it stands", () => {
  it("is an error in paths, in code and in what agents read, whatever is beside it", () => {
    assert.deepEqual(
      scanPath("a/\u05d0\u200e.md", defaultPolicy).map(({ rule, severity }) => [rule, severity]),
      [["bidi-control", "error"]],
    );
    assert.deepEqual(inFile("AGENTS.md", "\u05d0\u200e"), ["error 1"]);
    assert.deepEqual(inFile("README.md", "\u05d0\u200e"), []);
    assert.deepEqual(controls("markdown", "`\u05d0\u200e`"), ["error 2 200e"]);
  });

  it("is a warning only for a mark that is a whole string", () => {
    assert.deepEqual(controls("javascript", "x = '\u200e' + `\u200f` + \"\u061c\""), [
      "warning 5 200e",
      "warning 11 200f",
      "warning 17 61c",
    ]);
    for (const text of ["x = '\u200e\"'", "x = '\"\u200e'", 'x = /* "\u200e" */ 1', 'x = "\u202e"', 'x = "a\u200ea"'])
      assert.match(controls("javascript", text).join(), /^error \d+ 20.e$/, text);
  });

  it("has its reason in its own string or comment, and in prose in its line", () => {
    assert.deepEqual(controls("javascript", "x = '\u05d0 a\u200e'"), []);
    assert.deepEqual(controls("javascript", "x = 'a\u200e' + '\u05d0'"), ["error 6 200e"]);
    assert.deepEqual(controls("javascript", "/* a\u200e */ x = '\u05d0'"), ["error 4 200e"]);
    assert.deepEqual(controls("javascript", "// \u05d0 a\u200e"), []);
    assert.deepEqual(controls("markdown", "\u05d0 `x` a\u200e"), []);
    assert.deepEqual(controls("markdown", "`\u05d0` `x` a\u200e"), []);
    assert.deepEqual(controls("markdown", "`x` a\u200e\n\u05d0"), ["error 5 200e"]);
    assert.deepEqual(controls("markdown", "-`1`1\u200f`\u05d0`--"), [], "sentences have code in any order");
  });

  it("is honest in the pattern of a locale, in whatever quotes, but not with a word", () => {
    for (const text of [
      'x = r"\u200e%\u200e"',
      'x = """\u200edpcm\u200f{0}""" + f("a")',
      "x = f('\u200e%\u200e', 'a')",
    ])
      assert.deepEqual(controls("python", text), [], text);
    assert.deepEqual(controls("rust", 'x = r##"\u200edpcm\u200f{0}"##;'), []);
    assert.deepEqual(controls("javascript", "// \u200e%\u200e"), []);
    for (const text of ["// \u200e% b", "/* a */ x = 'b \u200e%'"])
      assert.equal(controls("javascript", text).length, 1);
  });
});

describe("bidi-control, in pairs", () => {
  it("is never honest as an override, in right-to-left text neither", () => {
    assert.deepEqual(controls("markdown", "\u05d0 \u202eab\u202c"), ["error 2 202e", "error 5 202c"]);
    assert.deepEqual(controls("markdown", "\u05d0 \u202dab\u202c"), ["error 2 202d", "error 5 202c"]);
    assert.deepEqual(controls("markdown", "\u05d0 \u202bab\u202c"), []);
  });

  it("is not honest if it holds only what is hidden", () => {
    for (const nothing of ["", " ", "\u00a0", "\u200b", "\u3164", "\u{1d173}", "\u{e0100}"])
      assert.deepEqual(controls("markdown", `\u05d0 \u2066${nothing}\u2069`).length, 2, nothing);
    for (const shown of ["a", "!", "\u05d0", "\u{1f600}", "\u{20000}", "\u0080", "\u200b."])
      assert.deepEqual(controls("markdown", `\u05d0 \u2066${shown}\u2069`), [], shown);
    assert.deepEqual(controls("markdown", "\u05d0 \u2066\u2069 \u2066a\u2069"), ["error 2 2066", "error 3 2069"]);
    assert.deepEqual(controls("markdown", "a\u2066\u200e\u2069", allowing(0x200e)).length, 2, "what is allowed");
  });

  it("is found where it has brought disorder, and nowhere else in the line", () => {
    const guilty = 'pay("\u202ba\u202c", 100, 5)';
    assert.deepEqual(controls("javascript", `x = ["\u2068\u05d0\u2069", 1]; ${guilty}`), [
      "error 21 202b",
      "error 23 202c",
    ]);
    assert.deepEqual(controls("javascript", `${guilty}; y = "\u2068\u05d0\u2069"`), ["error 5 202b", "error 7 202c"]);
    assert.deepEqual(controls("javascript", `x = "\u05d0"; ${guilty}; ${guilty}; y = f("\u202ab\u202c")`), [
      "error 14 202b",
      "error 16 202c",
      "error 34 202b",
      "error 36 202c",
    ]);
    assert.deepEqual(controls("typescript", "x = `\u2067$" + "{a} $" + "{b}\u2069 c`; y = '\u2068a\u2069'"), [
      "error 5 2067",
      "error 15 2069",
    ]);
  });

  it("is found with its partner, beyond a tab too, where the disorder ends", () => {
    const line = "x = `\u2067$" + "{a} $" + "{b}\tc\u2069`";
    assert.deepEqual(controls("typescript", line), ["error 5 2067", "error 17 2069"]);
    assert.deepEqual(controls("typescript", line, allowing(0x2069)), ["error 5 2067"]);
  });

  it("does not answer for the disorder that one brings which is found anyway, or allowed", () => {
    const line = 'f("\u202e1\u2068a\u2069", 100, 5)';
    assert.deepEqual(controls("javascript", line), ["error 3 202e"]);
    assert.deepEqual(controls("javascript", line, allowing(0x202e)), []);
    const both = 'x = "\u05d0"; pay("\u202ba\u2066b\u2069\u202c", 100, 5)';
    assert.deepEqual(controls("javascript", both, allowing(0x2066, 0x2069)), ["error 14 202b", "error 19 202c"]);
  });

  it("is found wherever it stands in a line of which a piece is torn apart: nobody can tell what did it", () => {
    const torn = "\u05d0 = 1#2 \u05d1";
    const line = `x = "\u2068a\u2069"; y = "b"; ${torn}`;
    assert.deepEqual(controls("python", line), ["error 5 2068", "error 7 2069"]);
    assert.deepEqual(controls("python", line, allowing(0x2069)), ["error 5 2068"]);
    assert.deepEqual(controls("python", 'x = "\u2068a\u2069"; y = "b"; z = 1#2'), []);
  });

  it("can be allowed by its code point", () => {
    assert.deepEqual(controls("javascript", "a\u2066b\u2069", allowing(0x2066, 0x2069)), []);
    assert.deepEqual(controls("javascript", "a\u2066b\u2069", allowing(0x2066)), ["error 3 2069"]);
  });
});

describe("bidi-control, in other words", () => {
  it("says which control does not close where it opened, and which does", () => {
    assert.deepEqual(said("a\u2066b\u2069c\u202ad\u202ce\u200f\u2069\u202c"), [
      "Invisible control that reorders the line: U+2066 LEFT-TO-RIGHT ISOLATE",
      "Invisible control that reorders the line: U+2069 POP DIRECTIONAL ISOLATE",
      "Invisible control that reorders the line: U+202A LEFT-TO-RIGHT EMBEDDING",
      "Invisible control that reorders the line: U+202C POP DIRECTIONAL FORMATTING",
      "Invisible control that reorders the line: U+200F RIGHT-TO-LEFT MARK",
      "U+2069 POP DIRECTIONAL ISOLATE closes nothing that this line has opened",
      "U+202C POP DIRECTIONAL FORMATTING closes nothing that this line has opened",
    ]);
    assert.deepEqual(said('f("\u2066a", "b\u2069")'), [
      "U+2066 LEFT-TO-RIGHT ISOLATE reaches out of the string or comment that it stands in",
      "U+2069 POP DIRECTIONAL ISOLATE reaches out of the string or comment that it stands in",
    ]);
    assert.deepEqual(said("/* \u202a */"), [
      "U+202A LEFT-TO-RIGHT EMBEDDING is never closed: it reorders the line to its end",
    ]);
    assert.deepEqual(said('"\u202d a"'), [
      "U+202D LEFT-TO-RIGHT OVERRIDE is never closed: it reorders the line to its end",
    ]);
    assert.deepEqual(
      said('"\u202d a\u202c"').at(0),
      "Invisible control that reorders the line: U+202D LEFT-TO-RIGHT OVERRIDE",
    );
  });
});

describe("bidi-control, beside messages", () => {
  it("is told of where it is no part of one, before the first, between them and behind the last", () => {
    const far = "x".repeat(100);
    const apart = `\u202a${far}`.repeat(4);
    const message = "\u202a\u202c".repeat(20);
    const found = scan(`// ${apart}${message}${far}${apart}${message}${far}${apart}`, { path: "a.ts" }, defaultPolicy);
    assert.deepEqual(
      found.map(({ rule, start, end, count }) => [rule, start, end, count]),
      [
        ["bidi-control", 3, 1395, 12],
        ["hidden-payload", 407, 447, 40],
        ["hidden-payload", 951, 991, 40],
      ],
    );
  });
});

function allowing(...characters: readonly number[]): typeof defaultPolicy {
  const ranges = characters.map((codePoint) => [codePoint, codePoint]);
  const allow = [{ ranges, matches: () => true, pattern: "**", reason: "names" }];
  return { ...defaultPolicy, allow } as unknown as typeof defaultPolicy;
}
