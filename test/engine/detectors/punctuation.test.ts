import assert from "node:assert/strict";
import { defaultPolicy, scan } from "../../../src/engine/index.ts";

const twins = (languageId: string, text: string): (string | undefined)[] =>
  scan(text, { languageId }, defaultPolicy)
    .filter(({ rule }) => rule === "lookalike-punctuation")
    .map(({ twin }) => twin);

describe("lookalike-punctuation", () => {
  it("finds signs that pass for one or several of ASCII", () => {
    for (const [text, twin] of [
      ["a\u037e", ";"],
      ["a \u2236 b", ":"],
      ["a \u2225 b", "||"],
      ["a \u01c1 b", "||"],
      ["a \u203c b", "!!"],
      ["if (isUser\u01c3= admin)", "!"],
      ["Vec\u1438T\u1433", "<,>"],
      ["x \u2a75 y", "=="],
      ["\u1fefa", "`"],
      ["a \u29f8 b", "/"],
    ] as const)
      assert.equal(twins("typescript", text).join(), twin, text);
  });

  it("leaves operators of mathematics, words of other scripts and emoji alone", () => {
    assert.deepEqual(twins("julia", "x\u2032 = a \u2223 b \u2212 c"), []);
    assert.deepEqual(twins("lean", "\u2016x\u2016 \u2223 y"), []);
    assert.deepEqual(twins("typescript", "\u1403\u1433\u1438 = 1"), []);
    assert.deepEqual(twins("markdown", "`\u2013` and `\u2014`"), []);
    assert.deepEqual(twins("unknown", "\u5909\u6570\uff0c\u5024"), []);
    assert.deepEqual(twins("typescript", "x = '\u201c\u2026'; // \u2014"), []);
  });
});
