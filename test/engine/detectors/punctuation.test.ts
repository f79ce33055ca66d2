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

  describe("in instructions", () => {
    const signs = (text: string, path = "AGENTS.md"): string[] =>
      scan(text, { path }, defaultPolicy)
        .filter(({ rule }) => rule === "lookalike-punctuation")
        .map(({ severity, twin }) => `${severity} ${twin}`);

    it("is silent about the typography of running text", () => {
      for (const text of [
        "don\u2019t \u2014 \u201cdo\u201d \u2018it\u2019 \u2013 1\u20132, a\u2011b, eux\u2010m\u00eames\u2026",
        "5\u2032 6\u2033, \u22125, 1\u20442, 16\u22369, \u276f npm test \u203c",
        "API\uff0cSDK\uff08\u6f22\u5b57\uff09\uff1a\u6f22\uff01",
        "\u0565\u0576 \u0570\u056b\u0574\u0584\u0576 \u0565\u0576\u2024 \u0571\u0565\u0566\u0589",
        "\u062f\u0641\u0639\u06c1 \u06f1\u06f8 \u06d4",
        "\u1832\u1820\u1822 \u1803",
        "\u0393\u03b5\u03b9\u03ac\u037e",
        "tsa\u02bc\u00e1 Hawai\u02bbi Masik\ua78coma \u01c0Khoe Gama\u01c0aeb \u01c3garib",
        "`\u2013`, `\u201c\u2026\u201d`",
      ])
        assert.deepEqual(signs(text), [], text);
      assert.deepEqual(signs("# \u2014 don\u2019t\nname: \u2014\n", ".github/copilot-instructions.md"), []);
    });

    it("tells of signs that no text is written with, and of those that part a name", () => {
      for (const [text, twin] of [
        ["a\u037e b", ";"],
        ["a\ua789b", ":"],
        ["is\u01c3= x", "!"],
        ["\u1fefa", "`"],
        ["a\uff0fb", "/"],
        ["a\uff3cb", "\\"],
        ["x\u2236y", ":"],
        ["a\u2215b", "/"],
        ["a\u29f8b", "/"],
        ["127\u20240", "."],
        ["foo\u0589 bar", ":"],
        ["foo\u1803 bar", ":"],
        ["foo\u06d4 bar", "-"],
      ] as const)
        assert.deepEqual(signs(text), [`information ${twin}`], text);
    });

    it("judges code as code", () => {
      assert.deepEqual(signs("`echo \u201chi\u201d`"), ['error "', 'error "']);
      assert.deepEqual(signs("```sh\nrm \u2014rf\n```"), ["error -"]);
    });
  });
});
