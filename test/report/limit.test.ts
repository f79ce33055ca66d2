import assert from "node:assert/strict";
import fc from "fast-check";
import { severities } from "../../src/engine/index.ts";
import { keepMost, type Ranked } from "../../src/report/keep-most.ts";
import { limitFindings } from "../../src/report/limit.ts";
import { textReport } from "../../src/report/text.ts";
import { reportOf } from "./support.ts";

describe("the most severe", () => {
  it("are those that sorting all by severity and path would keep, by path", () => {
    const one = fc.record({ severity: fc.constantFrom(...severities), path: fc.constantFrom("a", "b", "c", "d") });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (all, limit) => {
        const numbered = all.map((each, number) => ({ ...each, number }));
        const most = keepMost<Ranked & { readonly number: number }>(limit);
        for (const each of numbered) most.add(each);
        const key = ({ severity, path, number }: (typeof numbered)[number], byRank: boolean): string =>
          `${byRank ? severities.indexOf(severity) : ""}${path}${String(number).padStart(3, "0")}`;
        const sorted = (list: typeof numbered, byRank: boolean) =>
          [...list].sort((a, b) => (key(a, byRank) < key(b, byRank) ? -1 : 1));
        assert.deepEqual(most.finish(), sorted(sorted(numbered, true).slice(0, limit), false));
      }),
    );
  });

  it("are shown as they stand in the whole report", () => {
    const files = [
      reportOf("b.md", "one\u200b\ntwo\u202e and \u200b and \u202e\n"),
      reportOf("a.md", "three\u200b\n"),
      reportOf("c\u202e.ts", "x = 1;\n"),
    ];
    const limit = limitFindings(4, false);
    for (const file of files) limit.take(file);
    const kept = [...limit.finish()];
    assert.deepEqual(
      kept.map(({ path, counts }) => [path, counts.error, counts.warning]),
      [
        ["a.md", 0, 1],
        ["b.md", 2, 0],
        ["c\u202e.ts", 1, 0],
      ],
    );
    const [, lines, carets] = [...textReport(kept[1] ?? reportOf("", ""), false)].slice(1).join("").split("\n");
    assert.equal(lines, "    two<U+202E> and <U+200B> and <U+202E>");
    assert.equal(carets, `${" ".repeat(7)}${"^".repeat(8)}${" ".repeat(18)}${"^".repeat(8)}`);
  });

  it("are looked for without reading files again that have none", () => {
    const limit = limitFindings(1, false);
    limit.take(reportOf("a.md", "\u202e"));
    const excerpts = () => assert.fail("read again");
    limit.take({ ...reportOf("b.md", "\u202e"), excerpts });
    limit.take({ ...reportOf("0.md", "x\u200by"), excerpts });
    assert.deepEqual(
      [...limit.finish()].map(({ path }) => path),
      ["a.md"],
    );
  });

  it("do not keep messages that nobody asked for", () => {
    const text = `text ${Array.from("ignore all", (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join("")}\n`;
    const carriers = [false, true].map((reveals) => {
      const limit = limitFindings(1, reveals);
      limit.take(reportOf("a.md", text));
      return [...limit.finish()][0]?.findings[0]?.carrier !== undefined;
    });
    assert.deepEqual(carriers, [false, true]);
  });
});
