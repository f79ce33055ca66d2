import assert from "node:assert/strict";
import { compare, defaultPolicy, messageOf, parsePolicy, scan } from "../../src/engine/index.ts";
import { changes, compared, introduced, messages, restored } from "./changes/support.ts";

const prose = { path: "a.md" };

describe("silent-change", () => {
  it("tells of quotes that an edit tool turned curly beside the words that it was to write", () => {
    const before = `const label = "hello"; // it's UI copy\nconst t = 1;\n`;
    const after = `const label = \u201Cbye\u201D; // it\u2019s UI copy\nconst t = 1;\n`;
    assert.deepEqual(changes(before, after), [
      "warning silent-change 0:14-15 22>201c",
      "warning silent-change 0:18-19 22>201d",
      "warning silent-change 0:26-27 27>2019",
    ]);
    assert.equal(restored(before, after), `const label = "bye"; // it's UI copy\nconst t = 1;\n`);
  });

  it("tells of curly quotes that were flattened, and puts back just these", () => {
    const before = "We \u201Cknow\u201D that it\u2019s done.\n";
    assert.equal(
      restored(before, `We "guess" that it's done.\n`, prose),
      "We \u201Cguess\u201D that it\u2019s done.\n",
    );
  });

  it("tells of spaces, hyphens, letters and apostrophes that were swapped", () => {
    for (const [before, after, expected] of [
      ["let x = 1;", "let\u202Fx = 1;", "20>202f"],
      ["a = b-c;", "a = b\u2011c;", "2d>2011"],
      ["let copy = 1;", "let \u0441opy = 1;", "63>441"],
      ["// Today's date is", "// Today\u02BCs date is", "27>2bc"],
      ["// 10\u00A0km", "// 10 km", "a0>20"],
      ["// na\u00EFve", "// nai\u0308ve", "ef>69,308"],
    ] as const)
      assert.deepEqual(
        changes(before, after).map((line) => line.split(" ").slice(1, 2).concat(line.split(" ").slice(3))),
        [["silent-change", expected]],
        after,
      );
  });

  it("tells of hidden characters that come and go, at the word that they stood in", () => {
    assert.deepEqual(changes("let total = 1;", "let to\u200Btal = 1;"), ["warning silent-change 0:6-7 >200b"]);
    assert.deepEqual(changes("let to\u200Btal = 1;", "let total = 1;"), ["warning silent-change 0:4-9 200b>"]);
    assert.equal(restored("let to\u200Btal = 1;", "let total = 2;"), "let to\u200Btal = 2;");
    assert.deepEqual(changes("a\n\nb", "a\n\u200B\nb"), ["warning silent-change 1:0-1 >200b"]);
  });

  it("tells of what was lost: accents, emoji, private use, forms that were flattened", () => {
    assert.deepEqual(messages("caf\u00E9 au lait", "caf? au lait", prose), [
      "Lost in the edit: U+00E9 Latin letter became U+003F QUESTION MARK",
    ]);
    assert.deepEqual(changes("Done \u{1F389} at last", "Done \uFFFD\uFFFD at last", prose), [
      "warning silent-change 0:5-7 1f389>fffd",
    ]);
    assert.deepEqual(changes("An icon \uE123 here", "An icon  here", prose), ["warning silent-change 0:7-9 e123>"]);
    assert.deepEqual(changes("An icon\uE123 here", "An icon here", prose), ["warning silent-change 0:3-7 e123>"]);
    assert.deepEqual(changes("\uFB01le \u2026 \u00BD l", "file ... 1/2 l", prose), [
      "warning silent-change 0:0-2 fb01>66,69",
      "warning silent-change 0:5-8 2026>2e",
      "warning silent-change 0:9-12 bd>31,2f,32",
    ]);
  });

  it("finds a line that moved and was changed on its way", () => {
    const [one, two] = ["import { one } from './one'; // it's one", "import { two } from './two'; // it's two"];
    assert.deepEqual(changes(`${one}\n${two}\n`, `${two.replace("it's", "it\u2019s")}\n${one}\n`), [
      "warning silent-change 0:34-35 27>2019",
    ]);
  });

  it("makes one finding of more than ten in a line", () => {
    const before = "'a' ".repeat(8);
    const after = "\u2018a\u2019 ".repeat(8);
    const [finding, ...others] = compared(before, after, prose).changes;
    assert.deepEqual([others.length, finding?.isScattered, finding?.count, finding?.start], [0, true, 16, 0]);
    assert.equal(restored(before, after, prose), before);
  });

  it("is an error where agents read, and nothing where the policy has it off or allows what came", () => {
    const [before, after] = ["It's so.\n", "It\u2019s so.\n"];
    assert.match(changes(before, after, { path: "AGENTS.md" })[0] ?? "", /^error/);
    const off = parsePolicy({ "glyphguard.rules": { "silent-change": "off" } }).policy;
    assert.deepEqual(compare(before, after, prose, off).changes, []);
    const allowed = parsePolicy({ "glyphguard.allow": [{ characters: "U+2019", reason: "Typography" }] }).policy;
    assert.deepEqual(compare(before, after, prose, allowed).changes, []);
    assert.equal(compare(after, before, prose, allowed).changes.length, 1);
  });

  it("says what the text around is", () => {
    const [finding] = compared('f("a b");\n', 'f("a\u00A0b");\n').changes;
    assert.deepEqual([finding?.region, finding?.isValue, finding?.escape !== undefined], ["string", true, true]);
  });

  it("is silent about honest edits", () => {
    const long = "The quick brown fox \u2014 it\u2019s quick \u2014 jumps over the lazy dog.";
    for (const [name, before, after] of [
      ["modern and modem", "modern", "modem"],
      ["a backtick and an apostrophe", "`a`", "'a'"],
      ["kinds of ASCII quotes", `f('a')`, `f("a")`],
      ["indentation", "if (a) {\n\tb \u2212 c;\n}", "if (a) {\n    b \u2212 c;\n}"],
      ["trailing blanks", "a \u201C  \nb\t", "a \u201C\nb"],
      ["a renaming", "let \u00E9t\u00E9 = line; // it\u2019s", "let \u00E9t\u00E9 = row; // it\u2019s"],
      ["reflowed text", long, long.replace("quick \u2014", "quick\n\u2014")],
      ["moved lines", "import a;\nimport b; // \u201Cx\u201D\n", "import b; // \u201Cx\u201D\nimport a;\n"],
      ["another accent", "sira \u00EA", "s\u0131ra \u00E9"],
      ["another dash in another sentence", "one \u2014 two", "three - four"],
      ["a superscript", "x2 + m2", "x\u00B2 + m\u00B2"],
      ["a question", "Is that a caf\u00E9.", "Is that a caf\u00E9?"],
    ] as const)
      assert.deepEqual(changes(before, after, prose), [], name);
  });
});

describe("a change of the file as a whole", () => {
  const lines = "a\nb\nc\n";

  it("is one finding: of line endings", () => {
    assert.deepEqual(messages(lines.replaceAll("\n", "\r\n"), lines), ["All line endings changed from CR LF to LF"]);
    assert.deepEqual(messages(lines, "a\r\nb\nc\n"), ["The line endings are mixed now; all were LF"]);
    const [finding] = compared(lines, lines.replaceAll("\n", "\r\n"), { path: "AGENTS.md" }).changes;
    assert.deepEqual([finding?.severity, finding?.change?.file?.ending], ["information", "\n"]);
  });

  it("is one finding: of the byte order mark", () => {
    assert.deepEqual(messages(lines, `\uFEFF${lines}`), ["The file begins with a byte order mark now"]);
    assert.deepEqual(messages(`\uFEFF${lines}`, `\uFEFF\uFEFF${lines}`), [
      "The file begins with 2 byte order marks now",
    ]);
    assert.deepEqual(messages(`\uFEFF${lines}`, lines), ["The file does not begin with a byte order mark any more"]);
  });

  it("is told of as facts where an editor shows neither", () => {
    const file = { before: { marks: 1, ending: "\r\n" }, after: { marks: 0, ending: "\n" } } as const;
    assert.equal(compared(lines, lines, { path: "a.ts", file }).changes.length, 2);
    assert.deepEqual(
      compared(lines, lines, { path: "a.ts", file: { before: file.after, after: file.after } }).changes,
      [],
    );
  });

  it("is not looked for in a part, which may begin in the middle", () => {
    const [before, after] = ["b\r\n", "\uFEFFb\n"];
    for (const part of [{ firstLine: 1 }, { findings: { before: [], after: [] } }]) {
      const told = compare(before, after, { path: "a.ts" }, defaultPolicy, part).changes;
      assert.deepEqual(
        told.map((finding) => messageOf(finding)),
        ["Added silently: U+FEFF ZERO WIDTH NO-BREAK SPACE"],
      );
    }
  });

  it("is told of a part as what is known of the file", () => {
    const file = { before: { marks: 0, ending: "\n" }, after: { marks: 1, ending: "\n" } } as const;
    const findings = { before: [], after: [] };
    const told = compare("b\n", "\uFEFFb\n", { path: "a.ts", file }, defaultPolicy, { findings }).changes;
    assert.deepEqual(
      told.map((finding) => messageOf(finding)),
      ["The file begins with a byte order mark now", "Added silently: U+FEFF ZERO WIDTH NO-BREAK SPACE"],
    );
  });
});

describe("date-format-change", () => {
  const to = (after: string, isByAgent = false) =>
    changes("Built on 2026-11-22, at 14:30.\n", `Built on ${after}, at 14:30.\n`, { ...prose, isByAgent });

  it("tells of the same date in another notation, louder if an agent did it", () => {
    for (const date of ["2026/11/22", "22.11.2026", "Nov 22, 2026", "22 November 2026", "11/22/2026", "20261122"])
      assert.deepEqual(to(date), [`information date-format-change 0:9-${9 + date.length} >`], date);
    assert.match(to("2026/11/22", true)[0] ?? "", /^warning/);
    assert.equal(restored("On 2026-07-01 it", "On 2026/07/01 it", prose), "On 2026-07-01 it");
  });

  it("tells of the time of day, too", () => {
    assert.equal(changes("at 14:30 we", "at 2:30 pm we", prose).length, 1);
    assert.deepEqual(changes("at 14:30 we", "at 2:30 am we", prose), []);
  });

  it("says nothing where the date is another one, may be, or is not all that changed", () => {
    for (const after of ["2026/11/23", "2026/22/11", "22 of November"]) assert.deepEqual(to(after), [], after);
    assert.deepEqual(changes("due 03/04/2026 at", "due 2026-04-03 at", prose), []);
    assert.deepEqual(changes("Built on 2026-11-22 here", "It was 2026/11/22 there", prose), []);
  });
});

describe("introduced findings", () => {
  it("are those in new text, not those that were there", () => {
    const before = "const label = \u201Chello\u201D; // it\u2019s UI copy\nconst t = 1;\n";
    const after =
      "const label = \u201Cbye\u201D; // it\u2019s UI copy\n" +
      "const url = \u201Chttps://x.test\u201D;\nif (s === \u2018a\u2019) run(\u201Cb\u201D);\nconst t = 1;\n";
    assert.ok(introduced(before, after).length > 0);
    assert.ok(introduced(before, after).every((line) => /^lookalike-punctuation [12]:/.test(line)));
  });

  it("are none where what was there moved, was indented or stands beside a word that changed", () => {
    const block = "let a\u00A0= 1;\nlet b = 2;\n";
    for (const [before, after] of [
      [`${block}f();\n`, `f();\n${block}`],
      [block, `if (x) {\n  ${block.replace("\n", "\n  ")}}\n`],
      [block, block.replace("= 1", "= 10")],
      [block, `// new\n${block}`],
    ] as const) {
      assert.equal(scan(after, { path: "a.ts" }, defaultPolicy).length, 1);
      assert.deepEqual(introduced(before, after), [], after);
    }
  });

  it("are those in a word that changed", () => {
    assert.deepEqual(introduced("let p\u0430y = 1;", "let p\u0430yment = 1;"), ["lookalike-letter 0:5"]);
  });

  it("are those in text that became code without a change of its own", () => {
    assert.deepEqual(introduced("f();\n/* \u2212 */\n", "f();\n\u2212 */\n"), ["lookalike-punctuation 1:0"]);
    assert.deepEqual(introduced("/*\na \u2212 b\n*/\n", "//\na \u2212 b\n*/\n"), ["lookalike-punctuation 1:2"]);
  });

  it("are told from those that are given, by the lines of the document", () => {
    const [before, after] = ["let a = 1;\n", "let a\u00A0= 1;\n"];
    const findings = {
      before: [],
      after: scan(`\n\n${after}`, { path: "a.ts" }, defaultPolicy),
    };
    const part = compare(before, after, { path: "a.ts" }, defaultPolicy, { firstLine: 2, findings });
    assert.deepEqual([part.introduced.map(({ line }) => line), part.changes.map(({ line }) => line)], [[2], [2]]);
    assert.equal(part.changes[0]?.isValue, true);
  });
});

describe("equal texts", () => {
  it("have nothing to tell, whatever stands in them", () => {
    const text = "\uFEFFlet a\u00A0= \u201Cx\u200B\u201D; \r\n2026-11-22\n";
    assert.deepEqual(compared(text, text), { introduced: [], changes: [] });
  });
});
