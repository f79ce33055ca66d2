import assert from "node:assert/strict";
import { defaultPolicy, parsePolicy, scan } from "../../../src/engine/index.ts";
import { found } from "../support.ts";

const spaces = ["\u00a0", "\u1680", "\u2000", "\u2009", "\u200a", "\u202f", "\u205f", "\u3000", "\u2028", "\u2029"];

describe("unusual-space", () => {
  it("is an error in code, and nothing in strings, comments, templates and expressions", () => {
    for (const space of spaces.slice(0, 8)) {
      assert.deepEqual(found("javascript", `a${space}= 1`), ["error unusual-space 0:1-2"]);
      assert.deepEqual(found("javascript", `a = "${space}" + \`${space}\` + /${space}/ // ${space}`), []);
      assert.deepEqual(found("markdown", `a${space}b`), []);
      assert.deepEqual(found("markdown", `a${space}b`, { path: "AGENTS.md" }), ["warning unusual-space 0:1-2"]);
    }
  });

  it("is found in the code that begins right behind a comment with others", () => {
    assert.deepEqual(found("javascript", "// a\u00a0\u2028b"), ["error unusual-space 0:5-6"]);
  });

  it("takes the separators for spaces, and offers none in their place", () => {
    for (const space of spaces.slice(8)) {
      const [finding] = scan(`a${space}b`, { path: "a.js" }, defaultPolicy);
      assert.deepEqual([finding?.rule, finding?.twin], ["unusual-space", undefined]);
    }
  });

  it("knows typography in files of no known kind, and nowhere else", () => {
    assert.deepEqual(scan("caf\u00e9\u00a0: \u00ab\u00a0oui\u00a0\u00bb", { path: "a.unknown" }, defaultPolicy), []);
    assert.equal(scan("x\u00a0= 1", { path: "a.unknown" }, defaultPolicy).length, 1);
    assert.equal(scan("\u00e9\u00a0\u00a0= 1", { path: "a.unknown" }, defaultPolicy).length, 1);
    assert.equal(scan("\u00e9\u00a0= 1", { path: "a.js" }, defaultPolicy).length, 1);
  });

  it("wants a letter or a right quote beside it there, and no dash, sign or other space", () => {
    const count = (text: string): number =>
      scan(text, { path: "a.unknown" }, defaultPolicy).filter(({ rule }) => rule === "unusual-space").length;
    for (const beside of ["\u00ab", "\u00d6", "\u00d8", "\u00f6", "\u00f8", "\u2019", "\u2070", "\u3001", "\u6f22"]) {
      assert.equal(count(`${beside}\u00a0x`), 0, beside);
      assert.equal(count(`x\u00a0${beside}`), 0, beside);
    }
    for (const beside of ["x", "\u00a9", "\u00d7", "\u00f7", "\u2013", "\u201c", "\u206f", "\ufeff"]) {
      assert.equal(count(`x${beside}\u00a0x`), 1, beside);
      assert.equal(count(`x\u00a0${beside}x`), 1, beside);
    }
    assert.equal(count("\u6f22\u3000\u6f22"), 0);
    assert.equal(count("x\u00a0\u3000x"), 1);
    const { policy } = parsePolicy({ "glyphguard.allow": [{ characters: "U+2000, U+3000", reason: "tables" }] });
    for (const text of ["x\u00a0\u2000x", "x\u00a0\u3000x"])
      assert.equal(
        scan(text, { path: "a.unknown" }, policy).length,
        1,
        "a space is no letter, nor is one that is allowed",
      );
  });

  it("offers as many plain spaces in the place of a run, which is one finding", () => {
    const [finding, ...others] = scan("a\u00a0\u2003\u00a0= 1", { path: "a.js" }, defaultPolicy);
    assert.deepEqual([finding?.start, finding?.end, finding?.count, finding?.twin, others], [1, 4, 3, "   ", []]);
  });

  it("knows the spaces of orthographies in the text of instructions", () => {
    const count = (text: string): number =>
      scan(text, { path: "AGENTS.md" }, defaultPolicy).filter(({ rule }) => rule === "unusual-space").length;
    for (const text of [
      "10\u00a0kg, 10\u202f000, \u00a7\u00a05, p.\u00a05",
      "Note\u00a0! caf\u00e9\u00a0: \u00ab\u00a0oui\u00a0\u00bb a\u00a0\u2013 b",
      "\u1832\u1820\u202f\u1832\u1820\u1822",
      "\u3000\u6f22\u5b57\u3000\u6f22",
    ])
      assert.equal(count(text), 0, text);
    for (const text of [
      "a\u00a0b",
      "a\u00a0\u00a0:",
      "rm\u00a0-rf",
      "\u00a0x",
      "1\u20091",
      "1\u2028:",
      "a\u3000b",
      "`a\u00a0: b`",
    ])
      assert.equal(count(text), 1, text);
  });
});
