import assert from "node:assert/strict";
import { useFolder, write } from "../workspace/support.ts";
import { runHere } from "./support.ts";

describe("glyphguard scan, files that nobody writes by hand", function () {
  this.timeout(120_000);

  const folder = useFolder();
  const places = async (...args: string[]): Promise<string[]> => {
    const { report } = await runHere(folder.path, ["scan", ...args]);
    return report.split("\n").filter((line) => /^\S/.test(line) && !/^\d+ findings? /.test(line));
  };
  const short = / {2}error {2}in an installed package: 3 findings \(1 bidi-control, 2 hidden-character\) /;

  beforeEach(() => {
    write(folder.path, { "node_modules/a/b.js": "a\u200b\nb\u200b\nc\u202e\n", "src/c.ts": "let c\u200b = 1;\n" });
  });

  it("are told of in one line each, unless somebody asks", async () => {
    const [first = "", ...rest] = await places();
    assert.match(first, short);
    assert.match(first, /^node_modules\/a\/b\.js /);
    assert.equal(rest.length, 1);
    for (const args of [["--verbose"], ["node_modules", "."], [".", "node_modules/a"], [".", "node_modules/a/b.js"]]) {
      assert.equal((await places(...args)).length, 4, args.join(" "));
    }
    for (const args of [
      ["src", "."],
      ["src", `${folder.path}`],
      ["--max-results", "4"],
    ]) {
      assert.equal((await places(...args)).length, 2, args.join(" "));
    }
    assert.match((await places("--max-results", "2"))[0] ?? "", / package: 2 findings \(2 hidden-character/);
  });

  it("count like all others, and are in all reports for programs", async () => {
    const text = await runHere(folder.path, ["scan"]);
    assert.match(text.report, /\n4 findings \(4 errors\) in 2 of 2 files\.\n$/);
    assert.equal(text.code, 1);
    for (const format of ["json", "jsonl", "sarif", "github", "markdown"]) {
      const all = await runHere(folder.path, ["scan", "--format", format, "--verbose"]);
      assert.deepEqual(await runHere(folder.path, ["scan", "--format", format]), all);
    }
  });
});
