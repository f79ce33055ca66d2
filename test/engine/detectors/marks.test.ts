import assert from "node:assert/strict";
import { defaultPolicy, type Finding, messageOf, scan } from "../../../src/engine/index.ts";

function marks(languageId: string, text: string): Finding[] {
  return scan(text, { languageId }, defaultPolicy).filter(({ rule }) => rule === "stacked-marks");
}

const found = (languageId: string, text: string): string[] =>
  marks(languageId, text).map(
    ({ severity, line, start, end, count }) => `${severity} ${line}:${start}-${end} ${count}`,
  );

const ZALGO = "\u0337\u0322\u034e\u0315\u0301\u0308\u0313";

describe("stacked-marks", () => {
  it("finds more marks on a letter than its script needs, once a letter or run of letters", () => {
    assert.deepEqual(found("javascript", `let a${ZALGO} = 1;`), ["warning 0:4-12 7"]);
    assert.deepEqual(found("javascript", `x = "a${ZALGO}b${ZALGO} c${ZALGO}";`), [
      "warning 0:5-21 14",
      "warning 0:22-30 7",
    ]);
    assert.deepEqual(found("markdown", `a${ZALGO}`), ["information 0:0-8 7"]);
    assert.deepEqual(found("javascript", `// a${ZALGO}`), ["information 0:3-11 7"]);
  });

  it("finds more on nothing, and on a character that ends a comment", () => {
    const five = "\u0300\u0301\u0302\u0303\u0304";
    assert.deepEqual(found("javascript", `/* a */${five}`), ["warning 0:7-12 5"]);
    assert.deepEqual(found("markdown", `${five}\u0308\u0307\u030a\u0309`), ["information 0:0-9 9"]);
  });

  it("says of the most on one character how many they are, for characters of one script", () => {
    const [a, b] = ["a\u0300\u0301\u0302\u0303\u0304", "b\u0300\u0301\u0302\u0303\u0304\u0308"];
    const hebrew = "\u05d0\u0591\u0592\u0593\u0594\u0595\u0596\u0597";
    for (const text of [a + b, b + a])
      assert.deepEqual(marks("markdown", text).map(messageOf), [
        "6 combining marks on one character, where its script needs no more than 4",
      ]);
    assert.deepEqual(marks("markdown", a + hebrew).map(messageOf), [
      "5 combining marks on one character, where its script needs no more than 4",
      "7 combining marks on one character, where its script needs no more than 6",
    ]);
    assert.deepEqual(found("javascript", `let ${a}x\u0302\u0302 = 1`), ["warning 0:4-10 5", "warning 0:10-13 2"]);
  });

  it("takes a list for none that is hidden in, shuffled, or full of gaps", () => {
    const inString = (list: string): number => marks("javascript", `x = '${list}';`).length;
    assert.equal(inString("\u0300\u0310\u0320\u0330\u0340"), 0, "gaps of 16");
    assert.equal(inString("\u0300\u0311\u0322\u0333\u0344"), 1, "gaps of 17");
    assert.equal(inString("\u064a\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"), 0, "after the letter before them");
    assert.equal(inString("\u0645\u064c\u064d\u064e\u064f\u0650\u0651\u0652"), 0, "after a letter near them");
    assert.equal(inString("\u0627\u064b\u064c\u064d\u064e\u064f\u0650\u0651"), 1, "after another letter");
    assert.equal(inString("\u064b\u064c\u064d\u064e\u200d\u064f\u0650\u0651"), 1, "hidden");
    assert.equal(inString("\u0652\u0651\u0650\u064f\u064e\u064d\u064c"), 1, "backwards");
    assert.equal(inString("\u064b\u064c\u064d\u064d\u064e\u064f\u0650"), 1, "one of them twice");
    assert.equal(marks("javascript", "x = [\u064b\u064c\u064d\u064e\u064f\u0650\u0651];").length, 1, "in code");
  });

  it("does not start to count again at what is hidden, or takes room of its own", () => {
    for (const between of ["\u200d", "\u034f", "\ufe0f", "\u200b\u2060", "\u093e"])
      assert.equal(marks("markdown", `a\u0301\u0302\u0303${between}\u0304\u0306`).length, 1, between);
    assert.equal(marks("markdown", "a\u0301\u0302\u0303\u093e\u0304").length, 0);
    assert.equal(marks("markdown", "a\u0301\u0302\u0303\u0304 e\u0301\u0302\u0303\u0304").length, 0);
  });

  it("says how many there are and how many are needed", () => {
    assert.deepEqual(marks("markdown", `a${ZALGO}`).map(messageOf), [
      "7 combining marks on one character, where its script needs no more than 4",
    ]);
  });

  it("finds the same mark twice, in whatever order the others stand, and offers the right text", () => {
    const [finding] = marks("javascript", "let e\u0301\u0323\u0301 = 1;");
    assert.ok(finding);
    assert.deepEqual([finding.start, finding.end, finding.twin], [4, 8, "\u1eb9\u0301"]);
    assert.equal(
      messageOf(finding),
      "U+0301 COMBINING ACUTE ACCENT stands twice on one character and looks as if it stood once",
    );
    assert.equal(marks("javascript", "let \u00e9\u0301 = 1;")[0]?.twin, "\u00e9");
    assert.equal(marks("javascript", "let a\u0301\u0300\u0301 = 1;").length, 0);
  });

  it("offers no text where one would take what is hidden, or a character, with it", () => {
    const twins = (text: string): unknown[] =>
      marks("javascript", text).map(({ start, end, ...finding }) => [start, end, finding.twin]);
    assert.deepEqual(twins("let x\u0302\u200b\u0302 = 1;"), [[4, 8, undefined]]);
    assert.deepEqual(twins("let x\u200b\u0302\u0302 = 1;"), [[4, 8, undefined]]);
    assert.deepEqual(twins("let i\u200b\u0307 = 1;"), [[4, 7, undefined]]);
    assert.deepEqual(twins("let x\u0302\u0302z\u0302\u0302 = 1;"), [
      [4, 7, "x\u0302"],
      [7, 10, "\u1e91"],
    ]);
    assert.deepEqual(twins("let x\u0302\u0302z\u0302\u200b\u0302 = 1;"), [
      [4, 7, "x\u0302"],
      [7, 11, undefined],
    ]);
    assert.deepEqual(twins("let x\u0302\u200b\u0302z\u0302\u0302 = 1;"), [
      [4, 8, undefined],
      [8, 11, "\u1e91"],
    ]);
  });

  it("says nothing of a script's own mark once too often where people write", () => {
    for (const word of [
      "\u0a15\u0a3f\u0a38\u0a47\u0a47",
      "\u1784\u17b6\u178f\u17cb\u17cb",
      "\u{1111f}\u{11127}\u{11127}",
    ]) {
      assert.deepEqual(found("markdown", word), []);
      assert.notDeepEqual(found("javascript", `let ${word} = 1;`), []);
      assert.notDeepEqual(found("markdown", word + Array.from(word).at(-1)), []);
    }
  });

  it("takes a doubled mark for a slip where people write", () => {
    assert.deepEqual(found("javascript", "let x\u0302\u0302 = 1"), ["warning 0:4-7 2"]);
    assert.deepEqual(found("javascript", "x = 'p\u1eb9\u0300\u0300';"), ["information 0:6-9 2"]);
    assert.deepEqual(found("json", '["p\u1eb9\u0300\u0300"]'), ["information 0:3-6 2"]);
  });

  it("finds a doubled mark of no script or of another, or on nothing", () => {
    for (const word of ["\u0301\u0301", "\u0947\u0947", "a\u0947\u0947", "\u0628\u064e\u064e", "1\u0301\u0301"])
      assert.equal(marks("markdown", word).length, 1, word);
  });

  it("finds marks that hide what they stand on, in code only", () => {
    for (const mark of "\u0334\u0335\u0336\u0337\u0338\u20d2\u20d3\u20d8\u20e5\u20e6\u20ea\u20eb\u20dd\u20e0\u20e3")
      assert.deepEqual(found("javascript", `let a${mark} = 1;`), ["warning 0:4-6 1"]);
    assert.deepEqual(found("javascript", "let s\u0336t\u0336r\u0336 = 1;"), ["warning 0:4-10 3"]);
    assert.deepEqual(found("javascript", "x = 's\u0336t\u0336'; // =\u0338"), []);
    assert.deepEqual(marks("javascript", "let a\u20dd = 1;").map(messageOf), [
      "U+20DD COMBINING ENCLOSING CIRCLE is drawn over the character before it and can hide what that is",
    ]);
  });

  it("leaves alone keycaps, and nothing that is not quite one", () => {
    for (const base of "0123456789#*") assert.deepEqual(found("shellscript", `echo a ${base}\ufe0f\u20e3 b`), [], base);
    for (const text of [
      "1\u20e3",
      "a\ufe0f\u20e3",
      "1\ufe0f\u20dd",
      "1\ufe0f\u20e3\u0338",
      "\ufe0f\u20e3",
      "\u0662\ufe0f\u20e3",
    ])
      assert.equal(marks("javascript", `x = ${text};`).length, 1, text);
  });

  it("finds marks on nothing, in code only", () => {
    for (const text of ["\u0301a = 1;", "a = \u0301b;", "a +\u0301 b;", "a =\u0338 b;", "f(\u0301)"])
      assert.equal(marks("javascript", text).length, 1, text);
    assert.deepEqual(found("javascript", "a +\u0301 b"), ["warning 0:3-4 1"]);
    assert.deepEqual(found("javascript", "\u0301a = 1"), ["warning 0:0-1 1"]);
    assert.deepEqual(marks("javascript", "f(\u0301)").map(messageOf), [
      "U+0301 COMBINING ACUTE ACCENT has no letter to stand on",
    ]);
    assert.deepEqual(found("javascript", "a =\u0338\u0301 b; f(\u0301)"), ["warning 0:3-5 2", "warning 0:11-12 1"]);
    assert.deepEqual(found("javascript", "f(\u0301a\u0338)"), ["warning 0:2-3 1", "warning 0:3-5 1"]);
    assert.deepEqual(found("javascript", "$\u0302 = _\u0302 + 9\u0302 + \u0080\u0302"), []);
    assert.deepEqual(found("javascript", 'x = { "\u0301": "\'", "\u0300": "`" };'), []);
  });

  it("finds a dot that an i has already", () => {
    assert.deepEqual(
      marks("javascript", "let i\u0307d = id;").map(({ twin, start, end }) => [twin, start, end]),
      [["i", 4, 6]],
    );
    assert.deepEqual(marks("javascript", "let j\u0307d = id;").map(messageOf), [
      "U+0307 COMBINING DOT ABOVE cannot be seen on a letter that has a dot of its own",
    ]);
    for (const letter of "ij\u012f\u0249\u0268\u029d\u0456\u0458\u03f3")
      assert.equal(marks("javascript", `let x${letter}\u0307 = 1;`)[0]?.twin, letter);
    for (const word of ["i\u0307\u0301", "i\u030a", "q\u0307", "\u0131\u0307"])
      assert.deepEqual(found("javascript", `let ${word} = 'i\u0307';`), [], word);
  });

  it("can be allowed by all the marks that are too many", () => {
    const allowing = (...range: readonly [number, number]): string[] => {
      const allow = [{ ranges: [range], matches: () => true, pattern: "**", reason: "phonetics" }];
      const policy = { ...defaultPolicy, allow } as unknown as typeof defaultPolicy;
      return scan(`a${ZALGO}`, { languageId: "markdown" }, policy).map(({ rule }) => rule);
    };
    assert.deepEqual(allowing(0x300, 0x36f), []);
    assert.deepEqual(allowing(0x301, 0x34d), ["stacked-marks"]);
  });

  it("has all that a report needs", () => {
    assert.deepEqual(marks("plaintext", "\u0628 a\u0302\u0301\u0302\u0301\u0302"), [
      {
        rule: "stacked-marks",
        severity: "information",
        region: "prose",
        line: 0,
        start: 2,
        end: 8,
        characters: [0x302, 0x301],
        count: 5,
        says: {
          template: "{0} combining marks on one character, where its script needs no more than {1}",
          values: ["5", "4"],
        },
        isValue: false,
      },
    ]);
  });
});

describe("stacked-marks, in honest text", () => {
  const honest: Readonly<Record<string, string>> = {
    "Vietnamese in NFD": "Tie\u0302\u0301ng Vie\u0323\u0302t",
    "polytonic Greek in NFD": "\u03b1\u0314\u0301\u0345 \u03c9\u0313\u0342\u0345 \u03b9\u0308\u0301",
    "Hebrew of the Bible": "\u05e9\u05c1\u05bc\u05b8\u05bd\u0591 \u05ea\u05bc\u05b8\u0591\u034f\u05b7\u059c",
    "Arabic of the Quran": "\u0645\u0651\u064f\u06e2\u06da \u0627\u0644\u0644\u0651\u0670\u0647\u064f\u0653",
    Thai: "\u0e17\u0e35\u0e48 \u0e01\u0e33\u0e4d\u0e49",
    Lao: "\u0e9e\u0eb5\u0ec8",
    Tibetan: "\u0f67\u0f90\u0fb5\u0fa8\u0fb3\u0fba\u0fbc\u0fbb\u0f82 \u0f56\u0f66\u0f92\u0fb2\u0f74\u0f56\u0f66",
    Burmese: "\u1000\u103b\u103d\u103e\u102d\u102f\u1036\u1037\u103a",
    Khmer: "\u1781\u17d2\u1798\u17c2\u179a \u1780\u17ca\u17bb\u17c6",
    Devanagari: "\u0915\u093c\u0941\u0902 \u0905\u0917\u094d\u0928\u093f\u092e\u0940\u0951\u1cda\u0952",
    Yoruba: "o\u0323\u0301 \u1ecd\u0301",
    Navajo: "a\u0328\u0301 \u01eb\u0301",
    Lithuanian: "i\u0307\u0301 j\u0307\u0303",
    "the phonetic alphabet": "t\u032a\u02b0 n\u0325\u030a \u025b\u0303\u02d0 d\u0361z\u0325 a\u0330\u0303\u0301",
    keycaps: "1\ufe0f\u20e3 #\ufe0f\u20e3",
    "Old Church Slavonic": "\u0431\u0433\u0483\u044a \u0430\u0486\u0301",
    "struck out": "s\u0336o\u0336l\u0336d\u0336",
    "a list of marks": "[\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652]",
  };
  for (const [name, text] of Object.entries(honest))
    it(`leaves alone ${name}`, () => {
      assert.deepEqual(found("markdown", text), []);
      assert.deepEqual(found("javascript", `x = "${text}"; // ${text}`), []);
      assert.deepEqual(found("json", `["${text}"]`), []);
    });

  it("leaves alone marks of names", () => {
    for (const name of [
      "x\u0302",
      "\u0627\u0651",
      "\u0e19\u0e35\u0e48",
      "\u0915\u094d\u0937\u0941",
      "e\u0301\u0323",
      "\u05d0\u05b8",
    ])
      assert.deepEqual(found("python", `${name} = 1`), [], name);
  });
});

describe("stacked-marks, on hostile lines", () => {
  it("makes one finding of a million marks", () => {
    const [finding, ...others] = marks("markdown", `a${"\u0301".repeat(1_000_000)}`);
    assert.equal(finding?.count, 1_000_000);
    assert.equal(others.length, 0);
  });
});
