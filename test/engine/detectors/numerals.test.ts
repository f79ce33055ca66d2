import assert from "node:assert/strict";
import { defaultPolicy, type Finding, messageOf, parsePolicy, scan } from "../../../src/engine/index.ts";

const findings = (languageId: string, text: string, policy = defaultPolicy): Finding[] =>
  scan(text, { languageId }, policy).filter(({ rule }) => rule === "lookalike-letter");

/** Where something was found, and what should stand there: `5-6 0`. */
const told = (languageId: string, text: string): string[] =>
  findings(languageId, text).map(({ start, end, twin }) => `${start}-${end} ${twin}`);

const said = (languageId: string, text: string): string[] => findings(languageId, text).map(messageOf);

describe("a digit of another system", () => {
  it("is told of by itself, what it looks like and what it counts", () => {
    assert.deepEqual(said("typescript", "x = 1\u0966"), [
      'Devanagari "\u0966" (U+0966) in "1\u0966" looks like the digit 0',
    ]);
    assert.deepEqual(said("typescript", "x = 1\u0665"), [
      'Arabic "\u0665" (U+0665) is the digit 5 of another system in "1\u0665"',
    ]);
    const [finding, ...rest] = findings("typescript", "user\u0662\u0663 = 1");
    assert.deepEqual([finding?.characters, finding?.count, finding?.word], [[0x662], 1, "user\u0662\u0663"]);
    assert.deepEqual(
      rest.map(({ start, end, characters }) => [start, end, characters]),
      [[5, 6, [0x663]]],
    );
  });

  it("is replaced where it looks like what it counts or like nothing, and else left to whoever wrote it", () => {
    assert.deepEqual(told("typescript", "x = 1\u06f1"), ["5-6 1"], "beside a digit it looks like one");
    assert.deepEqual(told("typescript", "x = 1\u0662"), ["5-6 2"], "it looks like nothing");
    assert.deepEqual(told("typescript", "user\u06f1 = 1"), ["4-5 undefined"], "beside a letter it looks like an I");
    assert.deepEqual(told("typescript", "x = 1\u0665"), ["5-6 undefined"], "it counts 5 and looks like 0");
    assert.deepEqual(told("typescript", "x = 1\u09ea"), ["5-6 undefined"], "it counts 4 and looks like 8");
  });

  it("is honest in numbers of its own", () => {
    for (const language of ["typescript", "json", "plaintext", "unknown"])
      assert.deepEqual(told(language, '"\u0967\u0968 \u0661\u0662"'), [], language);
  });

  it("stands in a number of texts if an ASCII digit is its neighbour", () => {
    for (const [text, found] of [
      ["0\u0662", ["1-2 2"]],
      ["9\u0662", ["1-2 2"]],
      ["\u06620", ["0-1 2"]],
      ["\u06629", ["0-1 2"]],
      ["/\u0662:", []],
      ["a\u06631", ["1-2 3"]],
      ["a\u0663", []],
    ] as const) {
      assert.deepEqual(told("plaintext", text), found, text);
      assert.deepEqual(told("unknown", text), found, text);
    }
  });

  it("is a letter where letters are: only code has identifiers", () => {
    assert.deepEqual(said("typescript", "user\u06f1 = 1"), [
      'Arabic "\u06f1" (U+06F1) is the digit 1 of another system in "user\u06f1"',
    ]);
    for (const language of ["plaintext", "unknown"])
      assert.deepEqual(said(language, "user\u06f1"), ['Arabic "\u06f1" (U+06F1) in "user\u06f1" looks like Latin "I"']);
    assert.deepEqual(told("typescript", "x\u0661\u0430 = 1"), ["1-2 I", "2-3 a"], "not all are digits");
  });

  it("is accepted where the policy allows it", () => {
    const allow = [{ characters: "U+0662", reason: "numerals" }];
    const { policy } = parsePolicy({ "glyphguard.allow": allow });
    assert.deepEqual(
      findings("typescript", "user\u0662\u0663 = 1", policy).map(({ start }) => start),
      [5],
    );
  });

  it("may stand between quotes that the language does not know, one or two UTF-16 units long", () => {
    for (const text of ['"\u0665"', "'\u0665'", "`\u0665`", '"\u06f1\u06f1"', '"\u{118e0}"'])
      assert.deepEqual(told("makefile", `x = ${text}`), [], text);
    for (const text of ['"\u06f1\u06f1\u06f1"', "\"\u0665'", '(\u0665"', '"\u0665)', "(\u0665)", '"a\u0665"'])
      assert.notDeepEqual(told("makefile", `x = ${text}`), [], text);
    assert.deepEqual(told("makefile", '"x = (\u0665("'), ["6-7 undefined"], "they must be beside it");
  });
});

describe("a row of one digit in several systems", () => {
  const zeros = "0\u0660\u06f0\u0966\u09e6\u0a66\u0ae6\u0b66\u0be6\u0c66\u0ce6\u0d66";

  it("is a table of up to twelve units, in texts only", () => {
    for (const text of ["1\u0661", "1\u0661\u06f1", zeros]) {
      assert.deepEqual(told("json", `"${text}"`), [], text);
      assert.deepEqual(told("unknown", text), [], text);
      assert.notDeepEqual(told("typescript", text), [], text);
    }
    assert.notDeepEqual(told("json", `"${zeros}\u0e50"`), []);
  });

  it("has each digit once, and no other", () => {
    for (const text of ["0\u06600", "1\u0662", "01\u0660\u0661", "a0\u0660"])
      assert.notDeepEqual(told("json", `"${text}"`), [], text);
    assert.deepEqual(told("unknown", "\u06f1"), ["0-1 I"], "one alone is no table");
  });
});

describe("a digit before a range of a character class", () => {
  it("is no part of the range", () => {
    for (const text of ["[\u06620-9]", "[\u0661\u06620-9]", "[a-z\u06620-9]", `[${"-".repeat(59)}\u06620-9]`])
      assert.deepEqual(told("json", `"${text}"`), [], text);
  });

  it("is a digit of a number where no range follows, or no class is open nearby", () => {
    for (const text of ["\u06620-9", "[\u06620-", "[\u06620_9]", "[\u06620 1-9]", "[\u0662a0-9]1\u0662"])
      assert.equal(told("json", `"${text}"`).length, 1, text);
    for (const text of ["[a \u06620-9]", "[0-9]\u06620-9", "[1\u06620-9]", `[${"-".repeat(60)}\u06620-9]`])
      assert.equal(told("json", `"${text}"`).length, 1, text);
  });
});

describe("a letter in a number of code", () => {
  it("passes for a digit, or else for a Latin letter", () => {
    assert.deepEqual(said("typescript", "x = 1\u043e0"), [
      'Cyrillic "\u043e" (U+043E) in "1\u043e0" looks like the digit 0',
    ]);
    assert.deepEqual(said("typescript", "x = 0\u0445FF"), [
      'Cyrillic "\u0445" (U+0445) in "0\u0445FF" looks like Latin "x"',
    ]);
    assert.deepEqual(told("typescript", "x = 0x1F\u043e0"), ["8-9 0"]);
    assert.deepEqual(told("typescript", "x = 1e\u043e"), ["6-7 o"], "no digit is beside it");
    assert.deepEqual(told("typescript", "x = 1\u0431\u0433"), ["5-6 6", "6-7 r"]);
  });

  it("passes for a digit behind a hidden character as it does without", () => {
    for (const hidden of ["\u200b", "\u{e0041}", "\u202e"])
      assert.deepEqual(
        findings("typescript", `x = ${hidden}9\u0441 \u0430\u0434`).map(({ characters }) => characters),
        findings("typescript", "x = 9\u0441 \u0430\u0434").map(({ characters }) => characters),
      );
    assert.equal(findings("typescript", "x = \u200b9\u0441 \u0430\u0434").length, 1);
  });

  it("is honest beside a letter that passes for nothing", () => {
    for (const text of ["1\u0436\u043e0", "1\u043e_\u0436", "1\u0437\u0436"])
      assert.deepEqual(told("typescript", `x = ${text}`), [], text);
  });

  it("is a letter in a name, and in a text", () => {
    assert.deepEqual(told("typescript", "x1\u043e0 = 1"), ["2-3 o"]);
    for (const language of ["plaintext", "unknown"]) assert.deepEqual(told(language, "25\u0430 \u0436"), [], language);
  });
});
