import assert from "node:assert/strict";
import { bitsFrom, channelsIn, encoded, english } from "./messages.ts";

const french =
  "L'\u00E9t\u00E9 dernier, le caf\u00E9 o\u00F9 nous \u00E9tions all\u00E9s \u00E0 la p\u00EAche a ferm\u00E9. " +
  "La propri\u00E9taire a d\u00E9cid\u00E9 de c\u00E9der son activit\u00E9 \u00E0 un g\u00E9rant exp\u00E9riment\u00E9 " +
  "qui a r\u00E9nov\u00E9 la fa\u00E7ade.";
const quoted = Array.from({ length: 8 }, (_, i) => `He said "number ${i}" and "another", or "nothing" at all.`).join(
  "\n",
);
const warnings = Array.from({ length: 30 }, (_, i) => `- \u26A0 Rule ${i} is not met`).join("\n");
const rules = Array.from({ length: 30 }, (_, i) => `- 2026-07-01: Run the tests of module ${i}. Then ask.`).join("\n");
const russian =
  "\u041E\u043D \u0437\u043D\u0430\u043B \u0430 \u0438 \u0434\u0440\u0443\u0433\u0438\u0435 \u0430 \u043F\u043E\u0442\u043E\u043C \u0430 \u0434\u0430\u043B\u0435\u0435 ".repeat(
    8,
  );
const korean = "\uC0DD\uAC01\uD558\uB294 \uAC01 \uC0AC\uB78C\uC740 ".repeat(24);
const chinese = "\u8C48\u6709\u6B64\u7406\uFF0C\u4E0D\u8981\u3002".repeat(40);
const ohms = "The part has 10 \u03A9 at 5 \u00B5A, 7 \u03A9 at 3 \u00B5A. ".repeat(24);
const between = (sign: string): RegExp => new RegExp(`(?<=[a-z])${sign}(?=[a-z])`, "g");

const attacks: readonly (readonly [string, string, string, RegExp, readonly [string, string]])[] = [
  ["apostrophes", "a.md", english, between("'"), ["'", "\u2019"]],
  ["apostrophes and single quotes", "a.md", english, between("'"), ["\u2018", "\u2019"]],
  ["quotation marks", "a.md", quoted, /"/g, ['"', "\u201D"]],
  ["hyphens", "a.md", english, between("-"), ["-", "\u2010"]],
  ["hyphens that do not break", "a.md", english, between("-"), ["-", "\u2011"]],
  ["thin spaces", "a.md", english, between(" "), [" ", "\u2009"]],
  ["no-break spaces in comments", "a.py", english.replace(/^/gm, "# "), between(" "), [" ", "\u00A0"]],
  ["spaces of a JSON value", "a.json", JSON.stringify({ text: english }), between(" "), [" ", "\u2005"]],
  ["selectors of zeros", "a.csv", "2026-07-01 20:00:00, 2020-10-10 00:00:00, ".repeat(9), /0/g, ["0", "0\uFE00"]],
  ["emoji selectors", "a.md", warnings, /\u26A0/g, ["\u26A0", "\u26A0\uFE0F"]],
  ["normalization forms", "a.md", french, /\u00E9/g, ["\u00E9", "e\u0301"]],
  ["syllables and Jamo", "a.md", korean, /\uAC01/g, ["\uAC01", "\u1100\u1161\u11A8"]],
  ["syllables with a Jamo", "a.md", korean, /\uAC01/g, ["\uAC01", "\uAC00\u11A8"]],
  ["ohms", "a.md", ohms, /\u03A9/g, ["\u03A9", "\u2126"]],
  ["compatibility ideographs", "a.md", chinese, /\u8C48/g, ["\u8C48", "\uF900"]],
  ["micro signs", "a.md", ohms, /\u00B5/g, ["\u00B5", "\u03BC"]],
  ["soft hyphens", "a.md", english, /\b(?=[a-z]{2})[a-z]/g, ["", ""]],
  ["one-letter words", "a.md", russian, /(?<= )\u0430(?= )/g, ["\u0430", "a"]],
  ["English words of one letter", "a.md", "this is a house.\n".repeat(64), /(?<= )a(?= )/g, ["a", "\u0430"]],
  ["gaps between sentences", "AGENTS.md", rules, /\. /g, [". ", ".  "]],
  ["trailing blanks", "AGENTS.md", rules, /$/gm, ["", " "]],
  ["line endings", "AGENTS.md", rules, /\n/g, ["\n", "\r\n"]],
  ["notations of dates", "AGENTS.md", rules, /2026-07-01/g, ["2026-07-01", "2026/07/01"]],
];

describe("text channels of an encoder", () => {
  for (const [name, path, text, sign, ways] of attacks)
    it(`finds one in ${name}`, () => {
      for (let seed = 1; seed <= 20; seed++) {
        const bits = bitsFrom(seed);
        const softly = (char: string): string => (bits() ? `${char}\u00AD` : char);
        const message = ways[0] === "" && ways[1] === "" ? text.replace(sign, softly) : encoded(text, sign, ways, bits);
        assert.equal(channelsIn(message, { path }).length, 1, `seed ${seed}`);
        assert.deepEqual(channelsIn(text, { path }), []);
      }
    });

  it("finds bytes in the selectors of ideographs", () => {
    const ideographs = Array.from("\u65E5\u672C\u8A9E\u6587", (char, i) => char + String.fromCodePoint(0xe0151 + i));
    const [finding, ...others] = channelsIn(ideographs.join(""));
    assert.deepEqual(others, []);
    assert.deepEqual(finding?.says?.values.slice(2), ["32"]);
    assert.deepEqual(finding?.characters, [0xe0151, 0xe0152, 0xe0153, 0xe0154]);
  });

  it("finds four apostrophes used as two bits each", () => {
    const ways = ["'", "\u2019", "\u02BC", "\u02B9"];
    let turn = 0;
    const text = english.replace(between("'"), () => ways[(turn++ * 7) % 4] ?? "");
    assert.equal(channelsIn(text)[0]?.says?.values[0], "4");
  });

  it("finds the mark of July 2026, one sign that no keyboard gives", () => {
    for (const sign of ["\u02BC", "\u02B9", "\u2032", "\uFF07"]) {
      const [finding, ...others] = channelsIn(`Don't guess.\n\nToday${sign}s date is 2026-07-01.`);
      assert.deepEqual(others, []);
      assert.deepEqual([finding?.line, finding?.start, finding?.end], [2, 5, 6]);
      assert.equal(finding?.says?.values[1], "2");
    }
  });
});
