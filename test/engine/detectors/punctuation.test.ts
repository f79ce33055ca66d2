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

  it("leaves an emoji alone, and a sign beside letters of its own script on either side", () => {
    assert.deepEqual(twins("typescript", "a \u203c\ufe0f b"), []);
    assert.deepEqual(twins("typescript", "a \u203c b"), ["!!"]);
    for (const word of ["\u1403\u1433x", "x\u1433\u1403"]) assert.deepEqual(twins("typescript", word), [], word);
    assert.deepEqual(twins("typescript", "x\u1433x"), [">"]);
  });

  it("takes a click inside an ASCII word of code for the letter l, and for a bar elsewhere", () => {
    const [click] = scan("run(); (fi\u01c0e)", { languageId: "typescript" }, defaultPolicy);
    assert.deepEqual(
      [click?.rule, click?.start, click?.end, click?.characters, click?.count, click?.word, click?.twin],
      ["lookalike-letter", 10, 11, [0x1c0], 1, "fi\u01c0e", "l"],
    );
    for (const text of ["a\u01c0 ", " \u01c0a", "\u01c0a", "a\u01c0", "a\u01c0\u00e9", "\u00e9\u01c0a"])
      assert.deepEqual(twins("typescript", text), ["|"], text);
  });

  it("shows 30 letters to each side of a click", () => {
    const [before, behind] = ["0123456789".repeat(4), "abcdefghij".repeat(4)];
    const text = `${" ".repeat(50)}${before}\u01c0${behind}`;
    const [click] = scan(text, { languageId: "typescript" }, defaultPolicy);
    assert.equal(click?.word, `${before.slice(-30)}\u01c0${behind.slice(0, 30)}`);
  });

  it("finds in mathematics what is no operator, arrow, double bar or prime", () => {
    for (const codePoint of [0x2016, 0x2032, 0x2037, 0x2057, 0x2212, 0x23fd, 0x27cb, 0x29f8, 0x2afd])
      assert.deepEqual(twins("julia", `a ${String.fromCodePoint(codePoint)} b`), [], codePoint.toString(16));
    for (const codePoint of [0x37e, 0x2015, 0x2018, 0x203c, 0x2053, 0x205a, 0x2571, 0x276e, 0x2774, 0xff1b])
      assert.equal(twins("julia", `a ${String.fromCodePoint(codePoint)} b`).length, 1, codePoint.toString(16));
  });

  it("leaves signs alone that a text shows between backticks, but not code beside them", () => {
    assert.deepEqual(twins("markdown", "`\u2013\u2014`"), []);
    assert.deepEqual(twins("markdown", "`\u2013 or b`"), ["-"]);
    assert.deepEqual(twins("markdown", "`a \u2013`"), ["-"]);
    assert.deepEqual(twins("typescript", `x = \`$${"{\u2013}"}\``), ["-"]);
  });

  it("takes a full-width comma beside Chinese, Japanese or Korean for theirs where the language is not known", () => {
    for (const sign of ["\u3000", "\u300d", "\u303f", "\u1100", "\u3042", "\u30a2", "\u3105", "\u4e00", "\uac00"]) {
      assert.deepEqual(twins("unknown", `x\uff0c${sign}`), [], sign);
      assert.deepEqual(twins("unknown", `${sign}\uff0cx`), [], sign);
      assert.deepEqual(twins("typescript", `x\uff0c${sign}`), [","], sign);
    }
    for (const sign of ["x", "\u0436", "\u2fff", "\u33ff", "\ua000"])
      assert.deepEqual(twins("unknown", `x\uff0c${sign}`), [","], sign);
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
