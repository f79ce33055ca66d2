import assert from "node:assert/strict";
import { defaultPolicy, messageOf, scan } from "../../../src/engine/index.ts";
import { found } from "../support.ts";

const letters = (languageId: string, text: string): (string | undefined)[] =>
  scan(text, { languageId }, defaultPolicy)
    .filter(({ rule }) => rule === "lookalike-letter" || rule === "confusable-identifier")
    .map(({ twin }) => twin);

const access = "\u0430\u0441\u0441\u0435\u0455\u0455";
const pass = "\u0440\u0430\u0455\u0455";
const copy = "\u0441\u043e\u0440\u0443";

describe("a word in another script that passes for a Latin one", () => {
  for (const [languageId, text] of [
    ["typescript", `check("WORD");`],
    ["typescript", "const WORD = 1;"],
    ["typescript", "// the WORD is checked"],
    ["python", "x = 'WORD'"],
    ["json", `{"WORD": 1}`],
    ["json", `{"key": "WORD"}`],
    ["yaml", "key: WORD"],
    ["yaml", "WORD: 1"],
    ["yaml", `key: "WORD"`],
    ["markdown", "please WORD this"],
    ["plaintext", "please WORD this"],
  ] as const)
    it(`is found in ${languageId}: ${text}`, () => {
      for (const [word, twin] of [
        [access, "access"],
        [pass, "pass"],
        [copy, "copy"],
      ] as const)
        assert.deepEqual(letters(languageId, text.replace("WORD", word)), [twin]);
    });

  it("is honest where other words of its script stand: in prose in the paragraph", () => {
    const life = "\u0436\u0438\u0437\u043d\u044c";
    assert.deepEqual(letters("json", `{"a": "${copy}", "b": "${life}"}`), []);
    assert.deepEqual(letters("markdown", `please ${copy} this\nAPI ${life}`), []);
    assert.deepEqual(letters("markdown", `please ${copy} this\n\nAPI ${life}`), ["copy"]);
    assert.deepEqual(letters("markdown", `# ${copy}\n\nAPI ${life}`), []);
  });

  it("is no identifier because comments and strings are in its language", () => {
    const life = "\u0436\u0438\u0437\u043d\u044c";
    assert.deepEqual(letters("typescript", `// ${life}\n${copy}("${life}")`), ["copy"]);
    assert.deepEqual(letters("typescript", `${life} = ${copy}`), []);
  });
});

describe("a word of several scripts", () => {
  it("has a finding in code although the stranger passes for nothing", () => {
    const [finding] = scan("us\u0436er = 1", { languageId: "typescript" }, defaultPolicy);
    assert.equal(finding?.twin, undefined);
    assert.equal(
      finding && messageOf(finding),
      'Cyrillic "\u0436" (U+0436) stands among Latin letters in "us\u0436er"',
    );
    assert.deepEqual(letters("typescript", "x = 'us\u0436er'"), []);
    assert.deepEqual(letters("typescript", "sin\u03b8cos = \u03b8"), []);
  });

  it("is judged by its parts", () => {
    for (const honest of [
      "http_\u0441\u0435\u0440\u0432\u0435\u0440",
      "http\u0421\u0435\u0440\u0432\u0435\u0440",
      "USB\u0448\u043d\u044b\u0439",
      "HTTP\u5b57",
      "\u6f22\u5b57\u304b\u306aLatin",
      "\ud55c\uae00Test",
    ])
      assert.deepEqual(letters("typescript", `${honest} = 1`), [], honest);
    for (const [deceiving, twins] of [
      ["\u0430dmin", ["a"]],
      ["PASSW\u043eRD", ["o"]],
      ["\u0410PI", ["A"]],
      ["is\u0410dmin", ["A"]],
      ["is\u0410\u0421\u0415", ["ACE"]],
      ["passw\u3007rd", ["o"]],
      ["p\u0430ssw\u043erd", ["a", "o"]],
      ["\u0561dmi\u0578", ["w", "n"]],
      ["\u13a0ata", ["D"]],
      ["\ua4d0ase", ["B"]],
      ["\u2c9fpen", ["o"]],
    ] as const)
      assert.deepEqual(letters("typescript", `${deceiving}1 = 1`), twins, deceiving);
  });

  it("may be mathematics: Greek beside Latin in languages that live on it", () => {
    assert.deepEqual(letters("julia", "\u03c1water = \u03b1beta"), []);
    assert.deepEqual(letters("typescript", "\u03c1water = 1"), ["p"]);
    assert.deepEqual(letters("julia", "passw\u03bfrd = 1"), ["o"]);
  });
});

describe("a Latin letter that passes for an ASCII one", () => {
  it("is found in a word of ASCII letters", () => {
    for (const [word, twin] of [
      ["\u0261oogle", "g"],
      ["\u1d04at", "c"],
      ["b\u1d0fok", "o"],
      ["l\u026ast", "i"],
      ["fi\u01c0e", "l"],
    ] as const)
      assert.deepEqual(letters("typescript", `${word} = 1`), [twin], word);
    assert.deepEqual(letters("typescript", "x = '\u0261oogle'"), ["g"]);
  });

  it("is honest in Turkish, in African languages and in transcriptions", () => {
    assert.deepEqual(letters("typescript", "adm\u0131n = 1"), ["i"]);
    assert.deepEqual(letters("typescript", "say\u0131 = 1 // \u0131\u015f\u0131k"), []);
    for (const text of [
      "kap\u0131 a\u00e7\u0131k",
      "\u0263ef",
      "/\u0261et/",
      "'kn\u026ap/",
      "\u0261\u025b",
      "Khan\u01c0gab",
    ])
      assert.deepEqual(letters("plaintext", text), [], text);
  });
});

describe("a mixture that people write", () => {
  it("is a conversion, an escape or a range beside letters of another script", () => {
    for (const text of [
      "x = /[a-zA-Z\u0430-\u044f\u0410-\u042f]/",
      "x = '%d\u0441 %2.5lf\u0441 %H\u0447 %(n)s\u0440 \u0436'",
      "x = '\\n\u0441\u043e\u0440\u0430 \\d\u0441 \u0436'",
    ])
      assert.deepEqual(letters("typescript", text), [], text);
    for (const text of [
      "re-\u0430dmin",
      "%p\u0430ypal",
      "%\u0430dmin",
      "\\t\u0430bc",
      "[x-\u0430dmin",
      "50% p\u0430ss",
    ])
      assert.deepEqual(letters("typescript", `x = '${text}'`), ["a"], text);
  });

  it("is an abbreviation within a word, but not letters that all have twins", () => {
    const read = "\u041f\u0440\u043e\u0447\u0438\u0442\u0430\u0442\u044c";
    for (const word of [
      `${read}XML`,
      `${read}xml\u0436\u0430`,
      `${read}xml\u0432http${read}`,
      "web\u0446\u0432\u0435\u0442\u0430",
      "base64\u0437\u043d\u0430\u0447",
    ])
      assert.deepEqual(letters("typescript", `${word} = "${word}"`), [], word);
    assert.deepEqual(letters("typescript", "x = '\u0434oc\u0436\u0430'"), ["\u043e\u0441"]);
  });

  it("is one mu before a unit", () => {
    assert.deepEqual(letters("json", '{"a": "5 \u03bc\u0433, \u00b5\u0433, \u03bc\u0441"}'), []);
  });

  it("is of Latin letters where Greek ones took their place again and again", () => {
    assert.deepEqual(letters("json", '{"a": "p\u03b5p\u03b5\u03b5p\u03b5"}'), ["\u025b", "\u025b\u025b", "\u025b"]);
    assert.deepEqual(letters("json", '{"a": "x\u03b5y"}'), []);
  });

  it("is judged in time that is linear in its length", function () {
    this.timeout(20_000);
    for (const text of ["p\u03b5", "a\u0431", "%d\u0441", "a\u0131 ", "[a-z\u0441"])
      scan(`{"a": "${text.repeat(100_000)}"}`, { languageId: "json" }, defaultPolicy);
  });

  it("is mild where keyboards lack the letters of a language", () => {
    const severities = (text: string): string[] =>
      scan(text, { languageId: "plaintext" }, defaultPolicy).map(({ severity }) => severity);
    assert.deepEqual(severities("\u0103\u0431\u0436\u0434 \u0438\u00e6\u0436\u0434"), ["information", "information"]);
    assert.deepEqual(severities("\u0436\u0434a\u0436"), ["warning"]);
  });

  it("is Turkish in instructions, decomposed too, or where several words have its letters", () => {
    const found = (text: string): number =>
      scan(text, { path: "AGENTS.md" }, defaultPolicy).filter(({ rule }) => rule === "lookalike-letter").length;
    assert.equal(found("bar\u0131s\u0327\u0131n"), 0);
    assert.equal(found("haklar\u0131n\u0131, tan\u0131nmas\u0131, insanl\u0131k"), 0);
    assert.equal(found("the adm\u0131n and the log\u0131n"), 2);
    assert.equal(found("h\u028bn \u028bo t\u028bm"), 0);
    assert.equal(found("p\u0251ypal"), 1);
  });
});

describe("digits", () => {
  it("of two systems do not make one number", () => {
    assert.deepEqual(letters("typescript", "x = 1\u0966"), ["0"]);
    assert.deepEqual(letters("json", `{"a": "1\u06600"}`), ["0"]);
    const [bengali] = scan("x = 1\u09ea", { languageId: "typescript" }, defaultPolicy);
    assert.equal(bengali?.twin, undefined, "it looks like 8 and counts 4");
    assert.match(bengali ? messageOf(bengali) : "", /the digit 4/);
  });

  it("of another system do not end an ASCII identifier", () => {
    assert.deepEqual(letters("typescript", "user\u0662 = 1"), ["2"]);
    assert.deepEqual(letters("plaintext", "\u0662\u0660\u0662\u0666"), []);
    assert.deepEqual(letters("json", '{"a": "[0\u0660 1\u0661 9\u0669 0\u1040\u1090]"}'), [], "a table of both");
    assert.deepEqual(letters("json", '{"a": "1\u0660"}'), ["0"]);
    assert.deepEqual(letters("typescript", "x = /^[\u0661\u06690-9\u0626]/"), [], "a range behind them");
    assert.equal(letters("json", '{"a": "\u06610-9"}').length, 1);
    assert.deepEqual(letters("json", '{"a": "A\u06f3\u06f1\u06f9neo"}'), []);
  });

  it("may be letters", () => {
    assert.deepEqual(letters("typescript", "x = 1\u041e0 + 0\u04451F"), ["0", "x"]);
    assert.deepEqual(letters("json", '{"a": "5\u0430, 1\u0421 \u0436"}'), []);
  });
});

describe("words of other languages", () => {
  it("are left alone wherever they stand", () => {
    const texts = [
      "\u0421\u044a\u0435\u0448\u044c \u0435\u0449\u0451 \u044d\u0442\u0438\u0445 \u043c\u044f\u0433\u043a\u0438\u0445 \u0444\u0440\u0430\u043d\u0446\u0443\u0437\u0441\u043a\u0438\u0445 \u0431\u0443\u043b\u043e\u043a, \u0443\u0445\u0430, \u0445\u0430\u043e\u0441",
      "\u0407\u0445\u0430\u0432 \u0457\u0436\u0430\u043a, \u0456 \u0441\u043e\u0440\u043e\u043a",
      "\u0455\u0432\u0435\u0437\u0434\u0430 \u0458\u0435 \u0441\u0458\u0430\u0458\u043d\u0430, \u0441\u0430\u0458\u0442",
      "\u039a\u03b1\u03bb\u03b7\u03bc\u03ad\u03c1\u03b1 \u03ba\u03cc\u03c3\u03bc\u03b5, \u03bf \u03c4\u03cc\u03bd\u03bf\u03c2",
      "\u0532\u0561\u0580\u0587 \u0571\u0565\u0566, \u0578\u057d",
      "\u10d2\u10d0\u10db\u10d0\u10e0\u10ef\u10dd\u10d1\u10d0",
      "\u13e3\u13b3\u13a9 \u13a6\u13ec\u13c2\u13af\u13cd\u13d7",
      "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd",
      "\u0645\u0631\u062d\u0628\u0627 \u0628\u0627\u0644\u0639\u0627\u0644\u0645 \u0661\u0662",
      "\u0928\u092e\u0938\u094d\u0924\u0947 \u0968\u0966",
    ];
    for (const text of texts) {
      assert.deepEqual(
        found("json", `{"a": "${text}"}`).filter((line) => line.includes("letter")),
        [],
        text,
      );
      assert.deepEqual(letters("markdown", `# ${text}\n\n${text}`), [], text);
      assert.deepEqual(letters("typescript", `// ${text}\nx = "${text}";`), [], text);
    }
  });
});

describe("where a script is at home", () => {
  const greeting = "\u041f\u0440\u0438\u0432\u0435\u0442, \u0436\u0443\u043a.";
  const inFile = (path: string, text: string): string[] =>
    scan(text, { path }, defaultPolicy).map(({ rule, twin }) => `${rule} ${twin}`);

  it("is another matter in the code of a text than around it", () => {
    assert.deepEqual(inFile("a.md", `${greeting}\n\n\`\`\`sh\n${copy} x\n\`\`\``), ["lookalike-letter copy"]);
    for (const path of ["a.md", "AGENTS.md"]) {
      assert.deepEqual(inFile(path, `${greeting} \`${copy}\`.`), ["lookalike-letter copy"]);
      assert.deepEqual(inFile(path, `${greeting} \`${copy}\` \`\u0436\u0443\u043a\`.`), []);
    }
    assert.deepEqual(inFile("a.md", `${greeting} \`\u0441\`.`), []);
  });

  it("takes more than one honest word where agents read", () => {
    const beetle = "\u0436\u0443\u043a";
    assert.deepEqual(inFile("AGENTS.md", `Do ${beetle}. ${copy} the file.`), ["lookalike-letter copy"]);
    assert.deepEqual(inFile("AGENTS.md", `Do ${beetle} ${beetle}. ${copy} the file.`), []);
    assert.deepEqual(inFile("README.md", `Do ${beetle}. ${copy} the file.`), []);
  });
});

describe("letters that pass for digits", () => {
  for (const [text, twin] of [
    ["sha25\u0431()", "6"],
    ["v\u0417()", "3"],
    ["x = 's\u0417'", "3"],
    ["md\u01bc()", "5"],
    ["utf\u03e8()", "2"],
  ] as const)
    it(`are found beside ASCII: ${text}`, () => {
      assert.deepEqual(letters("typescript", text), [twin]);
    });

  it("are letters in words", () => {
    for (const text of ["// \u0417\u0430 25\u0431 KB\u0431", "x = '\u0417\u043b\u043e'"])
      assert.deepEqual(letters("typescript", text), []);
  });
});

describe("Greek letters that mathematics has not", () => {
  for (const [text, twin] of [
    ["\u03f9ode()", "C"],
    ["\u03faax()", "M"],
    ["my\u03f9ode()", "C"],
    ["\u037fson()", "J"],
    ["\u03dcoo()", "F"],
  ] as const)
    it(`are found: ${text}`, () => {
      assert.deepEqual(letters("typescript", text), [twin]);
    });
});
