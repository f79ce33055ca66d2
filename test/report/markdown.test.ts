import assert from "node:assert/strict";
import { reportOf, written } from "./support.ts";

describe("the Markdown report", () => {
  it("has the totals, a table of rules and one of files, the worst first", () => {
    const files = [
      reportOf("a.md", "a\u200bb \u202e\n"),
      reportOf("b.ts", "let a\u200b = '\u202e';\n"),
      reportOf("c.md", "a\u200bb\n"),
    ];
    assert.deepEqual(written("markdown", files).split("\n"), [
      "## Glyphguard",
      "",
      "5 findings (3 errors, 2 warnings) in 3 of 3 files.",
      "",
      "| rule | error | warning | information |",
      "| --- | ---: | ---: | ---: |",
      "| `bidi-control`: Bidirectional control | 2 | 0 | 0 |",
      "| `hidden-character`: Hidden character | 1 | 2 | 0 |",
      "",
      "| file | error | warning | information |",
      "| --- | ---: | ---: | ---: |",
      "| <code>b&#46;ts</code> | 2 | 0 | 0 |",
      "| <code>a&#46;md</code> | 1 | 1 | 0 |",
      "| <code>c&#46;md</code> | 0 | 1 | 0 |",
      "",
    ]);
  });

  it("says no more than it has to where nothing was found", () => {
    assert.equal(written("markdown", [reportOf("a.ts", "")]), "## Glyphguard\n\nNo findings in 1 file.\n");
  });

  it("leaves nothing in a path that Markdown, HTML or GitHub would act on", () => {
    const path = "a|b`c`<img src=x>[d](http://e)*f* @g www.h.i #1\n\u200b_j_.ts";
    const report = written("markdown", [reportOf(path, "")], { problems: [{ path, message: path }] });
    const shown = [...report.matchAll(/<code>(.*?)<\/code>/gs)].map(([, text = ""]) => text);
    assert.equal(shown.length, 3);
    for (const text of shown) assert.doesNotMatch(text.replace(/&#\d+;/g, ""), /[^A-Za-z0-9/ +]/);
    const [named] = shown;
    const plain = named?.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
    assert.equal(plain, path.replace("\n", "<U+000A>").replace("\u200b", "<U+200B>"));
  });

  it("has room for the list where it is published, and says how much is left out", () => {
    const files = Array.from({ length: 500 }, (_, at) =>
      reportOf(`file${at}.ts`, at === 499 ? "\u202e\u202e" : "\u202e"),
    );
    const problems = Array.from({ length: 201 }, (_, at) => ({ path: `p${at}`, message: "fails" }));
    const report = written("markdown", files, { problems });
    assert.ok(report.length < 65_536);
    assert.match(report, /\| <code>file499&#46;ts<\/code> \| 2 \|/);
    assert.match(report, /\nand 300 more files\n/);
    assert.match(report, /\nand 1 more problem\n/);
  });
});
