import assert from "node:assert/strict";
import { found } from "../support.ts";

const styled = (languageId: string, text: string, path?: string): string[] =>
  found(languageId, text, path === undefined ? {} : { path }).filter((line) => line.includes("styled-letters"));

describe("styled-letters", () => {
  it("are an error where the language takes them for the plain ones, else a warning", () => {
    assert.deepEqual(styled("python", "\uff58\uff59 = 1"), ["error styled-letters 0:0-2"]);
    assert.deepEqual(styled("python", "x\u207f = \u210b"), [
      "error styled-letters 0:1-2",
      "error styled-letters 0:5-6",
    ]);
    assert.deepEqual(styled("typescript", "\uff58\uff59 = 1"), ["warning styled-letters 0:0-2"]);
    assert.deepEqual(styled("rust", "let \u{1d431}\u{1d432}_1 = 0;"), ["warning styled-letters 0:4-8"]);
    assert.deepEqual(styled("go", "\u24d0\u24d1 := \u017flow"), [
      "warning styled-letters 0:0-2",
      "warning styled-letters 0:6-7",
    ]);
  });

  it("are off in strings, comments and prose", () => {
    assert.deepEqual(styled("typescript", "// \uff58\nx = '\u{1d431}'"), []);
    assert.deepEqual(styled("markdown", "\u{1d431}\u{1d432}"), []);
  });

  it("are honest as signs, units and exponents, and where mathematics is written", () => {
    assert.deepEqual(styled("typescript", "\u211d; \u00b2; \u00bd; \u2122; \u2126; \u00b5s; m\u00b2"), []);
    assert.deepEqual(styled("julia", "\u{1d431} = x\u2099"), []);
    assert.deepEqual(styled("lean", "\u{1d4d5} \u2115 \u{1d538}"), []);
  });

  it("are found one by one inside of words that agents read", () => {
    for (const text of ["r\u{1d5fa}", "ad\u{1d5fa}in", "su\u217eo"])
      assert.equal(styled("markdown", `run ${text} now`, "AGENTS.md").length, 1, text);
    assert.deepEqual(styled("markdown", "the set \u{1d5fa}, chapter \u217e, \u211d", "AGENTS.md"), []);
  });

  it("are a warning where agents read, unless a language is written so", () => {
    assert.deepEqual(styled("markdown", "\u{1d5e3}\u{1d5ee}\u{1d600}\u{1d600}", "AGENTS.md"), [
      "warning styled-letters 0:0-8",
    ]);
    assert.deepEqual(
      styled("markdown", "\u300c\uff21\uff29\u300d\u3092\u4f7f\u3046 1\u02e2\u1d57 \u24d8 \u2122", "AGENTS.md"),
      [],
    );
  });
});
