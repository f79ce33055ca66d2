import assert from "node:assert/strict";
import { defaultPolicy, rules, scan } from "../../src/engine/index.ts";
import { found } from "./support.ts";

/** A text for each rule that fires in code, string, comment and prose alike, if the table has it on there. */
const samples = {
  "bidi-control": "a\u202Eb",
  "hidden-character": "a\u200Bb",
  "control-character": "a\u0008b",
  "unusual-space": "a\u00A0b",
  "lookalike-letter": "s\u0441ope",
  "lookalike-punctuation": "a\uA789b",
} as const;

describe("the rule table", () => {
  for (const rule of Object.keys(samples) as (keyof typeof samples)[]) {
    it(`gives ${rule} the level of its region`, () => {
      const sample = samples[rule];
      for (const [region, text] of [
        ["code", sample],
        ["string", `x = "${sample}"`],
        ["comment", `// ${sample}`],
      ] as const) {
        const findings = scan(text, { languageId: "typescript" }, defaultPolicy);
        const level = rules[rule].levels[region];
        assert.deepEqual(
          findings.map((finding) => [finding.rule, finding.region, finding.severity]),
          level === "off" ? [] : [[rule, region, level]],
        );
      }
    });

    it(`gives ${rule} the strictest level in files that agents read`, () => {
      const findings = scan(samples[rule], { path: "docs/AGENTS.md" }, defaultPolicy);
      assert.deepEqual(
        findings.map(({ severity }) => severity),
        [rules[rule].levels.instructions],
      );
    });
  }
});

describe("files that agents read", () => {
  it("are judged no milder than others: code in them keeps its level", () => {
    const findings = scan("a\u00A0b; c \u2212 d", { path: ".claude/skills/x/run.ts" }, defaultPolicy);
    assert.deepEqual(
      findings.map(({ severity }) => severity),
      ["error", "error"],
    );
  });
});

describe("hidden-character", () => {
  it("makes one finding of a run, however long", () => {
    const run = "\u{E0100}\u{E0101}".repeat(50_000);
    const [finding, ...others] = scan(`let a = \`${run}\`;`, { languageId: "typescript" }, defaultPolicy);
    assert.equal(others.length, 0);
    assert.equal(finding?.count, 100_000);
    assert.deepEqual(finding?.characters, [0xe0100, 0xe0101]);
    assert.equal(finding.end - finding.start, run.length);
  });

  it("finds what stands beside emoji, Han and Hebrew", () => {
    assert.deepEqual(found("markdown", "\u{1F600}\u200B"), ["warning hidden-character 0:2-3"]);
    assert.deepEqual(found("markdown", "\u6F22\u200B\u5B57"), ["warning hidden-character 0:1-2"]);
    assert.deepEqual(found("markdown", "\u05D0\u200B\u05D1"), ["warning hidden-character 0:1-2"]);
  });

  it("leaves alone what scripts and emoji need", () => {
    assert.deepEqual(found("markdown", "\u{1F468}\u200D\u{1F469}\u200D\u{1F467} \u2764\uFE0F"), []);
    assert.deepEqual(found("markdown", "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645"), []);
    assert.deepEqual(found("markdown", "\u0915\u094D\u200D\u0937"), []);
  });

  it("keeps soft hyphens in prose, but not where agents read", () => {
    assert.deepEqual(found("markdown", "pass\u00ADword"), []);
    assert.equal(scan("pass\u00ADword", { path: "AGENTS.md" }, defaultPolicy).length, 1);
  });

  it("takes tags that are no flag for a message", () => {
    assert.deepEqual(found("markdown", "a\u{E0041}\u{E0042}"), ["error hidden-payload 0:1-5"]);
  });
});

describe("bidi-control", () => {
  it("finds what stays open in a comment or a string (Trojan Source)", () => {
    assert.deepEqual(found("c", "/*\u202E } \u2066if (isAdmin)\u2069 \u2066 begin */"), [
      "error bidi-control 0:2-3",
      "error bidi-control 0:21-22",
    ]);
    assert.deepEqual(found("python", "'''\u2067''' ; return"), ["error bidi-control 0:3-4"]);
  });

  it("accepts balanced isolates outside code, and none in code", () => {
    assert.deepEqual(found("typescript", 'x = "\u2068name\u2069"'), []);
    assert.deepEqual(found("typescript", "x\u2068y\u2069"), ["error bidi-control 0:1-2", "error bidi-control 0:3-4"]);
  });

  it("takes an interpolation for a part of its string, and two strings for two", () => {
    assert.deepEqual(found("typescript", "x = `\u2068$" + "{name}\u2069`"), []);
    assert.equal(found("typescript", "x = '\u2067' + y + '\u2069'").length, 2);
    assert.equal(found("typescript", "x = `\u2067$" + "{y + '`' + '\u2069'}`").length, 2);
  });

  it("is not vouched for by its like", () => {
    assert.equal(found("typescript", `// a${"\u061C".repeat(5)}b`).length, 5);
  });

  it("accepts marks as right-to-left texts set them", () => {
    for (const text of [
      "{1}\u060C\u200F {0}",
      "\u0648 \u200FAPI\u200F \u06A9",
      "\u062F\u0631 \u200EHTML\u200E.",
      "\u200F0K\u200F\u00A0\u200F\u00A4",
      "\u200E \u05E9\u05DC\u05D5\u05DD",
    ])
      assert.deepEqual(found("json", `{"a": "${text}"}`), [], text);
  });

  it("accepts marks beside right-to-left letters, digits and signs", () => {
    assert.deepEqual(found("json", '{"a": "\u200E-1 \u05D0\u200F! \u061C%"}'), []);
    assert.deepEqual(found("json", '{"a": "ab\u200Ecd"}'), ["error bidi-control 0:9-10"]);
  });

  it("is an error wherever agents read", () => {
    const findings = scan("a \u2068b\u2069", { path: "CLAUDE.md" }, defaultPolicy);
    assert.equal(findings.length, 2);
  });
});

describe("control-character", () => {
  it("finds C0, DEL, C1 and a lone carriage return", () => {
    assert.deepEqual(found("plaintext", "a\u001B[31mb\u007F\u0085"), [
      "warning control-character 0:1-6",
      "warning control-character 0:7-9",
    ]);
    assert.deepEqual(found("typescript", "// a\rb()\r\nc\n"), ["warning control-character 0:4-5"]);
  });

  it("accepts a form feed at the start of a line", () => {
    assert.deepEqual(found("python", "\fclass A:\n    a\f\n"), ["error control-character 1:5-6"]);
  });

  it("finds a NUL in a comment and the payload after it", () => {
    assert.deepEqual(found("typescript", "// a\u0000b\u200Bc"), [
      "warning control-character 0:4-5",
      "warning hidden-character 0:6-7",
    ]);
  });
});

describe("lookalike-letter", () => {
  it("judges the word, with hidden characters left out", () => {
    const [hidden, letter] = scan("p\u200B\u0430y", { languageId: "typescript" }, defaultPolicy);
    assert.equal(hidden?.rule, "hidden-character");
    assert.deepEqual([letter?.rule, letter?.twin, letter?.start], ["lookalike-letter", "a", 2]);
  });

  it("replaces the minority's letters by the majority's", () => {
    const [cyrillic] = scan(
      "\u0440\u0430\u0441\u043F\u0440e\u0434\u0435\u043B",
      { languageId: "typescript" },
      defaultPolicy,
    );
    assert.deepEqual([cyrillic?.twin, cyrillic?.start], ["\u0435", 5]);
    const [latin] = scan("\u0440\u0430yment", { languageId: "typescript" }, defaultPolicy);
    assert.deepEqual([latin?.twin, latin?.count], ["pa", 2]);
  });

  it("finds a whole word that passes for Latin where its script is not at home", () => {
    const copy = "\u0441\u043E\u0440\u0443";
    assert.deepEqual(found("typescript", `${copy}(a);`), ["error lookalike-letter 0:0-4"]);
    assert.deepEqual(found("json", `{"${copy}": 1}`), ["warning lookalike-letter 0:2-6"]);
    assert.deepEqual(found("markdown", `please ${copy} this`), ["warning lookalike-letter 0:7-11"]);
    assert.deepEqual(found("markdown", `${copy}\n\n\u0436\u0438\u0437\u043D\u044C`), []);
  });

  it("leaves honest mixtures alone", () => {
    for (const word of [
      "USB\u0448\u043D\u044B\u0439",
      "IP\u0448\u043D\u0438\u043A",
      "API\u0448\u043A\u0430",
      "http_\u0441\u0435\u0440\u0432\u0435\u0440",
      "d\u03B1",
      "\u03C1u",
      "\u0394T",
      "R\u03BD",
      "\u211D",
      "\u6F22\u5B57kana",
      "\u30C6\u30B9\u30C8Test",
      "caf\u00E9",
    ])
      assert.deepEqual(found("typescript", `let ${word};`), [], word);
  });

  it("finds look-alikes at the edges of words and of camel case, Russian at home or not", () => {
    for (const word of [
      "\u03B1dmin",
      "\u03C1assword",
      "\u043Aey",
      "lin\u043A",
      "API_KE\u0423",
      "user\u0410",
      "to\u043Aen",
    ])
      assert.equal(found("typescript", `// \u0436\u0438\u0437\u043D\u044C\n${word}`).length, 1, word);
    assert.equal(scan("the \u03B1cl", { path: "AGENTS.md" }, defaultPolicy).length, 1);
  });

  it("leaves letters alone that are units and abbreviations elsewhere", () => {
    assert.deepEqual(found("json", '{"BYN": "100 \u0440.", "from": "\u0441", "x": "\u0456"}'), []);
    assert.equal(found("typescript", "\u0441 = 1").length, 1);
  });

  it("shows the surroundings of a letter in an endless word", () => {
    const findings = scan("aa\u0430".repeat(1000), { languageId: "typescript" }, defaultPolicy);
    assert.equal(findings.length, 1000);
    assert.ok(findings.every(({ word }) => word !== undefined && word.length <= 60));
  });

  it("finds Greek that mathematics does not use", () => {
    assert.deepEqual(found("typescript", "passw\u03BFrd"), ["error lookalike-letter 0:5-6"]);
    assert.deepEqual(found("typescript", "adm\u03B9n"), ["error lookalike-letter 0:3-4"]);
  });
});

describe("profiles and languages", () => {
  it("judge every region of an unknown language as code", () => {
    assert.deepEqual(found("fancy", '"\u201C"', { path: "a.fancy" }), ["error lookalike-punctuation 0:1-2"]);
  });

  it("are not blinded by an association with plain text", () => {
    const findings = scan("a\u00A0b", { path: "src/a.ts", languageId: "plaintext" }, defaultPolicy);
    assert.equal(findings[0]?.severity, "error");
  });
});
