import assert from "node:assert/strict";
import { defaultPolicy, scan, scanPath } from "../../src/engine/index.ts";
import { showPath, summaryLine, textReport } from "../../src/report/text.ts";
import { addFile, emptyTotals, reaches } from "../../src/report/totals.ts";
import { columnsOf } from "../../src/report/width.ts";
import { excerptsOf } from "../../src/workspace/excerpt.ts";
import { countBySeverity, noFindings } from "../../src/workspace/most-severe.ts";

function report(text: string): string[] {
  const findings = scan(text, { path: "a.ts" }, defaultPolicy);
  const counts = countBySeverity(findings);
  const file = { path: "a.ts", status: "text", bytes: 0, findings, counts } as const;
  return [...textReport({ ...file, excerpts: () => excerptsOf(findings, [text]) }, false)].join("").split("\n");
}

/** The parts of the printed line that have carets under them, for lines of one-column characters. */
function marked(lines: readonly string[]): string[] {
  const line = lines.find((one) => one.startsWith("    ") && !one.includes("^")) ?? "";
  const marks = lines.find((one) => one.includes("^")) ?? "";
  return [...marks.matchAll(/\^+/g)].map(({ index, 0: carets }) => line.slice(index, index + carets.length));
}

describe("the text report", () => {
  it("puts carets under what was found, several on a line too", () => {
    const lines = report("\tlet a\u200b = p\u0430ss; // \u202e\n");
    assert.deepEqual(marked(lines), ["<U+200B>", "\u0430", "<U+202E>"]);
    assert.equal(lines.filter((line) => line.includes("^")).length, 1);
  });

  it("shows a path for what is in it, whatever the file is", () => {
    const path = "src/a\u200b\n.png";
    const findings = scanPath(path, defaultPolicy);
    const file = { path, status: "binary", bytes: 0, findings, counts: countBySeverity(findings) } as const;
    assert.deepEqual([...textReport({ ...file, excerpts: () => [] }, false)].join("").split("\n"), [
      "src/a<U+200B><U+000A>.png  error  hidden-character  Hidden character: U+200B ZERO WIDTH SPACE",
      "src/a<U+200B><U+000A>.png  error  control-character  Control character: U+000A LINE FEED",
      "    src/a<U+200B><U+000A>.png",
      `    ${" ".repeat(5)}${"^".repeat(16)}`,
      "",
      "",
    ]);
  });

  it("counts wide characters as two columns and marks as none", () => {
    const marks = report('let s = "\u4e2d\ud83d\ude00e\u0301"; a\u200b\n').find((line) => line.includes("^"));
    assert.equal(marks?.indexOf("^"), 4 + 'let s = "'.length + 2 + 2 + 1 + '"; a'.length);
  });

  it("shows all findings of a long line in as few parts as needed", () => {
    const lines = report(`${"x = 1; ".repeat(100)}a\u200b\u202e${"; y = 2".repeat(100)}; b\u200b\n`);
    assert.deepEqual(lines.filter((line) => line.startsWith("a.ts")).length, 3);
    assert.deepEqual(lines.filter((line) => line.includes("^")).length, 2);
  });

  it("does not cut a character in two", () => {
    for (let shift = 0; shift < 4; shift++) {
      const text = `${"x".repeat(shift)}${"\ud83d\ude00".repeat(100)}\u202e${"\ud83d\ude00".repeat(100)}`;
      const [excerpt] = excerptsOf(scan(text, { path: "a.ts" }, defaultPolicy), [text]);
      assert.ok(excerpt);
      assert.equal(new TextDecoder().decode(new TextEncoder().encode(excerpt.text)), excerpt.text);
    }
  });

  it("takes linear time for a line that is nothing but findings, and prints little of it", () => {
    const count = 1_000_000;
    const text = "a\u202e".repeat(count);
    const [sample] = scan("a\u202e", { path: "a.ts" }, defaultPolicy);
    assert.ok(sample);
    const findings = Array.from({ length: count }, (_, at) => ({ ...sample, start: at * 2 + 1, end: at * 2 + 2 }));
    const file = { path: "a.ts", status: "text", bytes: 0, findings, counts: noFindings } as const;
    let length = 0;
    for (const piece of textReport({ ...file, excerpts: () => excerptsOf(findings, [text]) }, false)) {
      length += piece.length;
    }
    // 130 characters for each header, 9 and 9 for each excerpt's part. Whole lines would make 9e12.
    assert.ok(length < 200 * count, String(length));
  }).timeout(20_000);

  it("shows little of a finding that is as long as a file", () => {
    const text = "\u200b".repeat(10 << 20);
    const [sample] = scan("\u200b", { path: "a.ts" }, defaultPolicy);
    assert.ok(sample);
    const findings = [{ ...sample, end: text.length, count: text.length }];
    const file = { path: "a.ts", status: "text", bytes: 0, findings, counts: noFindings } as const;
    const pieces = [...textReport({ ...file, excerpts: () => excerptsOf(findings, [text]) }, false)];
    assert.ok(pieces.join("").length < 5000);
  });

  it("tells of a file that nobody writes by hand in one line, of all that is found in it", () => {
    const path = "::vendor/a\u200b.ts";
    const text = "a\u200b\n\u202e\n// \u200b";
    const findings = [...scanPath(path, defaultPolicy), ...scan(text, { path }, defaultPolicy)];
    const file = { path, status: "text", bytes: 0, findings, counts: countBySeverity(findings) } as const;
    const told = (kind: string | undefined, of = findings): string =>
      [...textReport({ ...file, findings: of, kind, excerpts: () => excerptsOf([], [text]) }, false)].join("");
    const end = "(--verbose shows each, as naming the file or its folder does)\n";
    assert.equal(
      told("vendored"),
      `./::vendor/a<U+200B>.ts  error  vendored: 4 findings (1 bidi-control, 3 hidden-character) ${end}`,
    );
    assert.equal(
      told("vendored", findings.slice(-1)),
      `./::vendor/a<U+200B>.ts  warning  vendored: 1 finding (1 hidden-character) ${end}`,
    );
    assert.doesNotMatch(told(undefined), /vendored/);
  });

  it("keeps a path on one line and inert", () => {
    assert.equal(showPath("a\nb\tc\u200b\u001b[m"), "a<U+000A>b<U+0009>c<U+200B><U+001B>[m");
  });

  it("gives no orders to what keeps the log of a build", () => {
    const path = " ::error::##[x].ts";
    const text = "\t::add-mask::a\u200b\nb\u200b ##[add-matcher]c ##vso[task.complete]\n";
    const findings = scan(text, { path }, defaultPolicy);
    const file = { path, status: "text", bytes: 0, findings, counts: noFindings } as const;
    const report = [...textReport({ ...file, excerpts: () => excerptsOf(findings, [text]) }, false)].join("");
    assert.deepEqual(
      report.split("\n").map((line) => line.replace(/ {2}warning .*| {2}error .*/, "")),
      [
        "./ ::error::#<U+0023>[x].ts:1:15",
        "    |  ::add-mask::a<U+200B>",
        `     ${" ".repeat(15)}^^^^^^^^`,
        "",
        "./ ::error::#<U+0023>[x].ts:2:2",
        "    b<U+200B> #<U+0023>[add-matcher]c #<U+0023>vso[task.complete]",
        "     ^^^^^^^^",
        "",
        "",
      ],
    );
  });

  it("knows singular and plural", () => {
    const totals = emptyTotals();
    const line = (problems: number, more: { leftOut?: number; shard?: string } = {}): string =>
      summaryLine({ ...totals, leftOut: 0, problems: Array(problems).fill({ path: "a", message: "b" }), ...more });
    addFile(totals, { status: "text", bytes: 3, counts: noFindings });
    assert.equal(line(0), "No findings in 1 file.\n");
    addFile(totals, { status: "binary", bytes: 3, counts: noFindings });
    const findings = scan("a\u200b\n\u202e\n// \u200b", { path: "a.ts" }, defaultPolicy);
    addFile(totals, { status: "text", bytes: 3, counts: countBySeverity(findings) });
    addFile(totals, { status: "unread", bytes: 0, counts: noFindings });
    assert.equal(
      line(1),
      "3 findings (2 errors, 1 warning) in 1 of 2 files, 1 binary file skipped. Incomplete: 1 problem.\n",
    );
    addFile(totals, { status: "binary", bytes: 3, counts: noFindings });
    assert.match(line(2), /, 2 binary files skipped\. Incomplete: 2 problems\.\n$/);
    assert.match(line(0, { leftOut: 2 }), /skipped\. Only the 1 most severe are shown; 2 are left out\.\n$/);
    assert.match(line(0, { shard: "1/4" }), /skipped\. Shard 1\/4\.\n$/);
  });

  it("knows which findings count", () => {
    const totals = emptyTotals();
    totals.findings.warning = 1;
    assert.deepEqual(
      (["error", "warning", "information"] as const).map((level) => reaches(totals, level)),
      [false, true, true],
    );
  });
});

describe("columns", () => {
  it("are those of a terminal", () => {
    for (const [text, columns] of [
      ["abc", 3],
      ["\u4e2d\u6587", 4],
      ["\uff21", 2],
      ["\uff71", 1],
      ["\uac00", 2],
      ["e\u0301", 1],
      ["\ud83d\ude00", 2],
      ["\u00e9\u0430", 2],
      ["\u2026", 1],
    ] as const) {
      assert.equal(columnsOf(text), columns, JSON.stringify(text));
    }
  });
});
