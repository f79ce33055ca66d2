import assert from "node:assert/strict";
import { isMicro, isNeverMathematics, mixtureOf } from "../../../src/engine/detectors/mixture.ts";
import { defaultPolicy, messageOf, scan } from "../../../src/engine/index.ts";
import type { Letter } from "../../../src/engine/syntax/words.ts";

const lettersOf = (text: string): Letter[] =>
  Array.from(text, (character, start) => ({ codePoint: character.codePointAt(0) ?? 0, start, end: start + 1 }));

const majorityOf = (text: string): string => mixtureOf(lettersOf(text)).majority;

const twins = (languageId: string, text: string): (string | undefined)[] =>
  scan(text, { languageId }, defaultPolicy)
    .filter(({ rule }) => rule === "lookalike-letter")
    .map(({ twin }) => twin);

const inString = (word: string): (string | undefined)[] => twins("json", `{"a": "${word}"}`);

describe("the majority's script of a mixed word", () => {
  it("is that of most letters, and Latin where it is even", () => {
    assert.equal(majorityOf("pa\u0436"), "Latn");
    assert.equal(majorityOf("p\u0436\u0430"), "Cyrl");
    assert.equal(majorityOf("p\u0430"), "Latn");
    assert.equal(majorityOf("\u0430p"), "Latn");
    assert.equal(majorityOf("\u03b1\u03b2\u0436\u0430"), "Grek", "of two others the first");
  });

  it("is Latin where one and the same Greek letter outnumbers Latin ones", () => {
    assert.equal(majorityOf("\u03b5p\u03b5\u03b5q"), "Latn");
    assert.equal(majorityOf("\u03b5p\u03b5\u03bfq"), "Grek", "two different letters");
    assert.equal(majorityOf("\u03b5\u03b5\u0436"), "Grek", "no Latin letter");
    assert.equal(majorityOf("\u0436\u0436\u0436\u03b5p"), "Cyrl", "most are of another script");
    assert.equal(majorityOf("\u0436\u0436\u0436\u03b5"), "Cyrl");
  });

  it("comes with its runs and the number of Latin letters", () => {
    const { runs, latinLetters } = mixtureOf(lettersOf("ab\u0436\u0430c"));
    assert.deepEqual(
      runs.map(({ script, letters }) => `${script} ${letters.length}`),
      ["Latn 2", "Cyrl 2", "Latn 1"],
    );
    assert.equal(latinLetters, 3);
  });

  it("counts the places where epsilon stands, not the epsilons", () => {
    assert.equal(mixtureOf(lettersOf("p\u03b5p\u03b5")).hasEpsilons, true);
    assert.equal(mixtureOf(lettersOf("p\u03b5\u03b5p")).hasEpsilons, false);
    assert.equal(mixtureOf(lettersOf("p\u03b1p\u03b1")).hasEpsilons, false);
  });
});

describe("Greek signs beside Latin letters", () => {
  for (const [name, expected] of [
    ["x\u03c1\u03b1", []],
    ["x\u03c1\u03b1\u03bd", ["pav"]],
    ["xyz\u03c1", []],
    ["wxyz\u03c1", ["p"]],
  ] as const)
    it(`are at most two, beside three at most: ${name}`, () => {
      assert.deepEqual(twins("typescript", `${name} = 1`), expected);
    });

  it("may be as many as they like where mathematics is written, but not omicron among them", () => {
    assert.deepEqual(twins("julia", "wxyz\u03c1\u03b1\u03bd = 1"), []);
    assert.deepEqual(twins("julia", "passw\u03bf\u03b1rd = 1"), ["oa"]);
  });

  it("are signs beside Latin letters only, and not in what agents read", () => {
    assert.deepEqual(inString("\u0436\u03c1\u0436"), ["\u0440"]);
    assert.equal(scan("x\u03c1", { path: "AGENTS.md" }, defaultPolicy).length, 1);
    assert.equal(scan("x\u03c1", { path: "README.md" }, defaultPolicy).length, 0);
  });

  it("are no capitals, no omicron and nothing like them, which nobody can tell from Latin", () => {
    const isNone = (codePoint: number): boolean => isNeverMathematics({ codePoint, start: 0, end: 1 });
    for (const codePoint of [0x391, 0x39f, 0x3a9, 0x37f, 0x3bf, 0x3dc, 0x3f2, 0x3f3, 0x3f9, 0x3fa])
      assert.equal(isNone(codePoint), true, codePoint.toString(16));
    for (const codePoint of [0x390, 0x3aa, 0x3b1, 0x3c9, 0x3f4, 0x3d1])
      assert.equal(isNone(codePoint), false, codePoint.toString(16));
    assert.deepEqual(twins("julia", "pass\u0391b = 1"), ["A"]);
  });
});

describe("Latin letters in a word of another script", () => {
  it("are an abbreviation from two ASCII letters on, if one of them passes for nothing there", () => {
    for (const part of ["sh", "ho", "xml", "URL"])
      assert.deepEqual(inString(`\u0436\u0436${part}\u0436\u0436`), [], part);
    assert.deepEqual(inString("\u0436\u0436s\u0436"), ["\u0455"], "one letter");
    assert.deepEqual(inString("\u0436\u0436oc\u0436"), ["\u043e\u0441"], "all of them pass");
    assert.deepEqual(inString("\u0436\u0436h\u00e6\u0436"), ["\u04bb\u04d5"], "one is not ASCII");
  });

  it("are none in Greek", () => {
    assert.deepEqual(inString("\u03bb\u03b3ho\u03bd\u03bb"), ["\u03bf"]);
  });
});

describe("mu before a Cyrillic letter", () => {
  it("is the sign of a small unit, if that has one letter", () => {
    assert.equal(isMicro(lettersOf("\u03bc\u0433")), true);
    for (const text of ["\u03bc", "\u03bcg", "\u03b1\u0433", "\u0433\u03bc", "\u03bc\u0433\u0441", ""])
      assert.equal(isMicro(lettersOf(text)), false, text);
    assert.deepEqual(inString("\u03bc\u0441"), []);
    assert.deepEqual(inString("\u03bc\u0433\u0441\u0435\u043a"), []);
    assert.deepEqual(inString("\u03bc\u0585"), ["\u03bf"], "an Armenian letter is no unit");
  });
});

describe("letters of no use for deceiving in the middle of a word", () => {
  it("are found in code with those beside them, though these pass for Latin ones", () => {
    const [finding] = scan("us\u0436\u0430er = 1", { languageId: "typescript" }, defaultPolicy);
    assert.deepEqual([finding?.start, finding?.end, finding?.twin], [2, 4, undefined]);
    assert.match(finding ? messageOf(finding) : "", /^Cyrillic .* stands among Latin letters in/);
  });
});
