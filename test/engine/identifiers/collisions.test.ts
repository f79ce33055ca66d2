import assert from "node:assert/strict";
import { createDocument, defaultPolicy, messageOf, scan } from "../../../src/engine/index.ts";

const pairs = (languageId: string, text: string): string[] =>
  scan(text, { languageId }, defaultPolicy)
    .filter(({ rule }) => rule === "confusable-identifier")
    .map(({ line, start, twin, severity }) => `${severity} ${line}:${start} ${twin}`);

describe("confusable-identifier", () => {
  it("finds each use of a name that looks like another one of the text", () => {
    const text = "let scope = 1;\ns\u0441ope += s\u0441ope;\n";
    assert.deepEqual(pairs("typescript", text), ["error 1:0 scope", "error 1:9 scope"]);
    const [finding] = scan(text, { languageId: "typescript" }, defaultPolicy);
    assert.deepEqual(finding?.related, { line: 0, start: 4, end: 9 });
    assert.equal(
      finding && messageOf(finding),
      '"s\u0441ope" and "scope" are different identifiers that look the same: the first has U+0441',
    );
  });

  it("knows keywords and well-known names", () => {
    for (const [languageId, text, twin] of [
      ["typescript", "\u0435val(x)", "eval"],
      ["typescript", "\u0456f (x) {}", "if"],
      ["python", "\u0435xec(x)", "exec"],
      ["go", "\u0440anic(x)", "panic"],
      ["rust", "\u0455elf.x", "self"],
      ["cpp", "\u0455trc\u0440y(x)", "strcpy"],
      ["java", "S\u0443stem.exit()", "System"],
      ["shellscript", "\u0455udo x", "sudo"],
    ] as const)
      assert.deepEqual(
        pairs(languageId, text).map((pair) => pair.split(" ")[2]),
        [twin],
        text,
      );
    assert.deepEqual(pairs("go", "\u0435val(x)"), [], "a word of another language");
  });

  it("compares strings that are keys with identifiers and keys", () => {
    assert.deepEqual(pairs("typescript", 'x["s\u0441ope"] = scope'), ["warning 0:3 scope"]);
    assert.deepEqual(pairs("typescript", 'x["\u0430\u0441\u0441\u0435\u0455\u0455"] = y["access"]'), [
      "warning 0:3 access",
    ]);
    assert.deepEqual(pairs("typescript", 'x = "the s\u0441ope of"; scope'), []);
    const march = '["\u042f\u043d\u0432", "\u041c\u0430\u0440"]; new Map()';
    assert.deepEqual(pairs("typescript", march), [], "March in Russian");
  });

  it("takes digits and the names of packages for no keys", () => {
    assert.deepEqual(pairs("markdown", '`["\u0661", "1"]`'), []);
    const text = 'import x from "l\u043edash";\ny = { "l\u043edash": "lodash" };';
    const rules = scan(text, { path: "a.js" }, defaultPolicy).map(({ line, rule }) => `${line} ${rule}`);
    assert.deepEqual(rules, ["0 lookalike-host", "1 confusable-identifier"]);
  });

  it("finds names that differ in normalization, style or what is hidden", () => {
    assert.deepEqual(pairs("typescript", "caf\u00e9 = cafe\u0301"), ["error 0:7 caf\u00e9"]);
    assert.deepEqual(pairs("typescript", "\uff53\uff41 = sa"), ["error 0:0 sa"]);
    assert.deepEqual(pairs("typescript", "ad\u200dmin = admin"), [], "the hidden character speaks for itself");
    assert.deepEqual(pairs("rust", "caf\u00e9 = cafe\u0301"), [], "one name to Rust");
    assert.deepEqual(pairs("python", "\uff53\uff41 = sa"), [], "one name to Python");
  });

  it("finds names that show alike because right-to-left letters move others", () => {
    assert.deepEqual(pairs("typescript", "_\u05d01 = 1; _1\u05d0 = 2"), ["error 0:9 _\u05d01"]);
  });

  it("takes the frequent of two names beyond ASCII for the right one", () => {
    assert.deepEqual(pairs("typescript", "\u0436\u0430\u0440; \u0436a\u0440; \u0436\u0430\u0440"), [
      "error 0:5 \u0436\u0430\u0440",
    ]);
  });

  it("never flags ASCII against ASCII, notation, ligatures and dots of Arabic", () => {
    for (const [languageId, text] of [
      ["typescript", "rnodern = modern; l1 = ll; O0 = OO"],
      ["julia", "\u03c1 = p; \u03b1 = a; \u03c3_x = o_x; \u{1d431} = x"],
      ["python", "\u03c1 = p; \u03bd1 = v1"],
      ["typescript", "l\u00e6s = laes; \u00f8 = o; \u0153uvre = oeuvre; \u211d = R"],
      ["typescript", "\u0639\u0644\u064a = \u0639\u0644\u0649"],
      ["typescript", "\u05d0\u05dc\u05d5 = \u05d0\u05dc\u05df"],
    ] as const)
      assert.deepEqual(pairs(languageId, text), [], text);
    assert.deepEqual(pairs("julia", "\u03c1u = 1; pu = 2"), ["error 0:0 pu"]);
  });

  it("leaves the two letters i of Turkish apart", () => {
    assert.deepEqual(pairs("javascript", "x = { \u0131: 'ia', i: 'ib' };"), []);
    assert.deepEqual(pairs("javascript", "ba\u015f = kad\u0131n + kadin;"), []);
    assert.deepEqual(pairs("javascript", "adm\u0131n = admin;"), ["error 0:0 admin"]);
  });

  it("follows edits", () => {
    const lines = ["let scope = 1;", "f();"];
    const document = createDocument(
      { count: () => lines.length, at: (line) => lines[line] ?? "" },
      { languageId: "typescript" },
      defaultPolicy,
    );
    const rules = () => document.findings().map(({ rule, line }) => `${rule} ${line}`);
    assert.deepEqual(rules(), []);
    lines[1] = "s\u0441ope();";
    document.update([{ start: 1, removed: 1, inserted: 1 }]);
    assert.deepEqual(rules(), ["confusable-identifier 1"]);
    lines[0] = "let score = 1;";
    document.update([{ start: 0, removed: 1, inserted: 1 }]);
    assert.deepEqual(rules(), ["lookalike-letter 1"]);
  });

  it("is linear in names that look alike", function () {
    this.timeout(20_000);
    const names = Array.from(
      { length: 20_000 },
      (_, at) => `s${at.toString(2).padStart(15, "0").replaceAll("0", "o").replaceAll("1", "\u043e")}`,
    );
    const findings = scan(names.join("\n"), { languageId: "typescript" }, defaultPolicy);
    assert.ok(findings.filter(({ rule }) => rule === "confusable-identifier").length > 19_000);
  });
});
