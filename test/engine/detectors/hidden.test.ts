import assert from "node:assert/strict";
import fc from "fast-check";
import { hiddenCollector, standingAt } from "../../../src/engine/detectors/hidden.ts";
import { defaultPolicy, parsePolicy, scan, scanPath } from "../../../src/engine/index.ts";
import { judgeFor } from "../../../src/engine/judge.ts";
import { codePointOf, standingOf, startOf } from "../../../src/engine/payload/series.ts";

const hidden = (path: string, text: string, policy = defaultPolicy): string[] =>
  scan(text, { path }, policy)
    .filter(({ rule }) => rule === "hidden-character")
    .map(({ severity, start, end }) => `${severity} ${start}-${end}`);

const messages = (text: string): string[] =>
  scan(text, { path: "a.md" }, defaultPolicy)
    .filter(({ rule }) => rule === "hidden-payload")
    .map(({ start, end, count }) => `${start}-${end}: ${count}`);

describe("a needless joiner in a word of Bengali", () => {
  const word = "\u0995\u200c\u200c\u09a8";

  it("is nobody's news in texts for readers", () => {
    for (const [path, text] of [
      ["a.md", word],
      ["a.txt", word],
      ["a.html", `<p>${word}</p>`],
      ["a.json", `{"a": "${word}"}`],
      ["a.yml", `a: ${word} # ${word}`],
    ] as const)
      assert.deepEqual(hidden(path, text), [], path);
  });

  it("is told in strings and comments of code", () => {
    assert.deepEqual(hidden("a.js", `x = "${word}"`), ["information 6-8"]);
    assert.deepEqual(hidden("a.js", `// ${word}`), ["information 4-6"]);
  });

  it("is an error in names, and where agents read", () => {
    assert.deepEqual(hidden("a.js", `${word} = 1`), ["error 1-3"]);
    assert.deepEqual(hidden("AGENTS.md", word), ["error 1-3"]);
    assert.deepEqual(
      scanPath(`${word}.md`, defaultPolicy).map(({ severity }) => severity),
      ["error"],
    );
  });
});

describe("a soft hyphen in a word", () => {
  it("is honest in text and in translations", () => {
    for (const [path, text] of [
      ["a.md", "Pro\u00adzedur ist"],
      ["a.json", '{"a": "Pro\u00adzedur ist"}'],
      ["a.yml", "a: Pro\u00adzedur ist"],
      // Too short for a value by itself, long enough for a text.
      ["a.md", "Sil\u00adben"],
    ] as const)
      assert.deepEqual(hidden(path, text), [], text);
  });

  it("is a slip in what programmers write, and worse in a short value and in instructions", () => {
    for (const [path, text, expected] of [
      ["a.js", "// Pro\u00adzedur ist", "information 6-7"],
      ["a.js", "// Sil\u00adben", "information 6-7"],
      ["a.js", 'x = "Pro\u00adzedur ist"', "information 8-9"],
      ["a.yml", "# Pro\u00adzedur ist", "information 5-6"],
      ["a.js", 'x = "Sil\u00adben"', "warning 8-9"],
      ["a.yml", "a: Sil\u00adben", "warning 6-7"],
      ["AGENTS.md", "Pro\u00adzedur ist", "error 3-4"],
      ["a.js", "Pro\u00adzedur = 1", "error 3-4"],
    ] as const)
      assert.deepEqual(hidden(path, text), [expected], text);
  });
});

describe("a hint where an address may break", () => {
  it("is a slip in text and translations, a warning in code, an error for agents", () => {
    for (const [path, text, expected] of [
      ["a.md", "a/\u200bb", "information 2-3"],
      ["a.json", '{"x": "a/\u200bb"}', "information 9-10"],
      ["a.js", 'x = "a/\u200bb"', "warning 7-8"],
      ["a.js", "// a/\u200bb", "warning 5-6"],
      ["a.yml", "# a/\u200bb", "warning 4-5"],
      ["AGENTS.md", "a/\u200bb", "error 2-3"],
    ] as const)
      assert.deepEqual(hidden(path, text), [expected], text);
  });
});

describe("a run of hidden characters", () => {
  it("is one finding, whatever hides in it", () => {
    assert.deepEqual(hidden("a.md", "a\u00ad\u200bb"), ["warning 1-3"]);
    assert.deepEqual(hidden("a.js", "a\u00ad\u200bb = 1"), ["error 1-3"]);
  });

  it("ends at a letter", () => {
    assert.deepEqual(hidden("a.md", "a\u200bb\u200bc"), ["warning 1-2", "warning 3-4"]);
  });

  it("ends where a script needs one", () => {
    assert.deepEqual(hidden("a.md", "a\u200b\u115f\u1161"), ["warning 1-2"]);
  });

  it("ends at a mark of direction, which another rule tells of", () => {
    assert.deepEqual(hidden("a.md", "a\u200b\u200eb\u200e\u200f"), ["warning 1-2"]);
  });

  it("ends at what is allowed", () => {
    const { policy } = parsePolicy({ "glyphguard.allow": [{ characters: "U+200B", reason: "breaks" }] });
    assert.deepEqual(hidden("a.md", "a\u200b\u2060b\u200b", policy), ["warning 2-3"]);
  });
});

describe("hidden characters beside a message", () => {
  it("are left to the script that needs them", () => {
    assert.deepEqual(messages(`a${"\u200b".repeat(8)}\u115f\u1161`), ["1-9: 8"]);
  });

  it("are told of where none of the messages has them", () => {
    const spread = "\u200b\u2060xyzw".repeat(12);
    const line = `a${"\u200b".repeat(8)} ${"x".repeat(70)}${spread}${"x".repeat(70)}\u200bb`;
    assert.deepEqual(messages(line), ["1-9: 8", "80-148: 24"]);
    assert.deepEqual(hidden("a.md", line), ["warning 222-223"]);
  });

  it("are told of between other findings that reach around them", () => {
    const spaces = "a\u00a0b ".repeat(8);
    assert.deepEqual(hidden("a.js", `${spaces}a\u200bb ${spaces}`), ["error 33-34"]);
  });
});

describe("what may carry a message in a line", () => {
  const collected = (text: string): string[] => {
    const { policy } = parsePolicy({ "glyphguard.allow": [{ characters: "U+2060", reason: "glue" }] });
    const judge = judgeFor({ path: "a.md" }, policy);
    const { series, add } = hiddenCollector({ text, judge, spanAt: () => ({ start: 0, region: "prose" }) });
    let index = 0;
    for (const character of text) {
      add(index, character.codePointAt(0) ?? 0);
      index += character.length;
    }
    const found = series();
    return Array.from(found.places, (_, at) => {
      const standing = ["needed", "slip", "stray"][standingOf(found, at)];
      return `${startOf(found, at)}:${codePointOf(found, at).toString(16)} ${standing}`;
    });
  };

  it("is hidden characters, marks of direction and what is no text", () => {
    assert.deepEqual(collected("a\u200bb\u{e0041}c\u00a0\u0430\u2060\ufffd"), ["1:200b stray", "3:e0041 stray"]);
    assert.deepEqual(collected("a\u200eb"), ["1:200e needed"]);
    assert.deepEqual(collected("a\ufdd0b"), ["1:fdd0 needed"]);
  });

  it("stands deep in a run as each of it would by itself", () => {
    const judge = judgeFor({ path: "a.md" }, defaultPolicy);
    const signs = fc.constantFrom(
      ...["\u200b", "\u200c", "\u200d", "\ufe0f", "\u00ad", "\u034f", "\u115f", "\u1160", "\u180b", "\u2060"],
      ...["\u{e0067}", "\u{e007f}", "\u{e0100}", "\u2800", "\u200e"],
    );
    const run = fc.array(signs, { maxLength: 40 }).map((parts) => parts.join(""));
    const row = fc.tuple(signs, fc.nat(60)).map(([sign, times]) => sign.repeat(times));
    const around = fc.constantFrom(
      ...["a", " ", "\u0628", "\u0915\u094d", "\u0e01", "\u11a8", "\u1100", "\u{1f3f4}", "\u2764", "\u{1f525}", "{0}"],
    );
    const text = fc.array(fc.oneof(run, row, around), { maxLength: 8 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (line) => {
        const place = { text: line, judge, spanAt: () => ({ start: 0, region: "prose" }) as const };
        const { add, addDeep, series } = hiddenCollector(place);
        for (let index = 0; index < line.length; ) {
          const codePoint = line.codePointAt(index) ?? 0;
          add(index, codePoint);
          index = Math.max(index + (codePoint > 0xffff ? 2 : 1), addDeep());
        }
        const found = series();
        const hidden = Array.from(found.places, (_, at) => at).filter((at) => codePointOf(found, at) !== 0x200e);
        for (const at of hidden) assert.equal(standingOf(found, at), standingAt(place, startOf(found, at)));
        assert.equal(
          found.places.length,
          line.match(/[^a \u0628\u0915\u094d\u0e01\u11a8\u1100\u{1f3f4}\u2764\u{1f525}{0}]/gu)?.length ?? 0,
        );
      }),
      { numRuns: 2000 },
    );
  });

  it("is needed right before a long run as it is before a short one", () => {
    const flag = "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}";
    const run = "\u200b".repeat(30);
    assert.deepEqual(messages(`${"x".repeat(20)}${flag}${run}`), ["34-64: 30"]);
    // Format controls of Egyptian part no letter from a joiner, and are not ignorable.
    const beh = `\u0628${"\u{13430}".repeat(20)}`;
    assert.deepEqual(messages(`${beh}\u200c\u200c${run}`), ["1-41: 20", "42-73: 31"]);
  });

  it("is needless where marks of direction stand beside another, or beside a hidden character", () => {
    assert.deepEqual(collected("\u200e\u200f \u200e"), ["0:200e stray", "1:200f stray", "3:200e needed"]);
    assert.deepEqual(collected("a\u{e0041}\u200eb"), ["1:e0041 stray", "3:200e stray"]);
  });
});
