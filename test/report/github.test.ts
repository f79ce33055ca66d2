import assert from "node:assert/strict";
import { reportOf, written } from "./support.ts";

describe("the report for GitHub's annotations", () => {
  it("is a workflow command for each finding, with the words for its severity", () => {
    const report = written("github", [reportOf("a.ts", "let a\u200b;\n"), reportOf("b.md", "# b\n\na\u200bb\n")]);
    assert.deepEqual(report.split("\n"), [
      "::error file=a.ts,line=1,col=6,endColumn=7,title=Hidden character (hidden-character)::Hidden character: U+200B ZERO WIDTH SPACE",
      "::warning file=b.md,line=3,col=2,endColumn=3,title=Hidden character (hidden-character)::Hidden character: U+200B ZERO WIDTH SPACE",
      "2 findings (1 error, 1 warning) in 2 of 2 files.",
      "",
    ]);
  });

  it("escapes as GitHub's toolkit does, and says no line for what is in a path", () => {
    const lines = written("github", [reportOf("a%:,\u200b\n::error::b.ts", "")]).split("\n");
    assert.match(
      lines[0] ?? "",
      /^::error file=a%25%3A%2C<U\+200B><U\+000A>%3A%3Aerror%3A%3Ab\.ts,title=[^:,]*::[^\n]*$/,
    );
    const said = written("github", [reportOf("a.ts", "let \u0430%;\n")]);
    assert.doesNotMatch(said, /%(?!25|0A|0D|3A|2C)/);
  });

  it("makes annotations of problems, too", () => {
    const problems = [
      { path: "a,b", message: "is\nbroken" },
      { path: "", message: "fails" },
    ];
    assert.deepEqual(written("github", [], { problems }).split("\n").slice(0, 2), [
      "::error file=a%2Cb,title=Not checked::is<U+000A>broken",
      "::error title=Not checked::fails",
    ]);
  });
});
