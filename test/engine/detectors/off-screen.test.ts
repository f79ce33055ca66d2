import assert from "node:assert/strict";
import { defaultPolicy, messageOf, scan } from "../../../src/engine/index.ts";
import { found } from "../support.ts";

const blanks = (count: number): string => " ".repeat(count);

interface Tell {
  readonly columns: number;
  readonly start: number;
  readonly end: number;
  readonly characters: readonly number[];
  readonly count: number;
  readonly twin: string | undefined;
}

const tellOf = (path: string, text: string): Tell[] =>
  scan(text, { path }, defaultPolicy)
    .filter(({ rule }) => rule === "off-screen-text")
    .map((finding) => {
      const { start, end, characters, count, twin } = finding;
      return { columns: Number.parseInt(messageOf(finding), 10), start, end, characters, count, twin };
    });

const widths = (path: string, text: string): number[] => tellOf(path, text).map(({ columns }) => columns);

describe("off-screen-text", () => {
  it("finds code and text behind many blanks of any kind", () => {
    assert.deepEqual(found("javascript", `a();${blanks(100)}evil();`), ["error off-screen-text 0:4-104"]);
    assert.deepEqual(found("javascript", `a();${"\t".repeat(25)}evil();`), ["error off-screen-text 0:4-29"]);
    assert.deepEqual(found("javascript", `${blanks(200)}evil();`), ["error off-screen-text 0:0-200"]);
    assert.deepEqual(found("javascript", `s = "a${blanks(100)}b"`), ["warning off-screen-text 0:6-106"]);
    assert.deepEqual(found("markdown", `a${"\u3000".repeat(60)}b`), ["warning off-screen-text 0:1-61"]);
    assert.deepEqual(found("markdown", `a${" \u00a0".repeat(60)}b`), ["warning off-screen-text 0:1-121"]);
    assert.deepEqual(found("markdown", `a${blanks(120)}b`, { path: "AGENTS.md" }), ["error off-screen-text 0:1-121"]);
  });

  it("does not count narrow blanks behind the wide ones", () => {
    const line = `x${blanks(110)}${"=".repeat(10)} y`;
    assert.deepEqual(found("javascript", line), ["error off-screen-text 0:1-111"]);
  });

  it("begins at a width that depends on what stands there", () => {
    const places = [
      ["a.js", "a();", "evil();", 100],
      ["a.js", "s = 'a", "evil'", 100],
      ["a.h", "#define A", "0x0007", 100],
      ["a.js", "a();", "// evil", 160],
      ["a.js", "", "evil();", 120],
      ["a.md", "a", "evil", 100],
      ["a.unknown", "a", "evil", 100],
      ["a.json", '{"a":1,', '"b":2}', 200],
      ["a.json", "", '"b":2}', 200],
      ["AGENTS.md", "a", "evil", 100],
      ["AGENTS.md", "", "evil", 120],
      [".mcp.json", '{"a":1,', '"b":2}', 100],
      [".mcp.json", "", '"b":2}', 200],
      ["AGENTS.md", "<!-- a", "evil -->", 100],
    ] as const;
    for (const [path, before, behind, least] of places) {
      assert.deepEqual(widths(path, `${before}${blanks(least - 1)}${behind}`), [], `${path} ${least - 1}`);
      assert.deepEqual(widths(path, `${before}${blanks(least)}${behind}`), [least], `${path} ${least}`);
    }
  });

  it("counts a tab as four columns, an ideographic space as two, and what has no width as none", () => {
    for (const [unit, columns, characters] of [
      [" \t", 5, [0x20, 0x09]],
      [" \u3000", 3, [0x20, 0x3000]],
      [" \u00a0\u2003", 3, [0x20, 0xa0, 0x2003]],
      [" \u200b", 1, [0x20, 0x200b]],
      [" \u{e0041}", 1, [0x20, 0xe0041]],
      [" \u2800\u3164", 3, [0x20, 0x2800, 0x3164]],
      [" \u115f\uffa0", 3, [0x20, 0x115f, 0xffa0]],
    ] as const)
      for (let shift = 1; shift <= 3; shift++) {
        const finding = tellOf("a.js", `${"a".repeat(shift)}${unit.repeat(100)}evil`)[0];
        assert.equal(finding?.columns, 100 * columns, `${unit} ${shift}`);
        assert.deepEqual([finding.start, finding.end], [shift, shift + 100 * unit.length]);
        assert.deepEqual([finding.characters, finding.count], [characters, 100 * Array.from(unit).length]);
      }
  });

  it("has no text for a blank", () => {
    for (const sign of ["\u6f22", "\u0434", "\u{20000}", "\u00e9"])
      assert.deepEqual(widths("a.md", `a${blanks(60)}${sign}${blanks(60)}b`), [], sign);
    for (const sign of ["\u{20000}", "\u{1f600}", "  \udc00", "\ud800", "\udc00"])
      for (const blank of [" ", "\u00a0"])
        assert.deepEqual(widths("a.md", `a${sign}${blank.repeat(100)}b`), [100], sign);
  });

  it("offers one blank in place of a gap, and nothing for indentation or several", () => {
    const twin = (text: string): string | undefined => tellOf("a.js", text)[0]?.twin;
    assert.equal(twin(`a();${blanks(100)}evil();`), " ");
    assert.equal(twin(`${blanks(120)}evil();`), undefined);
    assert.equal(twin(`a();${blanks(80)};${blanks(80)}evil();`), undefined);
  });

  it("adds up gaps between which only signs stand, from 40 columns each and with 20 columns more", () => {
    const told = (text: string): unknown[] =>
      tellOf("a.js", text).map(({ columns, count, start, end }) => [columns, count, start, end]);
    assert.deepEqual(told(`a();${blanks(60)};${blanks(60)}evil()`), [[120, 120, 4, 125]]);
    assert.deepEqual(told(`a();${blanks(60)};${blanks(59)}evil()`), []);
    assert.deepEqual(told(`a();${blanks(40)};${blanks(40)};${blanks(40)}evil()`), [[120, 120, 4, 126]]);
    assert.deepEqual(told(`a();${blanks(40)};${blanks(39)};${blanks(60)}evil()`), []);
    assert.deepEqual(told(`a();${blanks(60)}${";".repeat(40)}${blanks(60)}evil()`), [[120, 120, 4, 164]]);
    assert.deepEqual(told(`a();${blanks(60)}${";".repeat(41)}${blanks(60)}evil()`), []);
    assert.deepEqual(told(`a();${blanks(60)}b;${blanks(60)}evil()`), []);
    assert.deepEqual(told(`a();${blanks(60)};${"\t".repeat(15)}evil()`), [[120, 75, 4, 80]]);
    // Each is told once, the next by itself.
    assert.deepEqual(told(`a();${blanks(60)};${blanks(60)}b();${blanks(100)}c();${blanks(100)};`), [
      [120, 120, 4, 125],
      [100, 100, 129, 229],
    ]);
    assert.deepEqual(tellOf("a.js", `a();${blanks(60)};${"\t".repeat(15)}evil()`)[0]?.characters, [0x20, 0x09]);
  });

  it("finds gaps wherever they begin", () => {
    for (let at = 0; at <= 20; at++) {
      const text = `${";".repeat(at)}${"\t".repeat(10)};${"\t".repeat(30)}evil`;
      const [finding, ...others] = tellOf("a.js", text);
      assert.deepEqual([finding?.start, finding?.end, finding?.columns, others], [at, at + 41, 160, []], String(at));
      const two = `${"a".repeat(at)}b${blanks(100)}c${blanks(110)}d`;
      assert.deepEqual(widths("a.js", two), [100, 110], String(at));
    }
  });

  it("takes what borders part for a table in texts and comments, up to 400 columns", () => {
    for (const border of ["|", "||", "*", "#", "+", "\u2500", "\u257f", "|*#+\u2502"])
      for (const [path, open] of [
        ["a.md", border],
        ["a.c", `/* ${border}`],
      ] as const) {
        const table = (width: number): string => `${open}${blanks(200)}${border}${blanks(width)}a`;
        assert.deepEqual(widths(path, table(199)), [], border);
        assert.deepEqual(widths(path, table(200)), [400], border);
      }
    for (const border of [";", "|;", ";|", "|;|"])
      assert.deepEqual(widths("a.md", `${border}${blanks(90)}${border}${blanks(90)}a`), [180], border);
    assert.deepEqual(widths("a.md", `|${blanks(90)};${blanks(90)}|${blanks(90)}a`), [270]);
    assert.deepEqual(widths("a.js", `a |${blanks(90)}|${blanks(90)}b`), [180]);
  });

  it("takes a wide cell for one in texts and comments alone, up to 400 columns", () => {
    for (const start of ["| a", "* a", "# a", `${blanks(40)}| a`]) {
      assert.deepEqual(widths("a.md", `${start}${blanks(399)}| b |`), [], start);
      assert.deepEqual(widths("a.md", `${start}${blanks(400)}| b |`), [400], start);
    }
    assert.deepEqual(widths("a.md", `${blanks(41)}| a${blanks(399)}| b |`), [399]);
    assert.deepEqual(widths("a.md", `a |${blanks(399)}| b |`), [399]);
    assert.deepEqual(widths("a.md", `| a${blanks(399)}b |`), [399]);
    assert.deepEqual(widths("a.c", `#define A${blanks(150)}| b`), [150]);
    assert.deepEqual(widths("a.js", `s = \`\n| a${blanks(150)}| b\n\``), [150]);
  });

  it("finds code behind blanks with signs between them", () => {
    for (const text of [
      `ok();${`${blanks(78)}/**/`.repeat(5)}evil();`,
      `ok.${`${blanks(78)}.`.repeat(6)} evil`,
      `ok();${blanks(79)};${blanks(79)};evil()`,
    ])
      assert.ok(
        found("javascript", text).some((one) => one.startsWith("error off-screen-text")),
        text,
      );
    assert.deepEqual(found("markdown", `|${`${blanks(60)}|`.repeat(4)} a`), []);
    assert.deepEqual(found("c", `/* *${`${blanks(60)}*`.repeat(3)} a */`), []);
  });

  it("is stricter where agents read", () => {
    for (const path of [".mcp.json", ".claude/settings.json"])
      assert.ok(
        found("json", `{"a":1,${blanks(190)}"command":"evil"}`, { path }).some((one) =>
          one.includes("off-screen-text"),
        ),
        path,
      );
    assert.deepEqual(found("markdown", `ok${"\u00a0".repeat(200)}evil`, { path: "AGENTS.md" }), [
      "error off-screen-text 0:2-202",
    ]);
  });

  it("shows what stands there, up to the next blanks, on one line and without what cannot be seen", () => {
    for (const [behind, shown] of [
      ["evil(\u0007);", "evil(<U+0007>);"],
      ["evil();  ", "evil();"],
      ["a\tb", "a b"],
      [`evil();${blanks(50)};`, "evil();"],
      [`evil();${blanks(50)}\u200b`, "evil();"],
      ["x".repeat(61), `${"x".repeat(60)}\u2026`],
    ] as const) {
      const [finding] = scan(`a();${blanks(100)}${behind}`, { path: "a.js" }, defaultPolicy);
      assert.equal(finding && messageOf(finding), `100 columns of blanks push "${shown}" out of sight`);
    }
  });

  it("leaves unusual spaces to their own rule where it does not speak itself", () => {
    const rules = (text: string, path = "AGENTS.md"): string[] =>
      scan(text, { path }, defaultPolicy).map(({ rule }) => rule);
    const wide = (count: number): string => "\u00a0".repeat(count);
    for (const text of [
      `ok${wide(100)}evil`,
      `* ${wide(100)}evil`,
      `ok.${wide(100)}${"-".repeat(39)}evil`,
      `${wide(120)}evil`,
      `| a ${wide(400)}| b`,
      `|${blanks(40)}|${wide(400)}evil`,
      `some words:${wide(100)} evil | more`,
      `some words:  ${wide(100)} evil`,
      `123456789*${wide(100)}evil`,
    ])
      assert.deepEqual(rules(text), ["off-screen-text"], text);
    for (const text of [
      `ok${wide(99)}evil`,
      `ok${wide(100)}`,
      `ok${wide(100)}${"-".repeat(41)}${"\t".repeat(10)}evil`,
      `${wide(119)}evil`,
      `| a ${wide(110)}| b`,
      `| a ${wide(110)} | b`,
      `|${blanks(40)}|${wide(110)}evil`,
      `|${blanks(40)}| ${wide(110)}evil`,
      `a|${"\t".repeat(10)}|${wide(110)}evil`,
      `1234567890*${wide(100)}evil`,
      `${blanks(40)};${wide(99)}evil`,
    ])
      assert.deepEqual(rules(text), ["unusual-space"], text);
    assert.deepEqual(rules(`{"a":1,\n${wide(150)}"b": 2}`, ".mcp.json"), ["unusual-space"]);
    assert.deepEqual(rules(`a();${wide(100)}evil`, "a.js"), ["unusual-space"]);
  });

  it("leaves alone what people align", () => {
    const honest = [
      ["a.js", `};${blanks(110)}// the end of it`],
      ["a.js", `${blanks(116)}deep();`],
      ["a.h", `#define IH_RB_WPTR__RB_OVERFLOW__SHIFT${blanks(89)}0x0`],
      ["a.c", `#define A(x)${blanks(150)}\\`],
      ["a.c", `/* a${blanks(150)}*/`],
      ["a.md", `| a${blanks(200)}| b${blanks(200)}|`],
      ["a.csv", `name${blanks(120)},1`],
      ["a.txt", `LS(1)${blanks(70)}LS(1)`],
      ["a.js", `a();${blanks(500)}`],
      ["a.js", "a\n".repeat(3)],
    ] as const;
    for (const [path, text] of honest) assert.deepEqual(scan(text, { path }, defaultPolicy), [], JSON.stringify(text));
  });

  it("takes linear time for a line of gaps", () => {
    const text = `${blanks(110)};`.repeat(50_000);
    assert.deepEqual(scan(text, { path: "a.js" }, defaultPolicy), []);
    assert.equal(scan(`${blanks(110)}b`.repeat(10_000), { path: "a.js" }, defaultPolicy).length, 9_999);
  }).timeout(20_000);
});
