import assert from "node:assert/strict";
import { defaultPolicy, parsePolicy, scanPath } from "../../src/engine/index.ts";

/** `rule start-end` of each finding. */
function found(path: string): string[] {
  return scanPath(path, defaultPolicy).map(({ rule, severity, region, line, start, end }) => {
    assert.deepEqual([severity, region, line], ["error", "path", 0]);
    return `${rule} ${start}-${end}`;
  });
}

const dishonest: readonly (readonly [path: string, finding: string])[] = [
  ["src/a\u200bb.ts", "hidden-character 5-6"],
  ["photo\u202egnp.exe", "bidi-control 5-6"],
  ["p\u0430ypal/index.js", "lookalike-letter 1-2"],
  ["\u0441\u043e\u0440\u0443.txt", "lookalike-letter 0-4"],
  ["readme\u2024txt", "lookalike-punctuation 6-7"],
  ["\u4e2d\u6587\uff0eexe", "lookalike-punctuation 2-3"],
  ["a\u2215b.js", "lookalike-punctuation 1-2"],
  ["my\u2010file.ts", "lookalike-punctuation 2-3"],
  ["a\u00a0b.txt", "unusual-space 1-2"],
  ["a\u3000b.txt", "unusual-space 1-2"],
  ["\uff41dmin.js", "styled-letters 0-1"],
  ["a\tb", "control-character 1-2"],
  ["a\nb", "control-character 1-2"],
  ["a\u001b[31mb", "control-character 1-6"],
  ["x.ts ", "unusual-space 4-5"],
  ["a /b.ts", "unusual-space 1-2"],
  ["a\u0337.ts", "stacked-marks 1-2"],
  ["\ue000.txt", "private-use 0-1"],
  ["a\ud800b", "broken-encoding 1-2"],
  ["a\ufffd.c", "broken-encoding 1-2"],
  [`report.pdf${" ".repeat(20)}.exe`, "off-screen-text 10-30"],
];

const honest = [
  "1\ufe0f\u20e3 first.md",
  "src/index.ts",
  "a  b (1).txt",
  "R\u00e9sum\u00e9.pdf",
  "Re\u0301sume\u0301.pdf",
  "Stra\u00dfe/na\u00efve.js",
  "It\u2019s.md",
  "L\u2019\u00e9t\u00e9.pdf",
  "\u00abRapport\u00bb.txt",
  "\u201cquoted\u201d text.md",
  "2019\u20132020.pdf",
  "Product\u2122 m\u00b2.md",
  "Screenshot 2024-01-01 at 10.00.00\u202fAM.png",
  "\u041e\u0442\u0447\u0451\u0442.docx",
  "\u0434\u043e\u043a\u0443\u043c\u0435\u043d\u0442\u044b/\u0441\u043e\u0440.txt",
  "\u0442\u0435\u0441\u0442_file.py",
  "USB\u0448\u043d\u044b\u0439.md",
  "\u03b1\u03b2\u03b3.md",
  "\u4e2d\u6587\uff0c\u6587\u4ef6.md",
  "\u65e5\u672c\u8a9e\uff08\u8cc7\u6599\uff09\u3000\u7b2c\uff11\u7248.pdf",
  "\ud55c\uae00.txt",
  "\u05e9\u05dc\u05d5\u05dd.txt",
  "\u0627\u0644\u062a\u0642\u0631\u064a\u0631 2024.docx",
  "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645.txt",
  "\u0939\u093f\u0928\u094d\u0926\u0940.txt",
  "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35.txt",
  "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67.png",
  "\u2764\ufe0f.md",
];

describe("names of files and folders", () => {
  it("hide nothing and pass for nothing", () => {
    for (const [path, finding] of dishonest) assert.deepEqual(found(path), [finding], JSON.stringify(path));
  });

  it("are honest in any language", () => {
    for (const path of honest) assert.deepEqual(found(path), [], path);
  });

  it("follow the policy", () => {
    const settings = {
      "glyphguard.rules": { "hidden-character": "off" },
      "glyphguard.allow": [{ characters: "U+00A0", files: "docs/**", reason: "from Word" }],
    };
    const { policy } = parsePolicy(settings);
    assert.deepEqual(scanPath("docs/a\u00a0b\u200b", policy), []);
    assert.equal(scanPath("src/a\u00a0b\u200b", policy).length, 1);
  });
});
