import { assertLinear, type Counted, countedModules } from "../work.ts";

const shuffled = (n: number, by: number): string[] => Array.from({ length: n }, (_, at) => `w${(at * by) % n}`);

/** Texts before and after of about `n` UTF-16 units each, that tempt to look at the same again and again. */
const adversaries: Readonly<Record<string, (n: number) => readonly [before: string, after: string]>> = {
  "one line, repeated, against another": (n) => ["a\n".repeat(n / 2), "b\n".repeat(n / 2)],
  "one line, repeated, with another apostrophe": (n) => ["it's\n".repeat(n / 5), "it\u2019s\n".repeat(n / 5)],
  "two lines by turns": (n) => ["a\nb\n".repeat(n / 4), `${"b\na\na\n".repeat(n / 6)}\u2019`],
  "words by turns in one line": (n) => ["a b ".repeat(n / 4), `${"a c ".repeat(n / 4)}\u2019`],
  "lines in another order": (n) => [shuffled(n / 6, 1).join("\n"), `${shuffled(n / 6, 611).join("\n")}\u2019`],
  "words in another order": (n) => [shuffled(n / 6, 1).join(" "), `${shuffled(n / 6, 611).join(" ")}\u2019`],
  "words the other way round": (n) => [
    shuffled(n / 6, 1).join(" "),
    `${shuffled(n / 6, 1)
      .reverse()
      .join(" ")}\u2019`,
  ],
  "words that part into ever smaller stretches": (n) => [
    Array.from({ length: n / 8 }, (_, at) => `a${at} b a${at}`).join(" "),
    Array.from({ length: n / 8 }, (_, at) => `b a${at} a${at + 1}`).join(" \u2019"),
  ],
  "a hidden character after each word": (n) => ["ab ".repeat(n / 3), "ab\u200B ".repeat(n / 4)],
  "one word": (n) => ["a".repeat(n), `${"a".repeat(n - 1)}\u200B`],
  "dates in two notations": (n) => ["2026-11-22 ".repeat(n / 11), "2026/11/22 ".repeat(n / 11)],
  "digits and colons": (n) => ["1:2".repeat(n / 3), `${"1:23:".repeat(n / 5)}\u2019`],
  "numbers without an end": (n) => [`${"1".repeat(n)}-2026`, `${"1".repeat(n)}/2026\u2019`],
  "marks in two orders": (n) => [`a${"\u0301\u0323".repeat(n / 2)}`, `a${"\u0323\u0301".repeat(n / 2)}`],
  "letters in two spellings": (n) => ["\u00E9 ".repeat(n / 2), "e\u0301 ".repeat(n / 2)],
  "what was lost": (n) => ["\u00E9?".repeat(n / 2), "?".repeat(n)],
  "lines that moved": (n) => {
    const lines = shuffled(n / 12, 1).map((word) => `it's ${word}`);
    return [
      lines.join("\n"),
      lines
        .map((line) => line.replace("'", "\u2019"))
        .reverse()
        .join("\n"),
    ];
  },
};

describe("a comparison", function () {
  this.timeout(60_000);

  let built: Counted<typeof import("../../../src/engine/index.ts")>;
  before(async () => {
    built = await countedModules("src/engine/index.ts");
  });

  for (const [name, make] of Object.entries(adversaries)) {
    it(`takes time in line with the texts: ${name}`, () => {
      const { modules: engine, workOf } = built;
      // Their findings are looked for elsewhere.
      const findings = { before: [], after: [] };
      assertLinear((length) => {
        const [before, after] = make(length);
        return workOf(() => void engine.compare(before, after, { path: "a.md" }, engine.defaultPolicy, { findings }));
      });
    });
  }

  it("finds out where findings come from in time in line with the texts", () => {
    const { modules: engine, workOf } = built;
    assertLinear((length) => {
      const before = "a \u2212 b; ".repeat(length / 8);
      return workOf(() => void engine.compare(before, `${before}c`, { path: "a.ts" }, engine.defaultPolicy));
    });
  });
});
