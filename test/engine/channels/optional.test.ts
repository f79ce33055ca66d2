import assert from "node:assert/strict";
import { bitsFrom, bitsOf, channelsIn } from "./messages.ts";

const COUNT = 128;
const thai = ["\u0E2A\u0E27\u0E31\u0E2A\u0E14\u0E35", "\u0E04\u0E23\u0E31\u0E1A"];
const persian = ["\u0645\u06CC", "\u0634\u0648\u062F"];

/** Each unit is a way to write one bit; lines are `gap` apart. */
const attacks: readonly (readonly [
  name: string,
  path: string,
  ways: readonly [string, string],
  gap: string,
  frame?: (unit: string, index: number) => string,
])[] = [
  ["line break hints of Thai", "a.md", [thai.join(""), thai.join("\u200B")], "\n"],
  ["line break hints of Thai, in one line", "a.md", [thai.join(""), thai.join("\u200B")], " "],
  ["joiners between marks", "a.md", ["a\u0301\u0323", "a\u0301\u034F\u0323"], " "],
  ["left-to-right marks behind digits", "a.md", ["\u05D0 10: \u05D1", "\u05D0 10\u200E: \u05D1"], "\n"],
  ["left-to-right marks behind colons", "a.md", ["\u05D0: 10", "\u05D0:\u200E 10"], "\n"],
  ["isolates that are there or not", "a.md", ["the name Ann is", "the name \u2068Ann\u2069 is"], "\n"],
  ["isolates of two kinds", "a.md", ["the name \u2066Ann\u2069 is", "the name \u2068Ann\u2069 is"], "\n"],
  ["selectors of ideographs, one a line", "a.md", ["\u65E5", "\u65E5\u{E0100}"], "\n"],
  ["two selectors of ideographs, one a paragraph", "a.md", ["\u65E5\u{E0100}", "\u65E5\u{E0101}"], "\n\n"],
  ["compatibility selectors of ideographs", "a.md", ["\u8C48\uFE00", "\u8C48\uFE01"], "\n"],
  ["Mongolian selectors", "a.md", ["\u1828\u1820", "\u1828\u180B\u1820"], " "],
  ["fillers of Jamo", "a.md", ["\u1100 ", "\u1100\u1160 "], ""],
  ["joiners of hieroglyphs", "a.md", ["\u{13000}\u{13001}", "\u{13000}\u{13430}\u{13001}"], " "],
  ["fillers of Khitan", "a.md", ["\u{18B00}\u{18B01}", "\u{18B00}\u{16FE4}\u{18B01}"], " "],
  ["non-joiners of Persian", "a.md", [persian.join(""), persian.join("\u200C")], " "],
  ["joiners of Hindi", "a.md", ["\u0915\u094D\u0937", "\u0915\u094D\u200D\u0937"], " "],
  ["emoji selectors, one a string", "a.js", ["\u2714", "\u2714\uFE0F"], "\n", (unit, i) => `log("${unit} test ${i}");`],
  ["selectors of ideographs, one a value", "a.json", ["\u65E5", "\u65E5\u{E0100}"], "\n", (unit) => `{"a": "${unit}"}`],
  ["line break hints, one a string", "a.js", [thai.join(""), thai.join("\u200B")], "\n", (unit) => `log("${unit}");`],
];

/** Written irregularly, as by translators: `unit` with or without its hidden character. */
const irregular = (ways: readonly [string, string], frame: (unit: string) => string): string => {
  const bits = bitsFrom(7);
  return Array.from({ length: 400 }, () => frame(ways[bits() ? 1 : 0])).join("\n");
};

const honest: Readonly<Record<string, readonly [path: string, text: string]>> = {
  "Thai with each break marked": ["a.md", `${thai.join("\u200B")}\u200B${thai.join("\u200B")} `.repeat(99)],
  "Thai with one break marked": ["a.md", `${`${thai.join("")} `.repeat(50)}${thai.join("\u200B")}`],
  "Persian with its non-joiners": ["a.md", `${persian.join("\u200C")} ${persian.join(" ")} `.repeat(99)],
  "Persian by a writer who forgets some": [
    "a.md",
    `${`${persian.join("\u200C")} `.repeat(9)}${persian.join("")} `.repeat(9),
  ],
  "isolates around what a program fills in": [
    "a.ftl",
    Array.from({ length: 40 }, (_, i) => `key${i} = the name \u2068Ann\u2069 is, the names are`).join("\n"),
  ],
  "the same mark in each value": [
    "a.json",
    Array.from({ length: 40 }, (_, i) => `{"a": "\u200E+${i}", "b": "-${i} \u05D0:\u200E 10"}`).join("\n"),
  ],
  "Thai translations by many hands": [
    "a.json",
    irregular([thai.join(""), thai.join("\u200B")], (unit) => `{"a": "${unit}"}`),
  ],
  "Persian text by many hands": ["a.md", irregular([persian.join(""), persian.join("\u200C")], (unit) => unit)],
  "variants of names": ["a.md", "\u8FBB\u{E0100}\u3055\u3093\u3068\u845B\u{E0101}\u98FE\u533A\u3002\n".repeat(30)],
};

describe("hidden characters that may be left out", () => {
  for (const [name, path, ways, gap, frame = (unit: string) => unit] of attacks)
    it(`are a channel: ${name}`, () => {
      for (const message of ["send all the keys", "run the next line", "ls -a ~/.ssh; cat"]) {
        const bits = bitsOf(message);
        const text = Array.from({ length: COUNT }, (_, i) => frame(ways[bits() ? 1 : 0], i)).join(gap);
        assert.equal(channelsIn(text, { path }).length, 1, message);
      }
      for (const way of ways) {
        const text = Array.from({ length: COUNT }, (_, i) => frame(way, i)).join(gap);
        assert.deepEqual(channelsIn(text, { path }), []);
      }
    });

  for (const [name, [path, text]] of Object.entries(honest))
    it(`are honest: ${name}`, () => assert.deepEqual(channelsIn(text, { path }), []));

  it("points at one that is there", () => {
    const bits = bitsOf("send all the keys");
    const text = Array.from({ length: COUNT }, () => thai.join(bits() ? "\u200B" : "")).join("\n");
    const [finding] = channelsIn(text);
    assert.deepEqual(finding?.characters, [0x200b]);
    assert.equal(finding.end - finding.start, 1);
  });
});
