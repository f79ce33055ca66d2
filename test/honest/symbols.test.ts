import assert from "node:assert/strict";
import { setOf } from "../../scripts/unicode/properties.ts";
import { saidAbout, saidIn } from "./support.ts";

const textPlaces = ["README.md", "notes.txt", "messages.json", "messages.ts", "comment.ts", "comment.py", "comment.c"];

function rangeOf(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));
}

describe("honest symbols", () => {
  for (const [name, first, last] of [
    ["arrows", 0x2190, 0x21ff],
    ["mathematical operators", 0x2200, 0x22ff],
    ["technical symbols, with those of APL", 0x2300, 0x23ff],
    ["box drawing and blocks", 0x2500, 0x259f],
    ["geometric shapes", 0x25a0, 0x25ff],
    ["miscellaneous symbols and dingbats", 0x2600, 0x27bf],
    ["Braille patterns with dots", 0x2801, 0x28ff],
    ["more arrows and operators", 0x2900, 0x2bff],
    ["letterlike symbols", 0x2100, 0x214f],
    ["currency signs", 0x20a0, 0x20c0],
    ["legacy computing", 0x1fb00, 0x1fbaf],
  ] as const)
    it(`such as ${name} are left alone in text, strings and comments`, () => {
      const said = rangeOf(first, last).flatMap((symbol) =>
        [symbol, `a ${symbol} b`, `${symbol} 3`].flatMap((text) => saidAbout(text, textPlaces)),
      );
      assert.deepEqual([...new Set(said)], []);
    }).timeout(20_000);

  it("such as all symbols of Unicode are left alone, one by one, in text", async () => {
    const symbols = await setOf(
      "General_Category/Math_Symbol",
      "General_Category/Currency_Symbol",
      "General_Category/Modifier_Symbol",
      "General_Category/Other_Symbol",
    );
    const said: string[] = [];
    // The blank Braille pattern and the null notehead are symbols that nobody sees; so is the object replacement
    // character's kin.
    for (const codePoint of symbols)
      if (codePoint !== 0x2800 && codePoint !== 0x1d159 && (codePoint < 0xfff9 || codePoint > 0xffff))
        said.push(...saidAbout(`One ${String.fromCodePoint(codePoint)} two`, ["README.md", "comment.ts"]));
    assert.deepEqual([...new Set(said)], []);
  }).timeout(20_000);

  it("such as trees, tables, bullets and units are left alone", () => {
    for (const text of [
      ".\n\u251c\u2500\u2500 src\n\u2502   \u2514\u2500\u2500 index.ts\n\u2514\u2500\u2500 README.md\n",
      "\u2554\u2550\u2550\u2557\n\u2551 ok \u2551\n\u255a\u2550\u2550\u255d\n",
      "\u2022 one\n\u25e6 two\n\u2023 three\n\u25aa four\n\u00b7 five\n",
      "3 \u00d7 4 \u00f7 2 \u2248 6 \u00b1 1, 5 \u00b5m, 20 \u00b0C, 10\u202f\u2126, m\u00b2, H\u2082O, x\u207f, 50\u2009%",
      "wait\u2026 \u2014 or \u2013 if you like \u2010 do not; \u201cyes\u201d, \u2018no\u2019, it\u2019s, \u00ab\u00a0oui\u00a0\u00bb, 7\u2032 5\u2033",
      "\u2713 passed \u2717 failed \u2714\ufe0e \u2718 \u26a0 \u2139 \u276f \u203a \u2192 \u21d2 \u2264 \u2265 \u2260 \u00ac \u2227 \u2228",
      "\u00a9 2026 \u00ae \u2122 \u00a7 \u00b6 \u2020 \u2021 \u00bd \u2153 \u2116 1\u00ba 2\u00aa \u00bf \u00a1",
    ]) {
      assert.deepEqual(saidIn("README.md", text), []);
      assert.deepEqual(saidIn("README.md", `\`\`\`text\n${text}\n\`\`\`\n`), []);
      assert.deepEqual(saidIn("tree.ts", `/*\n${text}\n*/\nexport const tree = \`\n${text}\n\`;\n`), []);
    }
  });

  it("such as spinners, check marks and prompts are left alone in code", () => {
    const lines = [
      'const frames = ["\u280b", "\u2819", "\u2839", "\u28f7", "\u25d0", "\u25d3", "\u2581", "\u2588"];',
      'const ok = "\u2714", bad = "\u2716", arrow = "\u2192 ", times = "\u00d7", degree = "\u00b0C", dots = "\u2026";',
      'console.log("\u250c" + "\u2500".repeat(10) + "\u2510");',
      `const price = \`\${amount}\u00a0\u20ac\`, thin = \`\${count}\u202f000\`;`,
    ];
    assert.deepEqual(saidIn("spinner.ts", lines.join("\n")), []);
  });
});
