import assert from "node:assert/strict";
import { parsePolicy, scan } from "../../src/engine/index.ts";

const problemsOf = (settings: Record<string, unknown>): string[] =>
  parsePolicy(settings).problems.map(({ key, message }) => `${key} ${message}`);

describe("the policy", () => {
  it("is the default without settings", () => {
    const { policy, problems } = parsePolicy({});
    assert.deepEqual(problems, []);
    assert.deepEqual([policy.levels, policy.allow], [{}, []]);
  });

  it("replaces the level of a rule where the rule is on", () => {
    const { policy } = parsePolicy({ "glyphguard.rules": { "unusual-space": "warning", "hidden-character": "off" } });
    const text = 'a\u00A0b = "a\u00A0b\u200B"';
    assert.deepEqual(
      scan(text, { languageId: "typescript" }, policy).map(({ rule, severity, start }) => [rule, severity, start]),
      [["unusual-space", "warning", 1]],
    );
  });

  it("allows characters in the files that an entry names", () => {
    const { policy, problems } = parsePolicy({
      "glyphguard.allow": [
        { characters: "U+00A0, U+2000-U+200A", files: "docs/**/*.ts", reason: "tables" },
        { characters: "u+200b", reason: "everywhere" },
      ],
    });
    assert.deepEqual(problems, []);
    const text = "a\u00A0\u2003b\u200B\u3000";
    const rules = (path: string): number[] => scan(text, { path }, policy).map(({ start }) => start);
    assert.deepEqual(rules("docs/x/a.ts"), [5]);
    assert.deepEqual(rules("src/a.ts"), [1, 5]);
  });

  it("names the key of a bad value and keeps the rest", () => {
    assert.deepEqual(problemsOf({ "glyphguard.rules": [] }), ["glyphguard.rules must be an object"]);
    assert.deepEqual(problemsOf({ "glyphguard.rules": { "hidden-character": "loud" } }), [
      'glyphguard.rules.hidden-character must be "default", "off", "information", "warning" or "error"',
    ]);
    assert.match(
      problemsOf({ "glyphguard.rules": { hidden: "off" } })[0] ?? "",
      /^glyphguard\.rules\.hidden is not a rule/,
    );
    assert.deepEqual(problemsOf({ "glyphguard.allow": "U+00A0" }), ["glyphguard.allow must be a list"]);
    assert.match(
      problemsOf({ "glyphguard.allow": [{ characters: "U+00A0" }] })[0] ?? "",
      /^glyphguard\.allow\[0\]\.reason/,
    );
    assert.match(
      problemsOf({ "glyphguard.allow": [{ characters: "U+00A0-U+0020", reason: "x" }] })[0] ?? "",
      /^glyphguard\.allow\[0\]\.characters must be code points/,
    );
    assert.match(
      problemsOf({ "glyphguard.allow": [{ characters: "U+00A0", reason: " " }] })[0] ?? "",
      /reason must say why/,
    );
    assert.match(problemsOf({ "glyphguard.allow": [null] })[0] ?? "", /^glyphguard\.allow\[0\] must be an object/);
    assert.match(
      problemsOf({ "glyphguard.instructionFiles": [7] })[0] ?? "",
      /^glyphguard\.instructionFiles\[0\] must be a glob/,
    );
    assert.match(problemsOf({ "glyphguard.instructionFiles": ["/a.md"] })[0] ?? "", /must not start with \//);
    const { policy } = parsePolicy({
      "glyphguard.allow": [
        { characters: "nonsense", reason: "x" },
        { characters: "U+00A0", reason: "y" },
      ],
    });
    assert.equal(policy.allow.length, 1);
  });
});
