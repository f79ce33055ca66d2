import assert from "node:assert/strict";
import { defaultPolicy, messageOf, parsePolicy, scan, scanPath } from "../../../src/engine/index.ts";

/** Where letters were found that pass for ASCII ones, and for which: `0-1 g`. */
const told = (languageId: string, text: string, policy = defaultPolicy): string[] =>
  scan(text, { languageId }, policy)
    .filter(({ rule }) => rule === "lookalike-letter")
    .map(({ start, end, twin }) => `${start}-${end} ${twin}`);

const toldToAgents = (text: string): string[] =>
  scan(text, { path: "AGENTS.md" }, defaultPolicy)
    .filter(({ rule }) => rule === "lookalike-letter")
    .map(({ word }) => word ?? "");

describe("a Latin letter in the place of an ASCII one", () => {
  it("is told of by itself, its word and what it looks like", () => {
    const [finding, ...rest] = scan("a.b_\u0261oogle()", { languageId: "typescript" }, defaultPolicy);
    assert.deepEqual(
      [finding?.severity, finding?.rule, finding?.start, finding?.end, finding?.characters, finding?.count],
      ["error", "lookalike-letter", 4, 5, [0x261], 1],
    );
    assert.equal(finding && messageOf(finding), 'Latin "\u0261" (U+0261) in "b_\u0261oogle" looks like Latin "g"');
    assert.deepEqual(rest, []);
  });

  it("needs two ASCII letters beside it, and no letter that passes for nothing", () => {
    assert.deepEqual(told("typescript", "\u0261oo = 1"), ["0-1 g"]);
    assert.deepEqual(told("typescript", "\u0261\u0261oo = 1"), ["0-1 g", "1-2 g"]);
    for (const word of ["\u0261", "\u0261o", "\u0261\u026ao", "\u0261\u00e9ant", "\u0261oo\u0253"])
      assert.deepEqual(told("typescript", `${word} = 1`), [], word);
    assert.deepEqual(told("typescript", "caf\u00e9 = \u0261oat"), ["7-8 g"]);
  });

  it("is none among letters of another script, which are told of instead", () => {
    assert.deepEqual(told("typescript", "\u0430dmin = 1"), ["0-1 a"]);
    assert.deepEqual(told("typescript", "\u0261oo\u0436 = 1"), []);
  });

  it("may pass for a digit, but the sign for \u00e5ngstr\u00f6m passes for no ASCII letter", () => {
    assert.deepEqual(told("typescript", "md\u01bc = 1"), ["2-3 5"]);
    assert.deepEqual(told("typescript", "\u212bngstrom = 1"), []);
  });

  it("is accepted where the policy allows it", () => {
    const allow = [{ characters: "U+0261", reason: "phonetics" }];
    const { policy } = parsePolicy({ "glyphguard.allow": allow });
    assert.deepEqual(told("typescript", "\u0261oogle = l\u026ast", policy), ["10-11 i"]);
  });

  it("is told of in a file's name, whatever language it may be of", () => {
    for (const [path, twin] of [
      ["l\u026ast.ts", "i"],
      ["\u0192oo.ts", "f"],
      ["/l\u026ast/a.ts", "i"],
    ] as const)
      assert.deepEqual(
        scanPath(path, defaultPolicy).map((finding) => `${finding.severity} ${finding.twin}`),
        [`error ${twin}`],
        path,
      );
  });
});

describe("a transcription", () => {
  it("stands between slashes, brackets or signs of stress", () => {
    for (const text of ["/l\u026ast/", "[l\u026ast]", "'l\u026ast/", "\u02c8l\u026ast\u02d0", "\u02ccl\u026ast/"])
      assert.deepEqual(told("plaintext", text), [], text);
  });

  it("is open at neither end", () => {
    for (const text of ["l\u026ast/ and", "(l\u026ast/", "/ l\u026ast/"])
      assert.equal(told("plaintext", text).length, 1, text);
    for (const text of ["'l\u026ast and/", "[l\u026ast)", "/l\u026ast /"])
      assert.equal(told("plaintext", text).length, 1, text);
  });

  it("is none in instructions", () => assert.deepEqual(toldToAgents("/l\u026ast/"), ["l\u026ast"]));
});

describe("Latin letters of other alphabets nearby", () => {
  it("make those of living orthographies honest in code", () => {
    assert.deepEqual(told("typescript", "\u0192oo = 1"), ["0-1 f"]);
    for (const letter of ["\u0180", "\u0253", "\u024f", "\u0250", "\u02b8", "\u02e0", "\u02e4", "\u1d00", "\u1ebf"])
      assert.deepEqual(told("typescript", `\u0192oo = 1 // ${letter}`), [], letter);
  });

  it("may be signs of stress and length", () => {
    for (const sign of ["\u02c8", "\u02cc", "\u02d0", "\u02d1"])
      assert.deepEqual(told("typescript", `\u0192oo = 1 // ${sign}`), [], sign);
  });

  it("are neither those of Europe, nor other modifiers, numerals, Greek or what passes for ASCII itself", () => {
    for (const other of ["\u00e9", "\u0148", "\u017f", "\u02b9", "\u02c7", "\u02d2", "\u02e5", "\u0436", "\u1d2b"])
      assert.deepEqual(told("typescript", `\u0192oo = 1 // ${other}`), ["0-1 f"], other);
    for (const other of ["\u1f00", "\u2160", "\u2c61", "\ua723", "\u0261", "\u026a", "\u1d04"])
      assert.deepEqual(told("typescript", `\u0192oo = 1 // ${other}`), ["0-1 f"], other);
  });

  it("do not make a small capital or a script g honest in code, but in a string they do", () => {
    assert.deepEqual(told("typescript", "\u0261oogle = 1 // \u0253"), ["0-1 g"]);
    assert.deepEqual(told("typescript", "x = '\u0261oogle', '\u0253'"), []);
    assert.deepEqual(told("typescript", "x = '\u0261oogle', '\u0148'"), ["5-6 g"]);
  });

  it("of Turkey make the dotless i honest", () => {
    assert.deepEqual(told("typescript", "adm\u0131n = 1"), ["3-4 i"]);
    assert.deepEqual(told("typescript", "adm\u0131n = 1 // \u0253"), ["3-4 i"]);
    for (const letter of ["\u011f", "\u0130", "\u015f", "\u0259", "s\u0327", "g\u0306", "o\u0308"])
      assert.deepEqual(told("typescript", `adm\u0131n = 1 // ${letter}`), [], letter);
    for (const text of ["x = 'adm\u0131n'", "// \u0192oo"]) assert.deepEqual(told("typescript", text), [], text);
  });
});

describe("a language of three words", () => {
  const words = (length: number): string => ["b", "c", "d"].map((letter) => letter.repeat(length - 1)).join("\u0251 ");

  it("is written with the letter that each of them has", () => {
    assert.deepEqual(toldToAgents("b\u0251 c\u0251 p\u0251ypal"), []);
    assert.deepEqual(toldToAgents("b\u0251 p\u0251ypal"), ["p\u0251ypal"]);
    assert.deepEqual(toldToAgents("b\u0251 B\u0251 b\u0251 p\u0251ypal"), ["p\u0251ypal"], "the same word again");
    assert.deepEqual(toldToAgents("b\u0251 cc dd ee p\u0251ypal"), ["p\u0251ypal"], "the others do not have it");
  });

  it("has words of 2 to 59 letters", () => {
    assert.deepEqual(toldToAgents("\u0192 \u0251 \u0263 p\u0251ypal"), ["p\u0251ypal"]);
    assert.deepEqual(toldToAgents(`${words(2)}\u0251 p\u0251ypal`), []);
    assert.deepEqual(toldToAgents(`${words(59)}\u0251 p\u0251ypal`), []);
    assert.ok(toldToAgents(`${words(60)}\u0251 p\u0251ypal`).includes("p\u0251ypal"));
  });
});
