import assert from "node:assert/strict";
import fc from "fast-check";
import { applyFixes, defaultPolicy, type Finding, fixAll, fixesFor, messageOf, scan } from "../../src/engine/index.ts";
import { mostApart } from "../../src/engine/scattered.ts";

const judged = (text: string, path = "a.ts"): readonly Finding[] => scan(text, { path }, defaultPolicy);
const places = (text: string, path?: string): string[] =>
  judged(text, path).map(({ rule, start, end, count, region }) => `${rule} ${region} ${start}-${end} ${count}`);

/** `"a\u0001a\u0001"` as a literal. */
const literal = (sign: string, times: number): string => `"${`a${sign}`.repeat(times)}"`;

describe("many findings of one kind in a line", () => {
  it("are told one by one up to ten", () => {
    const found = judged(literal("\u0001", mostApart));
    assert.equal(found.length, mostApart);
    assert.ok(found.every(({ count, isScattered }) => count === 1 && isScattered === undefined));
  });

  it("are one finding beyond that, from the first to the last, with their number and each character once", () => {
    const [all, ...others] = judged(`x = ${literal("\u0001\u0002", 6)} + ${literal("\u0003", 5)}`);
    assert.deepEqual(others, []);
    assert.ok(all);
    assert.deepEqual([all.start, all.end, all.count, all.characters, all.isScattered], [6, 38, 17, [1, 2, 3], true]);
    assert.equal(
      messageOf(all),
      "17 control characters, among them U+0001 START OF HEADING, U+0002 START OF TEXT, U+0003 END OF TEXT",
    );
  });

  it("are counted line by line, rule by rule and region by region", () => {
    const few = literal("\u0001", mostApart);
    assert.equal(judged(`${few}\n${few}`).length, 2 * mostApart);
    assert.equal(judged(`${few} // ${few}`).length, 2 * mostApart);
    assert.deepEqual(places(`${literal("\u0001", 11)} // ${literal("\u0001", 11)}`), [
      "control-character string 2-23 11",
      "control-character comment 30-51 11",
    ]);
    assert.deepEqual(places(`a${"\u00a0= \u000bb".repeat(11)}`), [
      "unusual-space code 1-52 11",
      "control-character code 4-55 11",
    ]);
  });

  it("hide none of another rule that stand between them", () => {
    const rules = judged(`${`a${"\u0001b".repeat(6)}`}\u200b${"\u0001b".repeat(6)}`).map(({ rule }) => rule);
    assert.deepEqual(rules, ["control-character", "hidden-character"]);
  });

  it("lose none: the numbers add up, and each character stands in a range of its rule", () => {
    const parts = fc.array(fc.constantFrom("a", " ", '"', "\u0001", "\u0002", "\u00a0", "\u2013"), { maxLength: 120 });
    fc.assert(
      fc.property(parts, (signs) => {
        const text = signs.join("");
        const found = judged(text);
        for (const control of [1, 2]) {
          const all = Array.from(text.matchAll(new RegExp(String.fromCharCode(control), "g")), ({ index }) => index);
          for (const index of all)
            assert.ok(
              found.some(({ start, end, characters }) => start <= index && index < end && characters.includes(control)),
            );
        }
        const count = found.reduce((sum, one) => sum + (one.rule === "control-character" ? one.count : 0), 0);
        assert.equal(count, signs.filter((sign) => sign === "\u0001" || sign === "\u0002").length);
      }),
    );
  });

  it("are taken out or written as escapes without what stands between them", () => {
    const line = `x = ${literal("\u0001", 12)};`;
    const [finding] = judged(line);
    const [removal, escapes] = finding ? fixesFor(finding, line) : [];
    assert.deepEqual(removal && applyFixes([line], [removal]), [`x = "${"a".repeat(12)}";`]);
    assert.deepEqual(escapes && applyFixes([line], [escapes]), [`x = "${"a\\u0001".repeat(12)}";`]);
  });

  it("are replaced together where each has one twin", () => {
    for (const [sign, twin] of [
      ["\u00a0", " "],
      ["\u2212", "-"],
    ] as const) {
      const line = `x = 1${`${sign}- 1`.repeat(12)};`;
      const fixed = `x = 1${`${twin}- 1`.repeat(12)};`;
      assert.deepEqual(applyFixes([line], fixAll([line], { languageId: "typescript" }, defaultPolicy)), [fixed]);
    }
    const [separators] = judged(`x = 1${"\u2028- 1".repeat(12)};`);
    assert.deepEqual(separators && fixesFor(separators, `x = 1${"\u2028- 1".repeat(12)};`), []);
  });

  it("are told of hidden characters and of controls that reorder, but for those of a message", () => {
    const far = "x".repeat(100);
    const hidden = `let a; // ${`\u2060${far}`.repeat(12)}`;
    assert.deepEqual(places(hidden), ["hidden-character comment 10-1122 12"]);
    assert.deepEqual(places(`let a; // ${`\u202e${far}`.repeat(12)}`), ["bidi-control comment 10-1122 12"]);
    const message = "\u200b\u200c".repeat(20);
    assert.deepEqual(places(`${hidden}${message}`), [
      "hidden-character comment 10-1122 12",
      "hidden-payload comment 1222-1262 40",
    ]);
    const [finding] = judged(hidden);
    const fixes = fixAll([hidden], { languageId: "typescript" }, defaultPolicy);
    assert.equal(finding && messageOf(finding), "12 hidden characters: U+2060 WORD JOINER");
    assert.deepEqual(applyFixes([hidden], fixes), [hidden.replaceAll("\u2060", "")]);
  });

  it("stay in the text where one of them keeps apart what it stands between", () => {
    const apart = `x = 1;${" \ufeff; y".repeat(12)}`;
    const joined = `${apart} a\ufeffb`;
    const fixed = (line: string): string[] =>
      applyFixes([line], fixAll([line], { languageId: "typescript" }, defaultPolicy));
    assert.deepEqual(fixed(apart), [apart.replaceAll("\ufeff", "")]);
    assert.deepEqual(fixed(joined), [joined]);
  });

  it("are one message, not a hundred, of tags that stand near each other", () => {
    const one = places(`"${"a\u{e0041}".repeat(100)}"`);
    assert.deepEqual(one, ["hidden-payload string 2-301 100"]);
    assert.equal(places(`"${"a\u{e0041}".repeat(10)}"`).length, 10);
  });

  it("are not replaced together where an honest one stands between them", () => {
    const line = `x = 1${"\u00a0- 1".repeat(6)} + "\u00a0"${"\u00a0- 1".repeat(6)};`;
    const [finding] = judged(line);
    assert.equal(finding?.count, 12);
    assert.deepEqual(finding && fixesFor(finding, line), []);
  });
});

describe("many terminal escape sequences in a line", () => {
  it("are explained ten times for each thing that they do, then counted", () => {
    const line = `${"\u001b[2Ja\u001b]0;x\u0007b".repeat(13)}\u001bc`;
    const said = judged(line, "a.txt").map(
      ({ start, end, count, ...finding }) => `${start}-${end} ${count} ${messageOf({ ...finding, start, end, count })}`,
    );
    assert.equal(said.filter((one) => one.includes("erases the screen")).length, 10);
    assert.equal(said.filter((one) => one.includes("changes the title")).length, 10);
    assert.deepEqual(said.slice(20), [
      "120-148 3 3 more terminal escape sequences that do the same as others before them (ESC [ 2 J \u2026)",
      "125-155 6 3 more terminal escape sequences that do the same as others before them (ESC ] 0;x<U+0007> \u2026)",
      "156-158 1 Terminal escape sequence: resets the terminal (ESC c)",
    ]);
  });

  it("are taken out whole", () => {
    const line = "\u001b[2Ja".repeat(12);
    const rest = judged(line, "a.txt").at(-1);
    const [removal] = rest ? fixesFor(rest, line) : [];
    assert.deepEqual(removal && applyFixes([line], [removal]), [`${"\u001b[2Ja".repeat(10)}aa`]);
    const one = judged("\u001b[2Ja".repeat(11), "a.txt").at(-1);
    assert.match(one ? messageOf(one) : "", /^Another terminal escape sequence/);
  });
});
