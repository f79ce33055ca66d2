import assert from "node:assert/strict";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { type EscapeStyle, escapeOf } from "../../../src/engine/syntax/escapes.ts";

describe("escapes", () => {
  const cases: readonly [
    style: EscapeStyle,
    zwsp: string,
    tag: string | undefined,
    escape: string | undefined,
    c1: string | undefined,
  ][] = [
    ["braced", "\\u200B", "\\u{E0041}", "\\u001B", "\\u009B"],
    ["paired", "\\u200B", "\\uDB40\\uDC41", "\\u001B", "\\u009B"],
    ["long", "\\u200B", "\\U000E0041", "\\u001B", "\\u009B"],
    ["c", "\\u200B", "\\U000E0041", "\\033", "\\302\\233"],
    ["c-wide", "\\u200B", "\\U000E0041", "\\033", "\\233"],
    ["rust", "\\u{200B}", "\\u{E0041}", "\\u{1B}", "\\u{9B}"],
    ["basic", "\\u200B", undefined, "\\u001B", "\\u009B"],
    ["hex", "\\x{200B}", "\\x{E0041}", "\\x{1B}", "\\x{9B}"],
    ["haskell", "\\x200B\\&", "\\xE0041\\&", "\\x1B\\&", "\\x9B\\&"],
    ["scheme", "\\x200B;", "\\xE0041;", "\\x1B;", "\\x9B;"],
    ["powershell", "`u{200B}", "`u{E0041}", "`u{1B}", "`u{9B}"],
    ["wolfram", "\\:200B", "\\|0E0041", "\\:001B", "\\:009B"],
    ["xml", "&#x200B;", "&#xE0041;", undefined, "&#x9B;"],
    ["html", "&#x200B;", "&#xE0041;", "&#x1B;", undefined],
    ["css", "\\200B ", "\\E0041 ", "\\1B ", "\\9B "],
  ];
  for (const [style, ...expected] of cases) {
    it(style, () => {
      assert.deepEqual(
        [0x200b, 0xe0041, 0x1b, 0x9b].map((codePoint) => escapeOf(style, codePoint)),
        expected,
      );
      const half = escapeOf(style, 0xd800);
      assert.equal(half, style === "braced" || style === "paired" ? "\\uD800" : undefined);
    });
  }

  it("mean the code point to JSON and to JavaScript", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x10ffff }), (codePoint) => {
        const character = String.fromCodePoint(codePoint);
        assert.equal(JSON.parse(`"${escapeOf("paired", codePoint)}"`), character);
        assert.equal(runInNewContext(`"${escapeOf("braced", codePoint)}"`), character);
        assert.ok(runInNewContext(`/^${escapeOf("paired", codePoint)}$/u`).test(character));
      }),
      { numRuns: 200 },
    );
  });
});
