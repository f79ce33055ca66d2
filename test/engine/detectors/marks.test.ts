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

  it("does not start to count again at what is hidden, or takes room of its own", () => {
    for (const between of ["\u200d", "\u034f", "\ufe0f", "\u200b\u2060", "\u093e"])
      assert.equal(marks("markdown", `a\u0301\u0302\u0303${between}\u0304\u0306`).length, 1, between);
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
    assert.equal(marks("javascript", "let e\u0301\u200b\u0301 = 1;")[0]?.twin, undefined);
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
    assert.deepEqual(found("javascript", "x = 'p\u1eb9\u0300\u0300';"), ["information 0:6-9 2"]);
    assert.deepEqual(found("json", '["p\u1eb9\u0300\u0300"]'), ["information 0:3-6 2"]);
  });

  it("finds marks that hide what they stand on, in code only", () => {
    for (const mark of "\u0334\u0335\u0336\u0337\u0338\u20d2\u20d3\u20d8\u20e5\u20e6\u20ea\u20eb\u20dd\u20e0\u20e3")
      assert.deepEqual(found("javascript", `let a${mark} = 1;`), ["warning 0:4-6 1"]);
    assert.deepEqual(found("javascript", "let s\u0336t\u0336r\u0336 = 1;"), ["warning 0:4-10 3"]);
    assert.deepEqual(found("javascript", "x = 's\u0336t\u0336'; // =\u0338"), []);
    assert.deepEqual(found("shellscript", "echo 1\ufe0f\u20e3"), []);
  });

  it("finds marks on nothing, in code only", () => {
    for (const text of ["\u0301a = 1;", "a = \u0301b;", "a +\u0301 b;", "a =\u0338 b;", "f(\u0301)"])
      assert.equal(marks("javascript", text).length, 1, text);
    assert.deepEqual(found("javascript", 'x = { "\u0301": "\'", "\u0300": "`" };'), []);
  });

  it("finds a dot that an i has already", () => {
    assert.deepEqual(
      marks("javascript", "let i\u0307d = id;").map(({ twin, start, end }) => [twin, start, end]),
      [["i", 4, 6]],
    );
    assert.deepEqual(found("javascript", "let i\u0307\u0301 = 'i\u0307';"), []);
  });

  it("can be allowed by the marks", () => {
    const policy = {
      ...defaultPolicy,
      allow: [{ ranges: [[0x300, 0x36f] as const], matches: () => true, pattern: "**", reason: "phonetics" }],
    } as unknown as typeof defaultPolicy;
    assert.deepEqual(
      scan(`a${ZALGO}`, { languageId: "markdown" }, policy).filter(({ rule }) => rule === "stacked-marks"),
      [],
    );
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
  it("takes time in proportion to the marks, on one letter or on many", function () {
    this.timeout(60_000);
    const time = (text: string): number => {
      const start = performance.now();
      scan(text, { languageId: "javascript" }, defaultPolicy);
      return performance.now() - start;
    };
    for (const [start, part] of [
      ["// a", "\u0301\u0323"],
      ["// ", `a${ZALGO}`],
      ["// a", "\u0301\u200b"],
      ["// ", "e\u0301\u0301 "],
    ] as const) {
      time(start + part.repeat(1000));
      const small = time(start + part.repeat(5_000));
      const large = time(start + part.repeat(80_000));
      assert.ok(large < 16 * 6 * Math.max(small, 5), `${part}: ${small} ms, sixteen times as much: ${large} ms`);
    }
  });

  it("makes one finding of a million marks", () => {
    const [finding, ...others] = marks("markdown", `a${"\u0301".repeat(1_000_000)}`);
    assert.equal(finding?.count, 1_000_000);
    assert.equal(others.length, 0);
  });
});
