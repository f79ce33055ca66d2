import assert from "node:assert/strict";
import { defaultPolicy, type Finding, messageOf, scan } from "../../../src/engine/index.ts";

/** What is found of letters, and where: `3-4 twin`. */
const told = (languageId: string, text: string, policy = defaultPolicy): string[] =>
  scan(text, { languageId }, policy)
    .filter(({ rule }) => rule === "lookalike-letter")
    .map(({ start, end, twin }) => `${start}-${end} ${twin}`);

const inFile = (path: string, text: string): string[] =>
  scan(text, { path }, defaultPolicy).map(({ start, end, twin }) => `${start}-${end} ${twin}`);

const allowing = (...characters: readonly number[]): typeof defaultPolicy => {
  const ranges = characters.map((codePoint) => [codePoint, codePoint]);
  const allow = [{ ranges, matches: () => true, pattern: "**", reason: "names" }];
  return { ...defaultPolicy, allow } as unknown as typeof defaultPolicy;
};

const first = (languageId: string, text: string): Partial<Finding> => {
  const [{ rule, start, end, characters, count, word, twin } = {}] = scan(text, { languageId }, defaultPolicy);
  return { rule, start, end, characters, count, word, twin } as Partial<Finding>;
};

const beetle = "\u0436\u0443\u043a";
const litter = "\u0441\u043e\u0440";

describe("the ideographic zero", () => {
  it("passes for what its neighbours are", () => {
    for (const [word, found] of [
      ["passw\u3007rd", ["5-6 o"]],
      ["PASSW\u3007RD", ["5-6 O"]],
      ["Z\u3007a", ["1-2 O"]],
      ["a\u30071", ["1-2 0"]],
      ["9\u3007a", ["1-2 0"]],
      ["1\u30070", ["1-2 0"]],
    ] as const)
      assert.deepEqual(told("typescript", `${word} = 1`), found, word);
    const messages = scan("x = 'a\u30071'", { languageId: "typescript" }, defaultPolicy).map(messageOf);
    assert.deepEqual(messages, ['Han "\u3007" (U+3007) in "a\u30071" looks like the digit 0']);
  });

  it("is a numeral at a word's end, and beside other ideographs", () => {
    for (const word of ["\u3007abc", "abc\u3007", "x\u6f22\u3007a", "x\u3007\u6f22", "x\u3007\u3007a", "x_\u3007a"])
      assert.deepEqual(told("typescript", `${word} = 1`), [], word);
    assert.deepEqual(told("typescript", "passw\u3007rd", allowing(0x3007)), []);
  });

  it("has its own code point, and the word", () => {
    assert.deepEqual(first("typescript", "passw\u3007rd = 1"), {
      rule: "lookalike-letter",
      start: 5,
      end: 6,
      characters: [0x3007],
      count: 1,
      word: "passw\u3007rd",
      twin: "o",
    });
  });
});

describe("letters of which each has a twin in the other script", () => {
  it("are Latin ones, or have a Latin one among them where their script is at home", () => {
    assert.deepEqual(told("typescript", `${litter}y = 1`), ["0-3 cop"]);
    assert.deepEqual(told("typescript", `${litter}y = ${beetle}`), ["3-4 \u0443"]);
    assert.deepEqual(told("typescript", `x = '${litter}y'`), ["5-8 cop"]);
    assert.deepEqual(told("typescript", `x = '${litter}y ${beetle}'`), ["8-9 \u0443"]);
  });

  it("are at home in code where code has others of their script", () => {
    assert.deepEqual(told("typescript", `// ${beetle}\n${litter}y = 1`), ["0-3 cop"]);
    assert.deepEqual(told("typescript", `// ${beetle}\n\u0441 = 1`), ["0-1 c"]);
    assert.deepEqual(told("typescript", `${beetle} = \u0391\u0392\u0395`), ["6-9 ABE"], "of their script only");
    assert.deepEqual(
      told("typescript", `${beetle} = is\u0410\u0421\u0415`),
      ["8-11 ACE"],
      "but not behind a Latin word",
    );
  });

  it("are at home in data and texts of which nobody knows what is code", () => {
    for (const [path, text] of [
      ["a.yaml", `# ${beetle}\n${litter}: ${litter}`],
      ["a.json", `{"${litter}": ${litter}} // ${beetle}`],
      ["a.toml", `# ${beetle}\n${litter} = 1`],
      ["a.xyz", `${beetle} ${litter}`],
      ["a.md", `\`${beetle}\` please \`${litter}\``],
      ["a.md", `${beetle} please\n\`\`\`\n${litter}\n\`\`\``],
    ] as const)
      assert.deepEqual(inFile(path, text), [], text);
    assert.deepEqual(inFile("a.md", `${beetle} please\n\`\`\`foo\n${litter}\n\`\`\``), ["0-3 cop"]);
    assert.deepEqual(inFile("a.xyz", litter), ["0-3 cop"]);
    const page = (type: string): string => `<p>${beetle}</p><script${type}>\n${litter}\n</script>`;
    assert.deepEqual(inFile("a.html", page(' type="text/x-foo"')), []);
    assert.deepEqual(inFile("a.html", page("")), ["0-3 cop"]);
    assert.deepEqual(inFile("a.md", `${beetle} \`${litter}\``), ["5-8 cop"]);
  });

  it("are at home in a paragraph where an abbreviation has an ending of theirs", () => {
    assert.deepEqual(inFile("a.txt", `please ${litter} USB\u0448\u043d\u044b\u0439`), []);
    const endings = "USB\u0448\u043d\u044b\u0439 USB\u0448\u043d\u044b\u0439";
    assert.deepEqual(inFile("AGENTS.md", `please ${litter} ${endings}`), []);
    assert.deepEqual(inFile("AGENTS.md", `please ${litter} ${endings.slice(8)}`), ["7-10 cop"]);
  });

  it("are a word from three letters on, but for code and what agents read", () => {
    assert.deepEqual(told("typescript", "x = '\u0441\u0440'"), []);
    assert.deepEqual(told("typescript", `x = '${litter}'`), ["5-8 cop"]);
    assert.deepEqual(told("typescript", "\u0441\u0440 = 1"), ["0-2 cp"]);
    assert.deepEqual(inFile("AGENTS.md", "do \u0441\u0440"), ["3-5 cp"]);
    assert.deepEqual(inFile("README.md", "do \u0441\u0440"), []);
  });

  it("may be mathematics if they are two of Greek", () => {
    assert.deepEqual(told("typescript", "\u03c1\u03bd = \u03bd"), []);
    assert.deepEqual(told("typescript", "\u03c1\u03bd\u03b1 = 1"), ["0-3 pva"]);
    assert.deepEqual(told("typescript", "\u03bd\u03bf = 1"), ["0-2 vo"], "but for omicron");
    assert.deepEqual(told("typescript", "\u03bf\u03bf = \u0391\u03bd"), ["0-2 oo", "5-7 Av"]);
  });

  it("have all of their code points once, and none that is allowed", () => {
    assert.deepEqual(first("typescript", "\u0430\u0441\u0441\u0435\u0455\u0455()"), {
      rule: "lookalike-letter",
      start: 0,
      end: 6,
      characters: [0x430, 0x441, 0x435, 0x455],
      count: 6,
      word: "\u0430\u0441\u0441\u0435\u0455\u0455",
      twin: "access",
    });
    assert.deepEqual(told("typescript", `${litter} = 1`, allowing(0x440)), []);
    assert.deepEqual(told("typescript", `${litter} = 1`, allowing(0x436)), ["0-3 cop"]);
  });
});

describe("letters among those of another script", () => {
  it("are one finding for all that stand side by side", () => {
    assert.deepEqual(told("typescript", "x\u0430\u0301\u043ey = 1"), ["1-2 a", "3-4 o"], "parted by a mark");
    assert.deepEqual(told("typescript", "x = 'Xx\u0430\u0436\u0301\u043ez\u0436z'"), ["7-8 a", "10-11 o"]);
    assert.deepEqual(told("typescript", "p\u0430\u043ess = 1"), ["1-3 ao"]);
    assert.deepEqual(told("typescript", "p\u0430\u043ess = 1", allowing(0x430)), ["2-3 o"]);
  });

  it("that have no twin are found in code, and have all of their code points", () => {
    assert.deepEqual(first("typescript", "us\u0436\u044f\u0436er = 1"), {
      rule: "lookalike-letter",
      start: 2,
      end: 5,
      characters: [0x436, 0x44f],
      count: 3,
      word: "us\u0436\u044f\u0436er",
      twin: undefined,
    });
    assert.deepEqual(told("typescript", "us\u0436\u044fer = 1", allowing(0x44f)), []);
    assert.deepEqual(told("typescript", "us\u0436\u044fer = 1", allowing(0x430)), ["2-4 undefined"]);
    assert.deepEqual(inFile("a.xyz", "us\u0436er = 1"), []);
    assert.deepEqual(inFile("a.xyz", "use\u0436\u043eb\u043er = 1"), ["4-5 o", "6-7 o"]);
  });

  it("are mild only if all are letters that a keyboard lacks", () => {
    const severities = (text: string): string[] =>
      scan(text, { languageId: "plaintext" }, defaultPolicy).map(({ severity }) => severity);
    assert.deepEqual(severities("\u0436\u0103\u0436\u0434"), ["information"]);
    assert.deepEqual(severities("\u0436o\u0103\u0436\u0434"), ["warning"]);
    assert.deepEqual(severities("\u0436\u03bf\u0436\u0434"), ["warning"], "Greek");
  });

  it("are open e only if they are epsilon, in words of Latin letters", () => {
    const data = (word: string): string[] => told("json", `"${word}"`);
    assert.deepEqual(data("p\u03b5p\u03b1p\u03b5"), ["2-3 \u025b", "6-7 \u025b"]);
    assert.deepEqual(data("pp\u03b5\u03b1pp\u03b5pp"), ["4-5 a", "7-8 \u025b"]);
    assert.deepEqual(data("\u0436\u03b5\u0436\u03b5\u0436"), ["2-3 \u0454", "4-5 \u0454"]);
    assert.deepEqual(told("julia", "p\u03b5p\u03b5p = 1"), []);
  });

  it("are digits in a word of two systems, but for code", () => {
    for (const digits of ["\u06f3", "\u06f3\u06f1", "\u0967\u0968", "\u09ea"]) {
      assert.deepEqual(told("json", `"ab${digits}cd"`), [], digits);
      assert.notDeepEqual(told("typescript", `ab${digits}cd = 1`), [], digits);
    }
    assert.deepEqual(told("json", '"ab\u06f5\u0647cd"'), ["3-5 oo"], "but not one beside a letter");
    assert.deepEqual(told("typescript", "ab\u0967\u0968cd\u0436e = 1"), ["2-4 undefined", "6-7 undefined"]);
    assert.deepEqual(told("typescript", "ab\u0967\u0915cd\u0915 = 1"), ["2-4 undefined", "6-7 undefined"]);
  });
});

describe("letters that pass for digits", () => {
  it("are digits behind or before digits, in code and in words with ASCII letters", () => {
    for (const [text, found] of [
      ["x = 25\u0431", ["6-7 6"]],
      ["x = 'sha25\u0431'", ["10-11 6"]],
      ["x = 'a_5\u0417'", ["8-9 3"]],
      ["x = '25\u0431'", []],
      ["x = '\u04175'", []],
      ["x = '\u0436_5\u0417'", []],
      ["\u0436\u0443\u043a5\u01bc = 1", ["4-5 5"]],
    ] as const)
      assert.deepEqual(told("typescript", text), found, text);
  });

  it("are digits beside letters if all of them are like digits", () => {
    for (const [text, found] of [
      ["x = 'a\u0417'", ["6-7 3"]],
      ["x = '\u0417s'", ["5-6 3"]],
      ["x = '\u0417-'", []],
      ["x = 'a_\u0417-'", []],
      ["x = 'a\u0417\u0436'", []],
      ["x = 's\u0431'", []],
      ["x = 's\u0417\u0431'", []],
      ["va\u0417\u0431()", ["2-3 3", "3-4 6"]],
      ["va\u0417\u0436()", []],
    ] as const)
      assert.deepEqual(told("typescript", text), found, text);
  });
});
