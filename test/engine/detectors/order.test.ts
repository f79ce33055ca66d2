import assert from "node:assert/strict";
import { type Context, defaultPolicy, messageOf, scan } from "../../../src/engine/index.ts";

function found(languageId: string, text: string, context: Context = {}): string[] {
  return scan(text, { languageId, ...context }, defaultPolicy)
    .filter(({ rule }) => rule === "misleading-order")
    .map(({ severity, line, start, end }) => `${severity} ${line}:${start}-${end}`);
}

describe("misleading-order, in code", () => {
  it("finds Arabic-Indic digits whose operands are shown swapped", () => {
    assert.deepEqual(found("julia", "x = \u0661 + \u0662"), ["warning 0:4-9"]);
    assert.deepEqual(found("javascript", "x = \u0661 - \u0662;"), ["warning 0:4-9"]);
    assert.deepEqual(found("javascript", "f(\u0661, \u0662)"), ["warning 0:2-6"]);
    assert.deepEqual(found("javascript", "x = [\u0661, \u0662]"), ["warning 0:5-9"]);
  });

  it("accepts such digits where nothing can be swapped", () => {
    for (const line of [
      "x = \u0661",
      "x = \u0661 + \u0661",
      'x = "\u0661 + \u0662"',
      "x = \u0661 + y + \u0662",
      "x = 1 + 2",
    ])
      assert.deepEqual(found("javascript", line), [], line);
    assert.deepEqual(found("javascript", "x = \u06f1 + \u06f2"), []);
  });

  it("finds names in right-to-left letters, beyond the BMP too", () => {
    assert.deepEqual(found("python", "x = \u05d0 - \u05d1"), ["warning 0:4-9"]);
    assert.deepEqual(found("python", "\u0627 = 5"), ["warning 0:0-5"]);
    assert.deepEqual(found("python", "x = \u{10900} - \u{10901}"), ["warning 0:4-11"]);
    assert.deepEqual(found("javascript", "\u05d0 < 5 && a"), ["warning 0:0-5"]);
  });

  it("finds numbers and operators that a string pulls along", () => {
    assert.deepEqual(found("javascript", 'pay("\u05d0", 100, 5)'), ["warning 0:4-15"]);
    assert.deepEqual(found("javascript", 'pay("\u05d0", 100, 5, "\u05d1")'), ["warning 0:4-19"]);
    assert.deepEqual(found("javascript", 'x = "\u05d0" + 1 - 2'), ["warning 0:4-15"]);
    assert.deepEqual(found("javascript", "x = /* \u05d0 */ 7 - 3"), ["warning 0:12-17"]);
  });

  it("accepts a name by itself, and one with Latin letters on both sides", () => {
    for (const line of ["f(\u05d0);", "\u05d0 = a;", "a.\u05d0.b = c;", "let \u05d0;", "x = \u05d0;"])
      assert.deepEqual(found("javascript", line), [], line);
  });

  it("says which pieces have changed places", () => {
    const [finding] = scan("x = \u0661 + \u0662", { languageId: "julia" }, defaultPolicy);
    assert.ok(finding);
    assert.equal(
      messageOf(finding),
      'Reads in another order than it runs: "\u0661" comes before "\u0662", and is shown after it',
    );
    assert.deepEqual([finding.characters, finding.count], [[0x661, 0x662], 2]);
  });

  it("leaves a line to the rule about controls where a control does it", () => {
    assert.deepEqual(found("javascript", 'pay("\u200f1", 100, 5)'), []);
    assert.deepEqual(found("javascript", "x = \u0661 + \u0662; // \u202e"), []);
    assert.deepEqual(found("javascript", 'f("\u05d0\u200e"); x = \u0661 + \u0662'), ["warning 0:13-18"]);
  });
});

describe("misleading-order, of strings and comments", () => {
  it("tells of arguments that are shown swapped", () => {
    assert.deepEqual(found("javascript", 'rename("\u05d0", "\u05d1")'), ["information 0:8-14"]);
    assert.deepEqual(found("javascript", 'x = "\u05d0" + "\u05d1"'), ["information 0:5-12"]);
    assert.deepEqual(found("javascript", 'x = "\u05d0" /* \u05d1 */'), ["information 0:5-12"]);
  });

  it("leaves alone what translations have on every second line", () => {
    for (const line of [
      '["\u05d0", "\u05d1", "\u05d2"]',
      'x = { "\u05d0": "\u05d1", "\u05d2": 5 }',
      "months: '\u05d0_\u05d1'.split('_'),",
      "n === 1 ? '\u05d0' : '\u05d1'",
      'type Bill = "\u05d0" | "\u05d1";',
      'x = [["\u0627"], 6, [5, 6], ["d"]];',
      '  "\u05d0": 1,',
      "'\u05d0' => '\u05d1',",
      "title: '\u05d0 (a) 5 - 3',",
    ])
      assert.deepEqual(found("javascript", line), [], line);
  });

  it("accepts what changes places inside of one string or comment", () => {
    assert.deepEqual(found("javascript", '// \u05d0 5 - 3 \u05d1\nf("\u05d0 + \u05d1 = 5");'), []);
  });

  it("says nothing of data and prose", () => {
    assert.deepEqual(found("json", '{ "\u05d0": 1, "\u05d1": 2 }'), []);
    assert.deepEqual(found("markdown", "\u05d0 `5 - 3` \u05d1 **5**"), []);
    assert.deepEqual(found("plaintext", "\u05d0 5 - 3"), []);
    assert.deepEqual(found("html", "<td>\u05d0</td><td>5</td> \u05d1"), []);
  });
});

const allowing = (first: number, last: number): typeof defaultPolicy =>
  ({
    ...defaultPolicy,
    allow: [{ ranges: [[first, last]], matches: () => true, pattern: "**", reason: "a test" }],
  }) as unknown as typeof defaultPolicy;

describe("misleading-order, where some of it is allowed", () => {
  const inJulia = (text: string, first: number, last: number): string[] =>
    scan(text, { languageId: "julia" }, allowing(first, last))
      .filter(({ rule }) => rule === "misleading-order")
      .map(messageOf);

  it("is found as long as one of its letters or digits is not", () => {
    assert.equal(inJulia("x = \u0661 + \u0662", 0x661, 0x661).length, 1);
    assert.equal(inJulia("x = \u0661 + \u0662", 0x662, 0x662).length, 1);
    assert.equal(inJulia("x = \u0661 + \u0662", 0x661, 0x662).length, 0);
  });

  it("names a sign only where no two words have changed places, as before an allowed mark", () => {
    assert.deepEqual(inJulia("x = \u05d0[\u200f", 0x200f, 0x200f), [
      'Reads in another order than it runs: "\u05d0" comes before "[", and is shown after it',
    ]);
  });
});

describe("misleading-order, in its messages", () => {
  for (const [line, before, behind] of [
    ['pay("\u05d0\u05d1", 100, 5)', "\u05d0\u05d1", "5"],
    ["x = \u05d0 + (100) - \u05d1", "\u05d0", "\u05d1"],
    ["\u05d0++ < \u05d1", "\u05d0", "\u05d1"],
    ["x = \u05d0 ? 1.5 : 2", "\u05d0", "2"],
    ["x = \u05d0 - 5%", "\u05d0", "5"],
    ["x = \u05d0 - 10 * 5.5", "\u05d0", "5"],
    ["x = \u05d0 - 5 * 1.7", "\u05d0", "7"],
    ["x = y - \u0661 + \u0662 * \u0663", "\u0661", "\u0663"],
    [`x = \u05d0 - ${"7".repeat(60)}`, "\u05d0", "7".repeat(60)],
    [`x = \u05d0 - ${"7".repeat(61)}`, "\u05d0", `${"7".repeat(60)}\u2026`],
  ] as const)
    it(`names the words that have changed places, not the signs: ${behind.slice(0, 5)} in ${line.slice(0, 25)}`, () => {
      const [finding] = scan(line, { languageId: "javascript" }, defaultPolicy).filter(
        ({ rule }) => rule === "misleading-order",
      );
      assert.deepEqual(finding?.says?.values, [before, behind]);
    });

  it("starts at the quote of a string, and behind one that began in an earlier line", () => {
    assert.deepEqual(found("javascript", 'pay("\u05d0\u05d1\u05d2", 100, 5)'), ["warning 0:4-17"]);
    assert.deepEqual(found("javascript", "x = `\u05d0\n\u05d1` + 5 - 3"), ["warning 1:1-10"]);
  });

  it("counts letters and Arabic digits, not what they pull along", () => {
    const [finding] = scan("x = \u05d0\u05d1 - 5 * \u05d0 - \u{10900}", { languageId: "javascript" }, defaultPolicy);
    assert.deepEqual([finding?.characters, finding?.count], [[0x5d0, 0x5d1, 0x10900], 4]);
  });
});

describe("misleading-order, in broken data", () => {
  it("says nothing: what would be a program elsewhere is none", () => {
    assert.deepEqual(found("json", '{"a": "\u05d0" + 1 - 2}'), []);
    assert.deepEqual(found("javascript", 'x = {"a": "\u05d0" + 1 - 2}'), ["warning 0:10-21"]);
  });
});

describe("misleading-order, in what agents read", () => {
  const inInstructions = (text: string): string[] =>
    scan(text, { path: "AGENTS.md" }, defaultPolicy)
      .filter(({ rule }) => rule === "misleading-order")
      .map(({ severity, line, start, end }) => `${severity} ${line}:${start}-${end}`);

  it("warns of numbers in Latin text that change their places, of any length", () => {
    assert.deepEqual(inInstructions("Delete \u05d0 1, 2 and \u05d1 - 3 - 4."), ["warning 0:7-13", "warning 0:18-27"]);
    assert.deepEqual(inInstructions("Delete \u05d0 10, 20 \u05d1 here"), ["warning 0:7-17"]);
    assert.deepEqual(inInstructions("Delete \u05d0 1, 2 `5` \u05d1 and so on now"), ["warning 0:7-19"]);
  });

  it("leaves alone text that runs from right to left, and numbers that stay", () => {
    for (const text of [
      "\u05de\u05d7\u05e7 \u05d0\u05ea 1, 2 \u05d5\u05d2\u05dd 3 - 4 \u05d1AB",
      "Delete \u05d0 1 and \u05d1 2, then \u05d2.",
      "Use \u05e9\u05dc\u05d5\u05dd 1.2 here",
      "Delete \u05d01, \u05d12 here",
      "Delete \u05d0 1\u05d1, 2\u05d2 here",
      "Delete \u05d0, 7 \u05d1 here",
    ])
      assert.deepEqual(inInstructions(text), [], text);
  });

  it("takes for Latin a text with more Latin letters, from a to Z, than right-to-left ones, beyond the BMP too", () => {
    assert.deepEqual(inInstructions("\u05d0 1, 2 \u05d1 aZ"), []);
    assert.deepEqual(inInstructions("\u05d0 1, 2 \u05d1 aaZ"), ["warning 0:0-8"]);
    assert.deepEqual(inInstructions("\u05d0 1, 2 \u05d1 zAz"), ["warning 0:0-8"]);
    assert.deepEqual(inInstructions("\u05d0 1, 2 \u05d1 @[`{/"), []);
    assert.deepEqual(inInstructions("\u{10900}\u{10901}\u{10902} 1, 2 \u{10903} abcd"), []);
    assert.equal(inInstructions("\u{10900}\u{10901}\u{10902} 1, 2 \u{10903} abcde").length, 1);
    assert.equal(inInstructions("Delete \u05d0 1, 2 \u05d1 \u6f22\u5b57\u6f22\u5b57\u6f22\u5b57").length, 1, "neither");
  });

  it("finds the numbers of a program once, in its code", () => {
    assert.deepEqual(inInstructions('Run this now:\n\n```js\ntotal = "\u05d0" + 1 - 2\n```\n'), ["warning 3:8-19"]);
  });

  it("leaves them to the rule about controls where one stands in the line", () => {
    assert.deepEqual(inInstructions("Delete \u05d0 1, 2 and \u05d1\u202e"), []);
  });
});
